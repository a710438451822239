"""Pictures of every kind of page, for people to look at."""

from __future__ import annotations

from pathlib import Path

from tests.browser.chromium import chromium
from tests.browser.kinds import KINDS, SCHEMES, SIZES, address
from tests.browser.server import serve
from tests.browser.visit import visit
from tests.conftest import Site

#: A picture far below the screen is not loaded before a reader comes near.
LOAD = """() => Promise.all([...document.images].map(image => {
  image.loading = "eager";
  return image.decode();
}))"""


def take(program: str, site: Site, folder: Path) -> None:
    """Save every kind of page of the demonstration, whole, on each screen, light and dark.

    ``program`` is a Chromium. Files are named like ``news-kind-360-dark.png``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with serve(site.output) as server, chromium(program) as browser:
        for width, height in SIZES.values():
            page = browser.new_page(viewport={"width": width, "height": height}, locale="ar-MA")
            for kind in KINDS:
                visit(page, f"{server}/{address(site, kind)}")
                page.evaluate("document.fonts.ready")
                page.evaluate(LOAD)
                for scheme in SCHEMES:
                    page.emulate_media(color_scheme=scheme)
                    name = f"{kind.replace(' ', '-')}-{width}-{scheme}.png"
                    page.screenshot(path=folder / name, full_page=True)
            page.close()
