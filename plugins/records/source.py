"""Reading one file as text, and telling what is wrong with it as a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from diagnostics import Edit, Finding

_BOM = "\ufeff"
#: C0 and C1 controls but tab and line ends, bidirectional controls (Trojan Source), and what else
#: has no shape: soft hyphen, zero-width space, line separators, fillers, tags.
#: The joiners are spelling, and stay; so does the sign that makes a picture of an emoji.
INVISIBLE = re.compile(
    "(?<=[A-Za-z\u0621-\u06ff\\s])\ufe0f"
    "|[\u115f\u1160\u180e\u3164\uffa0\U000e0000-\U000e007f]"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad"
    "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
#: Of these, what separates words.
_BREAKS = {"\x0b", "\x0c", "\x85", "\u2028", "\u2029"}


def read_text(path: Path, name: str) -> tuple[str | None, list[Finding]]:
    """Read a file as UTF-8.

    ``name`` is the path shown in findings. Returns the text with ``\\n`` line ends and a space for
    each invisible character (None when there is nothing to parse) and the findings about the file.
    """
    if not path.is_file():
        return None, [_finding(name, "F005", "هنا ينتظر ملف عادي، لا مجلد ولا رابط مكسور")]
    try:
        data = path.read_bytes()
    except OSError as fault:
        return None, [_finding(name, "F006", f"تعذرت قراءة الملف ({fault.strerror})")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return None, [_not_utf8(name, data, fault.start)]
    if "\0" in text:  # UTF-16 without its mark, most likely
        return None, [_not_utf8(name, data, data.index(b"\0"))]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.lstrip(_BOM).strip():
        return None, [_finding(name, "F004", "الملف فارغ: اكتب محتواه أو احذفه")]
    return INVISIBLE.sub(" ", text.lstrip(_BOM)), list(_faults(text, name))


def _faults(text: str, name: str) -> Iterator[Finding]:
    if "\t" not in text and not INVISIBLE.search(text):  # as in nearly every file
        return
    if text.startswith(_BOM):
        message, advice = "الملف يبدأ بعلامة BOM غير مرئية", "احفظه بترميز UTF-8 دون BOM"
        yield Finding(name, 1, 1, "F002", message, advice, edit=Edit(0, 0, ""))
        text = text.lstrip(_BOM)
    if "\t" not in text and not INVISIBLE.search(text):
        return
    offset = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if (column := line.find("\t")) >= 0:
            yield _tab(line, name, number, column, offset)
        for found in INVISIBLE.finditer(line):
            message = f"محرف غير مرئي (U+{ord(found.group()):04X})"
            place = offset + found.start()
            edit = Edit(place, place + 1, " " if found.group() in _BREAKS else "")
            column = found.start() + 1
            yield Finding(name, number, column, "F008", message, "احذفه", edit=edit)
        offset += len(line) + 1


def _tab(line: str, name: str, number: int, column: int, offset: int) -> Finding:
    """The finding for the tabs of a line; to Markdown they are spaces up to each fourth column."""
    edit = None
    if name.endswith(".md"):
        last = line.rindex("\t") + 1
        spaces = line[:last].expandtabs(4)[column:]
        edit = Edit(offset + column, offset + last, spaces)
    message, advice = "علامة جدولة (Tab)", "استعمل المسافات بدلها"
    return Finding(name, number, column + 1, "F003", message, advice, edit=edit)


def _not_utf8(name: str, data: bytes, offset: int) -> Finding:
    before = data[:offset]
    start = before.rfind(b"\n") + 1
    column = len(before[start:].decode("utf-8", "replace")) + 1
    return Finding(
        name,
        before.count(b"\n") + 1,
        column,
        "F001",
        "ترميز الملف ليس UTF-8",
        "أعد حفظ الملف بترميز UTF-8",
    )


def _finding(name: str, code: str, message: str, suggestion: str = "") -> Finding:
    return Finding(name, 1, 1, code, message, suggestion)
