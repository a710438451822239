"""Opening hours: what is accepted, and the table made of it."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from directory.hours import (
    check_hours,
    closed_on_holidays,
    in_syntax,
    round_the_clock,
    week_minutes,
    week_table,
)


def test_week_table() -> None:
    table = week_table("Mo-Fr 08:30-12:00,14:00-18:00; Sa 09:00-13:00; PH off")
    assert table[0] == ("الاثنين", (("08:30", "12:00"), ("14:00", "18:00")))
    assert table[5] == ("السبت", (("09:00", "13:00"),))
    assert table[6] == ("الأحد", ())


def test_all_day_and_over_midnight() -> None:
    assert {openings for _, openings in week_table("24/7")} == {(("00:00", "24:00"),)}
    night = week_table("Mo 22:00-06:00")
    assert night[0][1] == (("22:00", "24:00"),)
    assert night[1][1] == (("00:00", "06:00"),)


@pytest.mark.parametrize(
    ("hours", "minutes"),
    [
        ("Mo,Tu 08:30-16:30", "510-990,1950-2430"),
        ("Mo 08:30-12:00,14:00-18:00", "510-720,840-1080"),
        ("Mo 22:00-06:00", "1320-1800"),  # the morning belongs to the evening before
        ("Su 22:00-06:00", "9960-10440"),  # past the end of the week
        ("Mo 00:00-05:00", "0-300"),
        ("Sa 00:00-24:00; Su 00:00-12:00", "7200-8640,8640-9360"),
    ],
)
def test_week_minutes(hours: str, minutes: str) -> None:
    assert week_minutes(week_table(hours)) == minutes


def test_round_the_clock() -> None:
    assert round_the_clock(week_table("24/7"))
    assert not round_the_clock(week_table("Mo-Su 00:00-23:00"))


def test_holidays() -> None:
    assert closed_on_holidays("Mo-Fr 08:30-16:30; PH off")
    assert not closed_on_holidays("Mo-Fr 08:30-16:30")


@pytest.mark.parametrize(
    "hours",
    ["Mo-Fr 8h30", "من الاثنين", "Mo 10:00-12:00; Aug off", "Mo[1] 10:00-12:00", "sunrise-sunset",
     "Mo-Fr", "off", "Mo 08:30-25:00", "Mo 09:00-09:00", "2026 Mo 10:00-12:00",
     "Mo 10:00-12:00; PH 09:00-12:00", 'Mo 10:00-12:00 "بموعد"',
     "week 1-20 Mo 09:00-10:00", "Mo 10:00+"],
)  # fmt: skip
def test_hours_that_a_weekly_table_cannot_tell_are_refused(hours: str) -> None:
    with pytest.raises(PydanticCustomError) as fault:
        check_hours(hours)
    assert fault.value.type == "V010"


@pytest.mark.parametrize("hours", ["24/7", "Mo-Fr 08:30-16:30; PH off", "Sa,Su 10:00-12:00"])
def test_weekly_hours_are_accepted(hours: str) -> None:
    assert check_hours(hours) == hours


@pytest.mark.parametrize(
    "expression",
    [
        "Mo-Fr 08:30-16:30; PH off",
        "Mo-Fr 08:30-12:00,14:00-16:30; Sa 09:00-12:30",
        "24/7",
        "Fr 22:00-02:00",
        "Su 22:00-02:00",
        "Mo,We 08:00-12:00",
    ],
)
def test_week_comes_back_from_the_syntax_it_is_written_in(expression: str) -> None:
    table, holidays = week_table(expression), closed_on_holidays(expression)
    written = in_syntax(table, closed_on_holidays=holidays)
    assert check_hours(written) == written
    assert (week_table(written), closed_on_holidays(written)) == (table, holidays)
