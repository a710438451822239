"""Posts and the web between them, associations, centers and communes."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from directory.catalog import Catalog, build_catalog
from directory.check import read_directory
from newsroom.newsroom import Newsroom
from newsroom.posts import build_post
from newsroom.read import read_posts
from tests.small_site import FILES, TODAY, changed, write_site

MEETING = "news/2026/first.md"


def newsroom(tmp_path: Path, today: date = TODAY, **changes: str) -> tuple[Newsroom, Catalog]:
    """A newsroom of plain objects in place of Pelican's articles."""
    content = write_site(tmp_path, **changes)
    records, _ = read_directory(content, tmp_path, TODAY)
    entries, findings = read_posts(content, tmp_path, records, TODAY)
    assert findings == []
    catalog = build_catalog(records, TODAY)
    articles: list[Any] = []
    for entry in entries.values():
        post = build_post(entry.record, catalog, today, content / "images")
        fields = {name: getattr(post, name) for name in post.__dataclass_fields__}
        header = entry.record
        articles.append(
            SimpleNamespace(slug=header.slug, title=header.title, date=header.date, **fields)
        )
    articles.sort(key=lambda article: article.date, reverse=True)
    return Newsroom(articles, catalog), catalog


def slugs(posts: Any) -> list[str]:
    return [post.slug for post in posts]


def test_backlinks(tmp_path: Path) -> None:
    room, catalog = newsroom(tmp_path)
    assert slugs(room.posts_of_center(catalog.centers_by_id["one"])) == ["first"]
    assert room.posts_of_center(catalog.centers_by_id["secret"]) == []
    assert slugs(room.posts_of_association(catalog.associations_by_id["amal"])) == ["first"]
    # both the commune of the meeting and that of the center it was about
    assert slugs(room.posts_of_commune(catalog.communes_by_id["beta"])) == ["first"]
    assert slugs(room.posts_of_commune(catalog.communes_by_id["alpha"])) == ["first"]


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
    assert room.posts[1].date == datetime(2026, 10, 1, 14, 30)
