"""The calendar: what waits, what lies ahead, what was last."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from drafting.calendar import Calendar, Item, read_calendar
from drafting.messages import agenda
from records.library import Library
from tests.small_site import FILES, TODAY, changed, write_site

POST, MEETING = "news/2026/second.md", "news/2026/first.md"


def post(slug: str, day: str, header: str = "") -> dict[str, str]:
    text = f"Title: خبر {slug}\nDate: {day}\nSlug: {slug}\nCategory: news\n{header}\nنص.\n"
    return {f"news/2026/{slug}.md": text}


def calendar(tmp_path: Path, today: date = TODAY, **files: str) -> Calendar:
    found, findings = read_calendar(Library(write_site(tmp_path, **files), tmp_path), today)
    assert findings == []
    return found


def slugs(items: tuple[Item, ...]) -> list[str]:
    return [Path(item.path).stem for item in items]


def test_drafts_of_every_kind_are_listed(tmp_path: Path) -> None:
    found = calendar(
        tmp_path,
        **post("later", "2026-12-01", "Status: draft\n"),
        **changed("associations/amal.md", "Slug: amal", "Slug: amal\nStatus: draft"),
        **changed("directory/centers/one.yaml", "kind: open", "kind: open\ndraft: true"),
        **changed("pages/about.md", "Slug: about", "Slug: about\nStatus: draft"),
    )
    assert slugs(found.drafts) == ["later", "amal", "one", "about"]
    assert found.scheduled == ()


def test_scheduled_posts_come_by_their_day_until_it_is_there(tmp_path: Path) -> None:
    posts = post("b", "2026-11-24") | post("a", "2026-12-01") | post("today", "2026-11-23 23:00")
    assert slugs(calendar(tmp_path / "1", **posts).scheduled) == ["b", "a"]
    next_day = TODAY + timedelta(days=1)
    assert slugs(calendar(tmp_path / "2", next_day, **posts).scheduled) == ["a"]


def test_meetings_are_listed_until_they_end(tmp_path: Path) -> None:
    found = calendar(
        tmp_path,
        **post("ended", "2026-11-01", "Event-Date: 2026-11-20\nEvent-End: 2026-11-22\n"),
        **post("runs", "2026-11-01", "Event-Date: 2026-11-20\nEvent-End: 2026-11-23\n"),
        **post("comes", "2026-11-30", "Event-Date: 2026-12-05\n"),
        **post("unsure", "2026-11-30", "Event-Date: 2026-12-01\nStatus: draft\n"),
    )
    assert slugs(found.meetings) == ["runs", "comes"]


def test_the_last_published_post_of_each_kind(tmp_path: Path) -> None:
    found = calendar(
        tmp_path,
        **post("newer", "2026-11-20"),
        **post("later", "2026-12-20"),
        **{MEETING: FILES[MEETING].replace("Category: meeting", "Category: news")},
    )
    assert [(kind, item and Path(item.path).stem) for kind, item in found.last] == [
        ("خبر", "newer"),
        ("لقاء", None),
    ]


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    files = {**post("b", "2026-12-24"), **changed(POST, "2026-11-02", "غدا")}
    found, findings = read_calendar(Library(write_site(tmp_path, **files), tmp_path), TODAY)
    assert [finding.path for finding in findings] == [f"content/{POST}"]
    assert slugs(found.scheduled) == ["b"]


def test_the_agenda_reads_well(tmp_path: Path) -> None:
    found = calendar(
        tmp_path,
        **post("a", "2026-12-01", "Event-Date: 2026-12-03\nEvent-End: 2026-12-04\n"),
        **post("b", "2026-12-01", "Status: draft\n"),
    )
    assert list(agenda(found)) == [
        "المسودات: 1",
        "  خبر b — content/news/2026/b.md",
        "",
        "الأخبار المجدولة: 1",
        "  الثلاثاء فاتح دجنبر 2026: خبر a — content/news/2026/a.md",
        "",
        "اللقاءات القادمة: 1",
        "  من 3 إلى 4 دجنبر 2026: خبر a — content/news/2026/a.md",
        "",
        "آخر خبر من كل نوع:",
        "  خبر: الاثنين 2 نونبر 2026: خبر المثال — content/news/2026/second.md",
        "  لقاء: الخميس فاتح أكتوبر 2026: لقاء المثال الأول — content/news/2026/first.md",
    ]
