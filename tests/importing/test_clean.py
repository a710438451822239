"""What the text of an old post becomes."""

# ruff: noqa: E501 - one trap a line reads better than a shorter line
from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from editorial.links import Links
from editorial.text import check_markdown
from importing.clean import NO_MARKUP, Cleaned, clean, plain
from importing.dates import Published
from pelicanconf import MARKDOWN
from records.library import Library
from tests.small_site import TODAY

FOLDER = Path(__file__).parents[1] / "fixtures" / "wordpress"
LINKS = Links(Library(FOLDER, FOLDER), TODAY)


def cleaned(html: str) -> Cleaned:
    """Convert with links that lead where they did, and pictures that all are ours."""
    return clean(html, lambda href: href, lambda src, alt: ("{static}/images/a.jpg", alt or "وصف"))


TABLE = [
    ("empty line", "أول\n\nثان", "أول\n\nثان"),
    ("Enter within a sentence", "أول النص\nوبقيته\nإلى آخره.", "أول النص وبقيته إلى آخره."),
    ("break within a sentence", "أول النص<br />\nوبقيته", "أول النص وبقيته"),
    ("Enter after a sentence", "انتهى الأول.\nوبدأ الثاني", "انتهى الأول.\n\nوبدأ الثاني"),
    ("two breaks", "أول<br><br>ثان", "أول\n\nثان"),
    ("Word's spans", '<p class="MsoNormal"><span lang="AR-MA" style="mso-x:y">ن</span>ص<o:p></o:p></span></p>', "نص"),
    ("Word's comment", "نص<!--[if gte mso 9]><xml><w:A>مخفي</w:A></xml><![endif]-->", "نص"),
    ("style sheet", "<style>p { color: red }</style>نص", "نص"),
    ("spaces only", "أول<p>&nbsp;\u00a0</p><p>\u200f</p>ثان", "أول\n\nثان"),
    ("invisible marks", "نص\u200f\u202b\ufeff آخر\u00a0هنا", "نص آخر هنا"),
    ("torn bold", "<b>نظمت </b><b>المندوبية</b> لقاء", "**نظمت المندوبية** لقاء"),
    ("bold of two lines", "<b>أول.<br>ثان.</b>", "**أول.**\n\n**ثان.**"),
    ("bold of two paragraphs", "<strong>أول.\n\nثان.</strong>", "**أول.**\n\n**ثان.**"),
    ("bold of nothing", "<b> </b>نص<b>،</b>", "نص،"),
    ("doubled paragraph", "<p>نص الخبر.</p><p><b>نص</b> الخبر</p>\n\nغيره", "نص الخبر.\n\nغيره"),
    ("typed bullets", "منها:\n* أول\n- ثان\n• ثالث", "منها:\n\n- أول\n- ثان\n- ثالث"),
    ("bullets of Word", "<p>\uf0b7 أول</p><p>\uf0b7 ثان</p>", "- أول\n- ثان"),
    ("bullet that goes on", "- أول البند\nوبقيته\n- ثان", "- أول البند وبقيته\n- ثان"),
    ("typed numbers", "1- أول\n2- ثان", "1. أول\n2. ثان"),
    ("typed number alone", "1. أول", "1\\. أول"),
    ("year at the beginning", "2015. سنة", "2015\\. سنة"),
    ("hash", "# ليس عنوانا", "\\# ليس عنوانا"),
    ("decoration", "أول\n*****\nثان\n=====", "أول\n\n---\n\nثان"),
    ("signs of Markdown", "5*3_2 [x](y) `z`", "5\\*3\\_2 \\[x\\]\\(y) \\`z\\`"),
    ("less than", "5 &lt; 6 و&lt;b&gt;", "5 &lt; 6 و&lt;b>"),
    ("entity as text", "&amp;lt;", "&amp;lt;"),
    ("braces", "{filename}/x", "&#123;filename}/x"),
    ("first heading", "<h1>عنوان</h1>نص", "## عنوان\n\nنص"),
    ("bold heading", "<h3><strong>عنوان</strong></h3>", "### عنوان"),
    ("empty heading", "<h2>&nbsp;</h2>نص", "نص"),
    ("list", "<ul><li>أول<ul><li>داخلي</li></ul></li><li>ثان</li></ul>", "- أول\n    - داخلي\n- ثان"),
    ("ordered list", "<ol><li>أول</li><li>ثان</li></ol>", "1. أول\n2. ثان"),
    ("quotation", "<blockquote>قول<br>وبقيته</blockquote>", "> قول وبقيته"),
    ("table", "<table><tr><td>أ</td><td>ب|ج</td></tr><tr><td>1</td><td>2<br>3</td></tr></table>", "| أ | ب\\|ج |\n| --- | --- |\n| 1 | 2 3 |"),
    ("table that lays out", "<table><tr><td><p>أول</p><p>ثان</p></td></tr></table>", "أول\n\nثان"),
    ("table within a table", "<table><tr><td>نص<table><tr><td>أ</td><td>ب</td></tr></table></td></tr></table>", "نص\n\n| أ | ب |\n| --- | --- |"),
    ("divisions", "<div>أول</div><div>ثان</div>", "أول\n\nثان"),
    ("block editor", "<!-- wp:paragraph -->\n<p>نص</p>\n<!-- /wp:paragraph -->", "نص"),
    ("link", '<a href="https://example.org/a(b)" target=_blank>رابط\nطويل</a>', "[رابط طويل](https://example.org/a%28b%29)"),
    ("link of nothing", '<a href="https://example.org/"> </a>نص', "نص"),
    ("script in a link", '<a href="javascript:alert(1)">نص</a>', "نص"),
    ("picture", 'قبل<img src="x.jpg" alt="صورة [1]">بعد', "قبل\n\n![صورة (1)]({static}/images/a.jpg)\n\nبعد"),
    ("picture in a link", '<a href="x.jpg"><img src="x.jpg"></a>', "![وصف]({static}/images/a.jpg)"),
    ("caption", '[caption id="a" width="3"]<a href="x"><img src="x" alt="أ" /></a> قول "مثال"[/caption]', '![أ]({static}/images/a.jpg "قول ”مثال”")'),
    ("figure", "<figure><img src=x><figcaption>تعليق</figcaption></figure>", '![وصف]({static}/images/a.jpg "تعليق")'),
    ("shortcode", 'أول [contact-form-7 id="3"] ثان', "أول\n\nثان"),
    ("shortcode around a text", '[box type="info"]نص[/box]', "نص"),
    ("shortcode without attributes", "[box]نص[/box] [box]", "نص"),
    ("address alone", "https://example.org/a.html", "https://example.org/a.html"),
    ("brackets that are none", "[انظر] [sic]", "\\[انظر\\] \\[sic\\]"),
    ("embedded", '<iframe src="//example.org/v"></iframe>', "<https://example.org/v>"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "text"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_what_goes_wrong_in_old_texts_is_mended(html, text):
    assert cleaned(html).text == text


def test_the_line_of_publication_is_taken_out():
    result = cleaned("<p><span>نشرت في: 12 ماي 2023 نشرت بواسطة: مثال</span></p>النص.")

    assert result.text == "النص."
    assert result.published == Published(date(2023, 5, 12), "مثال")


def test_the_same_words_in_a_later_paragraph_stay():
    result = cleaned("النص.\n\nنشرت في: 12 ماي 2023")

    assert result.text == "النص.\n\nنشرت في: 12 ماي 2023"
    assert result.published is None


@pytest.mark.parametrize(
    ("html", "doubt"),
    [
        ('[slider id="3"]', "رمز من إضافة قديمة"),
        ('<iframe src="https://example.org/v"></iframe>', "محتوى مدمج"),
        ("<table><tr><td colspan=2>أ</td></tr><tr><td>1</td><td>2</td></tr></table>", "خلايا مدمجة"),
        ("<div>" * 3000 + "نص", NO_MARKUP),
    ],
)  # fmt: skip
def test_what_an_editor_must_see_is_told(html, doubt):
    assert any(doubt in told for told in cleaned(f"نص {html}").doubts)


def test_text_below_three_thousand_blocks_is_kept():
    assert cleaned("<div>" * 3000 + "نص <b>").text == "نص"


def test_a_title_is_one_line_of_text():
    assert plain("عنوان&#8230; <em>مائل</em>\n&amp; آخر\u200f") == "عنوان… مائل & آخر"
    assert plain("https://example.org/a.html") == "https://example.org/a.html"


# Whatever comes.

WORDS = st.sampled_from("نظمت لقاء المندوبية خيالي Entraide 2015 12 ماي نشرت في".split())
MARKS = st.sampled_from([" ", "\n", "\n\n", "<br>", "- ", "\n* ", "1. ", "\n2) ", "# ", "| ", "&lt;b&gt;", "_", "*", "`", "[", "](x)", "[^1]", "![", "{", "\\", "&nbsp;", "> ", "====\n", "«", ":", "\t"])  # fmt: skip
TEXTS = st.lists(WORDS | MARKS, max_size=8).map(" ".join)
TAGS = "p b i em strong span div font a h1 h2 h6 ul ol li table tr td th blockquote u center figure figcaption o:p pre code dl dd caption".split()  # fmt: skip
OPEN = st.sampled_from(TAGS).map(lambda tag: f"<{tag}>")
CLOSE = st.sampled_from(TAGS).map(lambda tag: f"</{tag}>")
SOUP = st.lists(TEXTS | OPEN | CLOSE, max_size=25).map("".join)


def words(html: str) -> list[str]:
    """What is read of HTML, whatever the space between words became."""
    return re.findall(r"\w+", unescape(re.sub("<[^>]*>", " ", html)).replace("_", " "))


@given(SOUP)
def test_no_word_is_lost(html):
    result = cleaned(html)
    if result.published:
        return
    shown = Markdown(**MARKDOWN).convert(f"Title: a\n\n{result.text}")
    read = "".join(words(shown))
    for word in words(html):
        assert word in result.text
        assert word in read or word in {"1", "2"}  # the numbers of a list are drawn


@given(
    SOUP
    | st.text(st.sampled_from("<>/ba!-[]=\"'&;#نص \n\x00\u200f\ud7ff"), max_size=40)
    | st.text()
)
def test_what_comes_out_is_markdown_that_the_check_takes(html):
    text = cleaned(html).text
    findings = check_markdown(text, "a.md", FOLDER / "a.md", LINKS, set())

    # HTML, a title of the page, a link or a note that is none
    assert not {"M001", "M004", "X004"} & {finding.code for finding in findings}
