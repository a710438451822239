"""Text stays whole, apart and inside the page however large it is shown; numbers stay in order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS
from tests.browser.test_loading import sticks_out
from tests.browser.visit import visit
from tests.conftest import Site

pytestmark = pytest.mark.browser

#: Ways to show more of less: the screen, and what is done to the page.
WAYS = {
    # a window of 1280 pixels in which everything is enlarged (WCAG 1.4.4, 1.4.10)
    "zoom 200 %": ({"width": 640, "height": 400}, 2, ""),
    "zoom 400 %": ({"width": 320, "height": 256}, 4, ""),
    "text 200 %": ({"width": 360, "height": 740}, 2, ":root { font-size: 200% }"),
    # WCAG 1.4.12
    "spacing": (
        {"width": 360, "height": 740},
        2,
        """* { line-height: 1.5 !important; letter-spacing: .12em !important;
               word-spacing: .16em !important }
           p { margin-block-end: 2em !important }""",
    ),
}
#: The page's policy would block a style element.
STYLE = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
#: Text that a box cuts off, and lines that lie on others. The middle half of a line holds its
#: letters; what is above and below may touch.
FAULTS = """() => {
  const lines = [], faults = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const cuts = (box, line) => {
    const {overflowX, overflowY} = getComputedStyle(box), frame = box.getBoundingClientRect();
    const hides = overflow => ["hidden", "clip"].includes(overflow);
    return hides(overflowX) && (line.left < frame.left - 1 || line.right > frame.right + 1) ||
           hides(overflowY) && (line.top < frame.top - 1 || line.bottom > frame.bottom + 1);
  };
  while (walk.nextNode()) {
    const text = walk.currentNode, words = text.data.trim().slice(0, 50);
    const element = text.parentElement;
    if (!words || !element.checkVisibility({visibilityProperty: true})) continue;
    if (element.closest(".skip, script, style")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const {left, right, top, bottom} of range.getClientRects()) {
      if (left === right) continue;
      const quarter = (bottom - top) / 4;
      const line = {words, left, right, top: top + quarter, bottom: bottom - quarter};
      lines.push(line);
      for (let box = element; box !== document.body; box = box.parentElement)
        if (cuts(box, line)) faults.push(`cut off: ${words}`);
    }
  }
  lines.sort((one, two) => one.top - two.top);
  lines.forEach((one, index) => {
    for (const two of lines.slice(index + 1)) {
      if (two.top >= one.bottom - 1) break;
      if (two.left < one.right - 1 && one.left < two.right - 1)
        faults.push(`overlapping: ${one.words} / ${two.words}`);
    }
  });
  return faults;
}"""


@pytest.fixture(scope="module", params=WAYS)
def enlarged(request: pytest.FixtureRequest, browser: Browser) -> tuple[Page, str]:
    """A screen on which pages are shown large, and the style that makes them so."""
    viewport, scale, style = WAYS[request.param]
    context = browser.new_context(viewport=viewport, device_scale_factor=scale, locale="ar-MA")
    return context.new_page(), style


@pytest.mark.parametrize("kind", KINDS)
def test_text_is_whole_and_apart(
    enlarged: tuple[Page, str], url: Callable[[str], str], kind: str
) -> None:
    page, style = enlarged
    visit(page, url(kind))
    page.evaluate(STYLE, style)
    assert sticks_out(page) <= 0
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert sticks_out(page) <= 0
    assert page.evaluate(FAULTS) == []


def test_a_title_too_wide_for_half_a_row_takes_one(phone: Page, demo_server: str) -> None:
    phone.goto(f"{demo_server}/news/2023/11/sixteen-days-2023/")
    before, after = (phone.locator(f".turn [rel={side}]") for side in ("prev", "next"))
    top = "link => link.getBoundingClientRect().top"
    assert before.evaluate(top) == after.evaluate(top)
    phone.evaluate(STYLE, ":root { font-size: 200% }")
    assert sticks_out(phone) <= 0
    assert before.evaluate(top) < after.evaluate(top)


def test_faults_of_text_are_seen(phone: Page) -> None:
    """The eye of the test above: a cut word, and two lines on each other."""
    phone.set_content(
        """<p style="width: 3em; overflow: hidden; white-space: nowrap">كلام أطول من مكانه</p>
        <p>سطر</p><p style="margin-top: -2em">فوقه</p><p style="margin-top: 3em">بعيد</p>"""
    )
    cut, overlapping = phone.evaluate(FAULTS)
    assert "كلام أطول" in cut
    assert "سطر" in overlapping
    assert "فوقه" in overlapping


def test_the_font_of_the_site_is_used(phone: Page, url: Callable[[str], str]) -> None:
    phone.goto(url("home"))
    phone.evaluate("document.fonts.ready")
    loaded = phone.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)"
    )
    assert any("Plex" in family for family in loaded)


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


#: On how many lines stands what follows the @ of the address that is shown.
LINES = """link => {
  const text = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
  let last;
  while (text.nextNode()) last = text.currentNode;
  const range = document.createRange();
  range.setStart(last, last.data.indexOf("@") + 1);
  range.setEnd(last, last.data.length);
  return range.getClientRects().length;
}"""


def test_an_address_that_takes_two_lines_breaks_before_its_last_part(
    phone: Page, demo_server: str
) -> None:
    phone.goto(f"{demo_server}/directory/centers/cef-nisaa-qarawiyat/")
    assert phone.locator(".facts [href^='mailto:']").evaluate(LINES) == 1


def test_the_fields_of_open_data_fit_a_phone(phone: Page, demo_server: str) -> None:
    phone.goto(f"{demo_server}/data/")
    tables = phone.locator(".scroll").all()
    assert tables
    for table in tables:
        assert table.evaluate("table => table.scrollWidth <= table.clientWidth")


def test_a_wide_table_moves_and_the_page_stays(phone: Page, demo_server: str) -> None:
    phone.goto(f"{demo_server}/news/2026/11/open-week/")
    row = "row => { for (let n = 0; n < 9; n++) row.append(row.cells[0].cloneNode(true)) }"
    phone.evaluate(f"document.querySelectorAll('.scroll tr').forEach({row})")
    assert sticks_out(phone) <= 0
    table = phone.locator(".scroll").first
    moved = table.evaluate_handle(
        """table => ({left: new Promise(done =>
          table.addEventListener("scroll", () => done(table.scrollLeft), {once: true}))})"""
    )
    table.focus()
    phone.keyboard.press("ArrowLeft")
    assert moved.evaluate("({left}) => left") < 0
