"""Markdown to HTML: converted once for each text, links resolved for each page."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from pelican.settings import DEFAULT_CONFIG
from PIL import Image

from cache.sources import ChangedDuringBuildError
from cache.store import Store
from pelicanconf import MARKDOWN
from pictures.album import Album
from pictures.markup import plain
from records.library import Library
from rendering.text import Texts

PAGE = "pages/a.md"


def texts(root: Path, text: str, store: Store | None = None) -> Texts:
    path = root / PAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Title: مثال\n\n{text}\n", "utf-8")
    settings = {**DEFAULT_CONFIG, "RELATIVE_URLS": True, "PATH": str(root), "MARKDOWN": MARKDOWN}
    library = Library(root, root, store)
    return Texts(settings, library, Album(library))


def draw(root: Path, color: str) -> None:
    path = root / "images/c.png"
    path.parent.mkdir(exist_ok=True)
    Image.new("RGB", (40, 20), color).save(path)


def html(found: Texts, siteurl: str = "../..", **linked: str) -> str:
    pages = {f"pages/{name}.md": SimpleNamespace(url=url) for name, url in linked.items()}
    return str(found.html(found.text(PAGE, pages), siteurl))


def test_the_header_is_no_text_and_html_is_clean(tmp_path: Path) -> None:
    assert html(texts(tmp_path, "نص\n<script>alert(1)</script>")) == "<p>نص</p>\n"


def test_links_lead_from_where_the_page_stands(tmp_path: Path) -> None:
    found = texts(tmp_path, "[صفحة]({filename}b.md#x)")
    assert 'href="../../b/#x"' in html(found, "../..", b="b/")
    assert 'href="https://example.org/c/#x"' in html(found, "https://example.org", b="c/")


def test_a_picture_is_shown_and_a_link_to_it_leads_to_what_is_published(tmp_path: Path) -> None:
    draw(tmp_path, "blue")
    found = texts(
        tmp_path, '![صورة]({static}/images/c.png "تعليق")\n\n[رابط]({static}/images/c.png)'
    )
    text = found.text(PAGE, {})
    (shown,) = text.pictures
    made = str(found.html(text, "../.."))
    assert "<figure><picture>" in made
    assert "<figcaption>تعليق</figcaption>" in made
    assert f'href="../../{shown.fallback.url}"' in made
    assert "{static}" not in made
    in_feed = str(found.html(text, "https://example.org", plain))
    assert "<picture>" not in in_feed
    assert f'src="https://example.org/{shown.fallback.url}"' in in_feed
    assert found.pictures(PAGE) == ("images/c.png",)


def test_another_picture_makes_another_text(tmp_path: Path) -> None:
    draw(tmp_path, "blue")
    text = "![صورة]({static}/images/c.png)"
    before = texts(tmp_path, text).text(PAGE, {})
    draw(tmp_path, "red")
    assert texts(tmp_path, text).text(PAGE, {}) != before


def test_the_address_of_a_linked_page_is_part_of_a_text(tmp_path: Path) -> None:
    found = texts(tmp_path, "[صفحة]({filename}b.md)")
    one, other = (found.text(PAGE, {"pages/b.md": SimpleNamespace(url=u)}) for u in ("b/", "c/"))
    assert one != other


def test_footnotes_do_not_leak_from_text_to_text(tmp_path: Path) -> None:
    found = texts(tmp_path, "نص[^1]\n\n[^1]: حاشية")
    (tmp_path / "pages/b.md").write_text("Title: آخر\n\nنص آخر\n", "utf-8")
    found = texts(tmp_path, "نص[^1]\n\n[^1]: حاشية")
    assert "حاشية" in html(found)
    other = found.text("pages/b.md", {})
    assert str(found.html(other, ".")) == "<p>نص آخر</p>"


def test_a_text_that_changed_since_it_was_looked_at_is_not_taken(tmp_path: Path) -> None:
    found = texts(tmp_path, "نص")
    text = found.text(PAGE, {})
    (tmp_path / PAGE).write_text("Title: مثال\n\nنص آخر\n", "utf-8")
    with pytest.raises(ChangedDuringBuildError):
        found.html(text, ".")


def test_what_was_converted_is_not_converted_again(tmp_path: Path) -> None:
    store = Store()
    found = texts(tmp_path, "نص", store)
    text = found.text(PAGE, {})
    first = found.html(text, ".")
    (tmp_path / PAGE).unlink()
    assert found.html(text, ".") == first
