"""The records of the directory, as editors write them.

Names are those of HSDS 3.1 (Open Referral Human Services Data Specification) wherever it has one.
What may be shown of a record is decided elsewhere, in ``public``: nothing else may render these.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from directory.hours import check_hours
from directory.phones import NUMBER, NUMBER_ADVICE, check_number
from records.types import (
    DISTINCT,
    Boolean,
    Code,
    CommaSlugs,
    Decimal,
    Email,
    Header,
    Integer,
    IsoDate,
    Matching,
    Record,
    Slug,
    Slugs,
    Text,
    Url,
    parse_date,
    told,
)

#: Why a page is not for readers yet. It is in the preview alone.
Unpublished = Literal["draft", "scheduled"]
#: How much of a place may be told (ARCHITECTURE, safety rule 1): n all, p no point, y nothing.
Sensitivity = Literal["n", "p", "y"]
Number = Annotated[Code, AfterValidator(check_number), told(NUMBER, NUMBER_ADVICE)]
Hours = Annotated[Code, AfterValidator(check_hours)]
PostalCode = Annotated[str, Matching("[0-9]{5}", "V013", "الرمز البريدي خمسة أرقام")]


def _month_day(value: str) -> str:
    if not re.fullmatch(r"[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("V005", "اكتب الشهر ثم اليوم، مثل 11-18")
    parse_date(f"2001-{value}")
    return value


#: A day of every year, ``MM-DD``; 29 February is none.
MonthDay = Annotated[Code, AfterValidator(_month_day)]
_HIJRI = Matching(
    "(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|30)", "V005", "اكتب الشهر الهجري ثم اليوم، مثل 10-01"
)
HijriDay = Annotated[Code, _HIJRI]


def _between(low: float, high: float, what: str) -> tuple[Any, ...]:
    def check(value: float) -> float:
        if not low <= value <= high:
            place = {"what": what, "low": low, "high": high}
            raise PydanticCustomError("V013", "{what} في المغرب بين {low} و{high}", place)
        return value

    return AfterValidator(check), Field(json_schema_extra={"minimum": low, "maximum": high})


#: Degrees within Morocco: the two swapped, or a lost sign, fall outside.
Latitude = Annotated[Decimal, *_between(20.5, 36.5, "خط العرض")]
Longitude = Annotated[Decimal, *_between(-17.5, -0.5, "خط الطول (غربا، فهو سالب)")]
Age = Annotated[Integer, *_between(0, 120, "العمر")]


class Source(Record):
    """Where a fact comes from: a publisher, an address, or both."""

    url: Url | None = None
    publisher: Text | None = None
    date: IsoDate | None = None

    @model_validator(mode="after")
    def _named(self) -> Source:
        if not (self.url or self.publisher):
            raise PydanticCustomError("V002", "اذكر الناشر (publisher) أو الرابط (url) على الأقل")
        return self


_ADDRESS = re.compile(r"[a-z]+:/|www\.|http|[a-z]+:\S", re.IGNORECASE)


def _source_lines(value: Any) -> Any:
    """Header lines ``URL publisher`` (or a publisher alone) as sources."""
    lines = [value] if isinstance(value, str) and value else value
    if not isinstance(lines, list):
        return value
    return [source_line(line) for line in lines]


def source_line(line: str) -> dict[str, str]:
    """A source, of a line ``URL publisher`` or of a publisher alone; raises ``V003``."""
    url, _, publisher = line.partition(" ")
    if not _ADDRESS.match(url):
        if _ADDRESS.search(line):
            raise PydanticCustomError("V003", "ابدأ السطر بالرابط، ثم اسم الناشر")
        return {"publisher": line}
    return {"url": url, "publisher": publisher.strip()} if publisher else {"url": url}


SourceLines = Annotated[
    tuple[Source, ...],
    BeforeValidator(_source_lines, json_schema_input_type=list[Text]),
    Field(min_length=1),
]


class Consent(Record):
    """A written agreement to publish (law 09-08): who gave it, when, for what."""

    by: Text
    date: IsoDate
    scope: Text


class Term(Record):
    """A word of a closed list: its id in addresses and files, its Arabic label."""

    id: Slug
    name: Text


class NewsKind(Term):
    """A kind of news item (the ``Category`` of a post)."""

    plural: Text


class Law(Term):
    """A law that a kind of center rests on."""

    alternate_name: Text | None = None
    note: Text | None = None
    url: Url | None = None


class Alias(Term):
    """Other names of what ``name`` says: whoever searches for one finds all of them."""

    alternate_names: Annotated[tuple[Text, ...], DISTINCT, Field(min_length=1)]


class Cercle(Term):
    """A cercle (دائرة): a group of rural communes."""

    code: Code
    alternate_name: Text


class Commune(Term):
    """A commune (جماعة) with its census figures (HCP, RGPH 2024).

    ``latitude`` and ``longitude`` are a label point (WGS 84 degrees), not an office.
    """

    code: Code
    alternate_name: Text
    type: Literal["urban", "rural"]
    cercle: Slug | None = None
    population_2024: Integer
    population_2014: Integer
    households_2024: Integer
    latitude: Latitude
    longitude: Longitude
    postal_code: PostalCode | None = None


class Helpline(Term):
    """A national number to call for help."""

    number: Number
    description: Text
    hours: Code | None = None
    alternate_number: Number | None = None
    website: Url | None = None
    assured_date: IsoDate | None = None
    sources: tuple[Source, ...]


class Kind(Term):
    """A kind of center (HSDS taxonomy term), or a family of kinds others name as ``parent``."""

    plural: Text
    alternate_name: Text | None = None
    abbreviation: Text | None = None
    parent: Slug | None = None
    sensitivity: Sensitivity = "n"
    violence: Boolean = False
    attested: Boolean = False
    audience: Slugs = ()
    laws: Slugs = ()
    helplines: Slugs = ()
    description: Text
    sources: tuple[Source, ...] = ()


class Holiday(Term):
    """A public holiday, or a Ramadan.

    A holiday is on the same day ``every_year``, or on ``days`` that are announced; ``hijri`` is the
    day of the Hijra of one that follows the moon. A Ramadan is from ``valid_from`` to ``valid_to``.
    """

    every_year: MonthDay | None = None
    hijri: HijriDay | None = None
    days: Annotated[tuple[IsoDate, ...], DISTINCT] = ()
    valid_from: IsoDate | None = None
    valid_to: IsoDate | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _one_form(self) -> Holiday:
        forms = (self.every_year, self.hijri or self.days, self.valid_from or self.valid_to)
        if sum(map(bool, forms)) != 1:
            advice = "اكتب واحدا فقط: every_year، أو hijri وdays، أو valid_from وvalid_to"
            raise PydanticCustomError("V002", "{advice}", {"advice": advice})
        if (self.valid_from is None) != (self.valid_to is None):
            raise PydanticCustomError("V002", "valid_from وvalid_to يكتبان معا")
        return self

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day of a Ramadan; None for a holiday."""
        return (self.valid_from, self.valid_to) if self.valid_from and self.valid_to else None


