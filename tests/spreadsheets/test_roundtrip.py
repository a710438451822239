"""Out into a table and back again: nothing is lost, nothing is touched."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.model import CenterRecord
from directory.read import Records
from records import yaml
from records.validate import validate
from spreadsheets.columns import flatten, nest
from spreadsheets.files import center_text
from spreadsheets.forms import ASSOCIATIONS, CENTERS, FORMS, VERSION, Form
from spreadsheets.sheet import read_sheet, write_sheet
from tests.conftest import ROOT
from tests.spreadsheets.tables import (
    centers,
    exported,
    imported,
    records_of,
    rows,
    table,
    tree,
    without,
)

SITES = {"real": ROOT / "content", "demo": ROOT / "tests/fixtures/demo/content"}


@pytest.fixture(params=SITES)
def root(request, tmp_path: Path) -> Path:
    """A copy of everything that editors wrote."""
    shutil.copytree(SITES[request.param], tmp_path / "content")
    return tmp_path


def plain(records: Records, form: Form) -> dict[str, Any]:
    return {key: entry.record for key, entry in form.entries(records).items()}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_nothing_is_written_where_nothing_changed(root: Path, form: Form) -> None:
    before = tree(root / "content")
    plan = imported(root, exported(root, form))
    assert sorted(plan.same) == sorted(form.entries(records_of(root)))
    assert (plan.added, plan.changed, plan.absent) == ([], [], [])
    assert tree(root / "content") == before


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_centers_come_back_from_their_table_alone(root: Path, delimiter: str) -> None:
    before = plain(records_of(root), CENTERS)
    alone = without(exported(root), VERSION)
    data = table(rows(alone), delimiter)  # as spreadsheet programs save it
    shutil.rmtree(root / "content/directory/centers")
    plan = imported(root, data)
    assert len(plan.added) == len(before)
    assert plain(records_of(root), CENTERS) == before


def test_profiles_get_their_headers_back_from_their_table(root: Path) -> None:
    before, files = plain(records_of(root), ASSOCIATIONS), tree(root / "content/associations")
    data = without(exported(root, ASSOCIATIONS), VERSION)
    for name, old in files.items():
        text = old.decode().partition("\n\n")[2]
        bare = f"Title: مثال\nSlug: {Path(name).stem}\nSources: مثال\n\n{text}"
        (root / "content/associations" / name).write_text(bare, "utf-8")
    plan = imported(root, data)
    assert len(plan.changed) == len(before)
    assert plain(records_of(root), ASSOCIATIONS) == before
    for name, new in tree(root / "content/associations").items():
        assert new.partition(b"\n\n")[2] == files[name].partition(b"\n\n")[2]


def typed(data: dict[str, Any]) -> CenterRecord:
    return CenterRecord.model_validate(data)


@given(st.lists(centers, min_size=1, max_size=3))
def test_any_valid_record_comes_back_from_a_table(tmp_path_factory, data) -> None:
    path = tmp_path_factory.mktemp("table") / "table.csv"
    cells = [flatten(item) for item in data]
    path.write_bytes(write_sheet(CENTERS.columns(cells), cells))
    sheet, findings = read_sheet(path, "table.csv")
    assert findings == []
    assert sheet is not None
    assert all(map(CENTERS.is_column, sheet.header))
    for item, row in zip(data, sheet.rows, strict=True):
        document = nest(CenterRecord, row.cells, "table.csv", {})
        record, faults = validate(CenterRecord, document)
        assert faults == []
        assert record == typed(item)


@given(centers)
def test_any_valid_record_comes_back_from_its_file(data: dict[str, Any]) -> None:
    text = center_text(data, "")
    document, findings = yaml.parse(text, "center.yaml")
    assert findings == []
    assert document is not None
    assert "\t" not in text
    assert "\r" not in text
    assert validate(CenterRecord, document) == (typed(data), [])
