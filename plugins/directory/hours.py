"""Opening hours: OpenStreetMap's ``opening_hours`` syntax in, a table of the week out.

Only hours that are the same every week are accepted: a table that is right in one month and wrong
in the next would send a family to a closed door. Ramadan has a field of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from babel.dates import get_day_names
from opening_hours import OpeningHours, ParserError, State
from pydantic_core import PydanticCustomError

_DAY_NAMES = get_day_names("wide", locale="ar_MA")
_MONDAY = datetime(2024, 1, 1)
_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
#: What the library accepts but a weekly table cannot show.
_UNSHOWN = re.compile(r"\"|\b(?:sunrise|sunset|dawn|dusk|unknown|SH|easter)\b|\+")
_HOLIDAYS_OFF = re.compile(r"\bPH\s+(?:off|closed)\b")

#: Start and end of one opening, ``HH:MM``; midnight at the end of a day is ``24:00``.
Opening = tuple[str, str]


@dataclass(frozen=True, slots=True)
class WeekTable:
    """The openings of each day, Monday first, and whether public holidays are closed."""

    days: tuple[tuple[Opening, ...], ...]
    closed_on_holidays: bool

    @property
    def rows(self) -> list[tuple[str, tuple[Opening, ...]]]:
        """Each day's Arabic name with its openings."""
        return [(_DAY_NAMES[number], openings) for number, openings in enumerate(self.days)]


def week_table(expression: str) -> WeekTable:
    """The week that an ``opening_hours`` expression describes.

    Raises ``ParserError`` where the expression is not valid OpenStreetMap syntax.
    """
    hours = OpeningHours(expression)
    return WeekTable(_week(hours, _MONDAY + _WEEK), bool(_HOLIDAYS_OFF.search(expression)))


def check_hours(expression: str) -> str:
    """Return the expression if a weekly table tells all of it; else raise a ``V010`` error."""
    try:
        hours = OpeningHours(expression)
    except ParserError:
        raise PydanticCustomError(
            "V010", "أوقات عمل غير سليمة، مثالها: Mo-Fr 08:30-16:30; PH off"
        ) from None
    weeks = {_week(hours, _MONDAY + number * _WEEK) for number in range(52)}
    if _UNSHOWN.search(expression) or len(weeks) > 1:
        raise PydanticCustomError("V010", "أوقات العمل تكتب لأسبوع واحد يتكرر طوال السنة")
    return expression


def _week(hours: OpeningHours, monday: datetime) -> tuple[tuple[Opening, ...], ...]:
    days: list[list[Opening]] = [[] for _ in range(7)]
    for start, end, state, _ in hours.intervals(monday, monday + _WEEK):
        if state != State.OPEN:
            continue
        while start < end:
            midnight = datetime.combine(start, time()) + _DAY
            stop = min(end, midnight)
            closing = "24:00" if stop == midnight else f"{stop:%H:%M}"
            days[(start - monday).days].append((f"{start:%H:%M}", closing))
            start = stop
    return tuple(tuple(day) for day in days)
