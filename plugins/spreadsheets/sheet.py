"""Tables in CSV (RFC 4180): written for spreadsheet programs, and read as they save them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from diagnostics import Finding
from records.source import INVISIBLE
from spreadsheets.cells import guarded, unguarded
from spreadsheets.columns import Cells

_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_SAVE_AS = "احفظ الجدول بصيغة «CSV UTF-8»"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty; ``line`` is where it begins in the file."""

    line: int
    cells: dict[str, str]


@dataclass(slots=True)
class Sheet:
    """A table as it was read; ``header`` has all its columns as they stand, named or not.

    ``line`` is the header's.
    """

    path: str
    line: int
    header: list[str]
    rows: list[Row] = field(default_factory=list)

    def column(self, number: int) -> str:
        """The name of a column (1-based), or its number where it has none."""
        name = self.header[number - 1] if number <= len(self.header) else ""
        return name or str(number)


def write_sheet(header: Sequence[str], rows: Iterable[Cells], *, phones: bool = True) -> bytes:
    """The CSV file: UTF-8 with a byte order mark, without which Excel shows no Arabic.

    ``phones`` guards the plus sign of E.164 numbers, see :func:`cells.guarded`.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    for row in rows:
        writer.writerow([guarded(row.get(column, ""), phones=phones) for column in header])
    return text.getvalue().encode("utf-8-sig")


def read_sheet(path: Path, name: str) -> tuple[Sheet | None, list[Finding]]:
    """Read a CSV file whose columns are separated by commas or semicolons.

    ``name`` is the path shown in findings. Returns no sheet where there is none to speak of: no
    file, another encoding, nothing in it. What cannot be told from its row alone is not looked at.
    """
    try:
        data = path.read_bytes()
    except OSError as fault:
        return None, [Finding(name, 1, 1, "F006", f"تعذرت قراءة الملف ({fault.strerror})")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return None, [_not_utf8(name, data, fault.start)]
    if "\0" in text:  # UTF-16 without its mark, most likely
        return None, [_not_utf8(name, data, data.index(b"\0"))]
    if not text.strip():
        return None, [Finding(name, 1, 1, "F004", "الملف فارغ")]
    return _parse(text, name)


def _not_utf8(name: str, data: bytes, offset: int) -> Finding:
    line = data.count(b"\n", 0, offset) + 1
    column = len(data[data.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8", "replace")) + 1
    message = "ترميز الملف ليس UTF-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        message = "ترميز الملف UTF-16، لا UTF-8"
    elif _is_arabic(data):
        message = "ترميز الملف Windows-1256، لا UTF-8"
    return Finding(name, line, column, "F001", message, _SAVE_AS)


def _is_arabic(data: bytes) -> bool:
    """Whether the bytes beyond ASCII are Arabic letters for the most part in Windows-1256.

    So they seem in damaged UTF-8 too: there many of them are letters in UTF-8 as well.
    """
    text = data.decode("cp1256")
    letters = len(_ARABIC.findall(text))
    in_utf8 = len(_ARABIC.findall(data.decode("utf-8", "ignore")))
    return 2 * letters > len(_NOT_ASCII.findall(text)) and 4 * in_utf8 < letters


def _parse(text: str, name: str) -> tuple[Sheet | None, list[Finding]]:
    first = text.lstrip().partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    sheet: Sheet | None = None
    findings: list[Finding] = []
    begin = 1
    try:
        for values in reader:
            cells = [unguarded(value) for value in values]
            if any(cells) and sheet is None:
                sheet = Sheet(name, begin, cells)
                findings += _header_faults(sheet)
            elif any(cells) and sheet:
                findings += _row_faults(sheet, begin, cells)
                named = zip(sheet.header, cells, strict=False)
                sheet.rows.append(Row(begin, {column: cell for column, cell in named if column}))
            begin = reader.line_num + 1
    except csv.Error:
        message = "علامة اقتباس لم تغلق أو في غير مكانها، أو خلية أطول مما ينبغي"
        advice = "افتح الملف في برنامج الجداول واحفظه من جديد"
        where = sheet.column(1) if sheet else 1
        findings.append(Finding(name, begin, where, "Y003", message, advice))
    return sheet, findings


def _header_faults(sheet: Sheet) -> Iterator[Finding]:
    for number, column in enumerate(sheet.header, start=1):
        if column and column in sheet.header[: number - 1]:
            message = f"العمود «{column}» مكرر"
            yield Finding(sheet.path, sheet.line, column, "Y002", message, "احذف أحدهما")


def _row_faults(sheet: Sheet, line: int, cells: list[str]) -> Iterator[Finding]:
    """Findings for what is wrong with a row whatever its columns mean."""
    width, expected = len(cells), len(sheet.header)
    if width != expected:
        kind = "أقصر" if width < expected else "أطول"
        message = f"سطر {kind} من الترويسة: عدد خلاياه {width}، وعدد الأعمدة {expected}"
        where = sheet.column(min(width, expected) + (width < expected))
        yield Finding(sheet.path, line, where, "Y003", message, "راجع الفواصل وعلامات الاقتباس")
    for number, cell in enumerate(cells, start=1):
        column = sheet.column(number)
        if number <= expected and cell and not sheet.header[number - 1]:
            yield Finding(sheet.path, line, column, "V001", "خلية في عمود لا اسم له", "سم العمود")
        if found := INVISIBLE.search(cell):
            message = f"محرف غير مرئي (U+{ord(found.group()):04X})"
            yield Finding(sheet.path, line, column, "F008", message, "احذفه")
