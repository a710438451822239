"""What a browser makes of isolated runs: each from left to right, in its place from the right."""

from __future__ import annotations

from itertools import pairwise

import pytest
from markdown import Markdown
from markupsafe import escape
from playwright.sync_api import Browser

from arabic.bidi import bidi
from arabic.runs import split_runs
from tests.arabic.test_bidi import CASES
from tests.conftest import Site

pytestmark = pytest.mark.browser

#: Lines of Arabic with runs in them; an address may hold Arabic, which has its own order.
LINES = [
    text
    for text, _ in CASES
    if any(run for _, run in split_runs(text)) and "ar.x.org" not in text
]  # fmt: skip
#: How a browser draws these without isolates, seen in screenshots: wrong.
BROKEN = [
    "الهاتف 0539 91 20 34 هنا",
    "الهاتف +212 539 91 20 34",
    "نسبة 10% منهم",
    "زيادة +5 نقط",
    "لغة C++ هنا",
    "مبلغ 1 234 567 درهم",
    "خلال 2020-2026 كلها",
]
#: Where each letter of each line stands, from the left; what has no width is left out.
PLACES = """() => [...document.querySelectorAll('p')].map(line => {
    const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), found = [];
    while (walk.nextNode())
        for (let i = 0; i < walk.currentNode.length; i++) {
            const range = document.createRange();
            range.setStart(walk.currentNode, i);
            range.setEnd(walk.currentNode, i + 1);
            const box = range.getBoundingClientRect();
            found.push(box.left + box.width / 2);
        }
    return found;
})"""


def places(browser: Browser, lines: list[str]) -> list[list[float]]:
    page = browser.new_page(viewport={"width": 2000, "height": 800})
    body = "".join(f"<p>{line}</p>" for line in lines)
    page.set_content(f'<!doctype html><html lang="ar" dir="rtl"><body>{body}</body></html>')
    found: list[list[float]] = page.evaluate(PLACES)
    page.close()
    return found


def reads_right(text: str, lefts: list[float]) -> bool:
    """Tell whether runs go to the right, and each piece of the text stands left of that before."""
    assert len(lefts) == len(text)
    pieces, start = [], 0
    for piece, is_run in split_runs(text):
        drawn = lefts[start : start + len(piece)]
        if is_run and any(left >= right for left, right in pairwise(drawn)):
            return False
        pieces.append(drawn)
        start += len(piece)
    return all(min(before) > max(after) for before, after in pairwise(pieces))


@pytest.mark.parametrize("way", ["filter", "Markdown"])
def test_isolated_runs_are_drawn_in_order(browser: Browser, way: str) -> None:
    convert = Markdown(extensions=["arabic.markdown"]).convert
    if way == "filter":
        lines = [str(bidi(text)) for text in LINES]
    else:
        lines = [convert(text).removeprefix("<p>").removesuffix("</p>") for text in LINES]
    drawn = zip(LINES, places(browser, lines), strict=True)
    assert [text for text, lefts in drawn if not reads_right(text, lefts)] == []


def test_the_same_lines_without_isolates_are_drawn_wrong(browser: Browser) -> None:
    """Otherwise the test above would tell nothing."""
    drawn = zip(BROKEN, places(browser, [escape(text) for text in BROKEN]), strict=True)
    assert [text for text, lefts in drawn if reads_right(text, lefts)] == []


#: Where a chevron points: the corner between its two drawn borders, turned as the browser does.
POINTS = """([selector, pseudo]) => {
    const style = getComputedStyle(document.querySelector(selector), pseudo);
    const drawn = side => parseFloat(style[`border${side}Width`]) > 0;
    const x = drawn('Right') - drawn('Left'), y = drawn('Bottom') - drawn('Top');
    const turned = new DOMMatrix(style.transform).transformPoint(new DOMPoint(x, y));
    return [Math.sign(Math.round(turned.x)), Math.sign(Math.round(turned.y))];
}"""
LEFT, RIGHT = [-1, 0], [1, 0]


@pytest.mark.parametrize(
    ("selector", "pseudo", "way"),
    [
        (".crumbs li + li", "::before", LEFT),
        (".turn .more", "::after", LEFT),
        (".turn .back", "::before", RIGHT),
    ],
)
def test_forward_is_left(
    browser: Browser, demo_site: Site, demo_server: str, selector: str, pseudo: str, way: list[int]
) -> None:
    page = browser.new_page()
    page.goto(f"{demo_server}/{between_two_months(demo_site)}")
    assert page.evaluate(POINTS, [selector, pseudo]) == way
    page.close()


def test_steps_and_turns_go_to_the_left(
    browser: Browser, demo_site: Site, demo_server: str
) -> None:
    page = browser.new_page()
    page.goto(f"{demo_server}/{between_two_months(demo_site)}")
    for row in (".crumbs li", ".turn a"):
        lefts = page.eval_on_selector_all(
            row, "all => all.map(a => a.getBoundingClientRect().left)"
        )
        assert lefts == sorted(lefts, reverse=True)
        assert len(lefts) > 1
    page.close()


def between_two_months(site: Site) -> str:
    """The page of a month with one before it and one after."""
    return next(
        page.url for page in site.pages
        if page.tree.xpath("//*[@class='turn'][a[@rel='prev']][a[@rel='next']]")
    )  # fmt: skip
