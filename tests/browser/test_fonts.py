"""Which fonts a reader is asked to load, and that they draw."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import FLAGS
from tests.conftest import Site

pytestmark = pytest.mark.browser

PLEX_400, PLEX_700 = "ibm-plex-sans-arabic-400", "ibm-plex-sans-arabic-700"
TIFINAGH = "noto-sans-tifinagh-400"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def saving(browser: Browser, program: str) -> Iterator[Page]:
    """A page of a browser that knows the wish to save data, as none does by default today."""
    flags = [*FLAGS, "--enable-blink-features=PrefersReducedData"]
    other = browser.browser_type.launch(executable_path=program, args=flags)
    page = other.new_page()
    wish = [{"name": "prefers-reduced-data", "value": "reduce"}]
    page.context.new_cdp_session(page).send("Emulation.setEmulatedMedia", {"features": wish})
    yield page
    other.close()


def fonts(page: Page, address: str) -> list[str]:
    """The fonts that a page asks for, by the names of their files."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(address)
    page.evaluate("document.fonts.ready")
    names = [path.rpartition("/")[2].split(".")[0] for path in asked if path.endswith(".woff2")]
    return sorted(names)


def with_amazigh(site: Site) -> str:
    return next(page.url for page in site.pages if page.tree.xpath("//*[@lang='zgh']"))


def without_amazigh(site: Site) -> str:
    return next(
        page.url for page in site.pages
        if page.url.startswith("news/") and not page.tree.xpath("//*[@lang='zgh']")
    )  # fmt: skip


def test_a_page_without_amazigh_asks_for_two_fonts(
    page: Page, demo_site: Site, demo_server: str
) -> None:
    address = f"{demo_server}/{without_amazigh(demo_site)}"
    assert fonts(page, address) == [PLEX_400, PLEX_700]


def test_a_page_with_amazigh_asks_for_a_third_and_draws_with_it(
    page: Page, demo_site: Site, demo_server: str
) -> None:
    address = f"{demo_server}/{with_amazigh(demo_site)}"
    assert fonts(page, address) == [PLEX_400, PLEX_700, TIFINAGH]
    name = page.locator("[lang=zgh]").inner_text()
    letters = name.replace(" ", "")
    assert drawn_by(page, "[lang=zgh]")["Noto Sans Tifinagh"] == len(letters)


def drawn_by(page: Page, selector: str) -> dict[str, int]:
    """How many glyphs of an element each font of the site draws."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    told = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"]: font["glyphCount"] for font in told if font["isCustomFont"]}


def test_whoever_saves_data_reads_in_the_fonts_of_the_phone(
    saving: Page, demo_site: Site, demo_server: str
) -> None:
    """A preload cannot ask first: in browsers that do not know the wish, no query for it holds."""
    asked = fonts(saving, f"{demo_server}/{with_amazigh(demo_site)}")
    assert asked == [PLEX_400, TIFINAGH]
    assert drawn_by(saving, "h1") == {}


def test_a_page_is_readable_when_the_server_spares_the_fonts(
    page: Page, demo_site: Site, demo_server: str
) -> None:
    """As the nginx sample does for ``Save-Data: on``."""
    page.route("**/*plex*.woff2", lambda route: route.fulfill(status=204))
    fonts(page, f"{demo_server}/{without_amazigh(demo_site)}")
    assert drawn_by(page, "h1") == {}
    assert page.evaluate("[...document.fonts].every(face => face.status !== 'loading')")
