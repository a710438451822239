"""What a row would undo without knowing of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from diagnostics import Finding
from directory.read import Entry
from spreadsheets.forms import VERSION, Form
from spreadsheets.sheet import Row

_STALE = "تغير ملف هذا السجل بعد تصدير الجدول، وهذا السطر يعيد القديم"
_GONE = "لم يعد لهذا السجل ملف باسمه بعد تصدير الجدول"
_EXPORT_ANEW = "صدر جدولا جديدا بالأمر export-csv وانقل إليه تعديلك"
_IF_NEW = "إن كان سجلا جديدا فأفرغ هذه الخلية"


def losses(row: Row, old: Entry[Any] | None, new: Entry[Any], form: Form) -> Iterator[Finding]:
    """Findings for a row whose record would be ``new`` and is ``old``, None where it has no file.

    A row that changes nothing undoes nothing.
    """
    if old and old.record == new.record:
        return
    path, version = new.document.path, row.cells.get(VERSION)
    if version and not old:
        yield Finding(path, row.line, VERSION, "X005", _GONE, _IF_NEW)
    elif version and old and version != form.version(old):
        yield Finding(path, row.line, VERSION, "X005", _STALE, _EXPORT_ANEW)
