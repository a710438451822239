"""Dates as Morocco writes them."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.utils import SafeDatetime

from arabic.dates import arabic_date, arabic_month, date_range

MONTHS = "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split()
MASHREQ = ("أغسطس", "سبتمبر", "نوفمبر", "ديسمبر", "يوليو ", "مايو")


@pytest.mark.parametrize(("month", "name"), list(enumerate(MONTHS, start=1)))
def test_months_are_moroccan(month: int, name: str) -> None:
    assert arabic_month(date(2026, month, 2)) == f"{name} 2026"
    assert arabic_date(date(2026, month, 2)) == f"2 {name} 2026"


@pytest.mark.parametrize(
    ("day", "name"),
    list(enumerate("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد".split(), start=23)),
)
def test_weekday_is_derived(day: int, name: str) -> None:
    assert arabic_date(date(2026, 11, day), weekday=True) == f"{name} {day} نونبر 2026"


@pytest.mark.parametrize(
    ("day", "weekday", "text"),
    [
        (date(2015, 9, 23), False, "23 شتنبر 2015"),
        (date(2015, 9, 23), True, "الأربعاء 23 شتنبر 2015"),
        (date(2025, 10, 1), False, "فاتح أكتوبر 2025"),
        (date(2025, 10, 1), True, "الأربعاء فاتح أكتوبر 2025"),
        (date(2025, 10, 11), False, "11 أكتوبر 2025"),
        (datetime(2025, 11, 27, 23, 59), False, "27 نونبر 2025"),
        # The press wrote «الخميس» for this one.
        (SafeDatetime(2025, 5, 28, 10, 0), True, "الأربعاء 28 ماي 2025"),
    ],
)
def test_arabic_date(day: date, weekday: bool, text: str) -> None:
    assert arabic_date(day, weekday=weekday) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2026, 11, 3), None, "3 نونبر 2026"),
        (date(2026, 11, 3), date(2026, 11, 3), "3 نونبر 2026"),
        (datetime(2026, 11, 3, 9), datetime(2026, 11, 3, 17), "3 نونبر 2026"),
        (date(2026, 11, 3), datetime(2026, 11, 3, 17), "3 نونبر 2026"),
        (date(2026, 11, 3), date(2026, 11, 5), "من 3 إلى 5 نونبر 2026"),
        (date(2025, 10, 1), date(2025, 10, 3), "من فاتح إلى 3 أكتوبر 2025"),
        (date(2026, 10, 30), date(2026, 11, 1), "من 30 أكتوبر إلى فاتح نونبر 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "من 28 دجنبر 2026 إلى 3 يناير 2027"),
        (date(2026, 11, 3), date(2027, 11, 5), "من 3 نونبر 2026 إلى 5 نونبر 2027"),
    ],
)
def test_date_range(start: date, end: date | None, text: str) -> None:
    assert date_range(start, end) == text


def test_a_range_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends"):
        date_range(date(2026, 11, 5), date(2026, 11, 3))


@pytest.mark.parametrize("wrong", [None, "2026-11-03", 2026])
def test_only_dates_are_dates(wrong: object) -> None:
    for function in (arabic_date, arabic_month, date_range):
        with pytest.raises(TypeError):
            function(wrong)  # type: ignore[operator]


@given(st.dates(), st.dates())
def test_no_invisible_marks_and_no_foreign_months(first: date, second: date) -> None:
    text = date_range(min(first, second), max(first, second)) + arabic_date(first, weekday=True)
    assert not [letter for letter in text if unicodedata.category(letter) == "Cf"]
    assert not [name for name in MASHREQ if name in text]
