"""A real Chromium and the two sites on a local server."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import Site

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A page closed before it was loaded is no fault."""


def serve(site: Site) -> Iterator[str]:
    """The address of a server of a site."""
    handler = partial(_Quiet, directory=site.output)
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def demo_server(demo_site: Site) -> Iterator[str]:
    yield from serve(demo_site)


@pytest.fixture(scope="session")
def real_server(real_site: Site) -> Iterator[str]:
    yield from serve(real_site)


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
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()
