"""A value in a cell: safe from spreadsheet programs, and whole again when read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreadsheets.cells import guarded, joined, split, unguarded
from tests.spreadsheets.tables import texts


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@sum", "'@sum"),
        ("- مثال", "'- مثال"),
        ("＝1", "'＝1"),
        ("+212539000001", "'+212539000001"),
        ("-6.14442", "-6.14442"),
        ("-6.14442+1", "'-6.14442+1"),
        ("'=1", "''=1"),
        ("'مثال", "'مثال"),
        ("92000", "92000"),
        ("a=1", "a=1"),
    ],
)
def test_guard(value: str, cell: str) -> None:
    assert guarded(value) == cell
    assert unguarded(cell) == value


def test_public_numbers_are_plain_and_formulas_still_guarded() -> None:
    assert guarded("+212539000001", phones=False) == "+212539000001"
    assert guarded("+212539000001+1", phones=False) == "'+212539000001+1"


@given(st.one_of(texts, st.from_regex(r"'*[=+@-][0-9.]*", fullmatch=True)))
def test_guard_is_taken_away_whole(value: str) -> None:
    cell = guarded(value)
    assert unguarded(cell) == value
    assert cell[0] not in "=+@\t"
    assert cell[0] != "-" or cell[1:].replace(".", "").isdigit()


@given(st.lists(texts, min_size=1))
def test_lists_come_back(items: list[str]) -> None:
    assert split(joined(items)) == items


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("women|pupils", ["women", "pupils"]),
        (r"نسخة \| أصل | صورة", ["نسخة | أصل", "صورة"]),
        ("a | | b", ["a", "", "b"]),
        ("a \\", ["a \\"]),
        (r"C:\a", [r"C:\a"]),
    ],
)
def test_lists_as_people_type_them(cell: str, items: list[str]) -> None:
    assert split(cell) == items
