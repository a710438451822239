"""Reading the files of the directory: every record typed, the faults of all files told at once."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from cache.fingerprint import Packed
from cache.store import digest_of
from diagnostics import Finding
from directory.map import Drawing
from directory.model import (
    Alias,
    AssociationHeader,
    CenterRecord,
    Cercle,
    Commune,
    Helpline,
    Holiday,
    Kind,
    Law,
    NewsKind,
    Term,
)
from directory.outlines import Outlines
from records import header
from records.document import Document, Loc
from records.library import Found, Library
from records.source import read_text
from records.types import Record
from records.validate import validate

R = TypeVar("R", bound=Record)

_FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

#: The lists of ``content/directory/``: file name and model.
LISTS: dict[str, type[Term]] = {
    "audiences": Term,
    "laws": Law,
    "cercles": Cercle,
    "communes": Commune,
    "helplines": Helpline,
    "holidays": Holiday,
    "kinds": Kind,
    "topics": Term,
    "news-kinds": NewsKind,
    "aliases": Alias,
}


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A record with the document it came from; ``at`` is its place in that document.

    ``name`` is the file's path below ``content``. The document may be given pickled: of ten
    thousand, few are ever looked at again.
    """

    record: R
    source: Document | bytes
    content: Path
    name: str
    at: Loc = ()

    @cached_property
    def document(self) -> Document:
        """The parsed file, with the position of every value."""
        if isinstance(self.source, Document):
            return self.source
        found: Document = pickle.loads(self.source)
        return found

    @property
    def path(self) -> Path:
        """The file itself."""
        return self.content / self.name

    @property
    def stem(self) -> str:
        """The file's name without folder and suffix."""
        return self.name.rpartition("/")[2].rpartition(".")[0]

    def finding_within(self, loc: Loc, words: str, fault: tuple[str, str, str]) -> Finding:
        """A finding about some words of the text at ``loc``: where they stand in the file.

        ``fault`` is code, message and suggestion. Words that the file breaks over lines, or writes
        with escapes, are told at the beginning of their text.
        """
        line, column = self.document.position(loc)
        text, _ = read_text(self.path, self.name)
        lines = (text or "").split("\n")[line - 1 :]
        for number, written in enumerate(lines, start=line):
            if (place := written.find(words, column - 1 if number == line else 0)) >= 0:
                return Finding(self.document.path, number, place + 1, *fault)
        return Finding(self.document.path, line, column, *fault)


#: What a list holds: its records by their place, its document, what is wrong with it.
_List = tuple[list[tuple[int, Term]], Document | None, list[Finding]]
#: What a file holds: its record, its document, what is wrong with it.
Reading = tuple[R | None, Document | None, list[Finding]]


@dataclass(slots=True)
class Records:
    """All records by id. ``lists`` is keyed by the names of :data:`LISTS`.

    ``drawing`` is the map of the communes, ``outlines`` tells which one a place is in; both where
    their boundaries are known.

    ``claimed`` holds, by list, the ids that files and list items claim whatever their faults: a
    reference to a record that cannot be read is not a second fault. None where a whole list cannot
    be read: then nothing is known of its ids.
    """

    lists: dict[str, dict[str, Entry[Term]]] = field(default_factory=dict)
    centers: dict[str, Entry[CenterRecord]] = field(default_factory=dict)
    associations: dict[str, Entry[AssociationHeader]] = field(default_factory=dict)
    claimed: dict[str, set[str] | None] = field(default_factory=dict)
    drawing: Drawing | None = None
    outlines: Packed[Outlines] | None = None

    def terms(self, name: str) -> list[Term]:
        """The records of one list, in the order of its file."""
        return [entry.record for entry in self.lists[name].values()]

    def known(self, name: str) -> set[str] | None:
        """The ids that may be named: of a list, of «centers», of «associations»; None if any."""
        return self.claimed[name]


def read_records(library: Library) -> tuple[Records, list[Finding]]:
    """Read lists, centers and association profiles."""
    records = Records()
    findings = [*missing_folder("directory", library), *_read_lists(records, library)]
    centers, faults = read_files(_center, "directory/centers", ".yaml", library)
    profiles, more = read_files(_association, "associations", ".md", library)
    findings += [*faults, *more]
    records.claimed["centers"] = _ids(centers)
    records.claimed["associations"] = _ids(profiles)
    records.centers, faults = by_id(entry for entry in centers.values() if entry)
    findings += [*faults, *misnamed(records.centers)]
    records.associations, faults = by_id(entry for entry in profiles.values() if entry)
    return records, [*findings, *faults, *misnamed(records.associations)]


