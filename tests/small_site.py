"""A small fictional content folder, as text: tests change one file and look at what happens."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from directory.catalog import Catalog
from newsroom.posts import Desk

TODAY = date(2026, 11, 23)

FILES = {
    "directory/audiences.yaml": "- {id: women, name: النساء}\n- {id: pupils, name: التلاميذ}\n",
    "directory/laws.yaml": "- {id: law-x, name: قانون المثال}\n",
    "directory/cercles.yaml": "- {id: north, code: '99.1', name: الشمال, alternate_name: Nord}\n",
    "directory/communes.yaml": """\
- {id: alpha, code: "99.01", name: ألفا المثال, alternate_name: Alpha, type: urban,
   population_2024: "1000", population_2014: "900", households_2024: "200",
   latitude: "35.1", longitude: "-6.1"}
- {id: beta, code: "99.02", name: بيتا المثال, alternate_name: Beta, type: rural, cercle: north,
   population_2024: "500", population_2014: "600", households_2024: "100",
   latitude: "35.2", longitude: "-6.0"}
""",
    "directory/boundaries/squares.geojson": """\
{"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"code": "99.01"}, "geometry": {"type": "Polygon", "coordinates":
 [[[-6.2, 35.0], [-6.05, 35.0], [-6.05, 35.3], [-6.2, 35.3], [-6.2, 35.0]]]}},
{"type": "Feature", "properties": {"code": "99.02"}, "geometry": {"type": "Polygon", "coordinates":
 [[[-6.05, 35.0], [-5.9, 35.0], [-5.9, 35.3], [-6.05, 35.3], [-6.05, 35.0]]]}}]}
""",
    "directory/helplines.yaml": """\
- {id: help, number: "8350", name: خط المثال, description: مثال, sources: [{publisher: مثال}]}
""",
    "directory/holidays.yaml": """\
- {id: throne, name: عيد المثال, every_year: 07-30, sources: [{publisher: مثال}]}
- {id: feast, name: عيد القمر, hijri: 10-01, days: [2026-03-20, 2026-03-21],
   sources: [{publisher: مثال}]}
- {id: ramadan-1447, name: رمضان 1447, valid_from: 2026-02-19, valid_to: 2026-03-19,
   sources: [{publisher: مثال}]}
""",
    "directory/topics.yaml": "- {id: women, name: النساء}\n- {id: training, name: التكوين}\n",
    "directory/news-kinds.yaml": "- {id: news, name: خبر, plural: أخبار}\n"
    "- {id: meeting, name: لقاء, plural: لقاءات}\n",
    "directory/aliases.yaml": "- {id: alpha, name: ألفا المثال, alternate_names: [لالفا, Alfa]}\n"
    "- {id: may, name: ماي, alternate_names: [مايو]}\n",
    "directory/kinds.yaml": """\
- {id: family, name: عائلة, plural: عائلات, description: عائلة أنواع}
- {id: open, name: مركز مفتوح, plural: مراكز مفتوحة, description: مثال, audience: [women]}
- {id: partial, name: دار, plural: دور, parent: family, sensitivity: p, description: مثال}
- {id: shelter, name: مأوى, plural: مآو, sensitivity: y, violence: "true", helplines: [help],
   description: مثال}
""",
    "directory/centers/one.yaml": """\
id: one
name: مركز المثال الأول
alternate_name: Centre exemple
kind: open
status: active
organization: amal
location: {commune: alpha, latitude: "35.16381", longitude: "-6.14442"}
address: {address_1: شارع المثال, city: ألفا, postal_code: "92000"}
phones:
  - {number: "+212539000001"}
email: one@example.org
opening_hours: "Mo-Fr 08:30-16:30; PH off"
languages: [ar, fr]
services:
  - {id: sewing, name: الخياطة, audience: [women]}
assured_date: 2026-09-15
assurer: وحدة المثال
sources:
  - {publisher: مثال}
""",
    "directory/centers/secret.yaml": """\
id: secret
name: مأوى المثال
kind: shelter
status: active
location: {commune: alpha}
sources:
  - {publisher: صحيفة المثال, url: "https://example.org/where"}
""",
    "associations/amal.md": """\
Title: جمعية أمل المثال
Slug: amal
Acronym: AMAL
Founded: 1999
Domains: women, training
Commune: alpha
Sources: https://example.org/amal صحيفة المثال

نص عن [المركز]({filename}/directory/centers/one.yaml).
""",
    "news/2026/first.md": """\
Title: لقاء المثال الأول
Date: 2026-10-01
Slug: first
Category: meeting
Tags: women
Event-Date: 2026-09-30
Event-Time: 10:00
Venue: قاعة المثال
Commune: beta
Associations: amal
Centers: one

نص اللقاء، وهو مثال.
""",
    "news/2026/second.md": """\
Title: خبر المثال
Date: 2026-11-02
Slug: second
Category: news

نص الخبر عن [الجمعية]({filename}/associations/amal.md).
""",
    "pages/about.md": """\
Title: من نحن
Slug: about
Summary: مثال
Order: 10

صفحة المثال.
""",
}


def write_site(root: Path, **changes: str | bytes | None) -> Path:
    """Write the small site into ``root/content`` and return that folder.

    ``changes`` replace or add files by path; None leaves a file out.
    """
    content = root / "content"
    (content / "images").mkdir(parents=True)
    for name, text in {**FILES, **changes}.items():
        if text is None:
            continue
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return content


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """One file of the small site with ``old``, which must be there, replaced by ``new``."""
    assert old in FILES[name]
    return {name: FILES[name].replace(old, new, 1)}


def desk(catalog: Catalog, today: date = TODAY) -> Desk:
    """What posts without pictures are made with."""
    zone = ZoneInfo("Africa/Casablanca")
    return Desk(catalog, today, zone, "news/{date:%Y}/{date:%m}/{slug}/")
