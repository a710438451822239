"""Minifying changes no rule of the stylesheet: a browser reads the same out of both."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from building.assets import collect
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

RULES = """text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [...sheet.cssRules].map(rule => rule.cssText);
}"""


@pytest.mark.parametrize(
    ("name", "least"), [("fonts.css", 3), ("main.css", 100), ("lists.css", 60), ("exit.css", 5)]
)
def test_the_published_stylesheet_says_what_the_source_says(
    browser: Browser, name: str, least: int
) -> None:
    sheets = collect(ROOT / "theme" / "static", {}).sheets
    source = (ROOT / "theme" / "static" / "css" / name).read_text("utf-8")
    page = browser.new_page()
    written = page.evaluate(RULES, source)
    published = page.evaluate(RULES, sheets[name].replace("~/theme/", "../"))
    page.close()
    assert len(written) >= least
    assert [_plain(rule) for rule in published] == [_plain(rule) for rule in written]


def _plain(rule: str) -> str:
    """A rule without the digests in names and the spaces that are kept in what it does not know."""
    spaces = r"(?<=,)\s+|(?<=\(prefers-reduced-data:)\s+"
    return re.sub(r"\.[0-9a-f]{8}(\.\w+\")", r"\1", re.sub(spaces, "", rule))
