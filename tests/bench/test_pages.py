"""Which pages are measured, and which figures are beyond their limits."""

from __future__ import annotations

import pytest

from tests.bench.load import Load
from tests.bench.pages import OF_KIND, beyond, chosen, told
from tests.browser.kinds import KINDS

GOOD = Load(
    *(99, 100, 100, 100, 1000, 0.004, 20, 5, 0, 55 * 1024, 8 * 1024, 0, 30 * 1024, 14 * 1024)
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_within_all_limits(kind):
    assert beyond(kind, GOOD) == []


def test_every_figure_has_a_limit():
    worse = Load(*(figure - 1 for figure in GOOD[:4]), *(figure + 1 for figure in GOOD[4:]))
    assert sorted(beyond("picture", worse)) == sorted(Load._fields)


@pytest.mark.parametrize(("kind", "kilobytes"), [("post", 8), ("home", 14), ("directory", 24)])
def test_limits_of_text(kind, kilobytes):
    assert beyond(kind, GOOD._replace(text=kilobytes * 1024)) == []
    assert beyond(kind, GOOD._replace(text=kilobytes * 1024 + 1)) == ["text"]


def test_the_404_page_may_stay_out_of_search_engines():
    assert beyond("404", GOOD._replace(seo=60)) == []


def test_limits_are_of_kinds_that_there_are():
    assert set(OF_KIND) <= set(KINDS)


def test_kinds_are_chosen_by_name():
    assert chosen("picture, news kind") == ["picture", "news kind"]
    assert chosen("") == list(KINDS)
    with pytest.raises(ValueError, match=r"x, y: not in home, .*404"):
        chosen("y,x,home")


def test_the_table_names_what_is_beyond_its_limit():
    lines = told({"picture": GOOD._replace(lcp=1100.4, picture=20_000)}).splitlines()
    assert lines[1].split() == [
        *("picture", "99", "100", "100", "100", "1100", "ms", "0.004", "20", "ms", "5", "0"),
        *("56320", "8192", "0", "30720", "20000", "lcp,", "picture"),
    ]
