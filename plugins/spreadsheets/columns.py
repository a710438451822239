"""Rows and records: the columns of a model, a record as cells, cells as a record with positions.

A column is named as the field it holds: ``name``, ``location.commune``, ``phones.1.number``. A list
of values is one cell (``cells.joined``), a list of records has numbered columns.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from records.document import Document, Loc, Position
from records.types import Header
from spreadsheets.cells import joined, split

#: A row: texts by column; an empty one is none.
Cells = Mapping[str, str]


def columns(model: type[BaseModel], rows: Iterable[Cells] = ()) -> list[str]:
    """The columns of a model in its order; numbered ones as far as the rows need, at least one."""
    used = {column for row in rows for column in row}
    return list(_columns(model, "", used))


def _columns(model: type[BaseModel], prefix: str, used: Iterable[str]) -> Iterator[str]:
    for name in model.model_fields:
        column, (inner, many) = prefix + name, _shape(model, name)
        if inner is None:
            yield column
        elif many:
            for number in range(1, max(_numbers(column, used), default=1) + 1):
                yield from _columns(inner, f"{column}.{number}.", used)
        else:
            yield from _columns(inner, f"{column}.", used)


@cache
def is_column(model: type[BaseModel], column: str) -> bool:
    """Whether a model has such a column, whatever its numbers."""
    name, dot, rest = column.partition(".")
    if name not in model.model_fields:
        return False
    inner, many = _shape(model, name)
    if inner is None or not dot:
        return inner is None and not dot
    if many:
        number, _, rest = rest.partition(".")
        return bool(re.fullmatch("[1-9][0-9]?", number)) and is_column(inner, rest)
    return is_column(inner, rest)


@cache
def _shape(model: type[BaseModel], name: str) -> tuple[type[BaseModel] | None, bool]:
    """The model of the records that a field holds, if any, and whether it holds a list."""
    if issubclass(model, Header):  # what is made of a header's line is the model's affair
        return None, name == "sources"
    found = set(_types(model.model_fields[name].annotation))
    inner = next((item for item in found if issubclass(item, BaseModel)), None)
    return inner, tuple in found


def _types(annotation: Any) -> Iterator[type]:
    """The classes in ``Model | None``, ``tuple[Model, ...]`` and their nestings."""
    if isinstance(origin := typing.get_origin(annotation) or annotation, type):
        yield origin
    for argument in typing.get_args(annotation):
        yield from _types(argument)


def _numbers(column: str, used: Iterable[str]) -> list[int]:
    """The numbers of the columns of a list of records, in order."""
    start = f"{column}."
    return sorted(
        {int(name[len(start) :].split(".")[0]) for name in used if name.startswith(start)}
    )


def flatten(data: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """The cells of plain data (strings, lists, mappings), nothing where there is none."""
    cells: dict[str, str] = {}
    for key, value in data.items():
        column = prefix + key.lower().replace("-", "_")
        if isinstance(value, Mapping):
            cells |= flatten(value, f"{column}.")
        elif isinstance(value, str):
            cells[column] = value
        elif value and isinstance(value[0], Mapping):
            for number, item in enumerate(value, start=1):
                cells |= flatten(item, f"{column}.{number}.")
        elif value:
            cells[column] = joined(value)
    return {column: cell for column, cell in cells.items() if cell}


def nest(
    model: type[BaseModel], cells: Cells, path: str, places: Mapping[str, Position]
) -> Document:
    """The data of a row as the file of a record would hold it: :func:`flatten` turned round.

    ``path`` names the table, ``places`` tells where each of its columns stands in this row.
    """
    builder = _Builder(cells, places, Document(path, None))
    builder.document.data = builder.record(model, "", ())
    return builder.document


class _Builder:
    """Makes one document, noting where each value came from."""

    def __init__(self, cells: Cells, places: Mapping[str, Position], document: Document) -> None:
        self.cells = {column: cell for column, cell in cells.items() if cell}
        self.places = places
        self.document = document

    def record(self, model: type[BaseModel], prefix: str, loc: Loc) -> dict[str, Any]:
        """The record whose columns begin with ``prefix``."""
        self.place(prefix, loc)
        data: dict[str, Any] = {}
        for name, field in model.model_fields.items():
            key, column = field.alias or name, prefix + name
            inner, many = _shape(model, name)
            if inner and many:
                value: Any = self.records(inner, column, (*loc, key))
            elif inner:
                value = self.record(inner, f"{column}.", (*loc, key))
                value = value or ({} if field.is_required() else None)
            else:
                value = self.value(column, (*loc, key), many)
            if value or value == {}:
                data[key] = value
        return data

    def records(self, model: type[BaseModel], column: str, loc: Loc) -> list[dict[str, Any]]:
        """The records in numbered columns; numbers without any cell are passed over."""
        self.place(f"{column}.", loc)
        numbers = _numbers(column, self.cells)
        return [
            self.record(model, f"{column}.{number}.", (*loc, index))
            for index, number in enumerate(numbers)
        ]

    def value(self, column: str, loc: Loc, many: bool) -> str | list[str]:
        cell = self.cells.get(column, "")
        if column in self.places:
            self.document.values[loc] = self.places[column]
        if not many or not cell:
            return cell
        items = split(cell)
        for index in range(len(items)):
            self.document.values[*loc, index] = self.document.values.get(loc, (1, 1))
        return items

    def place(self, prefix: str, loc: Loc) -> None:
        """Note where a record begins: at its first column, better at one that is filled."""
        begun = [column for column in self.places if column.startswith(prefix)]
        filled = [column for column in begun if column in self.cells]
        if begun:
            self.document.values[loc] = self.places[(filled or begun)[0]]
