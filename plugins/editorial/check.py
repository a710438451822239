"""All checks that concern more than one record: pages, texts, stray files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from cache.store import digest_of, digest_of_file
from diagnostics import Finding, display_path
from directory import boundaries, phones
from directory.check import check_each, read_directory
from directory.model import CenterRecord, Helpline
from directory.places import place_in
from directory.protected import ProtectedNames
from directory.read import LISTS, Entry, Records
from directory.safety import SECRET_FIELDS, secret_comments
from editorial import redirects
from editorial.addresses import Addresses
from editorial.links import Links
from editorial.pages import check_pages
from editorial.pictures import check_pictures
from editorial.text import OWN_LINE, blank, check_markdown, check_personal_data
from editorial.writing import check_writing
from newsroom.protected import check_places
from newsroom.read import read_posts
from records.library import Library
from records.source import read_text

_TELLS = "نص يدل على مكان مركز محمي"
#: Where a center tells its own place and numbers.
_OWN = {"sources", *(name.partition(".")[0] for name in SECRET_FIELDS)}
_QUICK_EXIT = re.compile(r"^Quick-Exit:[ ]*true[ ]*$", re.MULTILINE | re.IGNORECASE)
_HELPLINE = {"number", "alternate_number"}
_KNOWN = {"news", "associations", "pages", "directory", "images", redirects.FILE, "spelling.txt"}


def check_site(library: Library, today: date) -> list[Finding]:
    """Every finding about the content of a site, sorted; nothing is built.

    ``today`` dates the age of checks.
    """
    records, findings = read_directory(library, today)
    _, faults = read_posts(library, records, today)
    return sorted({*findings, *faults, *check_content(library, records, today)})


def check_content(library: Library, records: Records, today: date) -> list[Finding]:
    """Check everything that no record covers; ``records`` are those already read.

    ``today`` tells which posts have a page that may be linked to.
    """
    return [
        *_redirects(library, records, today),
        *_strays(library.content, library.root),
        *check_pages(library),
        *check_pictures(library),
        *_texts(library, records, today),
    ]


def _redirects(library: Library, records: Records, today: date) -> Iterator[Finding]:
    """Findings for redirects, as far as the pages that will be built are known."""
    entries, faults = redirects.read_redirects(library.content, library.root)
    yield from faults
    if entries:
        known = Addresses(library, records, today)
        yield from redirects.check(entries, known.pages, is_missing=known.is_missing)


def _strays(content: Path, root: Path) -> Iterator[Finding]:
    """Files that no plugin would read: they would be dropped in silence."""
    for path in _visible(content):
        if path.name not in _KNOWN:
            yield _stray(path, root)
    known = {f"{name}.yaml" for name in LISTS} | {"centers", "boundaries"}
    for path in _visible(content / "directory"):
        if path.name not in known:
            yield _stray(path, root)
    for path in _visible(content / boundaries.FOLDER):
        if path.suffix != boundaries.SUFFIX and path.name != "README.md":
            yield _stray(path, root)


def _stray(path: Path, root: Path) -> Finding:
    message = "ملف أو مجلد لا يقرؤه أي جزء من الموقع"
    return Finding(display_path(path, root), 1, 1, "F007", message, "انقله أو احذفه")


def _visible(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if not path.name.startswith(".") and not path.name.endswith("~")
    )


def _texts(library: Library, records: Records, today: date) -> list[Finding]:
    hosts = own_hosts()
    links, names = Links(library, today, hosts), ProtectedNames(records)
    helplines = helpline_numbers(records)

    def check(name: str) -> list[Finding]:
        text, _ = read_text(library.content / name, library.shown(name))
        if text is None:  # told by whoever reads its records
            return []
        return [*check_text(text, name, library, links, names, helplines)]

    checked = [name for name in library.names() if is_text(name)]
    told = tuple(sorted(helplines)), tuple(sorted(hosts)), today.isoformat()
    scope = digest_of(names.digest(), *told)
    keys = [_key(name, library, scope) for name in checked]
    results = library.store.map("check texts", check, checked, keys)
    return [
        *(finding for findings in results for finding in findings),
        *neighbors(library, records, names),
        *_lists(records, names),
    ]


def own_hosts() -> set[str]:
    """The names of the site's own server, as far as its settings are told them."""
    urls = (os.environ.get("SITE_URL", ""), f"//{os.environ.get('SITE_CNAME', '')}")
    return {host for url in urls if (host := urlsplit(url).hostname)}


def is_text(name: str) -> bool:
    """Whether a file below ``content`` is one that editors write words in."""
    return name.endswith((".md", ".yaml")) and not name.startswith("directory/boundaries/")


