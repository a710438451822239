"""The kinds of value that records share, as pydantic types over strings.

Each validator raises :class:`PydanticCustomError` whose type is a code of ``diagnostics`` and whose
message is the Arabic sentence for editors.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from records.dates import meant_date

#: Words that YAML takes for «true» or «false»: no text of ours.
_NO_TEXT = {"true", "false", "yes", "no", "on", "off"}
#: A year outside these is a slip of the pen, or a year of the Hijra.
_YEARS = range(1900, 2100)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
# WHATWG's pattern for <input type=email>, with at least one dot in the domain.
_EMAIL = re.compile(
    r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)+"
)


class Record(BaseModel):
    """Base of all records: frozen, no unknown keys, no surrounding spaces."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Header(Record):
    """Base of the headers of Markdown files: keys are written ``Event-Date`` for ``event_date``."""

    model_config = ConfigDict(
        alias_generator=lambda name: "-".join(part.capitalize() for part in name.split("_"))
    )


def matching(pattern: str, code: str, advice: str) -> AfterValidator:
    """A check that a text is of the form ``pattern``; the fault is ``code`` with ``advice``."""
    form = re.compile(pattern)

    def check(value: str) -> str:
        if not form.fullmatch(value):
            raise PydanticCustomError(code, "{advice}", {"advice": advice})
        return value

    return AfterValidator(check)


def _words(value: str) -> str:
    if not any(letter.isalpha() for letter in value) or value.lower() in _NO_TEXT:
        raise PydanticCustomError("V003", "هنا ينتظر نص، لا «{value}»", {"value": value})
    return value


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise PydanticCustomError(
            "V006",
            "«{value}» ليس معرفا: المعرف حروف لاتينية صغيرة وأرقام تفصل بينها شرطات",
            {"value": value},
        )
    return value


def parse_date(value: Any) -> date:
    """An ISO 8601 calendar date; raises ``V005`` for all else, as 03/02/2026 has two readings."""
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise PydanticCustomError("V005", "{m}", {"m": _date_advice(value)})
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("V005", "لا وجود لهذا اليوم في التقويم") from None
    if day.year not in _YEARS:
        raise PydanticCustomError("V005", "السنة تكتب بالتقويم الميلادي، مثل 2026")
    return day


def _date_advice(value: Any) -> str:
    advice = "التاريخ يكتب سنة-شهر-يوم، مثل 2026-11-23"
    if not isinstance(value, str) or not (meant := meant_date(value)):
        return advice
    doubt = "إن قصدت اليوم أولا ف" if re.match(r"[0-9]{1,2}[/.-]", value) else ""
    return f"{advice}؛ {doubt}اكتب {meant}"


def _moment(value: Any) -> datetime:
    """``YYYY-MM-DD`` or ``YYYY-MM-DD HH:MM``, local time; midnight where no time is given."""
    day, clock = value, ""
    if isinstance(value, str) and _ISO_DATE.match(value):
        day, _, clock = value.partition(" ")
    return datetime.combine(parse_date(day), _time(clock.strip()) if clock else time())


def _time(value: Any) -> time:
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise PydanticCustomError("V005", "الوقت يكتب ساعة:دقيقة، مثل 09:30")
    return time.fromisoformat(value)


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    known = parts.scheme in {"http", "https"} and "." in parts.netloc
    if not known or re.search(r"[\s\"<>]", value):
        raise PydanticCustomError("V009", "الرابط يبدأ بـ https:// ولا يحتوي مسافات")
    return value


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise PydanticCustomError("V009", "بريد إلكتروني غير سليم، مثاله markaz@example.org")
    return value


def _integer(value: Any) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,9}", value):
        raise PydanticCustomError("V013", "عدد صحيح بالأرقام 0-9، دون فواصل")
    return int(value)


def _decimal(value: Any) -> float:
    if not isinstance(value, str) or not re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]+)?", value):
        raise PydanticCustomError("V013", "عدد عشري بنقطة، مثل 35.1938")
    return float(value)


def _boolean(value: Any) -> bool:
    if value not in {"true", "false"}:
        raise PydanticCustomError("V004", "اكتب true أو false")
    return bool(value == "true")


def _commas(value: Any) -> Any:
    """``a, b`` as a list; the Arabic comma would silently make one item of two."""
    if isinstance(value, list):  # Pelican warns of several lines of tags, and keeps the first
        raise PydanticCustomError("V003", "اكتب العناصر في سطر واحد، بينها فاصلة لاتينية «,»")
    if not isinstance(value, str):
        return value
    if "،" in value or "؛" in value:
        advice = "افصل بين العناصر بفاصلة لاتينية «,» لا بفاصلة عربية: «{list}»"
        items = {"list": ", ".join(re.split(r"\s*[،؛,]\s*", value))}
        raise PydanticCustomError("V003", advice, items)
    if value[:1] == "[":
        items = {"list": value.strip("[] ")}
        raise PydanticCustomError("V003", "اكتب العناصر دون قوسين: «{list}»", items)
    return [item.strip() for item in value.split(",")]


def _lines(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _distinct(values: tuple[Any, ...]) -> tuple[Any, ...]:
    for index, value in enumerate(values):
        if value in values[:index]:
            raise PydanticCustomError("V011", "العنصر «{item}» مكرر", {"item": value})
    return values


#: Any text, numbers included.
Code = Annotated[str, StringConstraints(min_length=1)]
#: A text of words.
Text = Annotated[Code, AfterValidator(_words)]
#: Short enough for a file name.
Slug = Annotated[Code, StringConstraints(max_length=80), AfterValidator(_slug)]
Url = Annotated[Code, AfterValidator(_url)]
Email = Annotated[Code, AfterValidator(_email)]
IsoDate = Annotated[date, BeforeValidator(parse_date)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Clock = Annotated[time, BeforeValidator(_time)]
Integer = Annotated[int, BeforeValidator(_integer)]
Decimal = Annotated[float, BeforeValidator(_decimal)]
Boolean = Annotated[bool, BeforeValidator(_boolean)]
#: For lists whose items stand there once each.
DISTINCT = AfterValidator(_distinct)
Slugs = Annotated[tuple[Slug, ...], DISTINCT]
#: The same, written on one line of a header.
CommaSlugs = Annotated[Slugs, BeforeValidator(_commas)]
#: Texts, one a line of a header.
Lines = Annotated[tuple[Text, ...], BeforeValidator(_lines), DISTINCT]
