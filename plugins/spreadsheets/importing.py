"""A table checked as the build checks files, and written into the files of its records.

A row is joined to the file of its id: a column that the table lacks leaves its field as it is, an
empty cell empties it. What is the same record stays the very same file. A row that would undo what
its table may know nothing of is refused (``losses``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from diagnostics import Finding, errors, nearest
from directory.check import check_records
from directory.protected import ProtectedNames
from directory.read import Entry, Records, by_id, read_records
from editorial.check import check_text, helpline_numbers
from editorial.links import Links
from editorial.secrets import check_neighbors
from records.document import Document, Position
from records.library import Library
from records.source import read_text
from records.validate import validate
from records.writing import write_all
from spreadsheets.columns import nest
from spreadsheets.files import loses_comments
from spreadsheets.forms import FORMS, VERSION, Form
from spreadsheets.losses import losses
from spreadsheets.sheet import Row, Sheet, read_sheet


@dataclass(frozen=True, slots=True)
class Change:
    """A file to be written; ``columns`` are those whose cells differ, none for a new record.

    ``loses_comments`` tells that the old file seems to have comments which the new one has not.
    """

    name: str
    text: str
    columns: tuple[str, ...] = ()
    loses_comments: bool = False


@dataclass(slots=True)
class Plan:
    """What an import would do: files to be written, ids of the rest."""

    form: Form
    added: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)

    def write(self, content: Path) -> None:
        """Write the files, all or none; raises OSError where one cannot be written."""
        changes = (*self.added, *self.changed)
        write_all({content / change.name: change.text.encode() for change in changes})


def plan_import(
    library: Library, table: Path, name: str, today: date
) -> tuple[Plan | None, list[Finding]]:
    """Read a table and check what the directory would be with it; nothing is written.

    ``name`` is the table's path in findings. Returns no plan where any finding is an error, be it
    of the table or of the files that are there.
    """
    records, findings = read_records(library)
    sheet, faults = read_sheet(table, name)
    findings += faults
    form = _form(sheet) if sheet else None
    if sheet is None or form is None:
        return None, [*findings, *(_no_header(sheet) if sheet else ())]
    findings += _unknown_columns(sheet, form)
    importing = _Import(library, records, sheet, form)
    findings += importing.read()
    findings += check_records(records, library, today)
    findings += importing.check_texts(today)
    named = [_named(finding, sheet) for finding in findings]
    return None if errors(named) else importing.plan(), named


def _form(sheet: Sheet) -> Form | None:
    """The kind of record that a table holds, by the column of its ids."""
    return next((form for form in FORMS if form.key in sheet.header), None)


def _no_header(sheet: Sheet) -> Iterator[Finding]:
    known = [form for form in FORMS if any(map(form.is_column, sheet.header))]
    if known:
        message = f"العمود الإلزامي «{known[0].key}» ناقص"
        yield Finding(sheet.path, sheet.line, sheet.column(1), "V002", message)
    else:
        message = "أول سطر ليس ترويسة: ينبغي أن تكون فيه أسماء الأعمدة"
        advice = "صدر جدولا بالأمر export-csv وانسخ ترويسته"
        yield Finding(sheet.path, sheet.line, sheet.column(1), "H001", message, advice)


def _unknown_columns(sheet: Sheet, form: Form) -> Iterator[Finding]:
    for column in dict.fromkeys(filter(None, sheet.header)):
        if column != VERSION and not form.is_column(column):
            message = f"عمود غير معروف «{column}»"
            suggestion = nearest(column, form.columns())
            yield Finding(sheet.path, sheet.line, column, "V001", message, suggestion)


def _named(finding: Finding, sheet: Sheet) -> Finding:
    """A finding with the name of its column, where it is about the table."""
    if finding.path != sheet.path or isinstance(finding.column, str):
        return finding
    return replace(finding, column=sheet.column(finding.column))


class _Import:
    """One table on its way into the records, which hold its changed ones after :meth:`read`."""

    def __init__(self, library: Library, records: Records, sheet: Sheet, form: Form) -> None:
        self.library, self.records, self.sheet, self.form = library, records, sheet, form
        self.old = dict(form.entries(records))
        self.rows: dict[str, Entry[Any]] = {}
        self.texts: dict[str, str] = {}

    def read(self) -> list[Finding]:
        """Type all rows, and put those that change something into the records."""
        entries: list[Entry[Any]] = []
        findings: list[Finding] = []
        for row in self.sheet.rows:
            entry, faults = self.entry(row)
            entries += [entry] if entry else []
            findings += faults
        self.rows, repeated = by_id(entries)
        changes = self.changes()
        self.form.entries(self.records).update(changes)
        self.texts = {key: self.text(entry) for key, entry in changes.items()}
        return [*findings, *repeated]

    def entry(self, row: Row) -> tuple[Entry[Any] | None, list[Finding]]:
        """The record of a row, with what its file holds besides."""
        form, key = self.form, row.cells.get(self.form.key, "")
        known = self.old.get(key)
        written = {name: cell for name, cell in row.cells.items() if form.is_column(name)}
        cells = {**(form.cells(known) if known else {}), **written}
        document = nest(form.model, cells, self.sheet.path, self.places(row))
        record, findings = validate(form.model, document)
        name = known.name if known else f"{form.folder}/{key}{form.suffix}"
        findings += self.form_faults(document, known)
        if record is None:
            return None, findings
        entry = Entry(record, document, self.library.content, name)
        return entry, [*findings, *losses(row, known, entry, form, self.records)]

    def places(self, row: Row) -> dict[str, Position]:
        """Where each column stands in a row."""
        columns = enumerate(self.sheet.header, start=1)
        return {column: (row.line, number) for number, column in columns if column}

    def form_faults(self, document: Document, known: Entry[Any] | None) -> Iterator[Finding]:
        """Findings for what a table can say and the file of a profile cannot."""
        if self.form.whole:
            return
        if known is None and document.data.get("Slug"):
            message = "لا ملف لهذه الجمعية: الجدول لا يحمل نص صفحتها"
            yield document.finding(("Slug",), "X001", message, "أنشئ ملفها أولا")
        for loc, text in document.texts():
            if "\n" in text:
                yield document.finding(loc, "V003", "نص في أكثر من سطر", "اكتبه في سطر واحد")

    def changes(self) -> dict[str, Entry[Any]]:
        """The rows that are new or say something else than their file."""
        return {
            key: entry
            for key, entry in self.rows.items()
            if key not in self.old or self.old[key].record != entry.record
        }

    def check_texts(self, today: date) -> Iterator[Finding]:
        """Findings for what may not stand in any text, in the files as they would be."""
        names = ProtectedNames(self.records)
        yield from check_neighbors(self.library, self.records, names)
        links, helplines = Links(self.library, today), helpline_numbers(self.records)
        for key, text in self.texts.items():
            entry = self.rows[key]
            parsed = self.form.read(text, entry.name)
            for finding in check_text(text, entry.name, self.library, links, names, helplines):
                yield self.placed(finding, parsed, entry.document)

    def placed(self, finding: Finding, parsed: Document | None, row: Document) -> Finding:
        """A finding about a file as it would be, told of the row; not so of what no row holds."""
        begun = [(place, loc) for loc, place in parsed.values.items() if loc] if parsed else []
        above = [item for item in begun if item[0][0] <= finding.line]
        last = max((line for (line, _), _ in begun), default=0)
        is_text = not self.form.whole and finding.line > last
        if not above or is_text:  # a comment, or a profile's text
            return finding
        _, loc = max(above, key=lambda item: (item[0], len(item[1])))
        line, column = row.position(loc)
        return replace(finding, path=self.sheet.path, line=line, column=column)

    def text(self, entry: Entry[Any]) -> str:
        """The file of a record as it would be."""
        return self.form.write(entry.document.data, self.old_text(entry))

    def old_text(self, entry: Entry[Any]) -> str:
        """What the file holds now; nothing where there is none."""
        is_there = self.library.digest(entry.name)
        return (read_text(entry.path, entry.name)[0] or "") if is_there else ""

    def plan(self) -> Plan:
        """What is to be done, in the order of the rows."""
        plan = Plan(self.form)
        for key, entry in self.rows.items():
            if key not in self.texts:
                plan.same.append(key)
            elif key not in self.old:
                plan.added.append(Change(entry.name, self.texts[key]))
            else:
                plan.changed.append(self.change(self.old[key], entry, self.texts[key]))
        plan.absent = sorted(self.old.keys() - self.rows.keys())
        return plan

    def change(self, old: Entry[Any], new: Entry[Any], text: str) -> Change:
        """The file of a record that changed, ``text`` as it would be."""
        before, after = self.form.cells(old), self.form.cells(new)
        columns = [*after, *(column for column in before if column not in after)]
        differing = tuple(c for c in columns if before.get(c) != after.get(c))
        lossy = self.form.whole and loses_comments(self.old_text(new))
        return Change(new.name, text, differing, lossy)
