"""All checks that concern more than one record: pages, texts, stray files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from diagnostics import Finding, display_path
from directory import phones
from directory.check import read_directory
from directory.model import Helpline
from directory.places import place_in
from directory.protected import ProtectedNames
from directory.read import LISTS, Records
from editorial.links import Links
from editorial.pages import check_pages
from editorial.pictures import check_pictures
from editorial.text import OWN_LINE, blank, check_markdown, check_personal_data
from newsroom.protected import check_places
from newsroom.read import read_posts
from records.source import read_text

_FOLDERS = {"news", "associations", "pages", "directory", "images"}


def check_site(content: Path, root: Path, today: date) -> list[Finding]:
    """Every finding about the content of a site, sorted; nothing is built.

    ``content`` is Pelican's PATH, ``root`` what paths in findings are relative to, ``today`` dates
    the age of checks.
    """
    records, findings = read_directory(content, root, today)
    _, faults = read_posts(content, root, records, today)
    return sorted({*findings, *faults, *check_content(content, root, records)})


def check_content(content: Path, root: Path, records: Records) -> list[Finding]:
    """Check everything below ``content`` that no record covers.

    ``root`` is what paths in findings are relative to; ``records`` are those already read.
    """
    return [
        *_strays(content, root),
        *check_pages(content, root),
        *check_pictures(content / "images", root),
        *_texts(content, root, records),
    ]


def _strays(content: Path, root: Path) -> Iterator[Finding]:
    """Files that no plugin would read: they would be dropped in silence."""
    for path in _visible(content):
        if path.name not in _FOLDERS:
            yield _stray(path, root)
    known = {f"{name}.yaml" for name in LISTS} | {"centers", "boundaries"}
    for path in _visible(content / "directory"):
        if path.name not in known:
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


def _texts(content: Path, root: Path, records: Records) -> Iterator[Finding]:
    links, names = Links(content), ProtectedNames(records)
    helplines = _helpline_numbers(records)
    boundaries = content / "directory" / "boundaries"
    for path in sorted(content.rglob("*")):
        if path.suffix not in {".md", ".yaml"} or not path.is_file():
            continue
        if path.is_relative_to(boundaries) or path.name.startswith("."):
            continue
        name = display_path(path, root)
        text, _ = read_text(path, name)
        if text is None:  # told by whoever reads its records
            continue
        yield from check_personal_data(text, name)
        if path.suffix == ".md":
            yield from check_markdown(text, name, path, links, helplines)
            # posts have a check of their own, which knows their header
            if (content / "news") not in path.parents and names.named_in(text):
                yield from check_places(blank(OWN_LINE, text), name)
    yield from _neighbours(records, names)
    yield from _lists(records, names)


def _neighbours(records: Records, names: ProtectedNames) -> Iterator[Finding]:
    """Findings for centers whose texts say where another, protected one is."""
    for entry in records.centers.values():
        for loc, text in entry.document.texts() if entry.record.id not in names.ids else ():
            if names.named_in(text) and (place := place_in(text)):
                message = "نص يدل على مكان مركز محمي"
                yield entry.document.finding(loc, "S001", message, f"احذف «{place}»")


def _lists(records: Records, names: ProtectedNames) -> Iterator[Finding]:
    """Findings for lists that hold a telephone number or say where a protected center is."""
    for name, entries in records.lists.items():
        for entry in entries.values() if name != "helplines" else ():
            secret = getattr(entry.record, "sensitivity", "n") == "y"
            for loc, text in entry.document.texts(entry.document.data[entry.at[0]], entry.at):
                if "sources" in loc or "url" in loc:
                    continue
                if next(phones.find(text), None):
                    message = "رقم هاتف خارج سجلات الدليل"
                    yield entry.document.finding(loc, "S008", message, "احذفه")
                elif (secret or names.named_in(text)) and (place := place_in(text)):
                    message = "نص يدل على مكان مركز محمي"
                    yield entry.document.finding(loc, "S001", message, f"احذف «{place}»")


def _helpline_numbers(records: Records) -> set[str]:
    lines = [line for line in records.terms("helplines") if isinstance(line, Helpline)]
    numbers = {number for line in lines for number in (line.number, line.alternate_number)}
    return {number.replace(" ", "") for number in numbers if number}
