"""The corpus is the same every time, right by our own checks, and as large as it says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from editorial.check import check_site
from records.library import Library
from tests.bench import corpus, places
from tests.bench.corpus import Size
from tests.conftest import built

SIZE = Size(posts=90, centers=75, associations=1425)
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def content(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    corpus.make(folder, SIZE)
    return folder / "content"


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_it_is_the_same_every_time(content, tmp_path):
    corpus.make(tmp_path, SIZE)
    assert tree(tmp_path / "content") == tree(content)


def test_our_checks_find_nothing(content):
    assert check_site(Library(content, content), TODAY) == []


def test_it_holds_as_much_as_it_says(content):
    found = {
        folder: len(list((content / folder).rglob(pattern)))
        for folder, pattern in (
            ("news", "*.md"),
            ("directory/centers", "*.yaml"),
            ("associations", "*.md"),
        )
    }
    assert tuple(found.values()) == SIZE


def test_no_commune_has_many_more_records_than_another_of_a_full_corpus():
    communes = places.communes(35_000)
    rows = [*places.centers(5_000, communes), *places.associations(30_000, communes)]
    counts = [sum(row.commune == commune.id for row in rows) for commune in communes[::35]]
    assert len(communes) == 350
    assert max(counts) < 2 * places.PER_COMMUNE


def test_some_centers_are_protected_and_no_post_names_them(content):
    protected = [center for center in corpus.centers_of(SIZE) if center.protected]
    assert len(protected) == SIZE.centers // places.ONE_PROTECTED_IN
    posts = "".join(path.read_text("utf-8") for path in content.glob("news/*/*.md"))
    assert "center-" in posts
    assert not [center for center in protected if center.id in posts or center.name in posts]


def test_posts_are_as_long_as_real_ones_and_spread_over_twelve_years():
    posts = corpus.posts_of(Size(300))
    lengths = [len(re.findall(r"\w+", post.body)) for post in posts]
    assert 250 <= sum(lengths) / len(lengths) <= 350
    assert posts[-1].date - posts[0].date >= timedelta(days=11.9 * 365)
    assert sum("Event-Date" in post.facts for post in posts) == 100


def test_links_lead_to_earlier_posts_with_one_page_each():
    posts = corpus.posts_of(Size(50))
    known = {post.path for post in posts}
    links = [re.findall(r"\{filename\}/(news/[^)]+)", post.body) for post in posts]
    assert links[0] == []
    assert all(len(found) == 1 and found[0] in known for found in links[1:])


def test_a_corpus_is_kept_until_what_made_it_changes(tmp_path):
    folder = corpus.ready(tmp_path, Size(2))
    (folder / "mark").touch()
    assert corpus.ready(tmp_path, Size(2)) == folder
    assert (folder / "mark").exists()
    (folder / corpus.STAMP).write_text("of another maker")
    corpus.ready(tmp_path, Size(2))
    assert not (folder / "mark").exists()


def test_its_settings_build_it(tmp_path):
    corpus.make(tmp_path / "site", Size(posts=2, centers=1, associations=1))
    site = built(str(tmp_path / "site" / corpus.SETTINGS), tmp_path / "output")
    assert "محتوى خيالي للعرض" in site.page("").source
    urls = {page.url for page in site.pages}
    assert {"directory/centers/center-00001/", "associations/jamia-00001/"} < urls
    assert "news/2026/11/mithal-00002/" in urls
