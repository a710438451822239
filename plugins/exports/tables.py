"""The directory as tables (CSV) that spreadsheets open: columns as in the tables of editors.

UTF-8 with a byte order mark: without one Excel, which most readers open a table with, shows no
Arabic; programs skip it by the encoding ``utf-8-sig``. Telephone numbers stand in E.164 as they
are; any other text that a spreadsheet would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from directory import hours, public
from directory.catalog import Catalog
from spreadsheets.columns import flatten
from spreadsheets.forms import ASSOCIATIONS, CENTERS, Form
from spreadsheets.sheet import write_sheet


def centers(catalog: Catalog) -> bytes:
    """All centers, a row each."""
    return _table(CENTERS, map(_center, catalog.centers))


def associations(catalog: Catalog) -> bytes:
    """All published associations, a row each."""
    return _table(ASSOCIATIONS, map(_association, catalog.associations))


#: Columns that no public view can fill.
_NOT_PUBLIC = ("consent", "consent_by", "consent_date", "consent_scope")


def _table(form: Form, records: Iterable[Mapping[str, Any]]) -> bytes:
    rows = [flatten(_plain(record)) for record in records]
    header = [
        column
        for column in form.columns(rows)
        if not set(column.split(".")).intersection(_NOT_PUBLIC)
    ]
    return write_sheet(header, rows, phones=False)


def _plain(value: Any) -> Any:
    """The value as an editor would have written it: strings, lists and mappings of them."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return "" if value is None else str(value)


def _center(center: public.Center) -> dict[str, Any]:
    raised = center.protected and not center.kind.protected
    return {
        **_same(center, "id name alternate_name amazigh_name status alert description"),
        **_same(center, "email website assured_date assurer"),
        "kind": center.kind.id,
        "organization": center.organization and center.organization.id,
        "sensitivity": "y" if raised else None,
        "location": {
            **_same(center, "latitude longitude transportation"),
            "commune": center.commune and center.commune.id,
            "accessibility": _ids(center.accessibility),
        },
        "address": _fields(center.address) if center.address else {},
        "phones": tuple(map(_fields, center.phones)),
        "contacts": tuple(map(_fields, center.contacts)),
        "opening_hours": _hours(center.hours, closed_on_holidays=center.closed_on_holidays),
        "ramadan_opening_hours": _hours(center.ramadan_hours),
        "languages": _ids(center.languages),
        "services": tuple(
            {**_fields(service), "audience": _ids(service.audience)} for service in center.services
        ),
        "sources": tuple(map(_fields, center.sources)),
    }


def _association(view: public.Association) -> dict[str, Any]:
    texts = "summary alternate_name amazigh_name acronym founded public_utility activity"
    return {
        **_same(view, texts),
        **_same(view, "president email website assured_date assurer"),
        "title": view.name,
        "slug": view.id,
        "receipt": f"{view.receipt.kind} {view.receipt.date}" if view.receipt else None,
        "domains": ", ".join(_ids(view.domains)),
        "commune": view.commune and view.commune.id,
        "communes_served": ", ".join(_ids(view.communes_served)),
        "phone": view.phone and view.phone.number,
        "sources": tuple(f"{s.url or ''} {s.publisher or ''}".strip() for s in view.sources),
    }


def _same(view: Any, names: str) -> dict[str, Any]:
    return {name: getattr(view, name) for name in names.split()}


def _fields(view: Any) -> dict[str, Any]:
    return _same(view, " ".join(field.name for field in fields(view)))


def _ids(items: Iterable[Any]) -> tuple[str, ...]:
    return tuple(item.id for item in items)


def _hours(table: hours.WeekTable | None, *, closed_on_holidays: bool = False) -> str | None:
    return hours.in_syntax(table, closed_on_holidays=closed_on_holidays) if table else None
