"""What can be read in a PDF: its text line by line, in the order of reading, its links, its title.

Libraries that extract text know nothing of ``ReversedChars`` (ISO 32000-1, 14.8.2.3.3), by which
right-to-left words are marked, and give them in pieces. So the words are put together here: the
letters of such a word are turned round, the words of a piece of text are taken from the right.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject

#: Marks of isolation, which stand in no text that is searched for.
_UNMARKED = dict.fromkeys(range(0x2066, 0x206A))


def texts(data: bytes) -> str:
    """All texts of a document: what it says of itself, then each page on a line, its links."""
    reader: Any = PdfReader(io.BytesIO(data))
    lines = [str(value) for value in (reader.metadata or {}).values()]
    for page in reader.pages:
        lines += ["".join(pieces(page)), *_links(page)]
    for element in _elements(reader.trailer["/Root"].get("/StructTreeRoot", {})):
        lines += [str(element[key]) for key in ("/Alt", "/ActualText", "/T") if key in element]
    return "\n".join(lines)


def _links(page: Any) -> Iterator[str]:
    for annotation in page.get("/Annots") or ():
        found = annotation.get_object()
        yield str(found.get("/Contents", ""))
        yield str(found.get("/A", {}).get("/URI", ""))


def _elements(node: Any) -> Iterator[Any]:
    """All elements of the structure below one."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        if isinstance(found, DictionaryObject):
            yield found
            kids = found.get("/K", ())
            kids = kids if isinstance(kids, list) else [kids]
            waiting += [kid.get_object() for kid in kids if hasattr(kid, "get_object")]


def pieces(page: Any) -> Iterator[str]:
    """The text of each text object of a page, in the order of reading."""
    fonts = page["/Resources"]["/Font"]
    letters = {name: _letters(fonts[name]) for name in fonts}
    font: dict[str, str] = {}
    words: list[str] = []
    marks: list[tuple[str, str | None]] = []
    backwards = False
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator == b"BT":
            words, backwards = [], False
        elif operator == b"Tf":
            font = letters[operands[0]]
        elif operator in {b"BMC", b"BDC"}:
            properties = operands[1] if operator == b"BDC" else {}
            marks.append((operands[0], properties.get("/ActualText")))
        elif operator == b"EMC":
            _, actual = marks.pop()
            words += [actual.translate(_UNMARKED)] if actual else []
        elif operator in {b"Tj", b"TJ"}:
            told = [font.get(glyph, "") for glyph in _glyphs(operands[0])]
            reversed_ = any(name == "/ReversedChars" for name, _ in marks)
            backwards |= reversed_
            if not any(actual for _, actual in marks):  # or else it is told there
                words.append("".join(told[::-1] if reversed_ else told).translate(_UNMARKED))
        elif operator == b"ET":
            yield "".join(words[::-1] if backwards else words)


def _glyphs(shown: Any) -> Iterator[str]:
    """The glyphs that an operand shows, each by its number in hexadecimal digits."""
    for part in shown if isinstance(shown, list) else [shown]:
        if not isinstance(part, int | float):
            data = part if isinstance(part, bytes) else part.original_bytes
            yield from (data[place : place + 2].hex() for place in range(0, len(data), 2))


_ROWS = re.compile(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>(?: <([0-9A-Fa-f]+)>)?")


def _letters(font: Any) -> dict[str, str]:
    """What each glyph of a font stands for, by its number in hexadecimal digits (ToUnicode)."""
    table = font.get_object()["/ToUnicode"].get_data().decode("ascii")
    found = {}
    for first, second, third in _ROWS.findall(table):
        if third:  # a range
            for step, glyph in enumerate(range(int(first, 16), int(second, 16) + 1)):
                found[f"{glyph:04x}"] = chr(int(third, 16) + step)
        else:
            found[first.lower()] = bytes.fromhex(second).decode("utf-16-be")
    return found
