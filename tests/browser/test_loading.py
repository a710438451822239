"""Pages as they open: little is asked for, all of it is there, and nothing sticks out."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.browser.kinds import KINDS
from tests.browser.visit import visit
from tests.conftest import Site

pytestmark = pytest.mark.browser

#: So many bytes has the head of an answer, at most.
HEADERS = 500

# Playwright cannot call the methods of a list itself, so that lambdas do (PLW0108).


def sticks_out(page: Page) -> int:
    """By how many pixels the page is wider than the screen."""
    root = "document.documentElement"
    width: int = page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
    return width


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_refused_or_missing_or_sticks_out(
    page: Page, url: Callable[[str], str], kind: str
) -> None:
    complaints: list[str] = []
    asked: list[Request] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto(url(kind))
    assert complaints == []
    assert {urlsplit(request.url).netloc for request in asked} == {urlsplit(page.url).netloc}
    assert [request.url for request in asked if request.response().status >= 400] == []
    assert len(asked) <= 8, asked
    assert sticks_out(page) <= 0
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"


def loaded(browser: Browser, url: str) -> dict[str, list[int]]:
    """The bytes over the line of all that a phone asks for that was never here, by kind of file."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, device_scale_factor=2, locale="ar-MA"
    )
    page, asked = context.new_page(), []
    page.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108
    page.goto(url, wait_until="networkidle")
    sizes: dict[str, list[int]] = {}
    for each in asked:
        told = each.sizes()
        size = told["responseHeadersSize"] + told["responseBodySize"]
        sizes.setdefault(each.resource_type, []).append(size)
    # the browser's frame asks for an icon, of which no driver tells reliably: here for none
    assert page.get_attribute("link[rel=icon]", "href").startswith("data:")
    context.close()
    return sizes


@pytest.mark.parametrize("kind", ["picture", "post"])
def test_a_post_with_a_picture_is_light(
    browser: Browser, url: Callable[[str], str], kind: str
) -> None:
    cold = loaded(browser, url(kind))
    assert sum(map(sum, cold.values())) <= 55 * 1024, cold
    assert len(cold["font"]) == 2
    assert sum(cold["font"]) <= 30 * 1024 + 2 * HEADERS
    assert max(cold["image"]) <= 14 * 1024 + HEADERS
    assert sum(map(len, cold.values())) <= 4, cold


def test_the_directory_with_its_finder_is_light(browser: Browser, demo_server: str) -> None:
    cold = loaded(browser, f"{demo_server}/directory/")
    assert cold["script"]
    assert sum(map(sum, cold.values())) <= 60 * 1024, cold


def test_what_waits_is_asked_for_once_the_page_is_seen(
    browser: Browser, url: Callable[[str], str]
) -> None:
    page = browser.new_page()  # with a clock of its own: a set one tells of no paint
    visit(page, url("directory"))
    seen, asked = page.evaluate(
        """() => [
          performance.getEntriesByName("first-contentful-paint")[0].startTime,
          performance.getEntriesByType("resource").find(it => it.name.includes("finder")).startTime,
        ]"""
    )
    page.close()
    assert seen < asked


def test_what_waits_comes_where_a_browser_tells_of_no_paint(
    page: Page, url: Callable[[str], str]
) -> None:
    page.add_init_script(
        "Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { value: [] })"
    )
    visit(page, url("directory"))
    assert page.locator("#finder").is_visible()


def test_a_tap_on_its_address_selects_all_of_it(phone: Page, url: Callable[[str], str]) -> None:
    phone.goto(url("post"))
    address = phone.locator(".copied")
    address.click()
    assert phone.evaluate("getSelection().toString()") == address.text_content()


def test_menu_leads_from_a_deep_page_to_the_page_it_names(
    phone: Page, real_site: Site, real_server: str
) -> None:
    phone.goto(f"{real_server}/directory/kinds/cef/")
    phone.click("nav a[href*='associations']")
    assert urlsplit(phone.url).path == "/associations/"
