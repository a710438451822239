"""The words that people read of tables and of what is due for a check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from arabic.dates import arabic_date
from arabic.numbers import counted
from directory.due import Due
from directory.freshness import DUE_MONTHS, STALE_MONTHS, WITHHELD_MONTHS
from records.library import Library
from spreadsheets.importing import Plan

KINDS = {"center": "مركز", "association": "جمعية", "helpline": "خط مساعدة"}
BANDS = {
    "withheld": f"محجوب: مر على التحقق أكثر من {counted(WITHHELD_MONTHS, 'month')}",
    "stale": f"يظهر مع تنبيه: مر على التحقق أكثر من {counted(STALE_MONTHS, 'month')}",
    "due": f"حان موعده: مر على التحقق أكثر من {counted(DUE_MONTHS, 'month')}",
    "unknown": "لم يتحقق منه أحد",
}
_NO_UNIT = "لم تذكر وحدة"
NOTHING_DUE = "لا سجل حان موعد التحقق منه."
IS_THERE = "الملف {name} موجود: احذفه أو اختر اسما آخر."
NOT_IMPORTED = "عدد الأخطاء: {count}. لم يكتب أي ملف."
NOT_EXPORTED = "عدد الأخطاء: {count}. لم يصدر الجدول: أصلح الملفات أولا."
NOT_WRITTEN = "تعذرت الكتابة: {reason}"


def exported(count: int, noun: str, name: str) -> str:
    """What an export did."""
    return f"الجدول {name}: {counted(count, noun)}"


def planned(plan: Plan, library: Library, *, dry_run: bool) -> Iterator[str]:
    """What an import did, or would do: a line for each file, then how many of each."""
    noun = plan.form.noun
    for change in plan.added:
        yield f"جديد: {library.shown(change.name)}"
    for change in plan.changed:
        yield f"تغير: {library.shown(change.name)} ({'، '.join(change.columns)})"
        if change.loses_comments:
            yield "  تعليقات داخل هذا الملف لا تبقى بعد الاستيراد: راجعها بالأمر git diff"
    if plan.absent:
        yield f"ليس في الجدول، ويبقى كما هو: {'، '.join(plan.absent)}"
    numbers = {
        "الجديد": len(plan.added),
        "ما تغير": len(plan.changed),
        "ما لم يتغير": len(plan.same),
        "ما ليس في الجدول": len(plan.absent),
    }
    yield "؛ ".join(f"{word}: {counted(count, noun)}" for word, count in numbers.items())
    if dry_run:
        yield "هذه تجربة: لم يكتب أي ملف."


def due_list(items: Iterable[Due]) -> Iterator[str]:
    """What is due, by unit and by age of the check, a line for each record."""
    for unit, of_unit in groupby(items, key=lambda item: item.unit):
        found = list(of_unit)
        yield f"{unit or _NO_UNIT}: {counted(len(found), 'record')}"
        for band, of_band in groupby(found, key=lambda item: item.band):
            listed = list(of_band)
            yield f"  {BANDS[band]} ({counted(len(listed), 'record')})"
            yield from map(_due, listed)
        yield ""


def _due(item: Due) -> str:
    day = f" — {arabic_date(item.assured_date)}" if item.assured_date else ""
    return f"    {item.path}:{item.line}: {item.name}{day}"
