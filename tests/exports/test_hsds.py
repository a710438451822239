"""HSDS: what records hold, how lists are cut, and that every reference leads somewhere.

Whether the files keep to the specification's schemas, `invoke conformance` checks.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest

from exports import hsds_columns, hsds_tables, hsds_tree
from exports.identity import association_uuid, center_uuid, uuid
from tests.exports.sites import BASE_URL, NAME, loaded, made, site
from tests.small_site import FILES, changed

ONE = "directory/centers/one.yaml"
SECRET = "directory/centers/secret.yaml"
PROFILE = "associations/amal.md"
FOLDER = "data/hsds"
SEWING = uuid("centers/one/services/sewing")
SHELTER = uuid("centers/secret/service")

FULL = (
    FILES[ONE]
    .replace("audience: [women]}", "minimum_age: '16', required_documents: [صورتان, شهادة]}")
    .replace("Mo-Fr 08:30-16:30; PH off", "Mo-Th 08:30-12:00,14:00-24:00; Fr 08:30-12:00; PH off")
    + "ramadan_opening_hours: Mo 09:00-15:00\nalert: يغلق غدا\n"
    + "contacts: [{title: الكتابة}]\nwebsite: https://example.org/one/\n"
)


def service(folder: Path, text: str = FULL) -> dict[str, Any]:
    found = loaded(hsds_tree.EXPORT, site(folder, **{ONE: text}))
    record: dict[str, Any] = found[f"{FOLDER}/services/{SEWING}.json"]
    return record


def rows(data: bytes) -> dict[str, list[dict[str, str]]]:
    """The rows of the zip's tables, by the names of their files."""
    with ZipFile(io.BytesIO(data)) as archive:
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def nodes(document: Any) -> Iterator[dict[str, Any]]:
    """All objects of a document."""
    if isinstance(document, dict):
        yield document
    for part in document.values() if isinstance(document, dict) else document:
        if isinstance(part, dict | list):
            yield from nodes(part)


def test_a_service_tells_who_offers_it_and_on_what_terms(tmp_path: Path) -> None:
    found = service(tmp_path)
    assert found["id"] == SEWING
    assert found["organization"] == {
        "id": association_uuid("amal"),
        "name": "جمعية أمل المثال",
        "description": "جمعية أمل المثال",
    }
    assert (found["name"], found["status"], found["alert"]) == ("الخياطة", "active", "يغلق غدا")
    assert found["assured_date"] == "2026-09-15"
    assert found["minimum_age"] == 16
    assert "maximum_age" not in found
    assert [item["document"] for item in found["required_documents"]] == ["صورتان", "شهادة"]
    assert [item["name"] for item in found["languages"]] == ["العربية", "الفرنسية"]
    terms = [item["taxonomy_term"]["code"] for item in found["attributes"]]
    assert terms == ["kinds/open", "audiences/women"]
    assert found["additional_urls"][0]["url"] == f"{BASE_URL}/directory/centers/one/"


def test_a_location_tells_how_to_get_there(tmp_path: Path) -> None:
    [at] = service(tmp_path)["service_at_locations"]
    found = at["location"]
    assert found["id"] == center_uuid("one")
    assert found["location_type"] == "physical"
    assert (found["latitude"], found["longitude"]) == (35.16381, -6.14442)
    assert (found["external_identifier"], found["external_identifier_type"]) == ("99.01", "HCP")
    [address] = found["addresses"]
    assert address == {
        "id": uuid("centers/one/address"),
        "address_1": "شارع المثال",
        "city": "ألفا",
        "state_province": "99.01",
        "postal_code": "92000",
        "country": "MA",
        "address_type": "physical",
    }
    assert [phone["number"] for phone in found["phones"]] == ["+212539000001"]
    assert [contact["title"] for contact in found["contacts"]] == ["الكتابة"]


def test_hours_are_wall_time_by_the_days_that_share_them(tmp_path: Path) -> None:
    [at] = service(tmp_path)["service_at_locations"]
    schedules = at["location"]["schedules"]
    assert [(item["byday"], item["opens_at"], item["closes_at"]) for item in schedules] == [
        ("MO,TU,WE,TH,FR", "08:30:00", "12:00:00"),
        ("MO,TU,WE,TH", "14:00:00", "23:59:00"),
    ]
    for item in schedules:
        assert (item["freq"], item["wkst"]) == ("WEEKLY", "MO")
        assert "timezone" not in item  # the offset of Morocco is another in Ramadan
        assert item["notes"] == "مغلق في العطل الرسمية. في رمضان: الاثنين من 09:00 إلى 15:00."


def test_an_address_without_postal_code_is_left_out(tmp_path: Path) -> None:
    """HSDS demands one, and we know of none."""
    [at] = service(tmp_path, FULL.replace(', postal_code: "92000"', ""))["service_at_locations"]
    assert "addresses" not in at["location"]
    assert at["location"]["phones"]


def test_a_protected_center_is_a_service_without_place_of_the_institution(tmp_path: Path) -> None:
    found = loaded(hsds_tree.EXPORT, site(tmp_path))[f"{FOLDER}/services/{SHELTER}.json"]
    assert (found["name"], found["organization"]["name"]) == ("مأوى المثال", NAME)
    assert found["organization"]["id"] == uuid("institution")
    assert not {"service_at_locations", "email", "url", "phones"} & found.keys()


