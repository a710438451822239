"""The HTML of pictures, and what becomes of those in a Markdown text."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement

from pictures.markup import figure, picture, plain, show_pictures
from pictures.model import Picture

SHOWN = Picture("images/a.jpg", 3000, 2000, b"1234")
TAG = '<img alt="وصف" src="{static}/images/a.jpg">'


def parsed(text: str) -> HtmlElement:
    return html.fragment_fromstring(text)


def texts(markdown: str, path: str = "news/2026/a.md") -> str:
    return show_pictures(markdown, path, [SHOWN], "../..")


def test_browsers_choose_the_newest_kind_they_know_and_a_width() -> None:
    element = parsed(picture(SHOWN, "../..", "وصف"))
    kinds = [source.get("type") for source in element.xpath(".//source")]
    assert kinds == ["image/avif", "image/webp"]
    for source, kind in zip(element.xpath(".//source"), ("avif", "webp"), strict=True):
        assert source.get("srcset").split(", ") == [
            f"../../{file.url} {file.width}w" for file in SHOWN.files(kind)
        ]
        assert source.get("sizes")


def test_an_image_keeps_its_place_free_and_waits() -> None:
    (image,) = parsed(picture(SHOWN, ".", "وصف")).xpath(".//img")
    assert image.get("src") == f"./{SHOWN.fallback.url}"
    assert (image.get("width"), image.get("height")) == ("1080", "720")
    assert image.get("alt") == "وصف"
    assert image.get("loading") == "lazy"


def test_the_first_picture_does_not_wait() -> None:
    (image,) = parsed(picture(SHOWN, ".", "وصف", lead=True)).xpath(".//img")
    assert image.get("fetchpriority") == "high"
    assert image.get("loading") is None


def test_text_is_no_html() -> None:
    alt = '"><script>'
    for made in (
        picture(SHOWN, ".", alt),
        plain(SHOWN, ".", alt),
        figure(plain(SHOWN, ".", ""), alt),
    ):
        assert "<script>" not in made
    assert parsed(plain(SHOWN, ".", alt)).get("alt") == alt


def test_a_feed_gets_an_image_and_no_more() -> None:
    element = parsed(plain(SHOWN, "https://example.org", "وصف"))
    assert element.tag == "img"
    assert element.get("src") == f"https://example.org/{SHOWN.fallback.url}"
    assert set(element.attrib) == {"src", "alt", "width", "height"}


def test_a_picture_alone_becomes_a_figure_with_its_title_below() -> None:
    found = parsed(texts(f'<p>{TAG[:-1]} title="أبواب INDH &quot;المفتوحة&quot;"></p>'))
    assert found.tag == "figure"
    assert found.xpath("picture//img/@alt") == ["وصف"]
    (caption,) = found.xpath("figcaption")
    assert caption.text_content() == 'أبواب INDH "المفتوحة"'
    assert caption.xpath("bdi/text()") == ["INDH"]


def test_without_a_title_nothing_is_below() -> None:
    assert not parsed(texts(f"<p>{TAG}</p>")).xpath("figcaption")


def test_pictures_on_lines_of_one_paragraph_become_figures() -> None:
    found = html.fragments_fromstring(texts(f"<p>{TAG}\n{TAG}</p>"))
    assert [element.tag for element in found] == ["figure", "figure"]


def test_a_picture_in_a_sentence_or_a_link_stays_there() -> None:
    for before, after in (("<p>نص ", " نص</p>"), ('<p><a href="x">', "</a></p>")):
        made = texts(f"{before}{TAG}{after}")
        assert made.startswith(before)
        assert made.endswith(after)
        assert "<figure>" not in made
        assert "<picture>" in made


def test_a_sign_in_a_description_ends_no_tag() -> None:
    made = texts('<p><img alt="أ > ب" src="{static}/images/a.jpg"></p>')
    assert parsed(made).xpath("picture//img/@alt") == ["أ > ب"]


def test_pictures_are_named_from_the_text_or_from_the_root() -> None:
    for target in ("../../images/a.jpg", "/images/a.jpg", "/images/%61.jpg"):
        tag = f'<p><img alt="وصف" src="{{static}}{target}"></p>'
        assert "<picture>" in texts(tag), target


def test_what_is_unknown_is_left_alone() -> None:
    for tag in (
        '<p><img alt="x" src="{static}/images/b.jpg"></p>',
        '<p><img alt="x" src="https://example.org/images/a.jpg"></p>',
    ):
        assert "<picture>" not in texts(tag)
