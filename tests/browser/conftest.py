"""A real Chromium and the two sites on a local server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import chromium
from tests.browser.server import serve
from tests.conftest import Site


@pytest.fixture(scope="session")
def demo_server(demo_site: Site) -> Iterator[str]:
    with serve(demo_site.output) as address:
        yield address


@pytest.fixture(scope="session")
def real_server(real_site: Site) -> Iterator[str]:
    with serve(real_site.output) as address:
        yield address


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
