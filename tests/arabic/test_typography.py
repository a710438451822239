"""widont as a filter: with plain text, Markup, autoescape and bidi."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup

from arabic.filters import FILTERS
from arabic.typography import widont

NBSP = "\u00a0"
BDI = '<bdi dir="ltr">'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("لقاء تواصلي مع الجمعيات", f"لقاء تواصلي مع{NBSP}الجمعيات"),
        ("جمعيات & مراكز <ب> كلها", f"جمعيات &amp; مراكز &lt;ب&gt;{NBSP}كلها"),
        # Short ones stay breakable.
        ("لقاء", "لقاء"),
        ("لقاء تواصلي", "لقاء تواصلي"),
        ("مركز التربية والتكوين", "مركز التربية والتكوين"),
        # So does a pair wider than a narrow screen.
        (
            "للتواصل معنا اكتبوا إلى name@a-long-example.org",
            "للتواصل معنا اكتبوا إلى name@a-long-example.org",
        ),
        (Markup("<h2>لقاء تواصلي مع الجمعيات</h2>"), f"<h2>لقاء تواصلي مع{NBSP}الجمعيات</h2>"),
        # typogrify passes over a link that ends the text, and keeps out of its attributes.
        (
            Markup('لقاء تواصلي مع <a title="ا ب ج د">الجمعيات</a>'),
            'لقاء تواصلي مع <a title="ا ب ج د">الجمعيات</a>',
        ),
        ("", ""),
    ],
)
def test_widont(text: str, html: str) -> None:
    assert widont(text) == Markup(html)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("لقاء تواصلي حول INDH", f"لقاء تواصلي حول{NBSP}{BDI}INDH</bdi>"),
        ("لقاء حول INDH بالعرائش", f"لقاء حول {BDI}INDH</bdi>{NBSP}بالعرائش"),
        ("لقاء حول الأسرة (INDH)", f"لقاء حول الأسرة{NBSP}({BDI}INDH</bdi>)"),
        ("لقاء مع Entraide Nationale", f"لقاء مع {BDI}Entraide{NBSP}Nationale</bdi>"),
    ],
)
def test_after_bidi(text: str, html: str) -> None:
    environment = Environment(autoescape=True)
    environment.filters.update(FILTERS)
    assert environment.from_string("{{ text|bidi|widont }}").render(text=text) == html
    assert environment.from_string("{{ text|widont|bidi }}").render(text=text).count("<bdi") == 1


@given(st.text(alphabet="ابت سش IN5 <>&\"'.،\u0651"), st.booleans())
def test_only_a_space_changes(text: str, isolated: bool) -> None:
    before = FILTERS["bidi"](text) if isolated else text
    after = widont(before)
    assert _text(after).replace(NBSP, " ").split() == text.split()
    assert after.count(NBSP) <= 1
    assert after.count("<bdi") == after.count("</bdi>")


def _text(html: str) -> str:
    return "".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext())
