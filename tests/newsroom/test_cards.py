"""Lists of posts: cut into years, so that a new post changes few pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cache.fingerprint import fingerprint
from directory.catalog import build_catalog
from directory.check import read_directory
from newsroom.cards import by_years, cards
from newsroom.model import Post
from newsroom.posts import build_post
from newsroom.read import read_posts
from records.library import Library
from tests.small_site import TODAY, desk, write_site


@pytest.fixture
def post(tmp_path: Path) -> Post:
    library = Library(write_site(tmp_path), tmp_path)
    records, _ = read_directory(library, TODAY)
    filed = read_posts(library, records, TODAY)[0]["first"]
    catalog = build_catalog(records, TODAY)
    return build_post(filed.record, filed.name, "مثال", None, desk(catalog))


def archive(post: Post, *counts: tuple[int, int]) -> list[Post]:
    """So many posts of each year, newest first."""
    days = [
        datetime(year, 12, 28, tzinfo=UTC).replace(day=28 - number % 28)
        for year, count in counts
        for number in range(count)
    ]
    return [replace(post, date=day, slug=f"post-{number}") for number, day in enumerate(days)]


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
    post: Post, counts: list[tuple[int, int]], newest: int, years: list[tuple[int, int]]
) -> None:
    found, older = by_years(archive(post, *counts), lambda post: post.date.year)
    assert len(found) == newest
    assert [(year, len(posts)) for year, posts in older] == years


def test_a_new_post_leaves_the_pages_of_older_years_as_they_are(post: Post) -> None:
    before = archive(post, (2026, 25), (2025, 25), (2024, 25))
    after = [replace(before[0], slug="new"), *before]
    (_, older), (_, still) = (by_years(posts, lambda p: p.date.year) for posts in (before, after))
    assert [cards(posts) for _, posts in older] == [cards(posts) for _, posts in still]


def test_only_the_newest_posts_of_a_list_show_their_summaries(post: Post) -> None:
    posts = cards([post] * 25)
    assert (posts.count, len(posts.cards), len(posts.rows)) == (25, 20, 5)


def test_the_digest_of_a_list_is_that_of_what_it_shows(post: Post) -> None:
    other = replace(post.card, title="عنوان آخر")
    changed = replace(post, card=replace(other, version=fingerprint(other)))
    assert cards([post, changed]).version != cards([post, post]).version
    assert cards([post, changed]).version != cards([changed, post]).version
