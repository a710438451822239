"""The preview in a browser: it loads a page anew, or says over it what is wrong."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from building.inline import allowing, inline
from building.preview import Preview
from pelicanconf import CONTENT_SECURITY_POLICY

pytestmark = pytest.mark.browser

#: As of a page that holds no script and no style of its own.
POLICY = allowing(CONTENT_SECURITY_POLICY, inline(""), [inline("")])
FINDINGS = [
    "content/news/2026/a.md:5:7: X001 لا وجود لـ «x» في الدليل — هل تقصد «y»؟",
    "content/directory/centers/b.yaml:1:2: V001 مفتاح غير معروف «emial»",
]


class Site:
    """A site that a test writes, and its preview on a real server."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.outcome: tuple[bool, list[str]] = (True, [])
        self.preview = Preview(root, [], lambda _: self.outcome)
        self.loop = asyncio.new_event_loop()
        self.address = ""

    def write(self, text: str) -> None:
        policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        page = f'<!doctype html><html lang="ar" dir="rtl"><head>{policy}</head><h1>{text}</h1>'
        self.root.mkdir(exist_ok=True)
        (self.root / "index.html").write_text(page, "utf-8")

    def build(self, *lines: str) -> None:
        """Let a build end; it fails where it has lines to tell."""
        self.outcome = (not lines, list(lines))
        asyncio.run_coroutine_threadsafe(self.preview.rebuild(set()), self.loop).result()

    def run(self, ready: Callable[[], None]) -> None:
        asyncio.set_event_loop(self.loop)
        listener, port = bind_unused_port()

        async def start() -> HTTPServer:
            server = HTTPServer(self.preview.application())
            server.add_socket(listener)
            return server

        server = self.loop.run_until_complete(start())
        self.address = f"http://127.0.0.1:{port}/"
        ready()
        self.loop.run_forever()
        server.stop()
        self.loop.run_until_complete(server.close_all_connections())
        self.loop.close()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    found, ready = Site(tmp_path / "output"), threading.Event()
    thread = threading.Thread(target=found.run, args=[ready.set])
    thread.start()
    ready.wait()
    yield found
    found.loop.call_soon_threadsafe(found.loop.stop)
    thread.join()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page whose console has no complaint in the end, of the policy for example."""
    with browser.new_context() as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        yield page
        page.goto("about:blank")  # it listens no more
        assert [text for text in complaints if "404" not in text] == []


def test_a_page_is_loaded_anew_after_each_build(page: Page, site: Site) -> None:
    site.write("الأول")
    site.build()
    page.goto(site.address)
    expect(page.get_by_role("heading", name="الأول")).to_be_visible()
    for text in ("الثاني", "الثالث"):
        site.write(text)
        site.build()
        expect(page.get_by_role("heading", name=text)).to_be_visible()


def test_faults_are_told_over_the_old_page_until_they_are_mended(page: Page, site: Site) -> None:
    site.write("الأول")
    site.build()
    page.goto(site.address)
    site.build(*FINDINGS)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("content/news/2026/a.md:5:7")
    expect(dialog).to_contain_text("X001 لا وجود لـ «x» في الدليل — هل تقصد «y»؟")
    expect(dialog).to_contain_text("content/directory/centers/b.yaml:1:2")
    assert dialog.evaluate("it => getComputedStyle(it).direction") == "rtl"

    dialog.get_by_role("button", name="أغلق الرسالة").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("heading", name="الأول")).to_be_visible()

    site.build(FINDINGS[1])
    expect(dialog).to_be_visible()
    expect(dialog).not_to_contain_text("a.md")

    site.write("الثاني")
    site.build()
    expect(page.get_by_role("heading", name="الثاني")).to_be_visible()
    expect(dialog).to_have_count(0)


def test_without_a_site_the_faults_are_told_and_the_page_follows(page: Page, site: Site) -> None:
    site.build("SyntaxError: بلا موضع")
    page.goto(f"{site.address}")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("SyntaxError")
    expect(dialog.get_by_role("button")).to_have_count(0)
    site.write("الأول")
    site.build()
    expect(page.get_by_role("heading", name="الأول")).to_be_visible()
