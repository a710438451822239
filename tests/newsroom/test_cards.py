"""Lists of posts: cut into years, so that a new post changes few pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cache.fingerprint import packed
from directory.catalog import build_catalog
from directory.check import read_directory
from newsroom.cards import by_years, cards, listed
from newsroom.model import Listed
from newsroom.posts import build_post
from newsroom.read import read_post
from records.library import Library
from tests.small_site import TODAY, desk, write_site


@pytest.fixture
def post(tmp_path: Path) -> Listed:
    library = Library(write_site(tmp_path), tmp_path)
    records, _ = read_directory(library, TODAY)
    entry, _ = read_post("news/2026/first.md", library)
    assert entry
    catalog = build_catalog(records, TODAY)
    at = desk(catalog)
    return listed(build_post(entry.record, entry.name, "مثال", None, at, protected=False))


def archive(post: Listed, *counts: tuple[int, int]) -> list[Listed]:
    """So many posts of each year, newest first."""
    days = [
        datetime(year, 12, 28, tzinfo=UTC).replace(day=28 - number % 28)
        for year, count in counts
        for number in range(count)
    ]
    return [post._replace(date=day, slug=f"post-{number}") for number, day in enumerate(days)]


@pytest.mark.parametrize(
    ("counts", "newest", "years"),
    [
        ([], 0, []),
        ([(2026, 3)], 3, []),
        ([(2026, 30)], 30, []),
        ([(2026, 30), (2025, 2)], 30, [(2025, 2)]),
        ([(2026, 3), (2025, 30), (2024, 5)], 33, [(2024, 5)]),
        ([(2026, 3), (2025, 3), (2024, 3)], 9, []),
        ([(2026, 20), (2020, 1), (2015, 1)], 20, [(2020, 1), (2015, 1)]),
    ],
)
def test_the_newest_years_stand_on_the_list_itself(
    post: Listed, counts: list[tuple[int, int]], newest: int, years: list[tuple[int, int]]
) -> None:
    found, older = by_years(archive(post, *counts), lambda post: post.date.year)
    assert len(found) == newest
    assert [(year, len(posts)) for year, posts in older] == years


def test_a_new_post_leaves_the_pages_of_older_years_as_they_are(post: Listed) -> None:
    before = archive(post, (2026, 25), (2025, 25), (2024, 25))
    after = [before[0]._replace(slug="new"), *before]
    (_, older), (_, still) = (by_years(posts, lambda p: p.date.year) for posts in (before, after))
    assert [cards(posts) for _, posts in older] == [cards(posts) for _, posts in still]


def test_only_the_newest_posts_of_a_list_show_their_summaries(post: Listed) -> None:
    posts = cards([post] * 25)
    assert (posts.count, len(posts.cards), len(posts.rows)) == (25, 20, 5)


def test_the_digest_of_a_list_is_that_of_what_it_shows(post: Listed) -> None:
    changed = post._replace(card=packed(replace(post.card.value, title="عنوان آخر")))
    assert cards([post, changed]).version != cards([post, post]).version
    assert cards([post, changed]).version != cards([changed, post]).version
