"""The peers get the same posts: what they may show of each, and no link that they cannot follow."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.bench import corpus, peers
from tests.bench.corpus import Size
from tests.bench.posts import Post

POSTS = corpus.posts_of(Size(40))


@pytest.fixture(scope="module")
def hugo(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("peer") / "hugo"
    peers.write_hugo(folder, POSTS)
    return folder


def read(path: Path) -> tuple[dict[str, object], str]:
    """The front matter and the text of a content file of Hugo."""
    empty, header, body = path.read_text("utf-8").split("+++\n")
    assert empty == ""
    return tomllib.loads(header), body.strip()


@pytest.mark.parametrize("post", POSTS[::13], ids=lambda post: post.slug)
def test_hugo_is_told_what_our_header_tells(hugo, post: Post):
    header, _ = read(hugo / "content" / "news" / f"{post.date:%Y/%m}" / f"{post.slug}.md")
    assert header["title"] == post.title
    assert header["date"] == post.date
    assert header["slug"] == post.slug
    assert header["summary"] == header["description"] == post.summary
    assert header["categories"] == [post.category]
    assert tuple(header["tags"]) == post.tags
    facts = dict(header["params"]["facts"]) if "params" in header else {}
    assert facts.get("المكان") == post.facts.get("Venue")
    assert ("التاريخ" in facts) == ("Event-Date" in post.facts)


def test_every_post_and_page_of_hugo_has_its_own_text_with_addresses_for_links(hugo):
    addresses = {f"/news/{post.date:%Y/%m}/{post.slug}/" for post in POSTS}
    for post in POSTS:
        _, body = read(hugo / "content" / "news" / f"{post.date:%Y/%m}" / f"{post.slug}.md")
        assert "{filename}" not in body
        assert len(body.split()) == len(post.body.split())
        targets = [part.partition(")")[0] for part in body.split("](/")[1:]]
        assert {f"/{target}" for target in targets} < addresses | {"/about/"}
    for path in (hugo / "content" / "pages").iterdir():
        assert "{filename}" not in path.read_text("utf-8")


def test_every_list_of_hugo_has_a_title_and_an_address(hugo):
    settings = tomllib.loads((hugo / "hugo.toml").read_text("utf-8"))
    for taxonomy in ("tags", "categories"):
        for folder in (hugo / "content" / taxonomy).iterdir():
            header, _ = read(folder / "_index.md")
            assert header["slug"] == folder.name
            assert header["title"]
    named = settings["params"]["kinds"]
    assert {post.category for post in POSTS} <= set(named)
    months = {path.parent for path in (hugo / "content" / "news").glob("*/*/_index.md")}
    assert months == {hugo / "content" / "news" / f"{post.date:%Y/%m}" for post in POSTS}


def test_stock_pelican_gets_the_posts_without_what_only_we_know(tmp_path):
    peers.write_pelican(tmp_path, POSTS)
    for post in POSTS:
        text = (tmp_path / "content" / post.path).read_text("utf-8")
        header, _, body = text.partition("\n\n")
        keys = [line.partition(":")[0] for line in header.split("\n")]
        assert keys == ["Title", "Date", "Slug", "Category", "Tags", "Summary"]
        assert body.strip() == post.body


def test_a_site_takes_the_place_of_an_older_one(tmp_path):
    peers.write_pelican(tmp_path / "site", POSTS)
    peers.write_pelican(tmp_path / "site", POSTS[:3])
    assert len(list((tmp_path / "site" / "content" / "news").rglob("*.md"))) == 3
