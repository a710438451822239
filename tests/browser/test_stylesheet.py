"""Minifying changes no rule of the stylesheet: a browser reads the same out of both."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from building.assets import collect
from tests.browser.kinds import KINDS, address
from tests.browser.visit import visit
from tests.conftest import ROOT, Site

pytestmark = pytest.mark.browser

RULES = """text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [...sheet.cssRules].map(rule => rule.cssText);
}"""


@pytest.mark.parametrize(
    ("name", "least"),
    [
        *(("fonts.css", 3), ("main.css", 100), ("lists.css", 35), ("home.css", 4), ("map.css", 10)),
        *(("record.css", 8), ("center.css", 10), ("groups.css", 4), ("search.css", 2)),
        *(("finder.css", 25), ("exit.css", 5)),
    ],
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
    spaces = r"(?<=,)\s+|(?<=\(prefers-reduced-data:)\s+|(?<=@supports \(overflow-clip-margin:)\s+"
    return re.sub(r"\.[0-9a-f]{8}(\.\w+\")", r"\1", re.sub(spaces, "", rule))


#: Sheets of what a few pages show; each of their rules is for these alone.
FEW = ("home.css", "map.css", "center.css", "groups.css", "search.css")
RECORD = "record.css"
#: The rules of a sheet that have something to style on a page, whatever its state is.
MEANT = r"""text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const rules = list => [...list].flatMap(rule =>
        rule.selectorText ? [rule.selectorText] : rules(rule.cssRules));
    return rules(sheet.cssRules).map(selector => selector.replace(/::?(after|before|hover)/g, ""))
        .filter(selector => document.querySelector(selector));
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_holds_a_sheet_that_has_something_to_style_on_it(
    phone: Page, demo_site: Site, demo_server: str, kind: str
) -> None:
    visit(phone, f"{demo_server}/{address(demo_site, kind)}")
    held = phone.locator("style").text_content()
    sheets = collect(ROOT / "theme" / "static", {}).sheets
    for name in (*FEW, RECORD):
        meant = phone.evaluate(MEANT, sheets[name])
        assert sheets[name] in held or not meant, (name, meant)
        # a kind may be told of without a table or a note, and has the sheet of its like
        assert meant or sheets[name] not in held or (name, kind) == (RECORD, "kind"), name
