"""Opening hours: OpenStreetMap's ``opening_hours`` syntax in, a table of the week out.

Only hours that are the same every week are accepted: a table that is right in one month and wrong
in the next would send a family to a closed door. Ramadan has a field of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import Literal

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]
from pydantic_core import PydanticCustomError

_MONDAY = datetime(2024, 1, 1)
_SEVEN_DAYS = timedelta(weeks=1)
#: What the library accepts but a weekly table cannot show: comments, the sun, years, holiday hours.
_UNSHOWN = re.compile(
    r"\"|\b(?:sunrise|sunset|dawn|dusk|unknown|SH|easter)\b|\+|\b[0-9]{4}\b"
    r"|\bPH\b(?!\s+(?:off|closed))"
)
#: Hours that mean something else than what was meant: after midnight, or none at all.
_SLIPS = re.compile(r"\b(?:2[5-9]|[3-9][0-9]):|\b24:(?!00)|\b([0-9]{1,2}:[0-9]{2})-\1")
_SPAN = re.compile(r"([0-9]{1,2}:[0-9]{2})-([0-9]{1,2}:[0-9]{2})")
#: Whoever opens in the evening closes sooner than this: longer is a day the wrong way round.
_LONGEST_NIGHT = 15 * 60
_HOLIDAYS_OFF = re.compile(r"\bPH\s+(?:off|closed)\b")

#: The days of the week as OpenStreetMap writes them, Monday first.
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

#: Start and end of one opening, ``HH:MM``; midnight at the end of a day is ``24:00``.
Opening = tuple[str, str]
#: Each day's Arabic name with its openings, Monday first.
WeekTable = tuple[tuple[str, tuple[Opening, ...]], ...]

#: A day and a week in minutes.
_DAY = 24 * 60
_WEEK = 7 * _DAY


@dataclass(frozen=True)
class LiveHours:
    """What a script needs to tell whether a center is open (``theme/static/js/lib/hours.js``).

    ``week`` and ``ramadan`` are openings in minutes since Monday 00:00: ``510-990,1950-2430``.
    On holidays it is closed, open (round the clock) or, None, nothing is known.
    From ``stale_from`` on the facts are too old to tell by.
    """

    week: str
    ramadan: str | None
    holidays: Literal["closed", "open"] | None
    stale_from: date


@lru_cache(maxsize=256)  # many centers keep the same hours
def week_table(expression: str) -> WeekTable:
    """The week that an ``opening_hours`` expression describes.

    Raises ``ParserError`` where the expression is not valid OpenStreetMap syntax.
    """
    days = _week(OpeningHours(expression), _MONDAY + _SEVEN_DAYS)
    return tuple(zip(_day_names(), days, strict=True))


@cache
def _day_names() -> tuple[str, ...]:
    """The days of the week, Monday first."""
    from babel.dates import get_day_names  # here: few builds read hours anew

    names = get_day_names("wide", locale="ar_MA")
    return tuple(names[number] for number in range(7))


def week_minutes(table: WeekTable) -> str:
    """A week's openings in minutes since Monday 00:00, each under the day on which it begins.

    Hours past midnight are those of the evening: a holiday closes the night that begins on it.
    """
    spans = [
        (number * _DAY + _minutes(start), number * _DAY + _minutes(end))
        for number, (_, openings) in enumerate(table)
        for start, end in openings
    ]
    evenings = {end % _WEEK for start, end in spans if start % _DAY and end % _DAY == 0}
    mornings = {start: end - start for start, end in spans if start in evenings}
    return ",".join(
        f"{start}-{end + mornings.get(end % _WEEK, 0)}"
        for start, end in spans
        if start not in mornings
    )


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)


def round_the_clock(table: WeekTable) -> bool:
    """Whether it is never closed."""
    return all(openings == (("00:00", "24:00"),) for _, openings in table)


def in_syntax(table: WeekTable, *, closed_on_holidays: bool) -> str:
    """An ``opening_hours`` expression of a week: :func:`week_table` turned round."""
    rules = []
    for openings, days in groupby(range(7), key=lambda number: table[number][1]):
        first, *more = days
        span = f"{_DAYS[first]}-{_DAYS[more[-1]]}" if more else _DAYS[first]
        hours = ",".join(f"{start}-{end}" for start, end in openings)
        rules += [f"{span} {hours}"] if hours else []
    return "; ".join([*rules, *["PH off"] * closed_on_holidays])


def closed_on_holidays(expression: str) -> bool:
    """Whether an expression says that public holidays are closed."""
    return bool(_HOLIDAYS_OFF.search(expression))


@lru_cache(maxsize=256)
def check_hours(expression: str) -> str:
    """Return the expression if a weekly table tells all of it; else raise a ``V010`` error."""
    try:
        hours = OpeningHours(expression)
    except ParserError:
        raise PydanticCustomError(
            "V010", "أوقات عمل غير سليمة، مثالها: Mo-Fr 08:30-16:30; PH off"
        ) from None
    weeks = {_week(hours, _MONDAY + number * _SEVEN_DAYS) for number in range(53)}
    if _UNSHOWN.search(expression) or len(weeks) > 1:
        raise PydanticCustomError("V010", "أوقات العمل تكتب لأسبوع واحد يتكرر طوال السنة")
    timed = ":" in expression or "24/7" in expression
    if not timed or not any(weeks.pop()) or _SLIPS.search(expression):
        raise PydanticCustomError("V010", "اكتب ساعة الفتح وساعة الإغلاق، مثل Mo-Fr 08:30-16:30")
    if advice := next(_slips(expression), None):
        raise PydanticCustomError("V010", "{advice}", {"advice": advice})
    return expression


def _slips(expression: str) -> Iterator[str]:
    """What is wrong with hours that can be read, but say what nobody means."""
    rules = [rule.strip() for rule in expression.split(";") if rule.strip()]
    for rule in rules:
        spans = [(_minutes(start), _minutes(end)) for start, end in _SPAN.findall(rule)]
        for (start, end), written in zip(spans, _SPAN.finditer(rule), strict=True):
            if start > end > 0 and end + _DAY - start > _LONGEST_NIGHT:
                turned = f"{written[2]}-{written[1]}"
                yield f"«{written[0]}» تنتهي في صباح الغد؛ إن قصدت النهار فاكتب {turned}"
        if not re.search(r"[0-9]\s*,\s*[A-Z]", rule):  # «Mo 08:00-12:00, Tu 10:00-12:00»
            yield from _overlaps(spans)
    days = [_days(rule) for rule in rules]
    for place, rule in enumerate(rules):
        if days[place] and any(days[place] <= later for later in days[place + 1 :]):
            yield f"ما بعد «{rule}» يلغيه؛ اكتب فترات اليوم معا: Mo-Fr 08:30-12:30,14:30-16:30"


def _overlaps(spans: list[tuple[int, int]]) -> Iterator[str]:
    for (_, end), (start, _) in pairwise(sorted(spans)):
        if start < end:
            yield "فترتان متداخلتان في اليوم نفسه؛ اجعلهما واحدة، أو صحح إحداهما"


def _days(rule: str) -> set[int]:
    """The days on which a rule opens."""
    return {day for day, openings in enumerate(_week(OpeningHours(rule), _MONDAY)) if openings}


def _week(hours: OpeningHours, monday: datetime) -> tuple[tuple[Opening, ...], ...]:
    days: list[list[Opening]] = [[] for _ in range(7)]
    for start, end, state, _ in hours.intervals(monday, monday + _SEVEN_DAYS):
        if state != State.OPEN:
            continue
        first, last = (start - monday).days, (end - monday - timedelta(minutes=1)).days
        for number in range(first, last + 1):
            opening = f"{start:%H:%M}" if number == first else "00:00"
            days[number].append((opening, _closing(end) if number == last else "24:00"))
    return tuple(tuple(day) for day in days)


def _closing(moment: datetime) -> str:
    return "24:00" if moment.time() == time() else f"{moment:%H:%M}"
