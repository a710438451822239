"""Every kind of page, opened: accessible, right-to-left, nothing out of place, nothing loaded."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS, SCHEMES, SIZES, address
from tests.conftest import ROOT, Site

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="ar-MA")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(
    page: Page, demo_site: Site, demo_server: str, kind: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{demo_server}/{address(demo_site, kind)}")
    page.evaluate(AXE)  # evaluated by the debugger: the page's policy would block a script element
    found = page.evaluate("async () => (await axe.run(document)).violations")
    told = [(item["id"], [node["html"][:120] for node in item["nodes"]]) for item in found]
    assert told == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out_and_nothing_is_refused(
    page: Page, demo_site: Site, demo_server: str, kind: str
) -> None:
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    response = page.goto(f"{demo_server}/{address(demo_site, kind)}")
    assert response is not None
    page.wait_for_load_state("load")
    assert complaints == []
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(demo_server).netloc}
    assert len(asked) <= 8, asked
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"


@pytest.mark.parametrize("kind", KINDS)
def test_320_pixels_need_no_sideways_scroll(
    browser: Browser, demo_site: Site, demo_server: str, kind: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{demo_server}/{address(demo_site, kind)}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_the_font_of_the_site_is_used(page: Page, demo_server: str) -> None:
    page.goto(f"{demo_server}/")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
    )
    assert any("Plex" in family for family in loaded)


def test_keyboard_reaches_the_text_first(page: Page, demo_server: str) -> None:
    page.goto(f"{demo_server}/news/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('main') !== null") or page.evaluate(
        "location.hash !== '' && document.querySelector(location.hash).closest('main') !== null"
    )


def test_numbers_read_left_to_right(page: Page, demo_site: Site, demo_server: str) -> None:
    """A telephone number's groups stand in the order they are dialled."""
    center = next(
        found.url
        for found in demo_site.pages
        if found.url.startswith("directory/centers/") and "tel:+2125390000" in found.source
    )
    page.goto(f"{demo_server}/{center}")
    place = """() => {
      const link = document.querySelector("a[href^='tel:+212']");
      const walk = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
      const text = walk.nextNode(), range = document.createRange();
      const box = (i) => { range.setStart(text, i); range.setEnd(text, i + 1);
                           return range.getBoundingClientRect().left; };
      return [box(0), box(text.length - 1)];
    }"""
    first, last = page.evaluate(place)
    assert first < last


def test_menu_leads_from_a_deep_page_to_the_page_it_names(
    browser: Browser, real_site: Site, real_server: str
) -> None:
    page = browser.new_page()
    page.goto(f"{real_server}/directory/kinds/cef/")
    page.click("nav a[href*='associations']")
    assert urlsplit(page.url).path == "/associations/"
    page.close()
