"""What day is meant by a date that is not written as YYYY-MM-DD."""

from __future__ import annotations

import re

_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[/. -](?P<month>\d{1,2})[/. -](?P<year>\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/. -](?P<month>\d{1,2})[/. -](?P<day>\d{1,2})", re.ASCII)
#: «23 نونبر 2026», with or without the name of the day before it.
_IN_WORDS = re.compile(
    r"(?:\w+،? )?(?P<day>[0-9]{1,2}|فاتح)(?:er)? (?P<month>\w+) (?P<year>[0-9]{4})"
)
#: Names of each month: of Morocco, of other countries, French.
_MONTHS = [
    name.split()
    for name in (
        "يناير janvier",
        "فبراير شباط février fevrier",
        "مارس آذار mars",
        "أبريل ابريل إبريل نيسان avril",
        "ماي مايو أيار mai",
        "يونيو يونيه حزيران juin",
        "يوليوز يوليو تموز juillet",
        "غشت أغسطس آب août aout",
        "شتنبر سبتمبر أيلول septembre",
        "أكتوبر اكتوبر octobre",
        "نونبر نوفمبر novembre",
        "دجنبر ديسمبر décembre decembre",
    )
]
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


def day_first(text: str) -> str:
    """A text with the day that it begins with, as written in Morocco, in ISO form.

    «3/2/2026» becomes «2026-02-03», whatever digits it is written with; all else stays as it is.
    """
    text = text.translate(_DIGITS)
    found = _DAY_FIRST.match(text)
    if not found:
        return text
    day, month, year = found.groups()
    return f"{year}-{int(month):02}-{int(day):02}{text[found.end() :]}"


def meant_date(written: str) -> str | None:
    """The day as YYYY-MM-DD; the day comes first in ``03/02/2026``, as Moroccans write it.

    None where no date is recognized. It may be no day of the calendar.
    """
    text = written.translate(_DIGITS).strip().lower()
    for form in (_DAY_FIRST, _YEAR_FIRST, _IN_WORDS):
        if found := form.fullmatch(text):
            month = _NUMBERS.get(found["month"], found["month"])
            if not str(month).isdigit():
                return None
            day = 1 if found["day"] == "فاتح" else int(found["day"])
            return f"{found['year']}-{int(month):02}-{day:02}"
    return None
