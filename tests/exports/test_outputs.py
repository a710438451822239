"""All outputs: what their files depend on, how the page tells of them, how old they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from directory.catalog import Catalog
from exports.generator import ExportsGenerator
from exports.model import Export, Site
from exports.outputs import OUTPUTS, newest
from tests.exports.sites import BASE_URL, NAME, catalog, made, site
from tests.small_site import FILES, changed

ONE, AMAL = "directory/centers/one.yaml", "associations/amal.md"
outputs = pytest.mark.parametrize("export", OUTPUTS, ids=lambda export: export.address)


def versions(export: Export, of: Site) -> dict[str, bytes]:
    return {file.name: file.version for file in export.files(of)}


@outputs
def test_the_file_that_is_linked_is_there(tmp_path: Path, export: Export) -> None:
    assert export.address in made(export, site(tmp_path))


@outputs
def test_the_file_of_all_is_entered_as_such(tmp_path: Path, export: Export) -> None:
    """No other process is to look at all there is; files of one record may be made by any."""
    entered: dict[str, list[str]] = {"add": [], "add_whole": []}
    writer = SimpleNamespace(**{
        way: lambda name, *_, names=names: names.append(name) for way, names in entered.items()
    })  # fmt: skip
    assert ExportsGenerator._enter(SimpleNamespace(), export, site(tmp_path), writer)
    assert entered["add_whole"] == [export.address]
    assert export.address not in entered["add"]


@outputs
def test_files_are_made_anew_when_their_bytes_would_change_and_only_then(
    tmp_path: Path, export: Export
) -> None:
    """Two names change: their own files and those of all, not those of others."""
    before, same = site(tmp_path / "a"), site(tmp_path / "b")
    names = {
        **changed(ONE, "مركز المثال الأول", "مركز المثال الجديد"),
        **changed(AMAL, "Title: ", "Title: الجديدة "),
    }
    after = site(tmp_path / "c", **names)
    assert versions(export, before) == versions(export, same)
    old, new = versions(export, before), versions(export, after)
    assert old.keys() == new.keys()
    bytes_before, bytes_after = made(export, before), made(export, after)
    assert bytes_before != bytes_after
    for name in old:
        assert (old[name] == new[name]) == (bytes_before[name] == bytes_after[name]), name


@outputs
def test_another_address_makes_other_files(tmp_path: Path, export: Export) -> None:
    found = catalog(tmp_path)
    here, there = Site(found, NAME, BASE_URL), Site(found, NAME, "https://example.net")
    old, new = made(export, here), made(export, there)
    told = {name for name in old if old[name] != new[name]}
    assert told or export.address.endswith(".csv")  # tables name no page
    assert told <= {
        name for name, version in versions(export, here).items()
        if versions(export, there)[name] != version
    }  # fmt: skip


@outputs
def test_an_empty_directory_is_no_fault(export: Export) -> None:
    for data in made(export, Site(Catalog(), NAME, BASE_URL)).values():
        assert data


def test_the_data_is_as_old_as_its_newest_check_or_source(tmp_path: Path) -> None:
    assert newest(Catalog()) is None
    assert newest(catalog(tmp_path / "a")) == date(2026, 9, 15)
    sources = FILES[ONE].replace("{publisher: مثال}", "{publisher: مثال, date: 2026-10-02}")
    assert newest(catalog(tmp_path / "b", **{ONE: sources})) == date(2026, 10, 2)
