"""In which commune a place is, by the real boundaries."""

from __future__ import annotations

from datetime import date

import pytest

from directory.check import read_directory
from directory.model import Commune
from directory.outlines import TOLERANCE, Outlines
from directory.read import Records
from records.library import Library
from tests.conftest import ROOT

SQUARE = ((0.0, 35.0), (1.0, 35.0), (1.0, 36.0), (0.0, 36.0), (0.0, 35.0))
HOLE = ((0.4, 35.4), (0.4, 35.6), (0.6, 35.6), (0.6, 35.4), (0.4, 35.4))


@pytest.fixture(scope="module")
def records() -> Records:
    found, findings = read_directory(Library(ROOT / "content", ROOT), date(2026, 11, 23))
    assert findings == []
    return found


@pytest.fixture(scope="module")
def outlines(records: Records) -> Outlines:
    assert records.outlines
    return records.outlines.value


def test_every_commune_holds_its_label(records: Records, outlines: Outlines) -> None:
    communes = [term for term in records.terms("communes") if isinstance(term, Commune)]
    found = {term.code: outlines.commune_of((term.longitude, term.latitude)) for term in communes}
    assert found == {code: code for code in outlines.rings}


@pytest.mark.parametrize(
    "place",
    [
        pytest.param((-7.58984, 33.57311), id="Casablanca"),
        pytest.param((-5.36838, 35.57845), id="Tetouan"),
        pytest.param((-6.40000, 35.20000), id="the sea"),
        pytest.param((-6.15000, 90.00000), id="the pole"),
    ],
)
def test_no_commune_holds_what_is_elsewhere(outlines: Outlines, place: tuple[float, float]) -> None:
    assert outlines.commune_of(place) is None


def test_a_hole_is_outside() -> None:
    outlines = Outlines({"1": (SQUARE, HOLE)})
    assert outlines.commune_of((0.3, 35.5)) == "1"
    assert outlines.commune_of((0.5, 35.5)) is None


@pytest.mark.parametrize(("kilometers", "expected"), [(TOLERANCE - 0.01, True), (0.51, False)])
def test_a_little_beyond_the_border_is_inside(kilometers: float, expected: bool) -> None:
    outlines = Outlines({"1": (SQUARE,)})
    assert outlines.is_in("1", (0.5, 36 + kilometers / 111.2)) is expected
    assert outlines.is_in("1", (1 + kilometers / (111.2 * 0.8141), 35.5)) is expected
