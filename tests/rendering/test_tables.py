"""A table of Markdown in its box: reached by keyboard, named by its columns, nothing lost."""

from __future__ import annotations

import pytest
from lxml import html
from markdown import Markdown

from pelicanconf import MARKDOWN
from rendering.sanitize import sanitize

TABLE = "| {} | {} |\n|---|---|\n| الاثنين | 09:00-12:00 |\n"


def converted(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(sanitize(Markdown(**MARKDOWN).convert(text)), "main")


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        (("اليوم", "الساعات"), "جدول: اليوم، الساعات"),
        (("**اليوم**", "[الساعات](https://example.org)"), "جدول: اليوم، الساعات"),
        (("", "الساعات"), "جدول: الساعات"),
        (("", ""), "جدول"),
    ],
)
def test_a_box_is_named_by_the_columns(columns: tuple[str, str], name: str) -> None:
    (box,) = converted(TABLE.format(*columns))
    assert dict(box.attrib) == {
        "class": "scroll",
        "role": "group",
        "tabindex": "0",
        "aria-label": name,
    }
    assert [each.tag for each in box] == ["table"]
    assert "09:00-12:00" in box.text_content()


def test_what_stands_around_it_stays_there() -> None:
    page = converted(f"قبله\n\n{TABLE.format('ا', 'ب')}\nبعده")
    assert [each.tag for each in page] == ["p", "div", "p"]
    assert [page[0].text, page[2].text] == ["قبله", "بعده"]


def test_a_table_within_a_quotation_is_boxed_too() -> None:
    quoted = "".join(f"> {line}\n" for line in TABLE.format("ا", "ب").splitlines())
    (quotation,) = converted(quoted)
    assert [each.tag for each in quotation] == ["div"]


def test_no_other_text_is_boxed() -> None:
    assert converted("فقرة\n\n- بند").xpath("//div") == []
