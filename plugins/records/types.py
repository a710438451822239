"""The kinds of value that records share, as pydantic types over strings.

Each validator raises :class:`PydanticCustomError` whose type is a code of ``diagnostics`` and whose
message is the Arabic sentence for editors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_after_validator_function

from records.dates import meant_date

#: Words that YAML takes for «true» or «false»: no text of ours.
_NO_TEXT = {"true", "false", "yes", "no", "on", "off"}
#: A year outside these is a slip of the pen, or a year of the Hijra.
_YEARS = range(1900, 2100)
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_SLUG_ADVICE = "المعرف حروف لاتينية صغيرة وأرقام تفصل بينها شرطات"
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_URL = r'https?://[^\s"<>]+'
_URL_ADVICE = "الرابط يبدأ بـ https:// ولا يحتوي مسافات"
# WHATWG's pattern for <input type=email>, with at least one dot in the domain.
_EMAIL = (
    r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)+"
)


class Record(BaseModel):
    """Base of all records: frozen, no unknown keys, no surrounding spaces."""

    # built when the first record is validated: most checks and builds know all of them already
    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True
    )


class Header(Record):
    """Base of the headers of Markdown files: keys are written ``Event-Date`` for ``event_date``."""

    model_config = ConfigDict(
        alias_generator=lambda name: "-".join(part.capitalize() for part in name.split("_"))
    )


@dataclass(frozen=True, slots=True)
class Matching:
    """A check that a text is of the form ``pattern``; the fault is ``code`` with ``advice``."""

    pattern: str
    code: str
    advice: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check after the type itself."""
        return no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Tell forms of it, as :func:`told` does."""
        return handler(core) | _told(self.pattern, self.advice)

    def check(self, value: str) -> str:
        """Return the text; raise where it is of another form."""
        if not re.fullmatch(self.pattern, value):
            raise PydanticCustomError(self.code, "{advice}", {"advice": self.advice})
        return value


def told(pattern: str, advice: str) -> Any:
    """What a form may check before any validator does, in the JSON Schema of a model.

    ``pattern`` is a regular expression for the whole text, in what Python and ECMAScript have in
    common; ``advice`` is what is said where the text is of another form (``errorMessage``).
    """
    return Field(json_schema_extra=_told(pattern, advice))


def _told(pattern: str, advice: str) -> dict[str, Any]:
    return {"pattern": f"^(?:{pattern})$", "errorMessage": advice}


def _words(value: str) -> str:
    if not any(letter.isalpha() for letter in value) or value.lower() in _NO_TEXT:
        raise PydanticCustomError("V003", "هنا ينتظر نص، لا «{value}»", {"value": value})
    return value


def _slug(value: str) -> str:
    if not re.fullmatch(_SLUG, value):
        message = f"«{{value}}» ليس معرفا: {_SLUG_ADVICE}"
        raise PydanticCustomError("V006", message, {"value": value})
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
        raise PydanticCustomError("V009", _URL_ADVICE)
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
    parts = [item.strip() for item in value.split(",")]
    if "" in parts and any(parts):
        context = {"list": ", ".join(filter(None, parts)), "index": parts.index("")}
        raise PydanticCustomError("V012", "فاصلة زائدة؛ اكتب «{list}»", context)
    return parts


def _lines(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _distinct(values: tuple[Any, ...]) -> tuple[Any, ...]:
    for index, value in enumerate(values):
        if value in values[:index]:
            context = {"item": value, "index": index}
            raise PydanticCustomError("V011", "العنصر «{item}» مكرر", context)
    return values


#: Any text, numbers included.
Code = Annotated[str, StringConstraints(min_length=1)]
#: A text of words.
Text = Annotated[Code, AfterValidator(_words)]
#: Short enough for a file name.
Slug = Annotated[
    Code, StringConstraints(max_length=80), AfterValidator(_slug), told(_SLUG, _SLUG_ADVICE)
]
Url = Annotated[Code, AfterValidator(_url), told(_URL, _URL_ADVICE)]
Email = Annotated[
    Code, Matching(_EMAIL, "V009", "بريد إلكتروني غير سليم، مثاله markaz@example.org")
]
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
CommaSlugs = Annotated[
    Slugs, BeforeValidator(_commas), Field(json_schema_extra={"format": "commas"})
]
#: Texts, one a line of a header.
Lines = Annotated[tuple[Text, ...], BeforeValidator(_lines), DISTINCT]
