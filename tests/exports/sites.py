"""The small site's catalog, as outputs are given it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from directory.catalog import Catalog, build_catalog
from directory.check import read_directory
from exports.model import Export, Site
from records.library import Library
from tests.small_site import TODAY, write_site

BASE_URL = "https://example.org/larache"
NAME = "مندوبية المثال"


def catalog(root: Path, **changes: str | bytes | None) -> Catalog:
    """The catalog of the small site with some files changed, whatever the checks say of them."""
    records, _ = read_directory(Library(write_site(root, **changes), root), TODAY)
    return build_catalog(records, TODAY)


def site(root: Path, **changes: str | bytes | None) -> Site:
    return Site(catalog(root, **changes), NAME, BASE_URL)


def made(export: Export, of: Site) -> dict[str, bytes]:
    """The files of an output by name."""
    return {file.name: file.make() for file in export.files(of)}


def loaded(export: Export, of: Site) -> dict[str, Any]:
    """The JSON files of an output by name."""
    return {name: json.loads(data) for name, data in made(export, of).items()}