Accessibility = Literal[
    "ramp",
    "accessible-toilet",
    "elevator",
    "accessible-parking",
    "sign-language",
    "braille",
]
Language = Literal["ar", "fr", "zgh", "es", "en"]


class Location(Record):
    """Where a center is (HSDS location). Degrees are WGS 84."""

    commune: Slug | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    transportation: Text | None = None
    accessibility: Annotated[tuple[Accessibility, ...], DISTINCT] = ()


class Address(Record):
    """A postal address (HSDS address); ``consent`` where the kind asks for one."""

    address_1: Text
    address_2: Text | None = None
    city: Text
    postal_code: PostalCode | None = None
    consent: Consent | None = None


class Phone(Record):
    """A telephone (HSDS phone): E.164, or a short code as it is dialled."""

    number: Number
    type: Literal["voice", "cell", "fax", "text", "video"] = "voice"
    description: Text | None = None
    consent: Consent | None = None


class Contact(Record):
    """Whom to ask for: the role first, a name only with that person's consent."""

    title: Text
    name: Text | None = None
    consent: Consent | None = None


class Service(Record):
    """What a center offers (HSDS service). Ages are in years."""

    id: Slug
    name: Text
    description: Text | None = None
    eligibility_description: Text | None = None
    minimum_age: Age | None = None
    maximum_age: Age | None = None
    audience: Slugs = ()
    application_process: Text | None = None
    required_documents: Annotated[tuple[Text, ...], DISTINCT] = ()
    fees_description: Text | None = None


