"""What readers ask their browser for: dark, no motion, colors of their own, no scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS
from tests.browser.visit import visit

pytestmark = pytest.mark.browser

#: Helpers: relative luminance and contrast as WCAG 2 defines them.
COLORS = """
  const luminance = color => {
    const [red, green, blue] = color.match(/[\\d.]+/g).map(Number)
      .map(value => value / 255)
      .map(value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4);
    return .2126 * red + .7152 * green + .0722 * blue;
  };
  const contrast = (one, two) => {
    const [dark, light] = [luminance(one), luminance(two)].sort((a, b) => a - b);
    return (light + .05) / (dark + .05);
  };
  const ground = element => {
    for (; element; element = element.parentElement) {
      const color = getComputedStyle(element).backgroundColor;
      if (!color.endsWith(", 0)")) return color;
    }
    return getComputedStyle(document.body).backgroundColor;
  };
"""
#: Everything that moves by itself, by rule of an element or of what stands before and after it.
MOVING = """() => [...document.querySelectorAll("*")].flatMap(element =>
  [null, "::before", "::after"].flatMap(part => {
    const style = getComputedStyle(element, part), longest = list => Math.max(
      ...list.split(",").map(time => parseFloat(time) * (time.trim().endsWith("ms") ? .001 : 1)));
    const moves = longest(style.transitionDuration) > 0 || style.scrollBehavior === "smooth" ||
      style.animationName !== "none" && longest(style.animationDuration) > 0;
    return moves ? [`${element.tagName}.${element.className}${part ?? ""}`] : [];
  }))"""
#: What is not told apart from what is around it: the page one is on, the ring, icons. The band is
#: an ornament, and the map has tests of its own.
ALIKE = (
    "() => {"
    + COLORS
    + """
  const faults = [];
  const look = element => {
    const {textDecorationLine, fontWeight} = getComputedStyle(element);
    return textDecorationLine + fontWeight;
  };
  for (const current of document.querySelectorAll("nav li > [aria-current]"))
    for (const other of current.closest("ul, ol").querySelectorAll("a:not([aria-current])"))
      if (look(current) === look(other)) faults.push(`current: ${current.outerHTML}`);
  for (const link of document.querySelectorAll("a:not(.map *), summary")) {
    if (!link.checkVisibility({visibilityProperty: true})) continue;
    link.focus();
    const {outlineStyle, outlineColor} = getComputedStyle(link);
    if (outlineStyle === "none" || contrast(outlineColor, ground(link.parentElement)) < 3)
      faults.push(`ring: ${link.outerHTML.slice(0, 80)}`);
  }
  for (const icon of document.querySelectorAll("svg:not(.band, .map *)")) {
    if (!icon.checkVisibility()) continue;
    const paints = [...icon.querySelectorAll("path, rect, circle, polygon, use")].flatMap(shape => {
      const {fill, stroke} = getComputedStyle(shape);
      return [fill, stroke].filter(paint => paint.startsWith("rgb"));
    });
    if (!paints.some(paint => contrast(paint, ground(icon)) >= 3))
      faults.push(`icon: ${icon.outerHTML.slice(0, 80)}`);
  }
  return faults;
}"""
)
#: What is to be read and where it leads to, but for buttons; and controls that wait for a script.
SHOWN = """() => {
  const shown = element => element.checkVisibility({visibilityProperty: true});
  const texts = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim(), element = walk.currentNode.parentElement;
    if (text && shown(element) && !element.closest("button, form, [role=status]")) texts.push(text);
  }
  const links = [...document.querySelectorAll("a[href]")].filter(shown).map(link => link.href);
  const controls = [...document.querySelectorAll("button, input, select, textarea")]
    .filter(control => shown(control) && !control.form?.getAttribute("action"));
  return {texts, links, controls: controls.map(control => control.outerHTML)};
}"""


@pytest.mark.parametrize(("scheme", "light"), [("light", True), ("dark", False)])
def test_the_scheme_is_honored(phone: Page, url: Callable[[str], str], scheme, light) -> None:
    phone.emulate_media(color_scheme=scheme)
    phone.goto(url("home"))
    style = "getComputedStyle(document.documentElement).colorScheme"
    ground = f"() => {{{COLORS} return luminance(ground(document.body)) }}"
    assert phone.evaluate(style) == "light dark"
    assert (phone.evaluate(ground) > 0.5) is light


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_where_that_is_asked(
    phone: Page, url: Callable[[str], str], kind: str
) -> None:
    phone.emulate_media(reduced_motion="reduce")
    visit(phone, url(kind))
    assert phone.evaluate(MOVING) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["home", "post", "center", "protected center"])
def test_forced_colors_leave_nothing_alike(
    phone: Page, url: Callable[[str], str], kind: str, scheme
) -> None:
    phone.emulate_media(forced_colors="active", color_scheme=scheme)
    visit(phone, url(kind))
    phone.keyboard.press("Tab")  # from now on focus shows
    assert phone.evaluate(ALIKE) == []


#: Fields of which neither the edge nor the ground is told apart from what is around (WCAG 1.4.11).
EDGELESS = (
    "() => {"
    + COLORS
    + """
  return [...document.querySelectorAll("input, select")].filter(field => {
    if (!field.checkVisibility() || field.type === "checkbox") return false;
    const {borderTopColor, backgroundColor} = getComputedStyle(field);
    const around = ground(field.parentElement);
    return [borderTopColor, backgroundColor].every(color => contrast(color, around) < 3);
  }).map(field => field.outerHTML);
}"""
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["directory", "search"])
def test_fields_have_an_edge(
    phone: Page, url: Callable[[str], str], kind: str, scheme: str
) -> None:
    phone.emulate_media(color_scheme=scheme)
    visit(phone, url(kind))
    phone.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert phone.locator("input:visible").count()
    assert phone.evaluate(EDGELESS) == []


@pytest.fixture(scope="module")
def without_scripts(browser: Browser) -> Page:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}, locale="ar-MA"
    )
    return context.new_page()


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_whole_without_scripts(
    phone: Page, without_scripts: Page, url: Callable[[str], str], kind: str
) -> None:
    visit(phone, url(kind))
    without_scripts.goto(url(kind))
    ours, theirs = without_scripts.evaluate(SHOWN), phone.evaluate(SHOWN)
    assert ours["texts"] == theirs["texts"]
    assert ours["links"] == theirs["links"]
    assert ours["controls"] == []
