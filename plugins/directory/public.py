"""What may be shown of the directory: public views of the records, secrets already gone.

Every output (page, feed, data file, index) is made from these views and from nothing else, so that
a rule applied here holds everywhere: protected places, facts too old to be shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from babel import Locale

from arabic.numbers import counted
from directory import phones
from directory.freshness import (
    STALE_MONTHS,
    WITHHELD_MONTHS,
    Freshness,
    first_day_past,
    freshness,
)
from directory.hours import (
    LiveHours,
    WeekTable,
    closed_on_holidays,
    round_the_clock,
    week_minutes,
    week_table,
)
from directory.model import (
    AssociationHeader,
    CenterRecord,
    Contact,
    Phone,
    Receipt,
    Sensitivity,
    Source,
    Term,
    Unpublished,
)

#: Names of languages (CLDR), but for the name that the Constitution (article 5) gives Amazigh.
LANGUAGES = {**Locale.parse("ar_MA").languages, "zgh": "الأمازيغية"}
ACCESSIBILITY = {
    "ramp": "ممر مائل",
    "accessible-toilet": "مرحاض مهيأ",
    "elevator": "مصعد",
    "accessible-parking": "موقف سيارات مهيأ",
    "sign-language": "لغة الإشارة",
    "braille": "برايل",
}
#: What readers are told of a center that is not active, by HSDS's word for it.
CLOSED = {
    "inactive": "متوقف عن العمل",
    "defunct": "أغلق نهائيا",
    "temporarily closed": "مغلق مؤقتا",
}
PHONE_TYPES = {
    "voice": "الهاتف",
    "cell": "الهاتف المحمول",
    "fax": "الفاكس",
    "text": "رسائل قصيرة",
    "video": "مكالمة مرئية",
}


@dataclass(frozen=True)
class PublicSource:
    """A source as readers see it; ``host`` names the site where no publisher is given."""

    url: str | None
    publisher: str | None
    date: date | None

    @property
    def host(self) -> str | None:
        """The site's name without «www.», or None."""
        return urlsplit(self.url).netloc.removeprefix("www.") if self.url else None


@dataclass(frozen=True)
class Cercle:
    """A cercle of communes."""

    id: str
    code: str
    name: str
    alternate_name: str


@dataclass(frozen=True)
class Commune:
    """A commune with its census figures; the point is a label's, in WGS 84 degrees."""

    id: str
    code: str
    name: str
    alternate_name: str
    type: str
    cercle: Cercle | None
    population_2024: int
    population_2014: int
    households_2024: int
    latitude: float
    longitude: float
    postal_code: str | None
    url: str


@dataclass(frozen=True)
class Link:
    """What a page needs to name another and lead there."""

    id: str
    name: str
    url: str


@dataclass(frozen=True)
class Helpline:
    """A national number; ``uri`` is what a tap on it opens."""

    id: str
    number: str
    name: str
    description: str
    hours: str | None
    alternate_number: str | None
    website: str | None
    assured_date: date | None
    sources: tuple[PublicSource, ...]

    @property
    def uri(self) -> str:
        """The ``tel:`` URI of the number."""
        return phones.uri(self.number)


@dataclass(frozen=True)
class Kind:
    """A kind of center, its words and laws resolved."""

    id: str
    name: str
    plural: str
    alternate_name: str | None
    abbreviation: str | None
    parent: Kind | None
    sensitivity: Sensitivity
    violence: bool
    attested: bool
    audience: tuple[Term, ...]
    laws: tuple[Term, ...]
    helplines: tuple[Helpline, ...]
    description: str
    sources: tuple[PublicSource, ...]
    url: str

    @property
    def protected(self) -> bool:
        """Whether the places of its centers are kept secret."""
        return self.sensitivity == "y"

    @property
    def quick_exit(self) -> bool:
        """Whether pages about it must be quick to leave (safety rule 4)."""
        return self.violence or self.protected


@dataclass(frozen=True)
class PublicAddress:
    """A postal address, without the consent that let it be published."""

    address_1: str
    address_2: str | None
    city: str
    postal_code: str | None


