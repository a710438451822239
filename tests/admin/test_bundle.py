"""The program of the form, where its package is installed and where it is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from admin.bundle import PACKAGE, MissingError, bundled
from cache.store import Store
from tests.conftest import ROOT, Site


def test_a_missing_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="sveltia"):
        bundled(tmp_path, Store())


def test_the_version_is_exact() -> None:
    asked = json.loads((ROOT / "package.json").read_text())["optionalDependencies"]
    (version,) = [asked[name] for name in asked if PACKAGE.endswith(name)]
    assert version.replace(".", "").isdigit()


def test_nothing_of_it_is_published_unless_asked_for(site: Site) -> None:
    assert not [name for name in site.files if name.startswith("admin/")]
    headers = (site.output / "_headers").read_text()
    assert "admin" not in headers
    assert headers.count("Content-Security-Policy") == 1