def _key(name: str, library: Library, scope: bytes) -> bytes:
    """The digest of all that the check of a text asks: what it links to, too."""
    files = (name, *library.targets.get(name, ()))
    return digest_of_file(name, scope, *map(library.digest, files))


def check_text(
    text: str, name: str, library: Library, links: Links, names: ProtectedNames, helplines: set[str]
) -> Iterator[Finding]:
    """Findings for what may not stand in any text; ``name`` is the file's below ``content``."""
    shown = library.shown(name)
    if name.startswith("directory/centers/") and Path(name).stem in names.ids:
        yield from secret_comments(text, shown)
    yield from check_personal_data(text, shown)
    yield from check_writing(text, shown)
    if name.endswith(".md"):
        yield from check_markdown(text, shown, library.content / name, links, helplines)
    named = names.named_in(text)
    if not named and names.kind_named_in(text):
        yield from _kinds(text, shown, names)
    if not named or name.startswith("news/"):
        return  # posts have a check of their own, which knows their header
    if name.endswith(".md"):
        yield from check_places(blank(OWN_LINE, text), shown)
        yield from _unfit(text, name, shown, names)
    else:
        yield from _lines(text, shown, names)


def _kinds(text: str, name: str, names: ProtectedNames) -> Iterator[Finding]:
    """Warnings for the lines that tell a place beside the name of a protected kind."""
    for number, line in enumerate(text.split("\n"), start=1):
        if names.kind_named_in(line) and (place := place_in(line)):
            message = "في السطر مكان ونوع من المراكز المحمية: لا ينشر أين يوجد مركز منها"
            advice = f"تحقق من {place.told}"
            yield Finding(name, number, place.start + 1, "S001", message, advice, "warning")


def _unfit(text: str, name: str, shown: str, names: ProtectedNames) -> Iterator[Finding]:
    """Findings for a page or profile that names a protected center, and may not as it is.

    An association that runs one has an address and a telephone of its own.
    """
    if name.startswith("associations/"):
        for number, line in enumerate(text.split("\n"), start=1):
            if names.named_in(line):
                message = "ملف جمعية يذكر مركزا محميا: لا يعلن من يسيره"
                yield Finding(shown, number, 1, "S001", message, "احذف اسمه ورابطه")
    elif not _QUICK_EXIT.search(text):
        message = "صفحة تذكر مركزا محميا ولا زر فيها للخروج السريع"
        yield Finding(shown, 1, 1, "S001", message, "أضف إلى ترويستها «Quick-Exit: true»")


def _lines(text: str, name: str, names: ProtectedNames) -> Iterator[Finding]:
    """Findings for the lines of any other file, comments too, that say where a center is."""
    for number, line in enumerate(text.split("\n"), start=1):
        if names.named_in(line) and (place := place_in(line)):
            yield Finding(name, number, place.start + 1, "S001", _TELLS, f"احذف {place.told}")


def neighbors(library: Library, records: Records, names: ProtectedNames) -> list[Finding]:
    """Findings for centers whose texts say where another, protected one is."""

    def check(entry: Entry[CenterRecord]) -> Iterator[Finding]:
        texts = list(entry.document.texts())
        if any(names.named_in(text) for _, text in texts):
            for loc, text in texts:
                if loc[0] not in _OWN and (place := place_in(text)):
                    yield entry.document.finding(loc, "S001", _TELLS, f"احذف {place.told}")

    centers = [entry for entry in records.centers.values() if entry.record.id not in names.ids]
    return check_each("neighbors", check, centers, library, names.digest())


def _lists(records: Records, names: ProtectedNames) -> Iterator[Finding]:
    """Findings for lists that hold a telephone number or say where a protected center is."""
    for name, entries in records.lists.items():
        for entry in entries.values():
            texts = [
                (loc, text)
                for loc, text in entry.document.texts(entry.document.data[entry.at[0]], entry.at)
                if "sources" not in loc and "url" not in loc
            ]
            secret = getattr(entry.record, "sensitivity", "n") == "y"
            secret = secret or any(names.named_in(text) for _, text in texts)
            for loc, text in texts:
                if name == "helplines" and loc[-1] in _HELPLINE:
                    continue
                if found := next(phones.find(text), None):
                    fault = ("S008", "رقم هاتف خارج سجلات الدليل", "احذفه")
                    yield entry.finding_within(loc, text[slice(*found.span())], fault)
                elif secret and (place := place_in(text)):
                    yield entry.document.finding(loc, "S001", _TELLS, f"احذف {place.told}")


def helpline_numbers(records: Records) -> set[str]:
    """The numbers that may stand in any text, without spaces."""
    lines = [line for line in records.terms("helplines") if isinstance(line, Helpline)]
    numbers = {number for line in lines for number in (line.number, line.alternate_number)}
    return {number.replace(" ", "") for number in numbers if number}
