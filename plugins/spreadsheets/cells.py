"""How a value stands in the cell of a table, so that spreadsheet programs leave it as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What spreadsheet programs take for a formula (OWASP, CSV injection), guarded already or not.
_FORMULA = re.compile("'*[=+@\\-＝＋－＠]")
#: Numbers are what they look like.
_NEGATIVE = re.compile(r"-[0-9]+(?:\.[0-9]+)?")
#: Safe from formulas; but a spreadsheet program drops its plus sign.
_E164 = re.compile(r"\+[0-9]+")
_SEPARATOR = " | "
_ITEM = re.compile(r"(?:[^\\|]|\\.)*", re.DOTALL)
_ESCAPE = re.compile(r"([\\|])")
_ESCAPED = re.compile(r"\\([\\|])")


def guarded(value: str, *, phones: bool = True) -> str:
    """The value with an apostrophe before it where it would be taken for a formula.

    With ``phones`` also before E.164 numbers, which else lose their plus sign when saved.
    """
    plain = _NEGATIVE.fullmatch(value) or (not phones and _E164.fullmatch(value))
    return value if plain or not _FORMULA.match(value) else f"'{value}"


def unguarded(cell: str) -> str:
    """The value of a cell, spaces around it and the apostrophe of :func:`guarded` taken away."""
    cell = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def joined(items: Iterable[str]) -> str:
    r"""Several values in one cell: ``a | b``; a ``|`` within a value is written ``\|``."""
    return _SEPARATOR.join(_ESCAPE.sub(r"\\\1", item) for item in items)


def split(value: str) -> list[str]:
    """The values of such a cell, spaces around them taken away."""
    items, place = [], 0
    while place <= len(value):
        found = _ITEM.match(value, place)
        end = found.end() if found else place
        if end < len(value) and value[end] == "\\":  # a last backslash escapes nothing
            end += 1
        items.append(_ESCAPED.sub(r"\1", value[place:end]).strip())
        place = end + 1
    return items
