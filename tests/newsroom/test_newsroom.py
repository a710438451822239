"""Posts and the web between them, associations, centers and communes."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PIL import Image

from directory.catalog import Catalog, build_catalog
from directory.check import read_directory
from newsroom.cards import Posts
from newsroom.newsroom import Newsroom
from newsroom.posts import build_post
from newsroom.read import read_posts
from pictures.album import Album
from records.library import Library
from tests.small_site import FILES, TODAY, changed, desk, write_site

MEETING = "news/2026/first.md"


def newsroom(tmp_path: Path, today: date = TODAY, **changes: str) -> tuple[Newsroom, Catalog]:
    """The newsroom of the small site, with some files changed."""
    content = write_site(tmp_path, **changes)
    records, _ = read_directory(Library(content, tmp_path), TODAY)
    entries, findings = read_posts(Library(content, tmp_path), records, TODAY)
    assert findings == []
    catalog = build_catalog(records, TODAY)
    posts = [
        build_post(entry.record, entry.name, "مثال", None, desk(catalog, today))
        for entry in entries.values()
    ]
    return Newsroom(posts, catalog), catalog


def test_a_post_about_a_protected_center_shows_no_picture(tmp_path: Path) -> None:
    """Even if the check that refuses it were missing."""
    picture = "Image: a.png\nImage-Alt: صورة\n"
    text = FILES[MEETING].replace("Centers: one\n", f"Centers: {{center}}\n{picture}")
    assert picture in text
    shown = {}
    for center in ("one", "secret"):
        content = write_site(tmp_path / center, **{MEETING: text.format(center=center)})
        Image.new("RGB", (40, 20)).save(content / "images/a.png")
        library = Library(content, tmp_path)
        records, _ = read_directory(library, TODAY)
        filed = read_posts(library, records, TODAY)[0]["first"]
        found = Album(library).get("images/a.png")
        catalog = build_catalog(records, TODAY)
        shown[center] = build_post(filed.record, filed.name, "مثال", found, desk(catalog)).lead
    assert shown["one"]
    assert shown["one"].below == ""
    assert shown["secret"] is None


def slugs(posts: Any) -> list[str]:
    return [post.slug for post in posts]


def addresses(posts: Posts) -> list[str]:
    return [card.url for card in posts.cards]


def test_backlinks(tmp_path: Path) -> None:
    room, _ = newsroom(tmp_path)
    first = ["news/2026/10/first/"]
    assert addresses(room.of_center("one")) == first
    assert addresses(room.of_center("secret")) == []
    assert addresses(room.of_association("amal")) == first
    # both the commune of the meeting and that of the center it was about
    assert addresses(room.of_commune("beta")) == first
    assert addresses(room.of_commune("alpha")) == first


def test_months_topics_kinds(tmp_path: Path) -> None:
    room, _ = newsroom(tmp_path)
    assert [(month.url, slugs(month.posts)) for month in room.months] == [
        ("news/2026/11/", ["second"]),
        ("news/2026/10/", ["first"]),
    ]
    assert {term.id: slugs(posts) for term, posts in room.topics} == {
        "women": ["first"],
        "training": [],
    }
    assert {term.id: slugs(posts) for term, posts in room.kinds} == {
        "news": ["second"],
        "meeting": ["first"],
    }


def test_meeting_is_upcoming_until_its_last_day_is_over(tmp_path: Path) -> None:
    changes = changed(MEETING, "Event-Time", "Event-End: 2026-10-02\nEvent-Time")
    during, _ = newsroom(tmp_path / "a", date(2026, 10, 2), **changes)
    assert (slugs(during.upcoming), slugs(during.past)) == (["first"], [])
    after, _ = newsroom(tmp_path / "b", date(2026, 10, 3), **changes)
    assert (slugs(after.upcoming), slugs(after.past)) == ([], ["first"])


def test_post_without_meeting_fields_has_no_event(tmp_path: Path) -> None:
    room, _ = newsroom(tmp_path)
    assert room.posts[0].event is None
    assert room.posts[1].event.venue == "قاعة المثال"


def test_report_without_a_date_is_in_no_list_of_meetings(tmp_path: Path) -> None:
    text = FILES[MEETING].replace("Event-Date: 2026-09-30\nEvent-Time: 10:00\n", "")
    room, _ = newsroom(tmp_path, **{MEETING: text})
    assert room.posts[1].event.date is None
    assert (room.upcoming, room.past) == ([], [])


def test_date_and_time_of_publication(tmp_path: Path) -> None:
    room, _ = newsroom(tmp_path, **changed(MEETING, "Date: 2026-10-01", "Date: 2026-10-01 14:30"))
    zone = ZoneInfo("Africa/Casablanca")
    assert room.posts[1].date == datetime(2026, 10, 1, 14, 30, tzinfo=zone)
