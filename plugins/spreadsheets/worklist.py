"""What is due for a check, as a table to hand to those who check."""

from __future__ import annotations

from collections.abc import Iterable

from directory.due import Due
from spreadsheets.messages import BANDS, KINDS
from spreadsheets.sheet import write_sheet

_COLUMNS = ("assurer", "state", "kind", "id", "name", "assured_date", "path", "line")


def worklist(items: Iterable[Due]) -> bytes:
    """The CSV file of what is due, in the same order; states and kinds are Arabic words."""
    rows = (
        {
            "assurer": item.unit or "",
            "state": BANDS[item.band],
            "kind": KINDS[item.kind],
            "id": item.id,
            "name": item.name,
            "assured_date": item.assured_date.isoformat() if item.assured_date else "",
            "path": item.path,
            "line": str(item.line),
        }
        for item in items
    )
    return write_sheet(_COLUMNS, rows)
