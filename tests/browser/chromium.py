"""Chromium without a window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

#: For a page that knows of no workers; Playwright's own block speaks in the console of each page.
NO_WORKER = "delete Navigator.prototype.serviceWorker"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@contextmanager
def chromium(program: str) -> Iterator[Browser]:
    """A running Chromium. Playwright keeps an event loop running until this is left."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()
