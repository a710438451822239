"""The centers whose place is known and may be told, as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from directory.public import Center
from exports.identity import center_uuid
from exports.model import Export, File, Item, Site, file

ADDRESS = "data/centers.geojson"
#: Digits after the point of a degree: about a meter.
DECIMALS = 5


def files(site: Site) -> Iterator[File]:
    """One file of all points."""
    located = tuple(item for item in site.centers if is_located(item.view))
    yield file(ADDRESS, render, located, site.base_url)


def is_located(center: Center) -> bool:
    """Whether a center has a point that may be told."""
    return not center.protected and center.latitude is not None and center.longitude is not None


def render(centers: tuple[Item[Center], ...], base_url: str) -> bytes:
    """The file, with one feature a line."""
    lines = [
        json.dumps(feature(item.view, base_url), ensure_ascii=False, separators=(",", ":"))
        for item in centers
    ]
    return ('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n").encode()


def feature(center: Center, base_url: str) -> dict[str, Any]:
    """A located center as a point; longitude comes first (RFC 7946, 3.1.1)."""
    assert center.latitude is not None
    assert center.longitude is not None
    address = center.address
    properties = {
        "name": center.name,
        "alternate_name": center.alternate_name,
        "kind": center.kind.id,
        "kind_name": center.kind.name,
        "status": center.status,
        "commune": center.commune.name if center.commune else None,
        "commune_code": center.commune.code if center.commune else None,
        "address": "، ".join(filter(None, (address.address_1, address.address_2, address.city)))
        if address
        else None,
        "phones": [phone.number for phone in center.phones],
        "email": center.email,
        "website": center.website,
        "assured_date": center.assured_date.isoformat() if center.assured_date else None,
        "url": f"{base_url}/{center.url}",
    }
    point = [round(center.longitude, DECIMALS), round(center.latitude, DECIMALS)]
    return {
        "type": "Feature",
        "id": center_uuid(center.id),
        "geometry": {"type": "Point", "coordinates": point},
        "properties": properties,
    }


EXPORT = Export(
    address=ADDRESS,
    name="المراكز على الخريطة",
    format="GeoJSON (RFC 7946)",
    about="المراكز التي تحققنا من موقعها ويجوز نشره، نقطة لكل مركز. تفتحه برامج الخرائط.",
    fields=(
        ("id", "معرف ثابت (UUID)"),
        ("geometry", "خط الطول ثم خط العرض، بنظام WGS 84 وبخمسة أرقام بعد الفاصلة"),
        ("name, alternate_name", "الاسم بالعربية ثم بالفرنسية"),
        ("kind, kind_name", "نوع المركز: رمزه ثم اسمه"),
        ("status", "active أو inactive أو defunct أو temporarily closed"),
        ("commune, commune_code", "الجماعة: اسمها ثم رمزها لدى المندوبية السامية للتخطيط"),
        ("address, phones, email, website", "وسائل الاتصال، والهاتف بالصيغة الدولية"),
        ("assured_date", "يوم آخر تحقق"),
        ("url", "صفحة المركز في الدليل"),
    ),
    files=files,
)
