"""How records are told on paper: plain values for the templates, made of public views alone.

Every text has its left-to-right runs isolated. What is absent is None or empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Any

from arabic.bidi import isolate
from arabic.dates import arabic_date
from directory import phones
from directory.hours import WeekTable
from directory.public import Center, Helpline, PublicAddress, PublicPhone, Service

Told = dict[str, Any]

_ALWAYS = "على مدار الساعة، طيلة أيام الأسبوع"
_STALE = "معلومات قديمة: تأكدوا بالهاتف قبل التنقل."
_WITHHELD = "حجبنا وسائل الاتصال: مضى على التحقق منها أكثر من سنتين."
_NO_CONTACTS = "لم تنشر بعد وسيلة اتصال به: لا ننشرها قبل التحقق منها."


def center(view: Center, base_url: str) -> Told:
    """All that is printed of a center. One whose page can be left at once has no QR code.

    A scan of that would stay on the phone.
    """
    link = f"{base_url}/{view.url}"
    return {
        **_called(view),
        "closed": view.closed,
        "alert": text(view.alert),
        "organization": text(view.organization.name if view.organization else None),
        "address": _address(view.address),
        "transportation": text(view.transportation),
        "phones": [_phone(phone) for phone in view.phones],
        "email": view.email,
        "contacts": [
            isolate(": ".join(filter(None, (who.title, who.name)))) for who in view.contacts
        ],
        "hours": [*hours(view.hours)],
        "ramadan_hours": [*hours(view.ramadan_hours)],
        "closed_on_holidays": view.closed_on_holidays,
        "services": [_service(service) for service in view.services],
        "warning": _warning(view),
        "checked": checked(view),
        "link": None if view.quick_exit else link,
        "qr": None if view.quick_exit else qr_code(link),
    }


def protected_center(view: Center) -> Told:
    """What is printed of a protected center: neither place, nor contacts, nor the way to its page.

    Only its names, its kind, what it offers, and when it was checked last.
    """
    return {
        **_called(view),
        "services": [_service(service) for service in view.services],
        "checked": checked(view),
    }


def _called(view: Center) -> Told:
    return {
        "label": f"center-{view.id}",
        "name": isolate(view.name),
        "alternate_name": view.alternate_name,
        "amazigh_name": view.amazigh_name,
        "kind": isolate(view.kind.name),
    }


def helpline(view: Helpline) -> Told:
    """A national number."""
    alternate = view.alternate_number
    return {
        "number": phones.national(view.number),
        "alternate_number": phones.national(alternate) if alternate else None,
        "name": isolate(view.name),
        "description": isolate(view.description),
        "hours": text(view.hours),
    }


def text(value: str | None) -> str | None:
    """A text with its left-to-right runs isolated, if there is one."""
    return isolate(value) if value else None


def checked(view: Center) -> str:
    """When a center was checked last."""
    if not view.assured_date:
        return "لم نتحقق بعد من هذه المعلومات لدى أصحابها."
    return f"آخر تحقق: {arabic_date(view.assured_date)}"


def hours(table: WeekTable | None) -> Iterator[tuple[str, str]]:
    """The week in few lines: days that follow each other and keep the same hours, and these."""
    if not table:
        return
    if all(openings == (("00:00", "24:00"),) for _, openings in table):
        yield _ALWAYS, ""
        return
    for openings, days in groupby(table, key=lambda day: day[1]):
        spans = "، ".join(f"{start} إلى {end}" for start, end in openings)
        yield _days([name for name, _ in days]), spans or "مغلق"


def _days(names: list[str]) -> str:
    if len(names) == 7:
        return "كل يوم"
    if len(names) <= 2:
        return " و".join(names)
    return f"من {names[0]} إلى {names[-1]}"


def qr_code(address: str) -> list[int]:
    """A QR code (ISO/IEC 18004) of an address as the bytes of a PNG, a pixel to a module."""
    import segno  # here: few builds draw one

    drawn = BytesIO()
    segno.make_qr(address, error="m", boost_error=False).save(drawn, kind="png", border=0)
    return list(drawn.getvalue())


def _warning(view: Center) -> str | None:
    if view.freshness == "withheld":
        return _WITHHELD
    if not view.has_contacts:
        return _NO_CONTACTS
    return _STALE if view.freshness == "stale" else None


def _address(address: PublicAddress | None) -> str | None:
    if address is None:
        return None
    town = " ".join(filter(None, (address.postal_code, address.city)))
    return isolate("، ".join(filter(None, (address.address_1, address.address_2, town))))


def _phone(phone: PublicPhone) -> Told:
    plain = phone.type == "voice" and not phone.description
    label = None if plain else isolate(phone.label)
    return {"number": phone.national, "type": phone.type, "label": label}


def _service(service: Service) -> Told:
    return {
        "name": isolate(service.name),
        "description": text(service.description),
        "facts": [
            (label, isolate(value))
            for label, value in (
                ("لمن", "، ".join(term.name for term in service.audience)),
                ("السن", service.ages),
                ("الشروط", service.eligibility_description),
                ("التسجيل", service.application_process),
                ("الوثائق", "، ".join(service.required_documents)),
                ("الأداء", service.fees_description),
            )
            if value
        ],
    }
