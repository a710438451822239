"""The public tables: what they hold makes the same public views again, and holds nothing more."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from diagnostics import errors
from directory.catalog import Catalog, build_catalog
from directory.check import read_directory
from directory.model import Consent
from directory.read import Entry, Records
from exports import tables
from exports.model import Site
from records.library import Library
from records.types import Record
from records.validate import validate
from spreadsheets.columns import nest
from spreadsheets.forms import ASSOCIATIONS, CENTERS, Form
from spreadsheets.sheet import read_sheet
from tests.conftest import ROOT
from tests.small_site import FILES, TODAY, write_site

SITES = {"real": ROOT / "content", "demo": ROOT / "tests/fixtures/demo/content"}
CONSENT = Consent.model_validate({"by": "مثال", "date": "2020-01-01", "scope": "مثال"})


@pytest.fixture(scope="module", params=SITES)
def directory(request) -> tuple[Records, Catalog]:
    records, findings = read_directory(Library(SITES[request.param], ROOT), TODAY)
    assert errors(findings) == []
    return records, build_catalog(records, TODAY)


def center_table(catalog: Catalog) -> bytes:
    return tables.centers(Site(catalog, "", "").centers)


def association_table(catalog: Catalog) -> bytes:
    return tables.associations(Site(catalog, "", "").associations.values())


def typed(data: bytes, form: Form, path: Path) -> dict[str, Entry[Any]]:
    """The records that a table holds, as an import types them."""
    path.write_bytes(data)
    sheet, findings = read_sheet(path, path.name)
    assert findings == []
    assert sheet is not None
    assert all(map(form.is_column, sheet.header))
    entries: dict[str, Entry[Any]] = {}
    for row in sheet.rows:
        document = nest(form.model, row.cells, path.name, {})
        record, faults = validate(form.model, document)
        assert faults == []
        assert record is not None
        entries[row.cells[form.key]] = Entry(record, document, path.parent, path.name)
    return entries


def with_consents(record: Any) -> Any:
    """A record whose persons agreed: that they did is known, their agreement is not public."""
    found: dict[str, Any] = {}
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if name == "consent":
            found[name] = CONSENT
        elif name.startswith("consent_"):
            found[name] = getattr(CONSENT, name.removeprefix("consent_"))
        elif isinstance(value, Record) and field.alias is None:
            found[name] = with_consents(value)
        elif isinstance(value, tuple):
            found[name] = tuple(with_consents(v) if isinstance(v, Record) else v for v in value)
    return record.model_copy(update=found)


def views(records: Records, form: Form, entries: dict[str, Entry[Any]]) -> Catalog:
    agreed = {
        key: dataclasses.replace(entry, record=with_consents(entry.record))
        for key, entry in entries.items()
    }
    return build_catalog(dataclasses.replace(records, **{form.name: agreed}), TODAY)


def test_centers_of_the_table_have_the_same_views(directory, tmp_path: Path) -> None:
    records, catalog = directory
    entries = typed(center_table(catalog), CENTERS, tmp_path / "centers.csv")
    assert views(records, CENTERS, entries).centers_by_id == catalog.centers_by_id


def test_associations_of_the_table_have_the_same_views(directory, tmp_path: Path) -> None:
    records, catalog = directory
    entries = typed(association_table(catalog), ASSOCIATIONS, tmp_path / "associations.csv")
    found = views(records, ASSOCIATIONS, entries)
    assert found.associations_by_id == catalog.associations_by_id


def test_consents_have_no_column_and_numbers_no_apostrophe(directory) -> None:
    _, catalog = directory
    for data in (center_table(catalog), association_table(catalog)):
        text = data.decode("utf-8")
        assert text.startswith("\ufeff")
        assert "consent" not in text.partition("\r\n")[0]
        assert "'+212" not in text


def test_no_secret_that_the_checks_missed(tmp_path: Path) -> None:
    leaking = FILES["directory/centers/one.yaml"].replace("kind: open", "kind: shelter")
    content = write_site(tmp_path, **{"directory/centers/one.yaml": leaking})
    records, _ = read_directory(Library(content, tmp_path), TODAY)
    text = center_table(build_catalog(records, TODAY)).decode()
    assert "one,مركز المثال الأول" in text
    for secret in ("شارع", "539", "35.16", "one@example.org", "92000", "amal", "where"):
        assert secret not in text


def test_same_catalog_same_bytes(directory) -> None:
    _, catalog = directory
    assert center_table(catalog) == center_table(catalog)
