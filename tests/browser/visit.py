"""Opening a page as readers have it: with what comes when it is on the screen."""

from __future__ import annotations

from playwright.sync_api import Page

#: What waits on a page (theme/static/js/later.js) has come, and its finder is there.
_THERE = """() => {
  const later = document.getElementById("later"), finder = document.getElementById("finder");
  return !(later && later.content.firstElementChild) && !(finder && finder.hidden);
}"""


def visit(page: Page, url: str) -> None:
    """Open an address in a browser that runs scripts, and wait until nothing waits any more."""
    page.goto(url)
    page.wait_for_function(_THERE)
