"""The records of a directory as a table for editors."""

from __future__ import annotations

from directory.read import Records
from spreadsheets.forms import Form
from spreadsheets.sheet import write_sheet


def export(records: Records, form: Form) -> bytes:
    """A CSV file with everything that the files of one kind of record hold, in order of ids."""
    rows = [form.cells(entry) for _, entry in sorted(form.entries(records).items())]
    return write_sheet(form.columns(rows), rows)
