"""The digest of a value: the same for equal values, another for others."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date

import pytest

from cache.fingerprint import Versioned, fingerprint, packed, unpacked
from directory.model import Term
from tests.conftest import ROOT


@dataclass(frozen=True)
class View:
    name: str
    parent: View | None = None


@dataclass(frozen=True)
class Card(Versioned):
    title: str


def test_equal_values_of_other_objects_are_one() -> None:
    name = "نص طويل بعض الشيء"
    twice = View(name, View(name))
    apart = View("".join(name), View("".join(list(name))))
    assert fingerprint(twice) == fingerprint(apart)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", 1),
        (("a", "b"), ("ab",)),
        (None, ""),
        ([1], (1,)),
        (date(2026, 1, 1), date(2026, 1, 2)),
        (View("a"), View("a", View("b"))),
        ({"a": 1}, {"a": 2}),
        (Term(id="a", name="أ"), Term(id="a", name="ب")),
    ],
)
def test_other_values_are_others(one: object, other: object) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_a_record_is_the_same_in_every_process() -> None:
    """pydantic's own pickles hold a set, whose order is another each time."""
    script = (
        "from cache.fingerprint import fingerprint; from directory.model import Commune\n"
        "names = 'id code name alternate_name type'.split()\n"
        "values = dict(zip(names, ['alpha', '99.01', 'ألفا', 'Alpha', 'urban']))\n"
        "values |= dict.fromkeys(['population_2024', 'population_2014', 'households_2024'], '9')\n"
        "values |= {'latitude': '35.1', 'longitude': '-6.1'}\n"
        "print(fingerprint(Commune(**values)).hex())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONPATH": str(ROOT / "plugins"), "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1


def test_a_versioned_value_counts_by_its_version() -> None:
    card = Card("عنوان")
    versioned = replace(card, version=fingerprint(card))
    assert fingerprint([versioned]) == fingerprint([replace(versioned, title="غيره")])
    assert fingerprint([versioned]) != fingerprint([replace(versioned, version=b"other")])
    assert fingerprint([card]) != fingerprint([replace(card, title="غيره")])


def test_a_packed_value_counts_as_what_is_in_it() -> None:
    card = Card("عنوان")
    assert packed(card) == packed(Card("".join(list("عنوان"))))
    assert fingerprint(packed(card)) != fingerprint(packed(replace(card, title="غيره")))
    assert unpacked(packed(card)) == card
    assert unpacked((packed(card), 1)) == (card, 1)
