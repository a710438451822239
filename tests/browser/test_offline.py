"""The site without a connection, after one visit."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from building import offline
from building.compress import SUFFIXES
from building.scripts import bundled
from cache.store import Store
from tests.browser.server import serve
from tests.conftest import ROOT, Site

pytestmark = pytest.mark.browser

POST = "news/2026/11/open-week/"
CENTER = "directory/centers/cef-souk/"
PROTECTED = "directory/centers/emf-madina/"
OLD_POST = "news/2023/02/long-title/"
#: Wait for the next worker to end as it will; tell its last state.
UPDATE = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const next = new Promise((resolve) => {
    registration.onupdatefound = () => {
      const worker = registration.installing;
      worker.onstatechange = () =>
        ["activated", "redundant"].includes(worker.state) && resolve(worker.state);
    };
  });
  await registration.update();
  return next;
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that was never here."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ar-MA")
    context.set_default_timeout(8000)
    yield context
    context.close()


def visited(context: BrowserContext, url: str) -> Page:
    """A page that was opened once, when all is kept."""
    page = context.new_page()
    page.goto(url)
    page.evaluate(
        """async () => {
          const { serviceWorker } = navigator;
          const claimed = new Promise((resolve) => (serviceWorker.oncontrollerchange = resolve));
          await serviceWorker.ready;
          if (!serviceWorker.controller) await claimed;
        }"""
    )
    return page


@pytest.fixture
def cut(context: BrowserContext, demo_server: str) -> Page:
    """A post was read; then the network was cut."""
    page = visited(context, f"{demo_server}/{OLD_POST}")
    context.set_offline(True)
    return page


def test_the_directory_is_there_and_can_be_filtered(cut: Page, demo_server: str) -> None:
    cut.goto(f"{demo_server}/directory/")
    expect(cut.locator("main")).to_contain_text("دليل المراكز")
    expect(cut.get_by_role("status").first).to_contain_text("تعذر الاتصال بالموقع: هذه نسخة محفوظة")
    found = cut.locator("#found .center:visible")
    before = found.count()
    cut.locator("#find-words").fill("سوق المثال")
    expect(found).not_to_have_count(before)
    cut.goto(f"{demo_server}/directory/?kind=cef")
    expect(found).not_to_have_count(before)
    assert 0 < found.count() < before


def test_a_center_is_there(cut: Page, demo_site: Site, demo_server: str) -> None:
    cut.goto(f"{demo_server}/{CENTER}")
    expect(cut.locator("h1")).to_have_text(demo_site.page(CENTER).tree.findtext(".//h1"))
    expect(cut.get_by_role("status").first).to_contain_text("هذه نسخة محفوظة يوم")
    expect(cut.locator("button.print")).to_be_visible()  # its script is there too


def test_search_finds_and_what_it_finds_is_there(cut: Page, demo_server: str) -> None:
    cut.goto(demo_server)
    cut.locator("input[name=q]").first.focus()
    cut.keyboard.type("سوق المثال")
    cut.locator(f"#results a[href$='{CENTER}']").click()
    expect(cut).to_have_url(f"{demo_server}/{CENTER}")
    expect(cut.locator("h1")).to_be_visible()


def test_a_new_post_is_there_in_the_fonts_of_the_site(cut: Page, demo_server: str) -> None:
    cut.goto(f"{demo_server}/{POST}")
    expect(cut.locator("article h1")).to_be_visible()
    loaded = "document.fonts.ready.then(() => document.fonts.check('700 16px Plex', 'ب'))"
    assert cut.evaluate(loaded)


@pytest.mark.parametrize("address", [OLD_POST, PROTECTED, "safety/", "directory/kinds/emf/"])
def test_another_page_says_that_it_needs_the_network(
    cut: Page, demo_server: str, address: str
) -> None:
    """Also one that was opened: what was read leaves nothing on the phone."""
    cut.goto(f"{demo_server}/{address}")
    expect(cut.locator("h1")).to_have_text("لا اتصال بالإنترنت")
    cut.locator("nav a[href$='directory/']").first.click()
    expect(cut).to_have_url(f"{demo_server}/directory/")


def test_a_page_to_be_left_at_once_keeps_nothing(context: BrowserContext, demo_server: str) -> None:
    page = context.new_page()
    page.goto(f"{demo_server}/{PROTECTED}", wait_until="networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []
    assert page.evaluate("caches.keys()") == []


def test_online_pages_are_those_of_the_network(context: BrowserContext, demo_server: str) -> None:
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    page = visited(context, f"{demo_server}/directory/")
    page.goto(f"{demo_server}/{CENTER}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_text("نسخة محفوظة")).to_have_count(0)
    assert complaints == []


def test_a_network_that_does_not_answer_is_none(context: BrowserContext, demo_site: Site) -> None:
    gate = threading.Event()
    gate.set()
    with serve(demo_site.output, gate) as address:
        page = visited(context, f"{address}/{OLD_POST}")
        gate.clear()
        page.goto(f"{address}/{CENTER}")
        expect(page.get_by_text("نسخة محفوظة")).to_be_visible()


# A site that changes


@pytest.fixture
def folder(demo_site: Site, tmp_path: Path) -> Path:
    """The demonstration below a folder of its server."""
    site = tmp_path / "larache"
    shutil.copytree(demo_site.output, site, copy_function=os.link)
    return site


@pytest.fixture
def home(folder: Path) -> Iterator[str]:
    with serve(folder.parent) as address:
        yield f"{address}/larache"


def replace(path: Path, change: Callable[[str], str]) -> None:
    """Write a file anew, not through the link, and without twins."""
    text = path.read_text("utf-8")
    for suffix in ("", *SUFFIXES):
        path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)
    path.write_text(change(text), "utf-8")


def renew(folder: Path) -> None:
    """Write sw.js by what lies in the folder."""

    def change(text: str) -> str:
        program = text.partition(";\n")[2].encode()
        found = {url: _bytes(folder, url) for url in offline.listed(text.encode())}
        named = {url: data for url, data in found.items() if url.startswith("theme/")}
        fresh = {url: data for url, data in found.items() if url not in named}
        made = offline.worker(program, named=named, fresh=fresh, page="offline/", months="ابجد")
        return made.decode()

    replace(folder / "sw.js", change)


def _bytes(folder: Path, url: str) -> bytes:
    path = folder / url
    return (path / "index.html" if path.is_dir() else path).read_bytes()


def heading(word: str) -> Callable[[str], str]:
    return lambda text: text.replace("<h1>", f"<h1>{word} ")


def test_below_a_folder_a_new_version_takes_the_place_of_the_old(
    context: BrowserContext, folder: Path, home: str
) -> None:
    page = visited(context, f"{home}/")
    (before,) = page.evaluate("caches.keys()")
    assert f"{home}/" in before
    page.evaluate("caches.open('of another site')")
    for name in ("directory", "news"):
        replace(folder / name / "index.html", heading("جديد"))
    renew(folder)
    assert page.evaluate(UPDATE) == "activated"
    names = page.evaluate("caches.keys()")
    assert len(names) == 2
    assert "of another site" in names
    assert before not in names
    context.set_offline(True)
    for name in ("directory", "news"):
        page.goto(f"{home}/{name}/")
        expect(page.locator("h1")).to_contain_text("جديد")
    page.goto(f"{home}/{CENTER}")
    expect(page.get_by_text("نسخة محفوظة")).to_be_visible()


def test_a_version_that_is_not_whole_leaves_the_one_before(
    context: BrowserContext, folder: Path, home: str
) -> None:
    """As when a phone asks while a site is published."""
    page = visited(context, f"{home}/")
    replace(folder / "directory/index.html", heading("جديد"))
    renew(folder)
    replace(folder / "directory/index.html", heading("أجد"))
    assert page.evaluate(UPDATE) == "redundant"
    context.set_offline(True)
    for _ in range(100):  # the driver cuts the network of a worker a moment after that of pages
        if page.goto(f"{home}/nowhere/").status != 404:
            break
    page.goto(f"{home}/directory/")
    expect(page.locator("h1")).to_have_text("دليل المراكز الاجتماعية")


def test_who_asks_to_save_data_is_spared(context: BrowserContext, folder: Path, home: str) -> None:
    """No driver asks for it in a worker, so the worker is told."""
    page = visited(context, f"{home}/")
    asks = 'Object.defineProperty(navigator, "connection", {value: {saveData: true}});'
    replace(folder / "sw.js", lambda text: text.replace(";\n", f";\n{asks}", 1))
    assert page.evaluate(UPDATE) == "redundant"


def test_a_preload_that_is_answered_with_an_error_is_none(
    context: BrowserContext, folder: Path, home: str
) -> None:
    """Firefox refuses none; here the worker is told what it is given there."""
    error = "{get: async () => Response.error()}"
    told = f'Object.defineProperty(FetchEvent.prototype, "preloadResponse", {error});'
    replace(folder / "sw.js", lambda text: text.replace(";\n", f";\n{told}", 1))
    page = visited(context, f"{home}/")
    context.set_offline(True)
    page.goto(f"{home}/{CENTER}")
    expect(page.get_by_text("نسخة محفوظة")).to_be_visible()
    page.goto(f"{home}/{OLD_POST}")
    expect(page.locator("h1")).to_have_text("لا اتصال بالإنترنت")


def test_a_browser_that_preloads_nothing_has_its_pages(
    context: BrowserContext, folder: Path, home: str
) -> None:
    """Safari before 15.4; what it lacks is taken away."""
    lacks = (
        "FetchEvent.prototype.preloadResponse",
        "ServiceWorkerRegistration.prototype.navigationPreload",
    )
    without = "".join(f"delete {name};" for name in lacks)
    replace(folder / "sw.js", lambda text: text.replace(";\n", f";\n{without}", 1))
    page = visited(context, f"{home}/")
    page.goto(f"{home}/{OLD_POST}")
    expect(page.locator("article h1")).to_be_visible()
    context.set_offline(True)
    page.goto(f"{home}/{CENTER}")
    expect(page.get_by_text("نسخة محفوظة")).to_be_visible()


def test_switched_off_a_phone_forgets(
    context: BrowserContext, folder: Path, home: str, tmp_path: Path
) -> None:
    page = visited(context, f"{home}/")
    none = bundled(ROOT / "theme/worker", ROOT, Store(tmp_path / "cache", b""))["none.js"]
    replace(folder / "sw.js", lambda _: none.decode())
    assert page.evaluate(UPDATE) == "activated"
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []
