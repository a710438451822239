"""GeoJSON: points in the right order, and none that may not be told."""

from __future__ import annotations

from pathlib import Path

from exports import geojson
from exports.identity import center_uuid
from tests.exports.sites import BASE_URL, loaded, site
from tests.small_site import FILES, changed

ONE = "directory/centers/one.yaml"


def test_a_center_is_a_point_with_longitude_first(tmp_path: Path) -> None:
    files = changed(ONE, "35.16381", "35.163812345")
    found = loaded(geojson.EXPORT, site(tmp_path, **files))["data/centers.geojson"]
    assert found["type"] == "FeatureCollection"
    [feature] = found["features"]
    assert feature["id"] == center_uuid("one")
    assert feature["geometry"] == {"type": "Point", "coordinates": [-6.14442, 35.16381]}
    assert feature["properties"] == {
        "name": "مركز المثال الأول",
        "alternate_name": "Centre exemple",
        "kind": "open",
        "kind_name": "مركز مفتوح",
        "status": "active",
        "commune": "ألفا المثال",
        "commune_code": "99.01",
        "address": "شارع المثال، ألفا",
        "phones": ["+212539000001"],
        "email": "one@example.org",
        "website": None,
        "assured_date": "2026-09-15",
        "url": f"{BASE_URL}/directory/centers/one/",
    }


def test_every_property_is_told_on_the_page(tmp_path: Path) -> None:
    [feature] = loaded(geojson.EXPORT, site(tmp_path))["data/centers.geojson"]["features"]
    told = {name for names, _ in geojson.EXPORT.fields for name in names.split(", ")}
    assert told == {*feature["properties"], "id", "geometry"}


def test_kinds_that_hide_their_point_have_none(tmp_path: Path) -> None:
    partial = {ONE: FILES[ONE].replace("kind: open", "kind: partial")}
    found = loaded(geojson.EXPORT, site(tmp_path, **partial))["data/centers.geojson"]
    assert found["features"] == []