def test_an_association_tells_its_seat_and_domains(tmp_path: Path) -> None:
    files = changed(PROFILE, "Commune: alpha", "Commune: alpha\nCommunes-Served: beta")
    found = loaded(hsds_tree.EXPORT, site(tmp_path, **files))
    record = found[f"{FOLDER}/organizations/{association_uuid('amal')}.json"]
    assert (record["name"], record["alternate_name"]) == ("جمعية أمل المثال", "AMAL")
    assert record["year_incorporated"] == 1999
    assert [item["external_identifier"] for item in record["locations"]] == ["99.01"]
    terms = [item["taxonomy_term"]["code"] for item in record["attributes"]]
    assert terms == ["topics/women", "topics/training", "communes/beta"]
    assert "phones" not in record


def test_nothing_is_null_or_empty_and_every_id_is_a_uuid(tmp_path: Path) -> None:
    for name, document in loaded(hsds_tree.EXPORT, site(tmp_path, **{ONE: FULL})).items():
        for node in nodes(document):
            assert not [key for key, value in node.items() if value in (None, "", [], {})], name
            for key, value in node.items():
                if key == "id" or key.endswith("_id"):
                    assert str(UUID(value)) == value


def test_lists_hold_the_records_in_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hsds_tree, "SIZE", 2)
    text = FULL.replace("services:", "services:\n  - {id: cooking, name: الطبخ}")
    found = loaded(hsds_tree.EXPORT, site(tmp_path, **{ONE: text}))
    pages = [found[f"{FOLDER}/{name}.json"] for name in ("services", "services/page/2")]
    assert f"{FOLDER}/services/page/3.json" not in found
    assert [{**page, "contents": len(page["contents"])} for page in pages] == [
        {
            "total_items": 3,
            "total_pages": 2,
            "page_number": number,
            "size": size,
            "first_page": number == 1,
            "last_page": number == 2,
            "empty": False,
            "contents": size,
        }
        for number, size in ((1, 2), (2, 1))
    ]
    for record in (record for page in pages for record in page["contents"]):
        assert found[f"{FOLDER}/services/{record['id']}.json"] == record


def test_an_empty_list_is_a_page_that_says_so(tmp_path: Path) -> None:
    found = loaded(hsds_tree.EXPORT, site(tmp_path, **{ONE: None, SECRET: None}))
    page = found[f"{FOLDER}/services.json"]
    assert (page["empty"], page["total_items"], page["contents"]) == (True, 0, [])


def test_the_root_leads_to_every_list(tmp_path: Path) -> None:
    found = made(hsds_tree.EXPORT, site(tmp_path))
    root = json.loads(found[f"{FOLDER}/index.json"])
    assert root["version"] == "3.1"
    lists = {url.removeprefix(f"{BASE_URL}/") for url in root["lists"].values()}
    assert lists <= found.keys()
    assert len(lists) == 4


def test_tables_and_tree_tell_the_same(tmp_path: Path) -> None:
    """Every object of the tree, however deep, is a row of its own."""
    of = site(tmp_path, **{ONE: FULL})
    [data] = made(hsds_tables.EXPORT, of).values()
    found = {row["id"]: row for table in rows(data).values() for row in table}
    ids = set()
    for document in loaded(hsds_tree.EXPORT, of).values():
        for node in nodes(document):
            if "id" not in node:
                continue
            ids.add(node["id"])
            row = found[node["id"]]
            for key, value in node.items():
                if not isinstance(value, dict | list):
                    assert row[key] == str(value), key
    assert ids == found.keys()


def test_every_key_of_the_tables_leads_to_a_row(tmp_path: Path) -> None:
    [data] = made(hsds_tables.EXPORT, site(tmp_path, **{ONE: FULL})).values()
    found = rows(data)
    with ZipFile(io.BytesIO(data)) as archive:
        package = json.loads(archive.read("datapackage.json"))
        assert sorted(archive.namelist()) == archive.namelist()
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    paths = {resource["name"]: resource["path"] for resource in package["resources"]}
    assert set(paths.values()) == found.keys()
    followed = set()
    for resource in package["resources"]:
        table = found[resource["path"]]
        ids = [row["id"] for row in table]
        assert len(ids) == len(set(ids))
        fields = resource["schema"]["fields"]
        needed = [field["name"] for field in fields if field.get("constraints")]
        for row in table:
            assert all(row[name] for name in needed), (resource["name"], row)
            for key in resource["schema"]["foreignKeys"]:
                if value := row[key["fields"]]:
                    other = found[paths[key["reference"]["resource"]]]
                    assert value in {row["id"] for row in other}, key
                    followed.add((resource["name"], key["fields"]))
    assert {
        ("service", "organization_id"),
        ("service_at_location", "service_id"),
        ("service_at_location", "location_id"),
        ("phone", "location_id"),
        ("schedule", "location_id"),
        ("location", "organization_id"),
        ("attribute", "taxonomy_term_id"),
        ("taxonomy_term", "taxonomy_id"),
        ("required_document", "service_id"),
    } <= followed


def test_empty_tables_have_their_headers(tmp_path: Path) -> None:
    [data] = made(hsds_tables.EXPORT, site(tmp_path)).values()
    with ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("programs.csv").decode()
    assert text == ",".join(hsds_columns.COLUMNS["program"]) + "\r\n"


def test_the_zip_is_the_same_for_the_same_data(tmp_path: Path) -> None:
    one, other = (made(hsds_tables.EXPORT, site(tmp_path / name)) for name in "ab")
    assert one == other
