"""Structured data: the terms that search engines ask for, and no secret."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from directory.catalog import build_catalog
from directory.check import read_directory
from directory.hours import week_table
from newsroom.model import LeadPicture
from newsroom.posts import build_post
from newsroom.read import read_post
from pictures.model import Picture
from records.library import Library
from schemaorg import _script, vocabulary
from tests.small_site import TODAY, desk, write_site

BASE = "https://example.org"


def views(tmp_path: Path):  # type: ignore[no-untyped-def]
    content = write_site(tmp_path)
    records, _ = read_directory(Library(content, tmp_path), TODAY)
    catalog = build_catalog(records, TODAY)
    entry, _ = read_post("news/2026/first.md", Library(content, tmp_path))
    assert entry
    article = build_post(entry.record, entry.name, "مثال", None, desk(catalog), protected=False)
    return catalog, article


def test_center(tmp_path: Path) -> None:
    catalog, _ = views(tmp_path)
    node = vocabulary.center(catalog.centers_by_id["one"], BASE)
    assert node["@type"] == "NGO"
    assert node["url"] == f"{BASE}/directory/centers/one/"
    assert node["parentOrganization"]["name"] == "جمعية أمل المثال"
    assert node["address"]["addressCountry"] == "MA"
    assert node["geo"] == {"@type": "GeoCoordinates", "latitude": 35.16381, "longitude": -6.14442}
    assert len(node["openingHoursSpecification"]) == 5
    assert node["telephone"] == ["+212539000001"]


def test_hours_of_ramadan_hold_from_its_first_day_through_its_last(tmp_path: Path) -> None:
    catalog, _ = views(tmp_path)
    one = replace(catalog.centers_by_id["one"], ramadan_hours=week_table("Mo 09:00-15:00"))
    node = vocabulary.center(one, BASE, catalog.calendar.ramadans)
    *usual, fasting = node["openingHoursSpecification"]
    assert len(usual) == 5
    assert not any("validFrom" in hours for hours in usual)
    assert fasting == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": "https://schema.org/Monday",
        "opens": "09:00",
        "closes": "15:00",
        "validFrom": "2026-02-19",
        "validThrough": "2026-03-19",
    }


def test_protected_center_is_a_name_and_nothing_else(tmp_path: Path) -> None:
    catalog, _ = views(tmp_path)
    node = vocabulary.center(catalog.centers_by_id["secret"], BASE, catalog.calendar.ramadans)
    assert node.keys() == {"@context", "@type", "name", "url"}


def test_meeting(tmp_path: Path) -> None:
    _, article = views(tmp_path)
    node = vocabulary.post(article, BASE)
    assert node["@type"] == "NewsArticle"
    assert node["datePublished"] == "2026-10-01T00:00:00+00:00"
    event = node["about"]
    assert event["@type"] == "Event"
    assert event["startDate"] == "2026-09-30T10:00:00+00:00"
    assert event["location"]["name"] == "قاعة المثال"
    assert event["location"]["address"]["addressLocality"] == "بيتا المثال"
    assert [item["name"] for item in node["mentions"]] == ["جمعية أمل المثال"]


def test_picture(tmp_path: Path) -> None:
    _, article = views(tmp_path)
    assert "image" not in vocabulary.post(article, BASE)
    picture = Picture("images/a.jpg", 2160, 1440, b"1234")
    lead = LeadPicture(picture, "وصف", "تعليق", None)
    assert vocabulary.post(replace(article, lead=lead), BASE)["image"] == {
        "@type": "ImageObject",
        "url": f"{BASE}/{picture.fallback.url}",
        "width": 1080,
        "height": 720,
        "caption": "تعليق",
    }


def test_association(tmp_path: Path) -> None:
    catalog, _ = views(tmp_path)
    node = vocabulary.association(catalog.associations_by_id["amal"], BASE)
    assert (node["@type"], node["foundingDate"], node["alternateName"]) == ("NGO", "1999", ["AMAL"])
    assert "telephone" not in node


def test_breadcrumbs() -> None:
    node = vocabulary.breadcrumbs([("الرئيسية", ""), ("الأخبار", "news/")], BASE)
    assert [item.get("item") for item in node["itemListElement"]] == [f"{BASE}/", None]
    assert [item["name"] for item in node["itemListElement"]] == ["الرئيسية", "الأخبار"]
    assert [item["position"] for item in node["itemListElement"]] == [1, 2]


def test_text_cannot_end_the_script_element() -> None:
    rendered = _script(lambda thing, base: {"name": thing})("</script><b>", BASE)
    assert "<" not in rendered
    assert json.loads(rendered)["name"] == "</script><b>"
