"""What is right alone and wrong together: dates to come, half a point, ages the wrong way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from arabic.fold import fold
from cache.fingerprint import Packed
from diagnostics import Finding
from directory.borders import Point
from directory.model import Alias, AssociationHeader, CenterRecord, Commune, Holiday, Kind, Term
from directory.outlines import Outlines
from directory.read import Entry, R, Records
from directory.safety import sensitivity
from records.document import Document, Loc
from records.types import Header

#: What is known before it takes place: meetings, holidays, Ramadans.
_ANNOUNCED = re.compile("Event-.*|days|valid_from|valid_to")


def check_lists(records: Records, today: date) -> Iterator[Finding]:
    """Findings for all lists; ``today`` tells which dates are yet to come."""
    for listed in records.lists.values():
        for entry in listed.values():
            yield from future_dates(entry, today)
    yield from _holidays(records)
    yield from _names_of_two(records)
    for name in records.lists.keys() - {"aliases", "holidays"}:
        yield from _same_names(records, name)


def _same_names(records: Records, name: str) -> Iterator[Finding]:
    """Findings for terms of a list that are called alike: nobody could tell which is which."""
    first: dict[str, str] = {}
    for key, entry in records.lists[name].items():
        other = first.setdefault(fold(entry.record.name), key)
        if other != key:
            message = f"«{entry.record.name}» اسم «{other}» أيضا"
            yield entry.document.finding((*entry.at, "name"), "X002", message)


def _holidays(records: Records) -> Iterator[Finding]:
    seen: dict[str | date, str] = {}
    before: list[tuple[date, date]] = []
    for entry in records.lists["holidays"].values():
        holiday = entry.record
        assert isinstance(holiday, Holiday)
        for loc, day in _named_days(holiday):
            if day in seen:
                message = f"هذا اليوم مكتوب قبل هذا: «{seen[day]}»"
                yield entry.document.finding((*entry.at, *loc), "V011", message)
            seen.setdefault(day, holiday.name)
        if holiday.period:
            if fault := _wrong_ramadan(holiday.period, before):
                yield entry.document.finding((*entry.at, "valid_to"), "V005", fault)
            before.append(holiday.period)


def _named_days(holiday: Holiday) -> Iterator[tuple[Loc, str | date]]:
    if holiday.every_year:
        yield ("every_year",), holiday.every_year
    for index, day in enumerate(holiday.days):
        yield ("days", index), day


def _wrong_ramadan(period: tuple[date, date], others: list[tuple[date, date]]) -> str | None:
    first, last = period
    if last < first:
        return "رمضان ينتهي هنا قبل أن يبدأ"
    if last - first not in (timedelta(days=28), timedelta(days=29)):
        return "رمضان 29 يوما أو 30"
    if any(first <= end and start <= last for start, end in others):
        return "يتداخل مع رمضان آخر في القائمة"
    return None


def _names_of_two(records: Records) -> Iterator[Finding]:
    """Findings for names that two aliases claim: searching, one would find the other."""
    first: dict[str, str] = {}
    for key, entry in records.lists["aliases"].items():
        alias = entry.record
        assert isinstance(alias, Alias)
        for loc, name in [
            (("name",), alias.name),
            *((("alternate_names", i), name) for i, name in enumerate(alias.alternate_names)),
        ]:
            other = first.setdefault(fold(name), key)
            if other != key:
                message = f"«{name}» من أسماء «{other}» أيضا"
                yield entry.document.finding((*entry.at, *loc), "X002", message)


def profile_consistency(profile: Entry[AssociationHeader], today: date) -> Iterator[Finding]:
    """Findings for the header of one association."""
    yield from future_dates(profile, today)
    founded, receipt = profile.record.founded, profile.record.receipt
    if founded and founded > today.isoformat():  # a year alone sorts before its days
        yield profile.document.finding(("Founded",), "V005", "تاريخ التأسيس لم يأت بعد")
    if founded and receipt and receipt.date.isoformat() < founded:
        message = f"الوصل أقدم من تأسيس الجمعية ({founded})"
        yield profile.document.finding(("Receipt",), "V005", message, "صحح أحد التاريخين")


def future_dates(entry: Entry[R], today: date) -> Iterator[Finding]:
    """Findings for the dates of a record (checks, consents, sources …) that are yet to come."""
    for loc, day in _dates(entry.record, entry.at):
        if day > today:
            yield entry.document.finding(loc, "V005", "هذا التاريخ لم يأت بعد")


def _dates(value: Any, loc: Loc) -> Iterator[tuple[Loc, date]]:
    if isinstance(value, date):
        yield loc, value.date() if isinstance(value, datetime) else value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            key = field.alias or name if isinstance(value, Header) else name
            if not _ANNOUNCED.fullmatch(key):
                yield from _dates(getattr(value, name), (*loc, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _dates(item, (*loc, index))


def center_consistency(entry: Entry[CenterRecord], today: date) -> Iterator[Finding]:
    """Findings for one center."""
    yield from future_dates(entry, today)
    center, document = entry.record, entry.document
    if (center.location.latitude is None) != (center.location.longitude is None):
        written = document.data.get("location", {})
        if ("latitude" in written) != ("longitude" in written):
            message = "خط العرض وخط الطول يكتبان معا: latitude وlongitude"
            yield document.finding(("location",), "V002", message)
    for index, service in enumerate(center.services):
        low, high = service.minimum_age, service.maximum_age
        if low is not None and high is not None and low > high:
            message = "العمر الأقصى أصغر من العمر الأدنى"
            yield document.finding(("services", index, "maximum_age"), "V013", message)
    numbers = [f"{phone.number} {phone.type}" for phone in center.phones]
    yield from _repeated(document, "phones", "number", "V011", numbers)
    ids = [service.id for service in center.services]
    yield from _repeated(document, "services", "id", "X002", ids)


def center_post(entry: Entry[CenterRecord], records: Records) -> Iterator[Finding]:
    """Findings for a postal code that begins as that of no commune does."""
    address = entry.record.address
    listed = (term for term in records.terms("communes") if isinstance(term, Commune))
    known = sorted({term.postal_code[:2] for term in listed if term.postal_code})
    if address and address.postal_code and known and address.postal_code[:2] not in known:
        message = f"الرمز البريدي «{address.postal_code}» ليس من رموز الإقليم"
        advice = f"رموزه تبدأ بـ {'، أو '.join(known)}"
        loc = ("address", "postal_code")
        yield entry.document.finding(loc, "V013", message, advice, level="warning")


def center_place(entry: Entry[CenterRecord], records: Records) -> Iterator[Finding]:
    """Findings for a place on the map that is in no commune, or in another than is written.

    Nothing for protected centers: none of theirs may stand there.
    """
    center, kind = entry.record, records.lists["kinds"].get(entry.record.kind)
    longitude, latitude = center.location.longitude, center.location.latitude
    if longitude is None or latitude is None or not (records.outlines and kind):
        return
    assert isinstance(kind.record, Kind)
    if sensitivity(center, kind.record.sensitivity) == "n":
        yield from _misplaced(entry, (longitude, latitude), records, _opened(records.outlines))


@lru_cache(maxsize=1)
def _opened(outlines: Packed[Outlines]) -> Outlines:
    return outlines.value


def _misplaced(
    entry: Entry[CenterRecord], place: Point, records: Records, outlines: Outlines
) -> Iterator[Finding]:
    communes = {key: _code(listed) for key, listed in records.lists["communes"].items()}
    written = entry.record.location.commune or ""
    code = communes.get(written)
    own = code if code in outlines.rings else None
    if own and outlines.is_in(own, place):
        return
    found, loc = outlines.commune_of(place), ("location", "latitude")
    if found is None:
        (west, south), (east, north) = outlines.limits(own)
        advice = f"خط العرض في «{written}»" if own else "خط العرض في الإقليم"
        advice += f" بين {south:.2f} و{north:.2f}، وخط الطول بين {west:.2f} و{east:.2f}"
        yield entry.document.finding(loc, "V013", "هذا الموضع خارج الإقليم", advice)
    elif own:
        other = next((key for key, code in communes.items() if code == found), found)
        message = f"هذا الموضع في جماعة «{other}»، لا في «{written}»"
        advice = f"صحح الإحداثيات، أو اكتب «commune: {other}»"
        yield entry.document.finding(loc, "V013", message, advice, level="warning")


def _code(commune: Entry[Term]) -> str:
    assert isinstance(commune.record, Commune)
    return commune.record.code


def _repeated(
    document: Document, field: str, key: str, code: str, values: list[str]
) -> Iterator[Finding]:
    for index, value in enumerate(values):
        if value in values[:index]:
            message = f"«{value}» مكرر في المركز نفسه"
            yield document.finding((field, index, key), code, message)
