"""What a row would undo without knowing of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from diagnostics import Finding
from directory.model import CenterRecord
from directory.read import Entry, Records
from directory.safety import is_lowered
from spreadsheets.columns import Cells
from spreadsheets.forms import VERSION, Form
from spreadsheets.sheet import Row

_STALE = "تغير ملف هذا السجل بعد تصدير الجدول، وهذا السطر يعيد القديم"
_GONE = "لم يعد لهذا السجل ملف باسمه بعد تصدير الجدول"
_EXPORT_ANEW = "صدر جدولا جديدا بالأمر export-csv وانقل إليه تعديلك"
_OWN = "لا تفرغ إلا خلية صدرها الأمر export-csv وبقي معها العمود version؛ أو عدل الملف نفسه"
_LOWERED = "درجة حماية هذا المركز أعلى في ملفه، ولا تخفض من جدول"
_ON_PURPOSE = "إن كان ذلك مقصودا فعدل الملف نفسه"
_IF_NEW = "إن كان سجلا جديدا فأفرغ هذه الخلية"


def losses(
    row: Row, old: Entry[Any] | None, new: Entry[Any], form: Form, records: Records
) -> Iterator[Finding]:
    """Findings for a row whose record would be ``new`` and is ``old``, None where it has no file.

    A row that changes nothing undoes nothing.
    """
    path, version = new.document.path, row.cells.get(VERSION)
    if old is None:
        if version:
            yield Finding(path, row.line, VERSION, "X005", _GONE, _IF_NEW)
        return
    if old.record == new.record:
        return
    if not version:
        yield from _emptied(row, path, form.cells(old))
    elif version != form.version(old):
        yield Finding(path, row.line, VERSION, "X005", _STALE, _EXPORT_ANEW)
    if isinstance(old.record, CenterRecord) and is_lowered(old.record, new.record, records):
        changed = "kind" if old.record.sensitivity == new.record.sensitivity else "sensitivity"
        yield Finding(path, row.line, changed, "S004", _LOWERED, _ON_PURPOSE)


def _emptied(row: Row, path: str, old: Cells) -> Iterator[Finding]:
    """A finding where cells are empty that were not, in a table that may never have held them.

    Such are the public tables, in which nothing stands for all that readers do not see.
    """
    lost = [column for column, cell in row.cells.items() if not cell and old.get(column)]
    if lost:
        message = f"خلايا فارغة تمحو ما في ملف السجل: {'، '.join(lost)}"
        yield Finding(path, row.line, lost[0], "V012", message, _OWN)
