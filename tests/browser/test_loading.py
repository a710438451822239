"""What pages ask for: little, all of it there, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.browser.kinds import KINDS
from tests.conftest import Site

pytestmark = pytest.mark.browser

# Playwright cannot call the methods of a list itself, so that lambdas do (PLW0108).


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_refused_or_missing_or_from_elsewhere(
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


def test_a_post_with_a_picture_is_light(browser: Browser, url: Callable[[str], str]) -> None:
    """A phone that was never here before; the icon, which the frame asks for, is only weighed."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, device_scale_factor=2, locale="ar-MA"
    )
    page, asked = context.new_page(), []
    page.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108
    page.goto(url("picture"))
    icon = page.request.get(urljoin(page.url, page.get_attribute("link[rel=icon]", "href")))
    sizes = {request.url: _line(request) for request in asked} | {icon.url: len(icon.body())}
    pictures = [size for request in asked if request.resource_type == "image"
                for size in [_line(request)]]  # fmt: skip
    context.close()
    assert len(pictures) == 1
    assert pictures[0] <= 14 * 1024
    assert sum(sizes.values()) <= 55 * 1024, sizes
    assert len(sizes.keys() - {icon.url}) <= 5, sizes


def _line(request: Request) -> int:
    """The bytes that came over the line."""
    sizes = request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]


def test_menu_leads_from_a_deep_page_to_the_page_it_names(
    phone: Page, real_site: Site, real_server: str
) -> None:
    phone.goto(f"{real_server}/directory/kinds/cef/")
    phone.click("nav a[href*='associations']")
    assert urlsplit(phone.url).path == "/associations/"