@dataclass(frozen=True)
class PublicPhone:
    """A number with all the forms that pages need."""

    number: str
    type: str
    description: str | None

    @property
    def national(self) -> str:
        """As dialled in Morocco, in groups."""
        return phones.national(self.number)

    @property
    def uri(self) -> str:
        """The ``tel:`` URI."""
        return phones.uri(self.number)

    @property
    def whatsapp_uri(self) -> str | None:
        """The WhatsApp address of a mobile, else None."""
        return phones.whatsapp_uri(self.number)

    @property
    def label(self) -> str:
        """What the number is for, in Arabic."""
        return self.description or PHONE_TYPES[self.type]


@dataclass(frozen=True)
class PublicContact:
    """Whom to ask for."""

    title: str
    name: str | None


@dataclass(frozen=True)
class Service:
    """What a center offers, to whom and how."""

    id: str
    name: str
    description: str | None
    eligibility_description: str | None
    minimum_age: int | None
    maximum_age: int | None
    audience: tuple[Term, ...]
    application_process: str | None
    required_documents: tuple[str, ...]
    fees_description: str | None

    @property
    def ages(self) -> str:
        """From which age on, up to which age; empty where neither is told."""
        least, most = self.minimum_age, self.maximum_age
        told = []
        if least is not None:
            told.append(f"من {counted(least, 'year', oblique=True)}" if least else "منذ الولادة")
        if most is not None:
            told.append(f"إلى {counted(most, 'year', oblique=True)}")
        return " ".join(told)


class Checked:
    """What grows old: facts that were checked on a day, or never."""

    assured_date: date | None

    @property
    def stale_from(self) -> date | None:
        """The first day on which the facts are shown with a warning."""
        return first_day_past(self.assured_date, STALE_MONTHS) if self.assured_date else None

    @property
    def withheld_from(self) -> date | None:
        """The first day on which they are withheld."""
        return first_day_past(self.assured_date, WITHHELD_MONTHS) if self.assured_date else None


@dataclass(frozen=True)
class Association(Checked):
    """The profile of an association; contacts are None where they may not be shown."""

    id: str
    name: str
    summary: str | None
    alternate_name: str | None
    amazigh_name: str | None
    acronym: str | None
    founded: str | None
    receipt: Receipt | None
    domains: tuple[Term, ...]
    commune: Commune | None
    communes_served: tuple[Commune, ...]
    public_utility: str | None
    activity: str
    assured_date: date | None
    assurer: str | None
    freshness: Freshness
    sources: tuple[PublicSource, ...]
    url: str
    unpublished: Unpublished | None = None
    president: str | None = None
    phone: PublicPhone | None = None
    email: str | None = None
    website: str | None = None

    @property
    def founded_on(self) -> date | None:
        """The day it was founded, where more than the year is known."""
        known = self.founded and len(self.founded) > len("YYYY")
        return date.fromisoformat(self.founded) if known and self.founded else None


