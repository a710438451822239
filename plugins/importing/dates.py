"""Days as people write them in words, and the line «نشرت في: …» that old sites put into texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.dates import get_month_names

from arabic.fold import fold

#: Of Morocco, of the Mashreq and the press («أغسطس»), of the Levant («آب»), and French.
_LOCALES = ("ar_MA", "ar_EG", "ar_SY", "fr")
_FIRST = "فاتح"

_NUMBERS = re.compile(
    r"(?P<day>[0-9]{1,2})\s*[/.-]\s*(?P<month>[0-9]{1,2})\s*[/.-]\s*(?P<year>[0-9]{4})"
)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_BY = r"(?:نشرت?|كتبت?)?\s*(?:بواسطة|من طرف|من قبل)\s*:?\s*"
_LINE = re.compile(
    rf"(?:نشرت?|تم النشر|نشر هذا الخبر)\s*(?:في|بتاريخ|يوم)\s*:?\s*(?P<day>.{{6,40}}?)"
    r"(?:\s*(?:على )?(?:الساعة)?\s*[0-9]{1,2}:[0-9]{2})?"
    rf"\s*(?:[-–|،.]\s*)?(?:{_BY}(?P<by>.{{1,80}}))?"
)


@dataclass(frozen=True, slots=True)
class Published:
    """What such a line says: when a text was published, and by whom if it says so."""

    day: date
    by: str


def find_date(text: str) -> date | None:
    """The day that a text is, and nothing else: «12 ماي 2023», «الجمعة فاتح غشت 2025», «3/2/2026».

    Numbers are day first, as everywhere in Morocco. None for any other text and for days that no
    calendar has.
    """
    text = fold(text).strip(" .،,")
    if found := _NUMBERS.fullmatch(text) or _ISO.fullmatch(text):
        return _day(int(found["year"]), int(found["month"]), int(found["day"]))
    if not (found := _words().fullmatch(text)):
        return None
    day = 1 if found["day"] == _FIRST else int(found["day"])
    return _day(int(found["year"]), _months()[found["month"]], day)


def published_line(line: str) -> Published | None:
    """What «نشرت في: 12 ماي 2023 نشرت بواسطة: X» says; None for any other line."""
    found = _LINE.fullmatch(" ".join(line.split()))
    day = find_date(found["day"]) if found else None
    return Published(day, (found["by"] or "").strip(" .،") if found else "") if day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    """The number of each month by its folded name. «كانون» and «تشرين» have two words."""
    return {
        fold(name): number
        for locale in reversed(_LOCALES)
        for number, name in get_month_names("wide", "format", locale).items()
    }


@cache
def _words() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?:\w+[،,]?\s+)?(?P<day>[0-9]{{1,2}}|{_FIRST})\s*(?:من\s+(?:شهر\s+)?)?"
        rf"(?P<month>{months})\s*(?P<year>[0-9]{{4}})"
    )
