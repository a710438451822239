"""What is wrong at an offset of a text, as a finding with its line and column."""

from __future__ import annotations

import re
from typing import NamedTuple

from diagnostics import Edit, Finding, Level
from writing.prose import OBJECT

_BEFORE = re.compile(rf"[^\s{OBJECT}]*$")
_AFTER = re.compile(rf"[^\s{OBJECT}]*")
#: Of a long word, so much is shown.
_SHOWN = 40


class Fault(NamedTuple):
    """A code, what is wrong, what to write instead; an edit says that by itself."""

    code: str
    message: str
    advice: str = ""
    level: Level = "error"
    edit: Edit | None = None


def at(text: str, name: str, offset: int, fault: Fault) -> Finding:
    """The finding for a fault at an offset of the text of ``name``, the path shown."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    code, message, advice, level, edit = fault
    if edit is not None and not advice:
        advice = _advice(text, edit)
    return Finding(name, line, column, code, message, advice, level, edit)


def _advice(text: str, edit: Edit) -> str:
    """«اكتب «…» بدل «…»»: what is changed, with the words it is part of."""
    before = _BEFORE.search(text[max(0, edit.start - _SHOWN) : edit.start])
    after = _AFTER.match(text[edit.end : edit.end + _SHOWN])
    around = (before.group() if before else "", after.group() if after else "")
    old, new = (part.join(around) for part in (text[edit.start : edit.end], edit.new))
    return f"اكتب «{new}» بدل «{old}»"