@dataclass(frozen=True)
class Center(Checked):
    """A center as anyone may see it.

    ``protected`` centers have no place and no contacts; ``freshness`` tells the age of the check.
    """

    id: str
    name: str
    alternate_name: str | None
    amazigh_name: str | None
    kind: Kind
    status: str
    alert: str | None
    description: str | None
    organization: Link | None
    commune: Commune | None
    protected: bool
    transportation: str | None
    accessibility: tuple[Term, ...]
    languages: tuple[Term, ...]
    services: tuple[Service, ...]
    assured_date: date | None
    assurer: str | None
    freshness: Freshness
    sources: tuple[PublicSource, ...]
    url: str
    unpublished: Unpublished | None = None
    address: PublicAddress | None = None
    latitude: float | None = None
    longitude: float | None = None
    phones: tuple[PublicPhone, ...] = ()
    email: str | None = None
    website: str | None = None
    contacts: tuple[PublicContact, ...] = ()
    hours: WeekTable | None = None
    ramadan_hours: WeekTable | None = None
    closed_on_holidays: bool = False

    @property
    def quick_exit(self) -> bool:
        """Whether its page must be quick to leave (safety rule 4)."""
        return self.protected or self.kind.quick_exit

    @property
    def closed(self) -> str | None:
        """How a center that is not active is closed, in words for readers."""
        return CLOSED.get(self.status)

    @property
    def about(self) -> str:
        """What it does; where its record does not tell, what its kind does."""
        return self.description or self.kind.description

    @property
    def lacks_documents(self) -> bool:
        """Whether it is not told of each service what to bring."""
        return not all(service.required_documents for service in self.services)

    @property
    def has_contacts(self) -> bool:
        """Whether there is any way to reach it on the page."""
        return bool(self.phones or self.email or self.address or self.website)

    @property
    def always_open(self) -> bool:
        """Whether it never closes."""
        return self.hours is not None and round_the_clock(self.hours)

    @property
    def live_hours(self) -> LiveHours | None:
        """What tells whether it is open now; none of a center that is closed or long unchecked."""
        hours, stale_from = self.hours, self.stale_from
        if not (hours or self.ramadan_hours) or stale_from is None:
            return None
        if self.freshness != "fresh" or self.closed:
            return None
        return LiveHours(
            week=week_minutes(hours) if hours else "",
            ramadan=week_minutes(self.ramadan_hours) if self.ramadan_hours else None,
            holidays="closed" if self.closed_on_holidays else "open" if self.always_open else None,
            stale_from=stale_from,
        )


def public_source(source: Source, *, protected: bool = False) -> PublicSource:
    """A source; of a protected center only its publisher, for an article may tell the place."""
    url = None if protected else source.url
    return PublicSource(url, source.publisher, source.date)


def contacts(center: CenterRecord, level: Sensitivity, today: date) -> dict[str, Any]:
    """The fields of :class:`Center` that hold checked facts, as far as they may be shown.

    None of them for a protected center or a check that is too old, no person's name or mobile
    without consent, no address of a partly protected center without consent (safety rules 1 to 3).
    """
    if level == "y" or freshness(center.assured_date, today) in {"withheld", "unknown"}:
        return {}
    exact = level == "n"
    return {
        "address": _address(center, level),
        "latitude": center.location.latitude if exact else None,
        "longitude": center.location.longitude if exact else None,
        "phones": tuple(
            public_phone(phone)
            for phone in center.phones
            if phone.consent or not phones.is_mobile(phone.number)
        ),
        "email": center.email,
        "website": center.website,
        "contacts": tuple(_contact(item) for item in center.contacts),
        "hours": _table(center.opening_hours),
        "ramadan_hours": _table(center.ramadan_opening_hours),
        "closed_on_holidays": closed_on_holidays(center.opening_hours or ""),
    }


def _address(center: CenterRecord, level: Sensitivity) -> PublicAddress | None:
    address = center.address
    if address is None or (level == "p" and not address.consent):
        return None
    return PublicAddress(**address.model_dump(exclude={"consent"}))


def _contact(item: Contact) -> PublicContact:
    return PublicContact(item.title, item.name if item.consent else None)


def _table(hours: str | None) -> WeekTable | None:
    return week_table(hours) if hours else None


def public_phone(phone: Phone) -> PublicPhone:
    """A record's phone without its consent block, which is not for readers."""
    return PublicPhone(phone.number, phone.type, phone.description)


def languages(center: CenterRecord) -> tuple[Term, ...]:
    """The languages spoken, with their Arabic names (CLDR)."""
    return tuple(Term(id=code, name=LANGUAGES[code]) for code in center.languages)


def accessibility(center: CenterRecord) -> tuple[Term, ...]:
    """What makes the place accessible, in Arabic."""
    return tuple(Term(id=item, name=ACCESSIBILITY[item]) for item in center.location.accessibility)


def association_contacts(header: AssociationHeader, band: Freshness) -> dict[str, Any]:
    """The fields of :class:`Association` that need consent, unless their check is too old."""
    consent = header.consent_by and header.consent_date and header.consent_scope
    if not consent or band in {"withheld", "unknown"}:
        return {}
    return {
        "phone": PublicPhone(header.phone, "voice", None) if header.phone else None,
        "email": header.email,
        "website": header.website,
        "president": header.president,
    }
