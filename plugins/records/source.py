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
_UNSEEN = (
    "\u115f\u1160\u180e\u3164\uffa0\U000e0000-\U000e007f\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad"
    "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
)
INVISIBLE = re.compile(f"(?<=[A-Za-z\u0621-\u06ff\\s])\ufe0f|[{_UNSEEN}]")
#: In nearly no file, and faster to look for: some may stand where they are.
_MAY_BE_INVISIBLE = re.compile(f"[\ufe0f{_UNSEEN}]")
#: Of these, what separates words.
_BREAKS = {"\x0b", "\x0c", "\x85", "\u2028", "\u2029"}
#: What became of letters that a program could not read: the sign for one, question marks for all,
#: UTF-8 taken for Windows-1252 («Ø§Ù„») or Windows-1256 («ط§ظ„»), signs of Word's own fonts.
_DAMAGE = re.compile(
    r"(?P<lost>\ufffd|(?<![^\s\"'(«])\?{2,}(?:[ ]\?{2,})+(?![^\s\"'.،)»]))"
    r"|(?P<misread>(?:[ØÙÚÛ][^\w\s]){2}|(?:[ØÙÚÛ][^A-Za-z\s]){3}|Ã[\x80-\xbf]|[طظ][§±†‡ˆ‰])"
    r"|(?P<private>[\ue000-\uf8ff])"
)
_MAY_BE_DAMAGED = re.compile("[\ufffd\ue000-\uf8ffØÙÚÛÃ§±†‡ˆ‰]")
#: What git leaves of two versions of a line; a row of «=» alone may be something else.
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?= |$)", re.MULTILINE)


def read_text(path: Path, name: str) -> tuple[str | None, list[Finding]]:
    """Read a file as UTF-8.

    ``name`` is the path shown in findings. Returns the text with ``\\n`` line ends and a space for
    each invisible character (None when there is nothing to parse) and the findings about the file.
    """
    text = _decoded(path, name)
    if isinstance(text, Finding):
        return None, [text]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.lstrip(_BOM).strip():
        return None, [_finding(name, "F004", "الملف فارغ: اكتب محتواه أو احذفه")]
    if conflicts := list(_conflicts(text, name)):
        return None, conflicts
    seen = text.lstrip(_BOM)
    if "\t" not in text and not _MAY_BE_INVISIBLE.search(text):
        return text, [*_damages(text, name)]
    return INVISIBLE.sub(" ", seen), [*_faults(text, name), *_damages(seen, name)]


def _decoded(path: Path, name: str) -> str | Finding:
    """The text of a file as it is, or why there is none."""
    if not path.is_file():
        return _finding(name, "F005", "هنا ينتظر ملف عادي، لا مجلد ولا رابط مكسور")
    try:
        data = path.read_bytes()
    except OSError as fault:
        return _finding(name, "F006", f"تعذرت قراءة الملف ({fault.strerror})")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return _not_utf8(name, data, fault.start)
    if "\0" in text:  # UTF-16 without its mark, most likely
        return _not_utf8(name, data, data.index(b"\0"))
    return text


def _faults(text: str, name: str) -> Iterator[Finding]:
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


def _conflicts(text: str, name: str) -> Iterator[Finding]:
    for found in _CONFLICT.finditer(text) if "<<<<<<<" in text or ">>>>>>>" in text else ():
        line = text.count("\n", 0, found.start()) + 1
        message = f"علامة تعارض «{found.group()}» تركها git: في الملف صيغتان"
        advice = "أبق الصيغة الصحيحة، واحذف الأخرى وأسطر العلامات الثلاثة"
        yield Finding(name, line, 1, "F011", message, advice)


def _damages(text: str, name: str) -> Iterator[Finding]:
    """The first damage of each line: a file is damaged here and there, or everywhere."""
    if "?? ??" not in text and not _MAY_BE_DAMAGED.search(text):  # as in nearly every file
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _DAMAGE.search(line):
            place = (name, number, found.start() + 1, "F010")
            yield Finding(*place, *_damage(found))


def _damage(found: re.Match[str]) -> tuple[str, str]:
    """Message and suggestion for damaged letters."""
    if found["private"]:
        message = f"محرف من خط خاص ببرنامج Word (U+{ord(found.group()):04X})، يراه القراء مربعا"
        return message, "احذفه؛ وإن كان رمز قائمة فابدأ السطر بـ «- »"
    if found["misread"]:
        return "حروف قرئت بغير ترميزها", "انسخ النص من أصله، وأعد حفظ الملف بترميز UTF-8"
    return "حروف ضاعت، وبقيت مكانها علامة استفهام", "اكتبها من جديد، أو انسخ النص من أصله"


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
