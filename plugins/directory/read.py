"""Reading the files of the directory: every record typed, the faults of all files told at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from diagnostics import Finding, display_path
from directory.model import (
    AssociationHeader,
    CenterRecord,
    Cercle,
    Commune,
    Helpline,
    Kind,
    Law,
    NewsKind,
    Term,
)
from records import header, yaml
from records.document import Document, Loc
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
    "kinds": Kind,
    "topics": Term,
    "news-kinds": NewsKind,
}


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """A record with the document it came from; ``at`` is its place in that document."""

    record: R
    document: Document
    path: Path
    at: Loc = ()


@dataclass(slots=True)
class Records:
    """All records by id. ``lists`` is keyed by the names of :data:`LISTS`.

    ``claimed`` holds, by list, the ids that files and list items claim whatever their faults: a
    reference to a record that cannot be read is not a second fault. None where a whole list cannot
    be read: then nothing is known of its ids.
    """

    lists: dict[str, dict[str, Entry[Term]]] = field(default_factory=dict)
    centers: dict[str, Entry[CenterRecord]] = field(default_factory=dict)
    associations: dict[str, Entry[AssociationHeader]] = field(default_factory=dict)
    claimed: dict[str, set[str] | None] = field(default_factory=dict)

    def terms(self, name: str) -> list[Term]:
        """The records of one list, in the order of its file."""
        return [entry.record for entry in self.lists[name].values()]

    def known(self, name: str) -> set[str] | None:
        """The ids that may be named: of a list, of «centers», of «associations»; None if any."""
        return self.claimed[name]


def read_records(content: Path, root: Path) -> tuple[Records, list[Finding]]:
    """Read lists, centers and association profiles.

    ``content`` is Pelican's PATH, ``root`` the folder that paths in findings are relative to.
    """
    records = Records()
    findings = _read_lists(records, content / "directory", root)
    centers, faults = read_files(_center, content / "directory" / "centers", ".yaml", root)
    profiles, more = read_files(_association, content / "associations", ".md", root)
    findings += [*faults, *more]
    records.claimed["centers"] = _ids(centers)
    records.claimed["associations"] = _ids(profiles)
    records.centers, faults = by_id(entry for entry in centers.values() if entry)
    findings += [*faults, *misnamed(records.centers)]
    records.associations, faults = by_id(entry for entry in profiles.values() if entry)
    return records, [*findings, *faults, *misnamed(records.associations)]


def _read_lists(records: Records, folder: Path, root: Path) -> list[Finding]:
    findings = []
    for name, model in LISTS.items():
        path = folder / f"{name}.yaml"
        document, faults = _read_yaml(path, display_path(path, root))
        findings += faults
        entries: list[Entry[Term]] = []
        records.claimed[name] = None
        if document is not None:
            entries, more = _items(document, path, model)
            findings += _without_echoes(more, faults)
            records.claimed[name] = _claimed(document)
        records.lists[name], repeated = by_id(entries)
        findings += repeated
    return findings


def _ids(entries: dict[Path, Entry[R] | None]) -> set[str]:
    return {record_id(entry.record) if entry else path.stem for path, entry in entries.items()}


def _items(document: Document, path: Path, model: type[R]) -> tuple[list[Entry[R]], list[Finding]]:
    if not isinstance(document.data, list):
        message = "هنا تنتظر قائمة سجلات، يبدأ كل منها بـ «- id: …»"
        return [], [document.finding((), "Y003", message)]
    entries, findings = [], []
    for index in range(len(document.data)):
        record, faults = validate(model, document, (index,))
        findings += faults
        if record is not None:
            entries.append(Entry(record, document, path, (index,)))
    return entries, findings


def _claimed(document: Document) -> set[str] | None:
    items = document.data if isinstance(document.data, list) else [None]
    ids = [item.get("id") if isinstance(item, dict) else None for item in items]
    claimed = {key for key in ids if isinstance(key, str)}
    return claimed if len(ids) == sum(isinstance(key, str) for key in ids) else None


def markdown_header(
    path: Path, name: str, model: type[R]
) -> tuple[Entry[R] | None, str, int, list[Finding]]:
    """Read a Markdown file: its typed header, its text, the line the text begins on, findings."""
    text, findings = read_text(path, name)
    if text is None:
        return None, "", 1, findings
    document, body, first_line, faults = header.parse(text, name)
    findings += faults
    if document is None:
        return None, body, first_line, findings
    if not body.strip() and not faults:  # else the text may be taken for the header's
        findings.append(Finding(name, first_line, 1, "F004", "لا نص تحت الترويسة"))
    record, faults = validate(model, document)
    entry = Entry(record, document, path) if record is not None else None
    return entry, body, first_line, [*findings, *faults]


def missing_folder(folder: Path, root: Path) -> Iterator[Finding]:
    """A finding where something that is no folder stands in the place of one."""
    if not folder.is_dir() and (folder.exists() or folder.is_symlink()):
        yield Finding(display_path(folder, root), 1, 1, "F005", "هنا ينتظر مجلد، لا ملف")


def files(folder: Path, suffix: str, root: Path) -> tuple[list[Path], list[Finding]]:
    """The files of a folder and its sub-folders, sorted; those of another kind are findings.

    Hidden files are passed over, as Pelican's IGNORE_FILES does.
    """
    found, findings = [], list(missing_folder(folder, root))
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        plain_folder = (
            path.is_dir() and not path.is_symlink() and path.suffix not in {".yaml", ".md"}
        )
        if hidden or plain_folder or path.name.endswith("~"):  # «x~» is an editor program's backup
            continue
        name = display_path(path, root)
        if fault := _misplaced(path, suffix, root):
            findings.append(Finding(name, 1, 1, *fault))
            continue
        found.append(path)
        if not _FILE_NAME.fullmatch(path.stem):
            message = "اسم الملف حروف لاتينية صغيرة وأرقام تفصل بينها شرطات"
            findings.append(Finding(" ".join(name.split()), 1, 1, "F007", message))
    return found, findings


def _misplaced(path: Path, suffix: str, root: Path) -> tuple[str, str, str] | None:
    """Code, message and suggestion for a file that may not stand where it does."""
    if path.is_symlink() and path.is_dir():  # Pelican would follow it, these checks do not
        return "F005", "رابط رمزي إلى مجلد", "ضع المجلد نفسه"
    if path.is_symlink() and path.exists() and root.resolve() not in path.resolve().parents:
        return "F005", "رابط رمزي إلى خارج المستودع", "ضع الملف نفسه"
    if path.suffix != suffix:
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
        if entry.path.stem != key:
            message = f"اسم الملف «{entry.path.name}» لا يوافق المعرف «{key}»"
            advice = f"سمه «{key}{entry.path.suffix}»"
            loc = (id_key(entry.record),)
            yield entry.document.finding(loc, "X003", message, advice)


def read_files(
    reader: Callable[[Path, str], tuple[Entry[R] | None, list[Finding]]],
    folder: Path,
    suffix: str,
    root: Path,
) -> tuple[dict[Path, Entry[R] | None], list[Finding]]:
    """Read every file of a folder: its entry (None where it has none) by path, and findings."""
    paths, findings = files(folder, suffix, root)
    entries: dict[Path, Entry[R] | None] = {}
    for path in paths:
        entries[path], faults = reader(path, display_path(path, root))
        findings += faults
    return entries, findings


def _center(path: Path, name: str) -> tuple[Entry[CenterRecord] | None, list[Finding]]:
    document, findings = _read_yaml(path, name)
    if document is None:
        return None, findings
    record, faults = validate(CenterRecord, document)
    entry = Entry(record, document, path) if record is not None else None
    return entry, [*findings, *_without_echoes(faults, findings)]


def _without_echoes(findings: list[Finding], told: list[Finding]) -> list[Finding]:
    """The findings but those about a place that already has one."""
    places = {(finding.line, finding.column) for finding in told}
    return [finding for finding in findings if (finding.line, finding.column) not in places]


def _association(path: Path, name: str) -> tuple[Entry[AssociationHeader] | None, list[Finding]]:
    entry, _, _, findings = markdown_header(path, name, AssociationHeader)
    return entry, findings


def _read_yaml(path: Path, name: str) -> tuple[Document | None, list[Finding]]:
    text, findings = read_text(path, name)
    if text is None or any(finding.code == "F003" for finding in findings):
        return None, findings
    document, faults = yaml.parse(text, name)
    return document, [*findings, *faults]
