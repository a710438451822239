"""What can be edited, and what the form may ask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from admin.config import Site, config, headers
from admin.policy import policy
from directory.catalog import Catalog, build_catalog
from directory.check import read_directory
from directory.safety import SECRET_FIELDS
from records.library import Library
from tests.small_site import TODAY, write_site

BACKEND = {"name": "github", "repo": "example/site"}
SITE = Site("https://example.org", "/icon.svg", BACKEND, "content/{}".format)


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    records, _ = read_directory(Library(write_site(tmp_path), tmp_path), TODAY)
    return build_catalog(records, TODAY)


@pytest.fixture
def collections(catalog: Catalog) -> dict[str, dict[str, Any]]:
    found = config(catalog, SITE)
    return {collection["name"]: collection for collection in found["collections"]}


def paths(fields: list[dict[str, Any]], prefix: str = "") -> set[str]:
    found = set()
    for field in fields:
        found |= {prefix + field["name"], *paths(field.get("fields", []), f"{field['name']}.")}
    return found


def kinds(collection: dict[str, Any]) -> set[str]:
    (field,) = [field for field in collection["fields"] if field["name"] == "kind"]
    return {option["value"] for option in field["options"]}


def test_the_form_of_a_protected_center_asks_for_no_place(
    collections: dict[str, dict[str, Any]],
) -> None:
    for name in ("centers-y", "centers"):  # of the other, posts choose
        assert not paths(collections[name]["fields"]) & set(SECRET_FIELDS)
    assert set(SECRET_FIELDS) <= paths(collections["centers-n"]["fields"])
    partly = paths(collections["centers-p"]["fields"])
    assert "address" in partly
    assert not partly & {"location.latitude", "location.longitude"}


def test_every_kind_has_the_form_of_its_sensitivity(
    catalog: Catalog, collections: dict[str, dict[str, Any]]
) -> None:
    own = {level: collections[f"centers-{level}"] for level in "npy"}
    for level, collection in own.items():
        of_level = {kind.id for kind in catalog.kinds if kind.sensitivity == level}
        of_level -= {kind.id for kind in catalog.kinds if catalog.kinds_of_family(kind)}
        assert kinds(collection) == of_level == set(collection["filter"]["value"])
    assert kinds(collections["centers"]) == set().union(*map(kinds, own.values()))


def test_every_topic_can_be_chosen(catalog: Catalog) -> None:
    (fields,) = [
        collection["fields"]
        for collection in config(catalog, SITE)["collections"]
        if collection["name"] == "news"
    ]
    (tags,) = [field for field in fields if field["name"] == "Tags"]
    assert {option["value"] for option in tags["options"]} == set(catalog.topics)


def test_each_collection_of_markdown_has_a_format(
    catalog: Catalog, collections: dict[str, dict[str, Any]]
) -> None:
    formats = {collection["format"] for collection in collections.values()}
    assert formats == {"yaml", *headers(catalog)}


def test_a_token_can_go_to_the_repository_alone() -> None:
    directives = dict(part.split(" ", 1) for part in policy(BACKEND).split("; "))
    sources = directives["connect-src"].split()
    assert sources == ["'self'", "blob:", "data:", "https://api.github.com"]
    assert directives["script-src"] == "'self'"
    assert "https:" not in policy(BACKEND).replace("https://api.github.com", "")
    own = policy(BACKEND | {"api_root": "https://git.example.org/api"})
    assert "https://git.example.org/api" in own
    assert "github.com" not in own


def test_an_unknown_backend_is_refused() -> None:
    with pytest.raises(KeyError):
        policy({"name": "gitea", "repo": "example/site"})
