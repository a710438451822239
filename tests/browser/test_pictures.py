"""What a phone loads of a page with a picture, by a real Chromium."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route

from tests.conftest import Site

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Loaded:
    """What a page asked for, by path; how wide its first picture is drawn."""

    paths: list[str]
    pictures: list[str]
    width: int


def load(browser: Browser, server: str, url: str, ratio: float, width: int = 360) -> Loaded:
    context = browser.new_context(
        viewport={"width": width, "height": 740}, device_scale_factor=ratio
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{server}/{url}")
    page.wait_for_load_state("networkidle")
    drawn = page.evaluate("document.querySelector('figure img').getBoundingClientRect().width")
    context.close()
    return Loaded(asked, [path for path in asked if "/images/" in path], drawn)


def posts(site: Site) -> list[str]:
    """The posts that begin with a picture: the two longest."""
    found = [page for page in site.pages if page.tree.xpath("//img[@fetchpriority='high']")]
    assert found
    found.sort(key=lambda page: page.path.stat().st_size)
    return [page.url for page in found[-2:]]


@pytest.mark.parametrize(("ratio", "width"), [(1, 360), (2, 720), (3, 720)])
def test_a_phone_loads_one_small_picture(
    browser: Browser, demo_site: Site, demo_server: str, ratio: float, width: int
) -> None:
    for url in posts(demo_site):
        loaded = load(browser, demo_server, url, ratio)
        (picture,) = loaded.pictures
        assert f".{width}." in picture
        assert picture.endswith(".avif")
        assert loaded.width > 320


def test_nothing_moves_when_a_picture_comes(
    browser: Browser, demo_site: Site, demo_server: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    page = context.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/images/**", hold)
    with page.expect_request("**/images/**"):
        page.goto(f"{demo_server}/{posts(demo_site)[0]}", wait_until="domcontentloaded")
    page.evaluate("document.fonts.ready")
    box = "Object.values(document.querySelector('figure img').getBoundingClientRect().toJSON())"
    before = page.evaluate(box)
    with page.expect_response("**/images/**"):
        for route in held:
            route.continue_()
    page.evaluate("document.querySelector('figure img').decode()")
    assert page.evaluate(box) == before
    context.close()


def test_a_wide_screen_loads_a_wider_picture(
    browser: Browser, demo_site: Site, demo_server: str
) -> None:
    url = posts(demo_site)[0]
    (picture,) = load(browser, demo_server, url, 1, width=1280).pictures
    assert ".720." in picture
    (picture,) = load(browser, demo_server, url, 2, width=1280).pictures
    assert ".1080." in picture
