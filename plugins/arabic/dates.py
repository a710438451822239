"""Dates in words, as Moroccan administration writes them.

Month and weekday names come from CLDR ``ar_MA``. The first of a month is «فاتح», as in official
notices. We put the parts together ourselves: CLDR's own short and medium patterns for Arabic hold
U+200F marks. All functions take a ``date`` or a ``datetime``; of the latter the day as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from babel.dates import get_day_names, get_month_names

from arabic.cldr import LOCALE


def arabic_date(day: date, weekday: bool = False) -> str:
    """Return «23 شتنبر 2015», with ``weekday`` «الأربعاء 23 شتنبر 2015».

    The weekday is derived, never typed: the press gets it wrong often enough.
    Raises TypeError for anything that is no date.
    """
    day = _day(day)
    text = f"{_day_number(day)} {arabic_month(day)}"
    return f"{_weekdays()[day.weekday()]} {text}" if weekday else text


def arabic_month(day: date) -> str:
    """Return the month with its year: «نونبر 2026». Raises TypeError for anything but a date."""
    day = _day(day)
    return f"{_month_name(day)} {day.year}"


def month_names() -> tuple[str, ...]:
    """The names of months, from January on."""
    return tuple(_months()[number] for number in range(1, 13))


def date_range(start: date, end: date | None = None) -> str:
    """Return a period in words, naming month and year once where both ends share them.

    «من 3 إلى 5 نونبر 2026», «من 30 أكتوبر إلى فاتح نونبر 2026»; without an end, or when both are
    one day, just the date. Raises ValueError if it ends before it starts, TypeError as above.
    """
    start = _day(start)
    end = start if end is None else _day(end)
    if end < start:
        raise ValueError(f"the period ends ({end}) before it starts ({start})")
    if start == end:
        return arabic_date(start)
    if start.year != end.year:
        first = arabic_date(start)
    elif start.month != end.month:
        first = f"{_day_number(start)} {_month_name(start)}"
    else:
        first = _day_number(start)
    return f"من {first} إلى {arabic_date(end)}"


def _day(value: date) -> date:
    """Drop the hour, so that two hours of one day are one day."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    raise TypeError(f"a date is needed, not {value!r}")


def _day_number(day: date) -> str:
    return "فاتح" if day.day == 1 else str(day.day)


def _month_name(day: date) -> str:
    return _months()[day.month]


@cache
def _months() -> Mapping[int, str]:
    return dict(get_month_names("wide", "format", LOCALE).items())


@cache
def _weekdays() -> Mapping[int, str]:
    return dict(get_day_names("wide", "format", LOCALE).items())
