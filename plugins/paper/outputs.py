"""The table of what is printed."""

from __future__ import annotations

from paper import booklet, sheet
from paper.model import Output

#: One more output is one more module and its line here.
OUTPUTS: tuple[Output, ...] = (
    booklet.outputs,
    sheet.outputs,
)
