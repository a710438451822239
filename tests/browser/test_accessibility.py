"""Axe finds nothing on any kind of page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import KINDS
from tests.browser.visit import visit
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
#: The dark scheme changes colors and nothing else.
RULES = {"light": {}, "dark": {"runOnly": "cat.color"}}


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page: Page, url: Callable[[str], str], kind: str) -> None:
    visit(page, url(kind))
    examine(page)


@pytest.mark.parametrize("kind", ["directory", "search"])
def test_axe_finds_nothing_where_something_was_searched(
    page: Page, url: Callable[[str], str], kind: str
) -> None:
    visit(page, url(kind))
    page.fill("header [name=q]", "جمعية")
    expect(page.locator("#results a, #hits a").first).to_be_visible()
    page.press("header [name=q]", "ArrowDown")
    examine(page)


def examine(page: Page) -> None:
    page.evaluate(AXE)  # evaluated by the debugger: the page's policy would block a script element
    for scheme, rules in RULES.items():
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("async rules => (await axe.run(document, rules)).violations", rules)
        told = [(item["id"], [node["html"][:120] for node in item["nodes"]]) for item in found]
        assert told == [], scheme
