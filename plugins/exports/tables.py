"""The directory as tables (CSV) that spreadsheets open: columns as in the tables of editors.

UTF-8 with a byte order mark: without one Excel, which most readers open a table with, shows no
Arabic; programs skip it by the encoding ``utf-8-sig``. Telephone numbers stand in E.164 as they
are; any other text that a spreadsheet would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from directory import hours, public
from exports.model import Export, File, Item, Site, file
from spreadsheets.columns import flatten
from spreadsheets.forms import ASSOCIATIONS, CENTERS, Form
from spreadsheets.sheet import write_sheet

CENTERS_ADDRESS, ASSOCIATIONS_ADDRESS = "data/centers.csv", "data/associations.csv"


def center_files(site: Site) -> Iterator[File]:
    """One file of all centers."""
    yield file(CENTERS_ADDRESS, centers, site.centers)


def association_files(site: Site) -> Iterator[File]:
    """One file of all associations."""
    yield file(ASSOCIATIONS_ADDRESS, associations, tuple(site.associations.values()))


def centers(items: Iterable[Item[public.Center]]) -> bytes:
    """A row for each center."""
    return _table(CENTERS, (_center(item.view) for item in items))


def associations(items: Iterable[Item[public.Association]]) -> bytes:
    """A row for each association."""
    return _table(ASSOCIATIONS, (_association(item.view) for item in items))


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


_FORMAT = "CSV (RFC 4180, UTF-8)"
_ROWS = "يفتحه أي برنامج جداول، وأعمدته أعمدة الجدول الذي يصدره المحررون ويستوردونه."

CENTERS_EXPORT = Export(
    address=CENTERS_ADDRESS,
    name="جدول المراكز",
    format=_FORMAT,
    about=f"كل مراكز الدليل، سطر لكل مركز. {_ROWS}",
    fields=(
        ("id", "رمز المركز في عنوان صفحته"),
        ("name, alternate_name, amazigh_name", "الاسم بالعربية ثم بالفرنسية ثم بالأمازيغية"),
        ("kind, status", "رمز النوع ثم حالة المركز"),
        ("organization", "رمز الجمعية التي تسيره"),
        ("location.*, address.*", "الجماعة والموقع والولوجيات، ثم العنوان"),
        ("phones.1.number …", "الهواتف بالصيغة الدولية، مرقمة"),
        ("opening_hours, ramadan_opening_hours", "أوقات العمل بصيغة OpenStreetMap"),
        ("services.1.name …", "الخدمات، مرقمة: لمن، وكيف، وبأي وثائق"),
        ("assured_date, assurer", "يوم آخر تحقق والوحدة التي تحققت"),
        ("sources.1.url …", "المصادر، مرقمة"),
    ),
    files=center_files,
)
ASSOCIATIONS_EXPORT = Export(
    address=ASSOCIATIONS_ADDRESS,
    name="جدول الجمعيات",
    format=_FORMAT,
    about=f"كل جمعيات الدليل، سطر لكل جمعية. {_ROWS}",
    fields=(
        ("slug, title", "رمز الجمعية في عنوان صفحتها ثم اسمها"),
        ("founded, receipt", "تاريخ التأسيس ثم وصل الإيداع"),
        ("domains", "رموز مجالات العمل، بينها فواصل"),
        ("commune, communes_served", "رمز جماعة المقر ثم رموز جماعات التدخل"),
        ("assured_date, assurer", "يوم آخر تحقق والوحدة التي تحققت"),
        ("sources.1 …", "المصادر"),
    ),
    files=association_files,
)
