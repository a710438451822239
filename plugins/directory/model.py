"""The records of the directory, as editors write them.

Names are those of HSDS 3.1 (Open Referral Human Services Data Specification) wherever it has one.
What may be shown of a record is decided elsewhere, in ``public``: nothing else may render these.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from directory.hours import check_hours
from directory.phones import check_number
from records.types import (
    Boolean,
    CommaSlugs,
    Decimal,
    Email,
    Header,
    Integer,
    IsoDate,
    Moment,
    Record,
    Slug,
    Slugs,
    Text,
    Url,
    parse_date,
)

#: How much of a place may be told: n all, p no coordinates, y nothing (DESIGN, safety rule 1).
Sensitivity = Literal["n", "p", "y"]
Number = Annotated[Text, AfterValidator(check_number)]
Hours = Annotated[Text, AfterValidator(check_hours)]


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


def _source_lines(value: Any) -> Any:
    """Header lines ``URL publisher`` (or a publisher alone) as sources."""
    lines = [value] if isinstance(value, str) else value
    if not isinstance(lines, list):
        return value
    return [_source_line(line) for line in lines]


def _source_line(line: str) -> dict[str, str]:
    if not line.startswith("http"):
        return {"publisher": line}
    url, _, publisher = line.partition(" ")
    return {"url": url, "publisher": publisher.strip()} if publisher else {"url": url}


SourceLines = Annotated[tuple[Source, ...], BeforeValidator(_source_lines), Field(min_length=1)]


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


class Cercle(Term):
    """A cercle (دائرة): a group of rural communes."""

    code: Text
    alternate_name: Text


class Commune(Term):
    """A commune (جماعة) with its census figures (HCP, RGPH 2024).

    ``latitude`` and ``longitude`` are a label point (WGS 84 degrees), not an office.
    """

    code: Text
    alternate_name: Text
    type: Literal["urban", "rural"]
    cercle: Slug | None = None
    population_2024: Integer
    population_2014: Integer
    households_2024: Integer
    latitude: Decimal
    longitude: Decimal
    postal_code: Text | None = None


class Helpline(Term):
    """A national number to call for help."""

    number: Text
    description: Text
    hours: Text | None = None
    alternate_number: Text | None = None
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


class Location(Record):
    """Where a center is (HSDS location). Degrees are WGS 84."""

    commune: Slug | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    transportation: Text | None = None
    accessibility: tuple[
        Literal[
            "ramp",
            "accessible-toilet",
            "elevator",
            "accessible-parking",
            "sign-language",
            "braille",
        ],
        ...,
    ] = ()


class Address(Record):
    """A postal address (HSDS address); ``consent`` where the kind asks for one."""

    address_1: Text
    address_2: Text | None = None
    city: Text
    postal_code: Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")] | None = None
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
    minimum_age: Integer | None = None
    maximum_age: Integer | None = None
    audience: Slugs = ()
    application_process: Text | None = None
    required_documents: tuple[Text, ...] = ()
    fees_description: Text | None = None


class CenterRecord(Record):
    """One file of ``centers/``.

    ``opening_hours`` and ``ramadan_opening_hours`` are in OpenStreetMap's ``opening_hours`` syntax.
    ``assured_date`` is the day the facts were last checked, which is not when the file was edited.
    """

    id: Slug
    name: Text
    alternate_name: Text | None = None
    amazigh_name: Text | None = None
    kind: Slug
    status: Literal["active", "inactive", "defunct", "temporarily closed"]
    alert: Text | None = None
    description: Text | None = None
    organization: Slug | None = None
    sensitivity: Sensitivity | None = None
    location: Location
    address: Address | None = None
    phones: tuple[Phone, ...] = ()
    email: Email | None = None
    website: Url | None = None
    contacts: tuple[Contact, ...] = ()
    opening_hours: Hours | None = None
    ramadan_opening_hours: Hours | None = None
    languages: tuple[Literal["ar", "fr", "zgh", "es", "en"], ...] = ()
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


class Receipt(Record):
    """The receipt of an association's declaration (dahir 1-58-376, article 5)."""

    kind: Literal["final", "provisional"]
    date: IsoDate


def _year_or_day(value: str) -> str:
    if re.fullmatch(r"[0-9]{4}", value):
        return value
    return parse_date(value).isoformat()


def _receipt(value: object) -> object:
    kind, _, day = value.partition(" ") if isinstance(value, str) else ("", "", "")
    if kind not in {"final", "provisional"}:
        raise PydanticCustomError("V003", "اكتب final أو provisional ثم التاريخ")
    return {"kind": kind, "date": day.strip()}


class AssociationHeader(Header):
    """The header of a profile in ``associations/``."""

    title: Text
    slug: Slug
    summary: Annotated[Text, StringConstraints(max_length=300)] | None = None
    status: Literal["published", "draft", "hidden"] = "published"
    modified: Moment | None = None
    alternate_name: Text | None = None
    amazigh_name: Text | None = None
    acronym: Text | None = None
    founded: Annotated[str, AfterValidator(_year_or_day)] | None = None
    receipt: Annotated[Receipt, BeforeValidator(_receipt)] | None = None
    domains: CommaSlugs = ()
    commune: Slug | None = None
    communes_served: CommaSlugs = ()
    public_utility: Text | None = None
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
