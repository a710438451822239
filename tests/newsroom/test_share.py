"""How a post is passed on: the addresses say the title and the page, whatever is in them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.share import share_links

PAGE = "https://example.org/news/2026/11/x/"


def queries(title: str, url: str) -> dict[str, dict[str, list[str]]]:
    return {
        link.name: parse_qs(urlsplit(link.url).query, keep_blank_values=True, strict_parsing=True)
        for link in share_links(title, url)
    }


@pytest.mark.parametrize("title", ["لقاء", "50 % & أكثر؟ #نعم", '«أ» + "ب" <b>', "a\tb"])
def test_every_way_says_the_page_and_those_that_can_the_title(title: str) -> None:
    assert queries(title, PAGE) == {
        "واتساب": {"text": [f"{title}\n{PAGE}"]},
        "فيسبوك": {"u": [PAGE]},
        "إكس": {"text": [title], "url": [PAGE]},
        "البريد": {"subject": [title], "body": [PAGE]},
    }


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_title_breaks_an_address(title: str) -> None:
    assert queries(title, PAGE)["إكس"] == {"text": [title], "url": [PAGE]}
    for link in share_links(title, PAGE):
        assert not set(link.url) & set(' "<>\\^`{|}\n\r\t')
