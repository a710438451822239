"""The ids of what is published: lasting, and the same wherever the site stands."""

from __future__ import annotations

from pathlib import Path

from exports import hsds_tree
from exports.identity import association_uuid, center_uuid, uuid
from exports.model import Site
from tests.exports.sites import NAME, catalog, made


def test_ids_are_those_that_were_published_before() -> None:
    """Whoever keeps our data knows its records by these: a change here breaks theirs."""
    assert center_uuid("one") == "2712fbcb-edfe-5b5f-9693-0be110c2d683"
    assert association_uuid("amal") == "9b56ba40-c4d8-5024-a17e-3b78b90bfd99"
    assert uuid("institution") == "f86450c8-4dc6-5dc8-93d2-dc9b37c39a40"


def test_ids_do_not_change_with_the_address_of_the_site(tmp_path: Path) -> None:
    found = catalog(tmp_path)
    here, there = (
        made(hsds_tree.EXPORT, Site(found, NAME, url))
        for url in ("https://example.org", "https://example.net/larache")
    )
    assert here.keys() == there.keys()
    assert here != there  # it is told in the addresses of pages
