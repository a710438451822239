"""The records of a directory as a table for editors."""

from __future__ import annotations

from directory.read import Records
from spreadsheets.forms import VERSION, Form
from spreadsheets.sheet import write_sheet


def export(records: Records, form: Form) -> bytes:
    """A CSV file with everything that the files of one kind of record hold, in order of ids.

    Its last column is the version of each record, by which an import knows of newer edits.
    """
    entries = [entry for _, entry in sorted(form.entries(records).items())]
    rows = [form.cells(entry) | {VERSION: form.version(entry)} for entry in entries]
    return write_sheet([*form.columns(rows), VERSION], rows)
