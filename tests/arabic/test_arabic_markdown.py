"""The Markdown extension, through Markdown itself."""

from __future__ import annotations

import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from arabic.bare import bare_runs
from arabic.markdown import heading_slug
from publishing.slots import texts

LTR = '<bdi dir="ltr">'


def render(text: str, **toc: object) -> str:
    """Render as the site does, by the names and options a configuration uses."""
    names = ["tables", "toc", "footnotes", "attr_list", "def_list", "fenced_code", "abbr"]
    return Markdown(
        extensions=["arabic.markdown", *(f"markdown.extensions.{name}" for name in names)],
        extension_configs={"markdown.extensions.toc": {"slugify": heading_slug, **toc}},
    ).convert(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("عن INDH و8350.", f"<p>عن {LTR}INDH</bdi> و8350.</p>"),
        ("INDH، UNICEF", f"<p>{LTR}INDH</bdi>، {LTR}UNICEF</bdi></p>"),
        (
            "عن **INDH** 05 39 91 20 34",
            f"<p>عن <strong>{LTR}INDH</bdi></strong> {LTR}05 39 91 20 34</bdi></p>",
        ),
        ("قل `C++ ب` هنا", '<p>قل <code dir="ltr">C++ ب</code> هنا</p>'),
        ("    C++ ب", '<pre dir="ltr"><code>C++ ب\n</code></pre>'),
        ("```\nC++ ب\n```", "<pre><code>C++ ب\n</code></pre>"),
        ("[موقع INDH](https://x.ma/)", f'<p><a href="https://x.ma/">موقع {LTR}INDH</bdi></a></p>'),
        (
            "<https://x.ma/ar/>",
            f'<p><a href="https://x.ma/ar/">{LTR}https://x.ma/ar/</bdi></a></p>',
        ),
        ("عن R&D ب", f"<p>عن {LTR}R&amp;D</bdi> ب</p>"),
        ("عن R&amp;D ب &lt;ب&gt;", f"<p>عن {LTR}R&amp;D</bdi> ب &lt;ب&gt;</p>"),
        ("عن &amp;lt; ب", f"<p>عن &amp;{LTR}lt</bdi>; ب</p>"),
        ("عن &amp;#1605; ب", "<p>عن &amp;#1605; ب</p>"),
        (r"لغة C\+\+ ب", f"<p>لغة {LTR}C++</bdi> ب</p>"),
        (
            '![صورة R&D](x.png "في 2020-2026")',
            '<p><img alt="صورة \u2066R&amp;D\u2069" src="x.png" '
            'title="في \u20662020-2026\u2069" /></p>',
        ),
        ("Entraide\nNationale بالعرائش", f"<p>{LTR}Entraide\nNationale</bdi> بالعرائش</p>"),
        ("*INDH*{: dir=ltr } ب", '<p><em dir="ltr">INDH</em> ب</p>'),
        ("نص\nبلا شيء", "<p>نص\nبلا شيء</p>"),
    ],
)
def test_text_nodes(text: str, html: str) -> None:
    assert render(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "شبكة Réseau **Exemple** Maroc هنا",
            f"<p>شبكة {LTR}{LTR}Réseau</bdi> <strong>{LTR}Exemple</bdi></strong> "
            f"{LTR}Maroc</bdi></bdi> هنا</p>",
        ),
        (
            "شبكة [Réseau *Exemple*](x)\n**Maroc**.",
            f'<p>شبكة {LTR}<a href="x">{LTR}{LTR}Réseau</bdi> <em>{LTR}Exemple</bdi></em></bdi></a>'
            f"\n<strong>{LTR}Maroc</bdi></strong></bdi>.</p>",
        ),
        (
            "شبكة **Réseau** *Maroc*",
            f"<p>شبكة {LTR}<strong>{LTR}Réseau</bdi></strong> <em>{LTR}Maroc</bdi></em></bdi></p>",
        ),
        ("**INDH**، UNICEF", f"<p><strong>{LTR}INDH</bdi></strong>، {LTR}UNICEF</bdi></p>"),
        ("- INDH\n- UNICEF", f"<ul>\n<li>{LTR}INDH</bdi></li>\n<li>{LTR}UNICEF</bdi></li>\n</ul>"),
    ],
)
def test_a_phrase_cut_by_emphasis_stays_one(text: str, html: str) -> None:
    assert render(text) == html


def test_email_link_is_one_run() -> None:
    assert f">{LTR}info@x.ma</bdi></a>" in render("اكتب إلى <info@x.ma> الآن")


def test_tables_and_lists() -> None:
    html = render("| الجهة | الهاتف |\n|---|---|\n| INDH | 05 39 91 20 34 |\n\n- عن PDF\n- ب")
    assert f"<td>{LTR}INDH</bdi></td>" in html
    assert f"<td>{LTR}05 39 91 20 34</bdi></td>" in html
    assert f"<li>عن {LTR}PDF</bdi></li>" in html


def test_footnotes_keep_their_machinery() -> None:
    html = render("نص[^1] ثم[^1].\n\n[^1]: انظر INDH")
    assert f"<p>انظر {LTR}INDH</bdi>&#160;<a" in html
    assert html.count("&#8617;</a>") == 2
    assert '<a class="footnote-ref" href="#fn:1">1</a>' in html
    assert "qq" not in html
    assert "zz" not in html


def test_table_of_contents_and_ids() -> None:
    html = render("[TOC]\n\n## برنامج INDH\n\n## المَدْرَسَة الأُولى\n\n## المدرسة الأولى\n\n## ***")
    assert f'<h2 id="برنامج-indh">برنامج {LTR}INDH</bdi></h2>' in html
    assert f'<a href="#برنامج-indh">برنامج {LTR}INDH</bdi></a>' in html
    assert re.findall('<h2 id="(.*?)"', html)[1:3] == ["المدرسة-الأولى", "المدرسة-الأولى_1"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("مركز التأهيل الشامل بالعرائش", "مركز-التأهيل-الشامل-بالعرائش"),
        ("المَدْرَسَة الأُولى", "المدرسة-الأولى"),
        ("«المركز» – فرع جدة (2024)", "المركز-فرع-جدة-2024"),
        ("كتــــاب", "كتاب"),
        ("من نحن؟", "من-نحن"),
        ("علي على", "علي-على"),
        ("؟!", ""),
    ],
)
def test_heading_slug(title: str, slug: str) -> None:
    assert heading_slug(title, "-") == slug


ALPHABET = "ابجد ه و INDH 05+-%&;#<>*_`[]()!\\\n.،0123456789\u0651"


@given(st.text(alphabet=ALPHABET))
def test_the_text_is_the_same_with_and_without(text: str) -> None:
    plain = Markdown(extensions=["footnotes"]).convert(text)
    ours = Markdown(extensions=["footnotes", "arabic.markdown"]).convert(text)
    assert _text(ours) == _text(plain)


@given(st.text(alphabet=ALPHABET))
def test_nothing_is_left_bare(text: str) -> None:
    html = Markdown(extensions=["arabic.markdown"]).convert(text)
    assert [bare_runs(line) for line in texts("a.html", html.encode()) if bare_runs(line)] == []


def _text(html: str) -> str:
    text = "".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext())
    # «&#1;» is no character of HTML; Python leaves it out where html5lib keeps it.
    return "".join(letter for letter in text if letter.isprintable() or letter.isspace())