class CenterRecord(Record):
    """One file of ``centers/``.

    ``opening_hours`` and ``ramadan_opening_hours`` are in OpenStreetMap's ``opening_hours`` syntax.
    ``assured_date`` is the day the facts were last checked, which is not when the file was edited.
    A ``draft`` is checked like all others, and shown in the preview alone.
    """

    id: Slug
    name: Text
    alternate_name: Text | None = None
    amazigh_name: Text | None = None
    kind: Slug
    draft: Boolean = False
    status: Literal["active", "inactive", "defunct", "temporarily closed"]
    alert: Text | None = None
    description: Text | None = None
    organization: Slug | None = None
    sensitivity: Sensitivity | None = None
    location: Location = Field(default_factory=Location)
    address: Address | None = None
    phones: tuple[Phone, ...] = ()
    email: Email | None = None
    website: Url | None = None
    contacts: tuple[Contact, ...] = ()
    opening_hours: Hours | None = None
    ramadan_opening_hours: Hours | None = None
    languages: Annotated[tuple[Language, ...], DISTINCT] = ()
    services: tuple[Service, ...] = ()
    assured_date: IsoDate | None = None
    assurer: Text | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @property
    def checked_facts(self) -> tuple[str, ...]:
        """The names of the facts present that are worthless without a date of checking."""
        names = (
            "address",
            "phones",
            "email",
            "website",
            "contacts",
            "opening_hours",
            "ramadan_opening_hours",
        )
        found = tuple(name for name in names if getattr(self, name))
        return (*found, "location") if self.location.latitude is not None else found

    @property
    def unpublished(self) -> Unpublished | None:
        """Why it has no page yet, if it has none."""
        return "draft" if self.draft else None


class Receipt(Record):
    """The receipt of an association's declaration (dahir 1-58-376, article 5)."""

    kind: Literal["final", "provisional"]
    date: IsoDate


_FOUNDED_ADVICE = "اكتب السنة، مثل 1999، أو التاريخ كاملا"
_RECEIPT_ADVICE = "اكتب final أو provisional ثم التاريخ"


def _year_or_day(value: str) -> str:
    if re.fullmatch(r"(?:19|20)[0-9]{2}", value):
        return value
    if "-" not in value:
        raise PydanticCustomError("V005", _FOUNDED_ADVICE)
    return parse_date(value).isoformat()


def _receipt(value: object) -> object:
    kind, _, day = value.partition(" ") if isinstance(value, str) else ("", "", "")
    if kind not in {"final", "provisional"}:
        raise PydanticCustomError("V003", _RECEIPT_ADVICE)
    return {"kind": kind, "date": day.strip()}


#: A year, or a day, as it is written.
Founded = Annotated[
    str,
    AfterValidator(_year_or_day),
    told("(?:19|20)[0-9]{2}(?:-[0-9]{2}-[0-9]{2})?", _FOUNDED_ADVICE),
]
_ReceiptLine = Annotated[
    str, told("(?:final|provisional) [0-9]{4}-[0-9]{2}-[0-9]{2}", _RECEIPT_ADVICE)
]
#: A receipt in a line of a header.
ReceiptLine = Annotated[Receipt, BeforeValidator(_receipt, json_schema_input_type=_ReceiptLine)]


class AssociationHeader(Header):
    """The header of a profile in ``associations/``."""

    title: Text
    slug: Slug
    summary: Annotated[Text, StringConstraints(max_length=300)] | None = None
    status: Literal["published", "draft", "hidden"] = "published"
    alternate_name: Text | None = None
    amazigh_name: Text | None = None
    acronym: Text | None = None
    founded: Founded | None = None
    receipt: ReceiptLine | None = None
    domains: CommaSlugs = ()
    commune: Slug | None = None
    communes_served: CommaSlugs = ()
    public_utility: Code | None = None
    president: Text | None = None
    phone: Number | None = None
    email: Email | None = None
    website: Url | None = None
    consent_by: Text | None = None
    consent_date: IsoDate | None = None
    consent_scope: Text | None = None
    activity: Literal["active", "dormant", "unknown"] = "unknown"
    assured_date: IsoDate | None = None
    assurer: Text | None = None
    sources: SourceLines

    @property
    def personal_facts(self) -> tuple[str, ...]:
        """The names of the fields present that need the association's written consent."""
        names = ("president", "phone", "email", "website")
        return tuple(name for name in names if getattr(self, name))

    @property
    def unpublished(self) -> Unpublished | None:
        """Why it has no page yet, if it has none."""
        return "draft" if self.status == "draft" else None
