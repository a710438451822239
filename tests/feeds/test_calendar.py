"""Meetings as calendars: read back by the library that phones' programs resemble."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from arabic.bidi import isolate
from feeds import calendar
from tests.newsroom.test_newsroom import MEETING, newsroom
from tests.small_site import FILES

BASE = "https://example.org/larache"
URL = f"{BASE}/news/2026/10/first/"


def meeting(tmp_path: Path, *changes: tuple[str, str], name: str | None = None) -> Any:
    """The calendar of the small site's one meeting, with changes to its file."""
    text = FILES[MEETING]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    posts = [post for post in newsroom(tmp_path, **{MEETING: text})[0].posts if post.meets]
    return Calendar.from_ical(calendar.render([post.post for post in posts], name, BASE))


def entry(tmp_path: Path, *changes: tuple[str, str]) -> Any:
    [found] = meeting(tmp_path, *changes).walk("VEVENT")
    return found


def test_a_meeting_with_an_hour_is_an_instant_of_the_world(tmp_path: Path) -> None:
    found = entry(tmp_path)
    # at the end of September 2026 Morocco's time is UTC: it left UTC+1 on the 20th
    assert found.decoded("dtstart") == datetime(2026, 9, 30, 10, tzinfo=UTC)
    assert "dtend" not in found
    assert found["summary"] == "لقاء المثال الأول"
    assert found["location"] == "قاعة المثال، بيتا المثال"
    assert found["description"] == f"مثال\n{URL}"
    assert found["url"] == URL
    assert found["categories"].cats == ["لقاء"]
    assert (found["status"], found["sequence"]) == ("CONFIRMED", 0)


def test_winter_time_of_earlier_years_is_one_hour_from_utc(tmp_path: Path) -> None:
    found = entry(tmp_path, ("Event-Date: 2026-09-30", "Event-Date: 2025-12-10"))
    assert found.decoded("dtstart") == datetime(2025, 12, 10, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "last"),
    [
        ([("Event-Time: 10:00\n", "")], date(2026, 10, 1)),
        ([("Event-Time: 10:00", "Event-End: 2026-10-02")], date(2026, 10, 3)),
        ([("Event-Time", "Event-End: 2026-10-02\nEvent-Time")], date(2026, 10, 3)),
    ],
    ids=["a day", "days", "days with an hour"],
)
def test_without_one_hour_it_takes_whole_days(
    tmp_path: Path, changes: list[tuple[str, str]], last: date
) -> None:
    found = entry(tmp_path, *changes)
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (date(2026, 9, 30), last)
    told = "على الساعة 10:00" in found["description"].translate({0x2066: None, 0x2069: None})
    assert told is ("Event-Time" in str(changes) and len(changes[0][1]) > 25)


def test_a_change_is_the_same_meeting_in_a_newer_version(tmp_path: Path) -> None:
    old = entry(tmp_path / "old")
    moved = entry(
        tmp_path / "new",
        ("Date: 2026-10-01\n", "Date: 2026-10-01\nModified: 2026-10-02 12:30\n"),
        ("Event-Time: 10:00", "Event-Time: 11:30"),
    )
    assert moved["uid"] == old["uid"]
    assert moved["sequence"] > old["sequence"]
    assert moved.decoded("dtstamp") == datetime(2026, 10, 2, 12, 30, tzinfo=UTC)
    assert moved.decoded("dtstart") - old.decoded("dtstart") == timedelta(minutes=90)


@pytest.mark.parametrize(
    ("word", "status", "told"),
    [("cancelled", "CANCELLED", "لقاء ملغى"), ("postponed", "TENTATIVE", "لقاء مؤجل")],
)
def test_a_meeting_that_does_not_take_place_says_so(
    tmp_path: Path, word: str, status: str, told: str
) -> None:
    found = entry(tmp_path, ("Venue:", f"Event-Status: {word}\nVenue:"))
    assert (found["status"], found["sequence"]) == (status, 1)
    assert found["summary"] == f"{told}: لقاء المثال الأول"


def test_latin_and_numbers_stand_rightly_in_a_list_of_meetings(tmp_path: Path) -> None:
    title = "لقاء مع جمعية Exemple (ASEX) سنة 2027، الشطر 2"
    assert entry(tmp_path, ("لقاء المثال الأول", title))["summary"] == isolate(title)


def test_those_who_subscribe_are_told_the_name(tmp_path: Path) -> None:
    found = meeting(tmp_path, name="مندوبية المثال")
    assert found["name"] == found["x-wr-calname"] == "لقاءات مندوبية المثال"
    assert (found["version"], found["method"]) == ("2.0", "PUBLISH")


def test_lines_are_as_long_as_the_standard_lets_them(tmp_path: Path) -> None:
    posts, _ = newsroom(tmp_path)
    data = calendar.render([post.post for post in posts.posts if post.meets], "مثال " * 40, BASE)
    assert data == calendar.render([p.post for p in posts.posts if p.meets], "مثال " * 40, BASE)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert all(line.decode() for line in lines[:-1])
