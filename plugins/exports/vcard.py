"""The contacts of centers as vCards (RFC 6350, version 4.0): one each, and one file of all.

Written by hand: the libraries that read version 4.0 write 3.0.
"""

from __future__ import annotations

from collections.abc import Iterator

from arabic.dates import arabic_date
from directory.public import Center, PublicAddress
from exports.identity import center_uuid
from exports.model import Export, File, Item, Site, file

ADDRESS = "data/contacts.vcf"
#: Beside the page of a center.
NAME = "contact.vcf"
#: Octets of a line without its end (RFC 6350, 3.2).
LINE = 75
_ESCAPES = str.maketrans({"\\": r"\\", ",": r"\,", ";": r"\;", "\n": r"\n", "\r": None})


def files(site: Site) -> Iterator[File]:
    """A card beside the page of each center that can be reached, and one file of all, if any."""
    reached = tuple(item for item in site.centers if is_reached(item.view))
    for item in reached:
        yield file(f"{item.view.url}{NAME}", render, (item,), site.base_url)
    if reached:
        yield file(ADDRESS, render, reached, site.base_url)


def is_reached(center: Center) -> bool:
    """Whether a center has contacts that may be told."""
    return center.has_contacts and not center.protected


def render(centers: tuple[Item[Center], ...], base_url: str) -> bytes:
    """The cards of some centers, one after the other."""
    lines = (line for item in centers for line in card(item.view, base_url))
    return b"".join(fold(line) + b"\r\n" for line in lines)


def card(center: Center, base_url: str) -> Iterator[str]:
    """The lines of a card, not folded yet. REV is the day of the last check: no clock is read."""
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:org")
    yield f"UID:urn:uuid:{center_uuid(center.id)}"
    yield f"FN;ALTID=1;LANGUAGE=ar:{escape(center.name)}"
    if center.alternate_name:
        yield f"FN;ALTID=1;LANGUAGE=fr:{escape(center.alternate_name)}"
    yield f"ORG:{escape(center.name)}"
    yield f"CATEGORIES:{escape(center.kind.name)}"
    for phone in center.phones:
        yield f"TEL;VALUE=uri;TYPE={phone.type}:{phone.uri}"
    if center.email:
        yield f"EMAIL:{escape(center.email)}"
    if center.address:
        yield f"ADR:{_address(center.address)}"
    if center.latitude is not None:
        yield f"GEO:geo:{center.latitude},{center.longitude}"
    if center.website:
        yield f"URL:{center.website}"
    yield f"SOURCE:{base_url}/{center.url}{NAME}"
    yield f"NOTE:{escape(_note(center, base_url))}"
    if center.assured_date:
        yield f"REV:{center.assured_date:%Y%m%d}T000000Z"
    yield "END:VCARD"


def _address(address: PublicAddress) -> str:
    """The seven parts of ADR: box, suite, street, town, region, postal code, country."""
    street = "، ".join(filter(None, (address.address_1, address.address_2)))
    parts = ("", "", street, address.city, "", address.postal_code or "", "المغرب")
    return ";".join(map(escape, parts))


def _note(center: Center, base_url: str) -> str:
    """Whether it is closed, whom to ask for, what to mind, and how old all this is."""
    people = (": ".join(filter(None, (who.title, who.name))) for who in center.contacts)
    checked = f"آخر تحقق: {arabic_date(center.assured_date)}" if center.assured_date else None
    lines = (center.closed, *people, center.alert, checked, f"{base_url}/{center.url}")
    return "\n".join(filter(None, lines))


def escape(text: str) -> str:
    """A text as a value (RFC 6350, 3.4)."""
    return text.translate(_ESCAPES)


def fold(line: str) -> bytes:
    """A line in UTF-8, parted where it is too long, and never within a character."""
    parts, size = [b""], 0
    for octets in (character.encode() for character in line):
        if size + len(octets) > LINE:
            parts.append(b" ")
            size = 1
        parts[-1] += octets
        size += len(octets)
    return b"\r\n".join(parts)


EXPORT = Export(
    address=ADDRESS,
    name="بطاقات الاتصال",
    format="vCard 4.0 (RFC 6350)",
    about="المراكز التي تنشر وسائل الاتصال بها، في ملف واحد يستورده الهاتف. ولكل مركز منها "
    "بطاقة في صفحته.",
    fields=(
        ("UID", "معرف ثابت (UUID)"),
        ("FN", "الاسم بالعربية ثم بالفرنسية"),
        ("CATEGORIES", "نوع المركز"),
        ("TEL, EMAIL, ADR, GEO, URL", "وسائل الاتصال"),
        ("NOTE", "هل المركز مغلق، ومن تسألون، وما ينبغي الانتباه إليه، ويوم آخر تحقق"),
        ("REV", "يوم آخر تحقق"),
    ),
    files=files,
)
