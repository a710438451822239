"""How hours and records are told on paper."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from directory.hours import week_table
from paper import told
from tests.exports.sites import catalog

BASE = "https://example.org"


@pytest.mark.parametrize(
    ("expression", "lines"),
    [
        (
            "Mo-Fr 08:30-16:30; PH off",
            [("من الاثنين إلى الجمعة", "08:30 إلى 16:30"), ("السبت والأحد", "مغلق")],
        ),
        (
            "Mo-Sa 09:00-12:00,14:00-18:00; We off",
            [
                ("الاثنين والثلاثاء", "09:00 إلى 12:00، 14:00 إلى 18:00"),
                ("الأربعاء", "مغلق"),
                ("من الخميس إلى السبت", "09:00 إلى 12:00، 14:00 إلى 18:00"),
                ("الأحد", "مغلق"),
            ],
        ),
        ("Mo-Su 09:00-19:00", [("كل يوم", "09:00 إلى 19:00")]),
        ("24/7", [("على مدار الساعة، طيلة أيام الأسبوع", "")]),
    ],
)
def test_days_that_follow_each_other_with_the_same_hours_are_one_line(expression, lines) -> None:
    assert [*told.hours(week_table(expression))] == lines


def test_no_hours_are_no_lines() -> None:
    assert [*told.hours(None)] == []


def test_a_page_that_can_be_left_at_once_has_neither_code_nor_link(tmp_path: Path) -> None:
    view = catalog(tmp_path).centers_by_id["one"]
    violence = dataclasses.replace(view, kind=dataclasses.replace(view.kind, violence=True))
    assert told.center(view, BASE)["link"] == f"{BASE}/{view.url}"
    assert bytes(told.center(view, BASE)["qr"]).startswith(b"\x89PNG")
    assert told.center(violence, BASE)["link"] is None
    assert told.center(violence, BASE)["qr"] is None


def test_latin_and_numbers_within_arabic_are_isolated(tmp_path: Path) -> None:
    view = dataclasses.replace(catalog(tmp_path).centers_by_id["one"], name="مركز Amal-2 بالمثال")
    assert told.center(view, BASE)["name"] == "مركز \u2066Amal-2\u2069 بالمثال"