def _read_lists(records: Records, library: Library) -> list[Finding]:
    def read(name: str) -> _List:
        file = f"directory/{name}.yaml"
        document, faults = read_yaml(library.content / file, library.shown(file))
        if document is None:
            return [], None, faults
        items, more = _items(document, LISTS[name])
        return items, document, [*faults, *_without_echoes(more, faults)]

    names = [*LISTS]
    keys = [digest_of(library.digest(f"directory/{name}.yaml"), name) for name in names]
    findings = []
    for name, reading in zip(names, library.store.map("lists", read, names, keys), strict=True):
        items, document, faults = reading
        file = f"directory/{name}.yaml"
        entries: list[Entry[Term]] = []
        if document:
            content = library.content
            entries = [Entry(item, document, content, file, (place,)) for place, item in items]
        records.lists[name], repeated = by_id(entries)
        records.claimed[name] = _claimed(document) if document else None
        findings += [*faults, *repeated]
    return findings


def _ids(entries: dict[str, Entry[R] | None]) -> set[str]:
    return {
        record_id(entry.record) if entry else Path(name).stem for name, entry in entries.items()
    }


def _items(document: Document, model: type[R]) -> tuple[list[tuple[int, R]], list[Finding]]:
    if not isinstance(document.data, list):
        message = "هنا تنتظر قائمة سجلات، يبدأ كل منها بـ «- id: …»"
        return [], [document.finding((), "Y003", message)]
    items, findings = [], []
    for index in range(len(document.data)):
        record, faults = validate(model, document, (index,))
        findings += faults
        if record is not None:
            items.append((index, record))
    return items, findings


def _claimed(document: Document) -> set[str] | None:
    items = document.data if isinstance(document.data, list) else [None]
    ids = [item.get("id") if isinstance(item, dict) else None for item in items]
    claimed = {key for key in ids if isinstance(key, str)}
    return claimed if len(ids) == sum(isinstance(key, str) for key in ids) else None


def markdown_header(path: Path, name: str, model: type[R]) -> Reading[R]:
    """Read the header of a Markdown file by its model."""
    text, findings = read_text(path, name)
    if text is None:
        return None, None, findings
    document, body, first_line, faults = header.parse(text, name)
    findings += faults
    if document is None:
        return None, None, findings
    record, more = validate(model, document)
    is_draft = getattr(record, "status", None) == "draft"
    if not body.strip() and not faults and not is_draft:  # or the text was taken for the header's
        findings.append(Finding(name, first_line, 1, "F004", "لا نص تحت الترويسة"))
    return record, document, [*findings, *more]


def missing_folder(folder: str, library: Library) -> Iterator[Finding]:
    """A finding where something that is no folder stands in the place of one."""
    path = library.content / folder
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        yield Finding(library.shown(folder), 1, 1, "F005", "هنا ينتظر مجلد، لا ملف ولا رابط رمزي")


def files(folder: str, suffix: str, library: Library) -> tuple[list[str], list[Finding]]:
    """The files of a folder and its sub-folders, sorted; those of another kind are findings.

    Hidden files are passed over, as Pelican's IGNORE_FILES does.
    """
    found, findings = [], list(missing_folder(folder, library))
    for item in library.found(folder):
        stem, dot, end = item.name.rpartition("/")[2].rpartition(".")
        plain_folder = item.is_folder and not item.is_link and end not in {"yaml", "md"}
        if plain_folder or item.name.endswith("~"):  # «x~» is an editor program's backup
            continue
        if fault := _misplaced(item, dot + end == suffix, suffix, library):
            findings.append(Finding(library.shown(item.name), 1, 1, *fault))
            continue
        found.append(item.name)
        if not _FILE_NAME.fullmatch(stem):
            message = "اسم الملف حروف لاتينية صغيرة وأرقام تفصل بينها شرطات"
            name = " ".join(library.shown(item.name).split())
            findings.append(Finding(name, 1, 1, "F007", message))
    return found, findings


