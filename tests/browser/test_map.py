"""The map in a browser: reached by keyboard, named, seen in every scheme, inside its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import SIZES
from tests.browser.test_accessibility import AXE
from tests.browser.visit import visit

pytestmark = pytest.mark.browser

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
PAGES = ("directory/", "directory/communes/ksar-el-kebir/")
DRAWN = """link => {
    const style = getComputedStyle(link.querySelector("path"));
    return [style.fill, style.stroke, style.strokeWidth];
}"""
BOXES = """() => [...document.querySelectorAll(".map text")]
    .map(text => text.getBoundingClientRect()).filter(box => box.width)
    .map(box => [box.left, box.right, box.top, box.bottom])"""


@pytest.fixture(params=LOOKS)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, **LOOKS[request.param])
    yield context.new_page()
    context.close()


@pytest.fixture
def sized(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    yield context.new_page()
    context.close()


def test_tab_reaches_every_commune_and_shows_it(page: Page, real_server: str) -> None:
    visit(page, f"{real_server}/directory/")
    names = page.locator(".map a title").all_text_contents()
    assert len(names) == 19
    plain = page.locator(".map a").first.evaluate(DRAWN)
    page.locator("#communes").evaluate("section => { section.tabIndex = -1; section.focus(); }")
    for name in names:
        page.keyboard.press("Tab")
        assert page.locator(":focus > title").text_content() == name
        shown = page.locator(":focus").evaluate(DRAWN)
        assert [one != other for one, other in zip(shown, plain, strict=True)] == [True] * 3


def test_a_commune_without_a_center_leads_to_its_page(page: Page, real_server: str) -> None:
    visit(page, f"{real_server}/directory/")
    page.locator(".map a:not(.has)").first.press("Enter")
    page.wait_for_url("**/directory/communes/*/")


def test_a_commune_with_centers_lists_them_in_place(page: Page, real_server: str) -> None:
    visit(page, f"{real_server}/directory/")
    area = page.locator(".map a.has").first
    address = area.get_attribute("href") or ""
    area.press("Enter")
    expect(page.locator("[data-part=count]")).to_be_focused()
    page.wait_for_url(f"{real_server}/directory/?commune={address.split('/')[-2]}")
    page.locator(f"[data-part=pages] a[href='{address}']").click()
    page.wait_for_url("**/directory/communes/*/")


def test_a_screen_reader_hears_names_and_counts_once(page: Page, real_server: str) -> None:
    visit(page, f"{real_server}/directory/")
    names = page.locator(".map a title").all_text_contents()
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    told = {node["nodeId"]: node for node in nodes if not node["ignored"]}
    (group,) = [node for node in told.values() if name_of(node) == "خريطة الجماعات"]
    heard = [told[child] for child in group["childIds"] if child in told]
    assert [(node["role"]["value"], name_of(node)) for node in heard] == [
        ("link", name) for name in names
    ]


def name_of(node: dict[str, Any]) -> str:
    return str(node.get("name", {}).get("value", ""))


@pytest.mark.parametrize("sized", [(320, 640)], indirect=True)
@pytest.mark.parametrize("url", PAGES)
def test_320_pixels_hold_it(sized: Page, real_server: str, url: str) -> None:
    visit(sized, f"{real_server}/{url}")
    assert sized.evaluate("document.documentElement.scrollWidth") <= 320
    box = sized.locator(".map svg").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


@pytest.mark.parametrize("sized", [*SIZES.values(), (1000, 800)], indirect=True)
def test_labels_do_not_overlap(sized: Page, real_server: str) -> None:
    visit(sized, f"{real_server}/directory/")
    sized.evaluate("document.fonts.ready")
    labels = sized.locator(".map text").all()
    shown = [label for label in labels if label.is_visible()]
    assert {label.get_attribute("class") for label in labels} == {None, "number"}
    wide = sized.locator(".map").evaluate("map => map.clientWidth") >= 27 * 16
    assert len(shown) == (len(labels) if wide else sized.locator(".map .number").count())
    boxes = sized.evaluate(BOXES)
    assert overlapping(boxes) == []


def overlapping(boxes: list[list[float]]) -> list[tuple[list[float], list[float]]]:
    """Pairs of boxes that share more than what letters leave empty of a line's height."""
    return [
        (one, other)
        for index, one in enumerate(boxes)
        for other in boxes[index + 1 :]
        if min(one[1], other[1]) > max(one[0], other[0])
        and min(one[3], other[3]) - max(one[2], other[2]) > 0.6 * (one[3] - one[2])
    ]


@pytest.mark.parametrize("sized", SIZES.values(), indirect=True)
@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(sized: Page, real_server: str, url: str, scheme: str) -> None:
    sized.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visit(sized, f"{real_server}/{url}")
    sized.evaluate(AXE)
    found = sized.evaluate("async () => (await axe.run(document)).violations")
    assert [(item["id"], [node["html"][:120] for node in item["nodes"]]) for item in found] == []
