"""A real Chromium and the two sites on a local server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import NO_WORKER, chromium
from tests.browser.kinds import SIZES, address
from tests.browser.server import serve
from tests.conftest import EPOCH, Site


@pytest.fixture(scope="session")
def demo_server(demo_site: Site) -> Iterator[str]:
    with serve(demo_site.output) as address:
        yield address


@pytest.fixture(scope="session")
def real_server(real_site: Site) -> Iterator[str]:
    with serve(real_site.output) as address:
        yield address


@pytest.fixture(scope="session")
def url(demo_site: Site, demo_server: str) -> Callable[[str], str]:
    """Tells where the heaviest page of a kind is served."""
    return lambda kind: f"{demo_server}/{address(demo_site, kind)}"


@pytest.fixture(scope="session")
def program() -> str:
    """The path of Chromium: that of CHROMIUM (set by `invoke test`) or one on the PATH.

    Without one the tests are skipped, but fail in CI.
    """
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not found:
        message = "no Chromium: run `invoke browser`"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="module")
def browser(program: str) -> Iterator[Browser]:
    """Chromium. Playwright keeps an event loop running while it is open: a module closes it."""
    with chromium(program) as found:
        yield found


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> dict[str, BrowserContext]:
    """One for each screen, kept for the whole module: what is cached need not be loaded again.

    Without the worker, which would answer in the place of a server or of a test's own routes.
    """
    found = {
        name: browser.new_context(viewport={"width": width, "height": height}, locale="ar-MA")
        for name, (width, height) in SIZES.items()
    }
    for context in found.values():
        context.add_init_script(NO_WORKER)
        # on the day of the demonstration, not on the machine's
        context.clock.set_fixed_time(datetime.fromtimestamp(int(EPOCH), UTC))
    return found


@pytest.fixture
def phone(contexts: dict[str, BrowserContext]) -> Iterator[Page]:
    yield from _page(contexts["phone"])


@pytest.fixture
def desktop(contexts: dict[str, BrowserContext]) -> Iterator[Page]:
    yield from _page(contexts["desktop"])


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, contexts: dict[str, BrowserContext]) -> Iterator[Page]:
    """A page on each screen in turn."""
    yield from _page(contexts[request.param])


def _page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()