def _misplaced(
    found: Found, expected: bool, suffix: str, library: Library
) -> tuple[str, str, str] | None:
    """Code, message and suggestion for a file that may not stand where it does."""
    if found.is_link:
        path = library.content / found.name
        if found.is_folder:  # Pelican would follow it, these checks do not
            return "F005", "رابط رمزي إلى مجلد", "ضع المجلد نفسه"
        if path.exists() and library.root.resolve() not in path.resolve().parents:
            return "F005", "رابط رمزي إلى خارج المستودع", "ضع الملف نفسه"
    if not expected:
        message = f"هذا المجلد لا يقبل إلا ملفات تنتهي بـ «{suffix}»"
        return "F007", message, "غير امتداده أو انقله"
    return None


def record_id(record: Record) -> str:
    """The id of any record: ``slug`` in headers, ``id`` elsewhere."""
    return str(getattr(record, "slug", None) or getattr(record, "id"))  # noqa: B009


def by_id(entries: Iterable[Entry[R]]) -> tuple[dict[str, Entry[R]], list[Finding]]:
    """Entries by id; an id used twice is a finding at its second use."""
    found: dict[str, Entry[R]] = {}
    findings = []
    for entry in entries:
        key = record_id(entry.record)
        if key not in found:
            found[key] = entry
            continue
        first = found[key]
        line = first.document.position((*first.at, id_key(first.record)))[0]
        message = f"المعرف «{key}» مستعمل في {first.document.path}:{line}"
        findings.append(entry.document.finding((*entry.at, id_key(entry.record)), "X002", message))
    return found, findings


def id_key(record: Record) -> str:
    """The key that :func:`record_id` stands under in the file."""
    return "Slug" if hasattr(record, "slug") else "id"


def misnamed(entries: dict[str, Entry[R]]) -> Iterator[Finding]:
    """Findings for files that are not called as the record they hold."""
    for key, entry in entries.items():
        if entry.stem != key:
            message = f"اسم الملف «{entry.path.name}» لا يوافق المعرف «{key}»"
            advice = f"سمه «{key}{entry.path.suffix}»"
            loc = (id_key(entry.record),)
            yield entry.document.finding(loc, "X003", message, advice)


def read_files(
    reader: Callable[[Path, str], Reading[R]], folder: str, suffix: str, library: Library
) -> tuple[dict[str, Entry[R] | None], list[Finding]]:
    """Read every file of a folder: its entry (None where it has none) by name, and findings."""

    def read(name: str) -> tuple[R | None, bytes, list[Finding]]:
        record, document, faults = reader(library.content / name, library.shown(name))
        return record, pickle.dumps(document), faults

    names, findings = files(folder, suffix, library)
    keys = [digest_of(library.digest(name), name) for name in names]
    readings = library.store.map(f"read {folder}", read, names, keys)
    entries: dict[str, Entry[R] | None] = {}
    for name, (record, document, faults) in zip(names, readings, strict=True):
        entry = Entry(record, document, library.content, name) if record is not None else None
        entries[name] = entry
        findings += faults
    return entries, findings


def _center(path: Path, name: str) -> Reading[CenterRecord]:
    document, findings = read_yaml(path, name)
    if document is None:
        return None, None, findings
    record, faults = validate(CenterRecord, document)
    return record, document, [*findings, *_without_echoes(faults, findings)]


def _without_echoes(findings: list[Finding], told: list[Finding]) -> list[Finding]:
    """The findings but those about a place that already has one."""
    places = {(finding.line, finding.column) for finding in told}
    return [finding for finding in findings if (finding.line, finding.column) not in places]


def _association(path: Path, name: str) -> Reading[AssociationHeader]:
    return markdown_header(path, name, AssociationHeader)


def read_yaml(path: Path, name: str) -> tuple[Document | None, list[Finding]]:
    """Read a file as YAML; ``name`` is the path shown in findings. No document, no data."""
    text, findings = read_text(path, name)
    if text is None or any(finding.code == "F003" for finding in findings):
        return None, findings
    from records import yaml  # here: few builds see a file that changed

    document, faults = yaml.parse(text, name)
    return document, [*findings, *faults]
