"""Reading and checking posts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from arabic.dates import arabic_date
from cache.store import digest_of, digest_of_file
from diagnostics import Finding, errors, nearest
from directory.check import list_scope
from directory.consistency import future_dates
from directory.named import with_ids
from directory.protected import ProtectedNames
from directory.read import Entry, Records, by_id, files, markdown_header
from directory.references import unknown
from newsroom.model import Listed, PostHeader
from newsroom.protected import check_protected
from records import header
from records.library import Library
from records.source import read_text

#: What a post names: associations, centers, a picture.
_Named = tuple[tuple[str, ...], tuple[str, ...], str]

#: A post scheduled for later than this is rather a slip of the pen.
_FAR = timedelta(days=366)

#: Of a post: field, header key, and the list that its ids are in.
NAMED = (
    ("category", "Category", "news-kinds"),
    ("tags", "Tags", "topics"),
    ("commune", "Commune", "communes"),
    ("associations", "Associations", "associations"),
    ("centers", "Centers", "centers"),
)


@dataclass(frozen=True)
class Publisher:
    """What makes of the header of a post, once it is checked, what is shown; None where it waits.

    ``version`` is the digest of all that ``publish`` asks besides what the check does.
    """

    publish: Callable[[Entry[PostHeader]], Listed | None]
    version: bytes


#: Of a post: its slug, «» where that cannot be read; what is shown of it; what is wrong with it.
_Reading = tuple[str, Listed | None, list[Finding]]


def read_posts(
    library: Library, records: Records, today: date, publisher: Publisher | None = None
) -> tuple[list[Listed], list[Finding]]:
    """Read and check all posts; ``today`` tells which dates are yet to come.

    Returns what ``publisher`` makes of those that have no error, and the findings: of each header,
    of references, of addresses used twice. A post is known by the digest of all that is asked of
    it: its file, the lists, the names of protected centers, and the files of the records and
    pictures that it names.
    """
    names, findings = files("news", ".md", library)
    protected = ProtectedNames(records)

    def read(name: str) -> _Reading:
        entry, faults = read_post(name, library)
        if entry is None:
            return "", None, faults
        faults += _check(entry, library, records, protected, today)
        shown = publisher.publish(entry) if publisher and not errors(faults) else None
        return entry.record.slug, shown, faults

    made_by = publisher.version if publisher else b""
    scope = digest_of(list_scope(library, today), protected.digest(), made_by)
    keys = _keys(names, library, records, scope)
    first: dict[str, str] = {}
    posts = []
    readings = library.store.map("news", read, names, keys)
    for name, (slug, shown, faults) in zip(names, readings, strict=True):
        findings += faults
        if shown:
            posts.append(shown)
        if slug and first.setdefault(slug, name) != name:
            twice = (read_post(other, library)[0] for other in (first[slug], name))
            findings += by_id(entry for entry in twice if entry)[1]
    return posts, with_ids(findings, records)


def read_post(name: str, library: Library) -> tuple[Entry[PostHeader] | None, list[Finding]]:
    """Read the header of one post, by its path below ``content``; it is not checked yet."""
    path, shown = library.content / name, library.shown(name)
    record, document, findings = markdown_header(path, shown, PostHeader)
    if record is None or document is None:
        return None, findings
    return Entry(record, document, library.content, name), findings


def _check(
    entry: Entry[PostHeader],
    library: Library,
    records: Records,
    protected: ProtectedNames,
    today: date,
) -> Iterator[Finding]:
    yield from _references(entry, records)
    yield from _future(entry, today)
    yield from _consistency(entry)
    yield from _missing_picture(entry, library)
    yield from check_protected(entry, protected)


def _keys(names: list[str], library: Library, records: Records, scope: bytes) -> list[bytes]:
    """The digest of all that is asked of each post."""

    def read(name: str) -> _Named:
        text, _ = read_text(library.content / name, name)
        document = header.parse(text, name)[0] if text else None
        return _named(document.data if document else {})

    own = [library.digest(name) for name in names]
    named = library.store.map("news names", read, names, own)
    return [
        digest_of_file(name, scope, digest, *_digests(what, library, records))
        for name, digest, what in zip(names, own, named, strict=True)
    ]


def _named(data: Mapping[str, str | list[str]]) -> _Named:
    """What a header names, as far as that can be told before it is checked."""
    associations, centers, images = (
        value.split(",") if isinstance(value := data.get(key, ""), str) else value
        for key in ("Associations", "Centers", "Image")
    )
    return (
        tuple(part.strip() for part in associations),
        tuple(part.strip() for part in centers),
        "".join(images).strip(),
    )


def _digests(named: _Named, library: Library, records: Records) -> list[bytes]:
    """The digests of the files of records, and of the picture, that a post names."""
    associations, centers, image = named
    found = [
        *(records.associations.get(slug) for slug in associations),
        *(records.centers.get(center) for center in centers),
    ]
    digests = [library.digest(entry.name) if entry else b"" for entry in found]
    return [*digests, library.digest(f"images/{image}")] if image else digests


def _references(entry: Entry[PostHeader], records: Records) -> Iterator[Finding]:
    for field, key, target in NAMED:
        yield from unknown(entry, field, key, records.known(target))
    for index, center in enumerate(entry.record.centers if entry.record.status != "draft" else ()):
        if center in records.centers and records.centers[center].record.draft:
            message = f"المركز «{center}» مسودة لم تنشر بعد"
            advice = "انشره أولا، أو اكتب «Status: draft» في الخبر"
            yield entry.document.finding(("Centers", index), "X004", message, advice)


def _future(entry: Entry[PostHeader], today: date) -> Iterator[Finding]:
    """Findings for dates that will be to come on the day of publishing, unknown of a draft."""
    post = entry.record
    if post.status == "draft":
        return
    yield from future_dates(entry, max(today, post.date.date()))
    if post.date.date() > today + _FAR:
        message = f"لا ينشر هذا الخبر قبل {arabic_date(post.date)}"
        advice = "تحقق من السنة"
        yield entry.document.finding(("Date",), "V005", message, advice, level="warning")


def _consistency(entry: Entry[PostHeader]) -> Iterator[Finding]:
    post, document = entry.record, entry.document
    if post.event_end and post.event_date and post.event_end < post.event_date:
        message = "نهاية اللقاء (Event-End) ينبغي أن تأتي بعد بدايته (Event-Date)"
        yield document.finding(("Event-End",), "V005", message)
    for key in ("Event-End", "Event-Time", "Event-Status"):
        if document.data.get(key, "scheduled") != "scheduled" and "Event-Date" not in document.data:
            message = "حقل إلزامي ناقص: «Event-Date»"
            yield document.finding((key,), "V002", message, of_key=True)
    if post.modified and post.modified < post.date:
        yield document.finding(("Modified",), "V005", "تاريخ التعديل سابق لتاريخ النشر")
    if post.notes and post.status != "draft":
        message = "في الخبر ملاحظات لم تعالج بعد (Notes)، فلا ينشر"
        advice = "عالجها واحذفها، أو أعد «Status: draft»"
        yield document.finding(("Notes",), "V015", message, advice, of_key=True)
    if post.image and not post.image_alt:
        message = "صورة دون نص بديل"
        yield document.finding(("Image",), "M002", message, "صف الصورة في Image-Alt")
    for key in ("Image-Alt", "Image-Caption", "Image-Credit"):
        if key in document.data and "Image" not in document.data:
            yield document.finding((key,), "V002", "حقل إلزامي ناقص: «Image»", of_key=True)


def _missing_picture(entry: Entry[PostHeader], library: Library) -> Iterator[Finding]:
    image = entry.record.image
    if image and not library.digest(f"images/{image}"):
        known = [name.removeprefix("images/") for name in library.names("images/")]
        message = f"لا وجود للصورة «{image}» في مجلد images"
        yield entry.document.finding(("Image",), "X004", message, nearest(image, known))
