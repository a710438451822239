"""A parsed file: plain data (strings, lists, mappings) and where each value stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from diagnostics import Finding, Level

#: The way to a value: keys and list indices, as pydantic reports them.
Loc = tuple[str | int, ...]
#: 1-based line and column.
Position = tuple[int, int]


@dataclass(slots=True)
class Document:
    """The data of one file with the position of every key and value.

    ``path`` is the file's name for findings. ``data`` holds strings, lists and dicts only.
    """

    path: str
    data: Any
    values: dict[Loc, Position] = field(default_factory=dict)
    keys: dict[Loc, Position] = field(default_factory=dict)

    def position(self, loc: Loc, *, of_key: bool = False) -> Position:
        """Where the value (or its key) at ``loc`` stands; else that of its nearest parent."""
        if of_key and loc in self.keys:
            return self.keys[loc]
        while loc:
            if loc in self.values:
                return self.values[loc]
            loc = loc[:-1]
        return self.values.get((), (1, 1))

    def finding(
        self,
        loc: Loc,
        code: str,
        message: str,
        suggestion: str = "",
        *,
        of_key: bool = False,
        level: Level = "error",
    ) -> Finding:
        """A finding about the value (or the key) at ``loc``."""
        line, column = self.position(loc, of_key=of_key)
        return Finding(self.path, line, column, code, message, suggestion, level)

    def texts(self, data: Any = None, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
        """Every string below ``loc``, with its place."""
        data = self.data if not loc and data is None else data
        if isinstance(data, str):
            yield loc, data
        elif isinstance(data, dict):
            for key, value in data.items():
                yield from self.texts(value, (*loc, key))
        elif isinstance(data, list):
            for index, value in enumerate(data):
                yield from self.texts(value, (*loc, index))
