"""Every control is reached by Tab, in the order of the page, and is seen when it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.kinds import KINDS
from tests.browser.visit import visit

pytestmark = pytest.mark.browser

#: What can be pressed, and, at each press of Tab, which of it has the focus and what is wrong with
#: how that is shown: the ring is to be all inside the window, and no part of the control below
#: something else. What only scrolls is passed over.
WATCH = """() => {
  const found = "a[href], button, summary, input, select, textarea";
  const controls = [...document.querySelectorAll(found)].filter(
    element => element.checkVisibility({visibilityProperty: true}) && !element.disabled);
  const name = element =>
    element.textContent.trim() || element.ariaLabel || element.outerHTML.slice(0, 80);
  const names = controls.map(name);
  window.reached = [];
  window.faults = [];

  function look(element) {
    const {outlineStyle, outlineWidth, outlineOffset} = getComputedStyle(element);
    const ring = outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
    if (ring < 2) faults.push(`no ring: ${name(element)}`);
    const reach = ring + parseFloat(outlineOffset);
    const {innerHeight} = window, {clientWidth} = document.documentElement;
    for (const {left, right, top, bottom} of element.getClientRects()) {
      if (left === right) continue;
      if (left < reach || right > clientWidth - reach)
        faults.push(`beside the window: ${name(element)}`);
      if (top < reach || bottom > innerHeight - reach)
        faults.push(`above or below the window: ${name(element)}`);
      for (const height of [top + 2, (top + bottom) / 2, bottom - 2]) {
        const hit = document.elementFromPoint((left + right) / 2, height);
        if (hit && !element.contains(hit) && !hit.contains(element))
          faults.push(`under ${hit.outerHTML.slice(0, 60)}: ${name(element)}`);
      }
    }
  }

  addEventListener("keydown", () => {
    const element = document.activeElement;
    if (controls.includes(element)) {
      if (element instanceof HTMLElement) look(element);  // the map has tests of its own
      reached.push(name(element));
    }
  }, true);
  controls[0].focus();
  return names;
}"""
#: Where columns stand beside each other.
WIDE = ("home", "post", "center", "protected center")
SCREENS = [*(("phone", kind) for kind in KINDS), *(("desktop", kind) for kind in WIDE)]


@pytest.mark.parametrize(("screen", "kind"), SCREENS)
def test_tab_reaches_every_control_in_order(
    contexts: dict[str, BrowserContext], url: Callable[[str], str], screen: str, kind: str
) -> None:
    page = contexts[screen].new_page()
    visit(page, url(kind))
    for summary in page.query_selector_all("details:not([open]) > summary"):
        summary.press("Enter")
        assert summary.evaluate("it => it.parentElement.open")
    names = page.evaluate(WATCH)
    for _ in range(len(names) + 10):
        page.keyboard.down("Tab")
    assert page.evaluate("reached")[: len(names)] == names
    assert page.evaluate("faults") == []
    page.close()


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("a:focus { outline: none }", "no ring: one"),
        ("a { position: absolute; top: -9px }", "above or below the window: one"),
        ("div { position: fixed; inset: 0; background: red }", "under <div>"),
    ],
)
def test_faults_of_focus_are_seen(phone: Page, style: str, fault: str) -> None:
    """The eye of the test above."""
    phone.set_content(
        f"""<style>a {{ margin: 9px }} a:focus {{ outline: 2px solid }} {style}</style>
        <p><a href="/">one</a></p><div></div>"""
    )
    phone.evaluate(WATCH)
    phone.keyboard.down("Tab")
    assert phone.evaluate("faults")[0].startswith(fault)


def test_the_first_control_leads_to_the_text(phone: Page, url: Callable[[str], str]) -> None:
    phone.goto(url("news"))
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.closest('main') !== null")
