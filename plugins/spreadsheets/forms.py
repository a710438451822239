"""What tables of centers and of associations have of their own: their columns and their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cache.store import digest_of
from directory.model import AssociationHeader, CenterRecord
from directory.read import Entry, Records
from records import header, yaml
from records.document import Document
from records.types import Record
from spreadsheets.columns import Cells, columns, flatten, is_column
from spreadsheets.files import center_text, profile_text

#: The column that says what a row was made from; it is no field.
VERSION = "version"


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of record that has a table.

    ``name`` is that of :class:`Records`, ``key`` the column of the id, ``noun`` what is counted.
    ``write`` makes the text of a file of data and of the old text, ``read`` parses one. Where a
    file is not the ``whole`` of a record, but holds a text besides, a table adds none.
    """

    name: str
    key: str
    noun: str
    model: type[Record]
    suffix: str
    folder: str
    whole: bool
    write: Callable[[Mapping[str, Any], str], str]
    read: Callable[[str, str], Document | None]

    def entries(self, records: Records) -> dict[str, Entry[Any]]:
        """The records of this kind, by id."""
        found: dict[str, Entry[Any]] = getattr(records, self.name)
        return found

    def columns(self, rows: Iterable[Cells] = ()) -> list[str]:
        """All columns, numbered ones as far as the rows need."""
        return columns(self.model, rows)

    def is_column(self, column: str) -> bool:
        """Whether a column is one of these."""
        return is_column(self.model, column)

    def cells(self, entry: Entry[Any]) -> dict[str, str]:
        """The row of a record."""
        data = dict(entry.document.data)
        if isinstance(sources := data.get("Sources"), str):  # the one key of several lines
            data["Sources"] = [sources]
        return flatten(data)

    def version(self, entry: Entry[Any]) -> str:
        """What another state of a record does not have; by its letter no number to any program."""
        return f"v{digest_of(*sorted(self.cells(entry).items())).hex()[:12]}"


CENTERS = Form(
    name="centers",
    key="id",
    noun="center",
    model=CenterRecord,
    suffix=".yaml",
    folder="directory/centers",
    whole=True,
    write=center_text,
    read=lambda text, name: yaml.parse(text, name)[0],
)
ASSOCIATIONS = Form(
    name="associations",
    key="slug",
    noun="association",
    model=AssociationHeader,
    suffix=".md",
    folder="associations",
    whole=False,
    write=profile_text,
    read=lambda text, name: header.parse(text, name)[0],
)
FORMS = (CENTERS, ASSOCIATIONS)
