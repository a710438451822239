"""Posts and the web between them, associations and centers."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from directory.catalog import Catalog, build_catalog
from directory.check import read_directory
from directory.protected import ProtectedNames
from directory.read import Entry
from newsroom.cards import Posts, listed
from newsroom.model import Listed, PostHeader
from newsroom.newsroom import Newsroom
from newsroom.posts import build_post
from newsroom.protected import is_about
from newsroom.read import Publisher, read_post, read_posts
from pictures.album import Album
from records.library import Library
from tests.small_site import FILES, TODAY, changed, desk, write_site

MEETING = "news/2026/first.md"


def newsroom(tmp_path: Path, today: date = TODAY, **changes: str) -> tuple[Newsroom, Catalog]:
    """The newsroom of the small site, with some files changed."""
    content = write_site(tmp_path, **changes)
    records, _ = read_directory(Library(content, tmp_path), TODAY)
    catalog = build_catalog(records, TODAY)

    def publish(entry: Entry[PostHeader]) -> Listed:
        at = desk(catalog, today)
        return listed(build_post(entry.record, entry.name, "مثال", None, at, protected=False))

    publisher = Publisher(publish, b"")
    posts, findings = read_posts(Library(content, tmp_path), records, TODAY, publisher)
    assert findings == []
    return Newsroom(posts, catalog), catalog


@pytest.mark.parametrize("named", ["header", "text"])
def test_a_post_about_a_protected_center_tells_no_place(tmp_path: Path, named: str) -> None:
    """Even if the check that refuses a picture and a venue were missing."""
    picture = "Image: a.png\nImage-Alt: صورة\nSource: https://example.org/where مصدر\n"
    text = FILES[MEETING].replace("Centers: one\n", picture)
    header, body = ("Centers: secret\n", "") if named == "header" else ("", "زيارة لمأوى المثال")
    text = text.replace(picture, picture + header) + body
    content = write_site(tmp_path, **{MEETING: text})
    Image.new("RGB", (40, 20)).save(content / "images/a.png")
    library = Library(content, tmp_path)
    records, _ = read_directory(library, TODAY)
    filed, _ = read_post(MEETING, library)
    assert filed
    about = is_about(filed.record, text, ProtectedNames(records))
    found, at = Album(library).get("images/a.png"), desk(build_catalog(records, TODAY))
    for protected in (about, False):
        post = build_post(filed.record, filed.name, "مثال", found, at, protected=protected)
        assert post.event
        told = (post.lead, post.event.venue, post.sources[0].url)
        assert all(told) != protected
        assert any(told) != protected
    assert about


def slugs(posts: Any) -> list[str]:
    return [post.slug for post in posts]


def event(post: Listed) -> Any:
    return post.post.value.event


def addresses(posts: Posts) -> list[str]:
    return [card.url for card in posts.cards]


def test_backlinks(tmp_path: Path) -> None:
    room, _ = newsroom(tmp_path)
    first = ["news/2026/10/first/"]
    assert addresses(room.of_center("one")) == first
    assert addresses(room.of_center("secret")) == []
    assert addresses(room.of_association("amal")) == first


def test_a_post_leads_on_to_those_around_it_and_to_earlier_ones_of_its_topics(
    tmp_path: Path,
) -> None:
    def post(slug: str, day: int, tags: str, status: str = "published") -> tuple[str, str]:
        head = f"Title: {slug}\nDate: 2026-09-{day:02}\nSlug: {slug}\nCategory: news\n"
        return f"news/2026/{slug}.md", f"{head}Tags: {tags}\nStatus: {status}\n\nنص.\n"

    room, _ = newsroom(
        tmp_path,
        **dict([
            post("c1", 1, "women"),
            post("c2", 2, "training"),
            post("c3", 3, "women"),
            post("c4", 4, "women, training"),
            post("c5", 5, "training, women", "hidden"),
            post("c6", 6, "training, women"),
        ]),
    )  # fmt: skip

    def name(link: tuple[str, str]) -> str:
        return link[1].split("/")[-2]

    def told(slug: str) -> tuple[str | None, str | None, list[str]]:
        (found,) = [item for item in room.posts if item.slug == slug] or [hidden]
        beside = room.beside(found)
        older, newer = (name(link) if link else None for link in (beside.older, beside.newer))
        return older, newer, [name(link) for link in beside.related]

    hidden = room.posts[0]._replace(url="news/2026/09/c5/", hidden=True)
    assert told("c1") == (None, "c2", [])
    assert told("c3") == ("c2", "c4", ["c1"])
    assert told("c4") == ("c3", "c6", ["c2"])  # c3 stands before it already
    assert told("c6") == ("c4", "first", [])
    assert told("c5") == (None, None, [])


def test_months_topics_kinds(tmp_path: Path) -> None:
    room, _ = newsroom(tmp_path)
    assert [(month.url, slugs(month.posts)) for month in room.months] == [
        ("news/2026/11/", ["second"]),
        ("news/2026/10/", ["first"]),
    ]
    assert {term.id: slugs(posts) for term, posts in room.topics} == {"women": ["first"]}
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
    assert event(room.posts[0]) is None
    assert event(room.posts[1]).venue == "قاعة المثال"


def test_report_without_a_date_is_in_no_list_of_meetings(tmp_path: Path) -> None:
    text = FILES[MEETING].replace("Event-Date: 2026-09-30\nEvent-Time: 10:00\n", "")
    room, _ = newsroom(tmp_path, **{MEETING: text})
    assert event(room.posts[1]).date is None
    assert (room.upcoming, room.past) == ([], [])


def test_date_and_time_of_publication(tmp_path: Path) -> None:
    room, _ = newsroom(tmp_path, **changed(MEETING, "Date: 2026-10-01", "Date: 2026-10-01 14:30"))
    zone = ZoneInfo("Africa/Casablanca")
    assert room.posts[1].date == datetime(2026, 10, 1, 14, 30, tzinfo=zone)
