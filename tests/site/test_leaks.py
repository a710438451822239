"""The place of a protected center is in no byte of what is published, not even in what is packed.

First in the built demonstration; then in each output of the open data and in all that is printed,
given records with secrets that the checks would have refused: the views must have lost them. That
the search would find one is shown on views that did not.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator

import pytest

from directory.catalog import Catalog, build_catalog
from directory.check import read_directory
from directory.model import Address, CenterRecord, Contact, Kind, Phone, Source
from directory.public import Center, PublicAddress, PublicPhone
from directory.read import Records
from directory.safety import sensitivity
from exports.identity import association_uuid, center_uuid, uuid
from exports.model import File
from exports.model import Site as Given
from exports.outputs import OUTPUTS
from paper.model import House
from paper.outputs import OUTPUTS as PRINTED
from paper.press import Press
from records.library import Library
from tests.conftest import ROOT, Site, contents
from tests.small_site import TODAY

CONTENT = ROOT / "tests/fixtures/demo/content"
ADDRESS, NUMBER, EMAIL = "زقاق السر", "+212539987654", "secret@example.org"
LATITUDE, LONGITUDE = 35.19283, -6.18273
SECRETS = (
    *(ADDRESS, NUMBER, NUMBER.removeprefix("+"), "05 39 98 76 54", EMAIL, "99899"),
    *(str(LATITUDE), str(LONGITUDE), "حافلة السر", "سيدة السر", "example.org/secret", "07:07"),
)
#: What in a view that lost nothing is told by each output that tells of contacts at all.
POINT, CALL = {str(LATITUDE), ADDRESS}, {"05 39 98 76 54"}
Files = Callable[[Given], Iterable[File]]


def of_paper(output) -> Files:
    house = House("مندوبية المثال", "https://example.net", None)
    press = Press.of(ROOT / "theme")
    return lambda site: [one.file for one in output(site, house, press)]


outputs = pytest.mark.parametrize(
    ("files", "told"),
    [
        *(pytest.param(export.files, POINT, id=export.address) for export in OUTPUTS),
        *(pytest.param(of_paper(output), CALL, id=output.__module__) for output in PRINTED),
    ],
)


def demo_records() -> Records:
    return read_directory(Library(CONTENT, ROOT), TODAY)[0]


def protected(records: Records) -> Iterator[CenterRecord]:
    for entry in records.centers.values():
        kind = records.lists["kinds"][entry.record.kind].record
        assert isinstance(kind, Kind)
        if sensitivity(entry.record, kind.sensitivity) == "y":
            yield entry.record


def with_secrets(record: CenterRecord, runner: str) -> CenterRecord:
    """The record with everything that rule 1 forbids, freshly checked."""
    place = {
        "latitude": LATITUDE,
        "longitude": LONGITUDE,
        "transportation": "حافلة السر",
    }
    return record.model_copy(
        update={
            "organization": runner,
            "location": record.location.model_copy(update=place),
            "address": Address(address_1=ADDRESS, city=ADDRESS, postal_code="99899"),
            "phones": (Phone(number=NUMBER),),
            "email": EMAIL,
            "website": "https://example.org/secret",
            "contacts": (Contact(title="سيدة السر"),),
            "opening_hours": "Mo-Fr 07:07-16:30",
            "assured_date": TODAY,
            "sources": (Source(url="https://example.org/secret", publisher="صحيفة"),),
        }
    )


def leaking_view(view: Center) -> Center:
    """The view as it were, had it lost nothing."""
    return dataclasses.replace(
        view,
        protected=False,
        address=PublicAddress(ADDRESS, None, ADDRESS, "99899"),
        phones=(PublicPhone(NUMBER, "voice", None),),
        email=EMAIL,
        latitude=LATITUDE,
        longitude=LONGITUDE,
    )


def readable(files: Files, catalog: Catalog) -> dict[str, str]:
    """What can be read in the files of an output, by name."""
    site = Given(catalog, "مندوبية المثال", "https://example.net")
    return {
        name: data.decode("utf-8")
        for file in files(site)
        for name, data in contents(file.name, file.make())
    }


def leaks(texts: dict[str, str]) -> set[tuple[str, str]]:
    """The names of files, with the secrets in them."""
    return {(name, secret) for name, text in texts.items() for secret in SECRETS if secret in text}


def test_nothing_published_refers_to_the_place_of_a_protected_center(demo_site: Site) -> None:
    """Places and cards have the center's own id: it must be nowhere, services have others."""
    texts = demo_site.texts()
    found = list(protected(demo_records()))
    assert len(found) >= 5
    for center in found:
        place = center_uuid(center.id)
        assert [name for name, text in texts.items() if place in text] == [], center.id
        assert f"directory/centers/{center.id}/contact.vcf" not in texts
        for name in ("data/centers.geojson", "data/contacts.vcf"):
            assert center.id not in texts[name]
            assert center.name not in texts[name]


def test_services_of_protected_centers_tell_neither_runner_nor_commune(demo_site: Site) -> None:
    records, texts = demo_records(), demo_site.texts()
    runners, communes = set(), set()
    for center in protected(records):
        for key in [f"services/{service.id}" for service in center.services] or ["service"]:
            text = texts[f"data/hsds/services/{uuid(f'centers/{center.id}/{key}')}.json"]
            told = json.loads(text)
            assert told["organization"]["id"] == uuid("institution")
            assert not {"service_at_locations", "phones", "contacts", "email", "url"} & told.keys()
            if center.organization:
                runners.add(center.organization)
                runner = records.associations[center.organization].record
                assert association_uuid(runner.slug) not in text
                assert runner.title not in text
            if center.location.commune:
                commune = records.lists["communes"][center.location.commune].record
                communes.add(commune.id)
                assert f'"communes/{commune.id}"' not in text
                assert f'"{commune.name}"' not in text
    assert runners, "the demonstration must hold protected centers that associations run"
    assert communes


def test_what_is_packed_is_searched_as_well(demo_site: Site) -> None:
    """The tests of leaks ask for texts: these hold the twins, the tables and the cards."""
    texts = demo_site.texts()
    name = "data/hsds/organizations.json"
    assert texts[name] == texts[f"{name}.gz"] == texts[f"{name}.br"]
    assert texts["data/hsds/hsds-tabular.zip/phones.csv"].startswith("id,")
    assert "\r\n " not in texts["data/contacts.vcf"]


@outputs
def test_an_output_is_given_no_secret_that_the_checks_missed(files: Files, told: set[str]) -> None:
    records = demo_records()
    runner = next(iter(records.associations))
    for center in list(protected(records)):
        entry = records.centers[center.id]
        leaking = with_secrets(entry.record, runner)
        records.centers[center.id] = dataclasses.replace(entry, record=leaking)
    texts = readable(files, build_catalog(records, TODAY))
    assert texts
    assert leaks(texts) == set()


@outputs
def test_a_view_that_lost_nothing_would_be_caught(files: Files, told: set[str]) -> None:
    """In every output but those that are the same whatever such a view holds."""
    records = demo_records()
    catalog = build_catalog(records, TODAY)
    before = readable(files, catalog)
    for center in protected(records):
        catalog.centers_by_id[center.id] = leaking_view(catalog.centers_by_id[center.id])
    after = readable(files, catalog)
    found = {secret for _, secret in leaks(after)}
    assert found >= told or after == before
    assert found or "data/associations.csv" in after
