"""An output that fails names the record at fault."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from paper.model import House, by_record
from paper.press import PressError
from tests.exports.sites import catalog


def test_the_record_that_cannot_be_set_is_named(tmp_path: Path) -> None:
    one, two = catalog(tmp_path).centers[:2]
    bad = dataclasses.replace(two, name="سيئ")

    def make(centers):
        if bad in centers:
            raise PressError("no ink")
        return b"made"

    assert by_record(make, [one, two]) == b"made"
    with pytest.raises(PressError, match=f"^{two.id}: no ink$"):
        by_record(make, [one, bad])


def test_a_fault_of_no_record_is_told_as_it_is(tmp_path: Path) -> None:
    centers = catalog(tmp_path).centers

    def make(some):
        if len(some) > 1:
            raise PressError("no paper")
        return b"made"

    with pytest.raises(PressError, match=r"^no paper$"):
        by_record(make, centers)


@pytest.mark.parametrize(
    ("official", "demo", "notice"),
    [
        (False, False, "موقع تجريبي غير رسمي"),
        (False, True, "محتوى خيالي للعرض"),
        (True, True, "محتوى خيالي للعرض"),
        (True, False, None),
    ],
)
def test_paper_tells_what_the_site_is(official: bool, demo: bool, notice: str | None) -> None:
    settings = {"SITENAME": "مندوبية", "BASE_URL": "https://example.org/larache"}
    house = House.from_settings({**settings, "OFFICIAL": official, "DEMO": demo})
    assert house.told() == {"site": "مندوبية", "host": "example.org/larache", "notice": notice}
