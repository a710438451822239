"""The bench of the search: what it weighs, what it finds, how long a reader waits for it."""

from __future__ import annotations

import gzip
import statistics
from typing import NamedTuple

import brotli
from playwright.sync_api import Browser

from arabic.fold import fold
from sitesearch.parts import FIRST
from tests.bench.report import table
from tests.browser.chromium import chromium
from tests.browser.server import serve
from tests.conftest import Site
from tests.sitesearch import engine
from tests.sitesearch.samples import (
    aliases,
    document,
    forms,
    indexed,
    inflected,
    pairs,
    parts_of,
    site_words,
    typed,
)

KB = 1024
#: Lighthouse's slow 4G, as a browser applies it: delay in ms, bytes a second; its slow processor.
SLOW = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 184_320,
    "uploadThroughput": 84_375,
}
PROCESSOR = 4
#: From the focus of the field to the first result, and from a later query to its results, in ms.
WAIT = """query => new Promise(done => {
  const field = document.forms[0].q, start = performance.now();
  new MutationObserver((_, observer) => {
    if (!document.querySelector("[role=option]")) return;
    observer.disconnect();
    const found = performance.now();
    const later = ["مركز", "مراكز", "للطفل", "تكوي"].map(text => {
      const before = performance.now();
      field.value = text;
      field.dispatchEvent(new Event("input"));
      return performance.now() - before;
    });
    done([found - start, Math.max(...later)]);
  }).observe(document.body, { childList: true, subtree: true });
  field.value = query;
  field.focus();
})"""


class Figure(NamedTuple):
    """A line of the table; ``limit`` is the most it may be, the least where it is negative."""

    name: str
    value: float
    unit: str
    limit: float | None = None

    def cells(self) -> tuple[str, ...]:
        """The line; its last cell says whether the limit is kept."""
        if self.limit is None:
            return self.name, f"{self.value:.1f} {self.unit}", "", ""
        kept = self.value <= self.limit if self.limit >= 0 else self.value >= -self.limit
        told = f"{'<=' if self.limit >= 0 else '>='} {abs(self.limit):g}"
        return self.name, f"{self.value:.1f} {self.unit}", told, "" if kept else "beyond"


def bench(site: Site, large: Site, program: str, rounds: int) -> None:
    """Print the figures of a site of 300 pages and of a ``large`` one.

    Raises ValueError for no round.
    """
    if rounds < 1:
        raise ValueError(f"at least 1 round, not {rounds}")
    with chromium(program) as browser:
        figures = [*sizes(site, large), *quality(site), *times(site, browser, rounds)]
    lines = [("search", "", "limit", ""), *(figure.cells() for figure in figures)]
    print(table(lines, "<>><"))


def sizes(site: Site, large: Site) -> list[Figure]:
    """What goes over the line."""
    script, short, full = _files(site)
    first = (large.output / f"{FIRST}.br").stat().st_size
    count = len(engine.data_of(short.decode())[0]["docs"])
    return [
        Figure("script, gzip", len(gzip.compress(script, 9)) / KB, "KB", 9),
        Figure(f"short index of {count} pages, brotli", len(brotli.compress(short)) / KB, "KB", 26),
        Figure("full index, brotli", full / KB, "KB", 100),
        Figure(
            f"first search among {len(large.pages)} pages, brotli",
            first / KB,
            "KB",
            150,
        ),
    ]


def _files(site: Site) -> tuple[bytes, bytes, int]:
    """The script and the short index of the newest part, and the size of the full one as sent."""
    first = (site.output / FIRST).read_bytes()
    start = first.rindex(b"\nsitesearch(") + 1
    _, head = engine.data_of(first.decode())
    full = (site.output / "search" / f"{head['parts'][0]}.br").stat().st_size
    return first[:start], first[start:], full


def quality(site: Site) -> list[Figure]:
    """What is found: the pairs, each on a page of its own, and nouns in five ways of typing."""
    known = aliases()
    found = sum(
        (0, 0)
        in engine.find(engine.read(indexed([document("صفحة", pair.words)], known)), pair.query)
        for pair in pairs()
    )
    parts = parts_of(site)
    sample = site_words(site, parts)
    held = seen = 0
    ratios = []
    for noun in sample.nouns:
        spelled, any_form = forms(fold(noun)), inflected(fold(noun))
        gold = {(0, place) for place, own in enumerate(sample.written) if own & spelled}
        true = sum(bool(own & any_form) for own in sample.written)
        for query in typed(noun):
            results = engine.find(parts, query)
            held += len(gold)
            seen += len(gold & set(results))
            ratios.append(len(results) / true)
    return [
        Figure("pairs found", found, f"of {len(pairs())}", -len(pairs())),
        Figure(f"pages found by {5 * len(sample.nouns)} queries", 100 * seen / held, "%", -99),
        Figure(
            "results for a page that holds the word, median", statistics.median(ratios), "", 1.3
        ),
    ]


def times(site: Site, browser: Browser, rounds: int) -> list[Figure]:
    """How long a reader waits, with a slow network and processor; medians of ``rounds``."""
    with serve(site.output) as server:
        found = [_time(browser, f"{server}/about/") for _ in range(rounds)]
    first, later = (statistics.median(column) for column in zip(*found, strict=True))
    return [
        Figure("from focus to results, slow 4G, slow processor", first, "ms"),
        Figure("a later query, slow processor", later, "ms"),
    ]


def _time(browser: Browser, url: str) -> tuple[float, float]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR})
    first, later = page.evaluate(WAIT, "جمعية")
    context.close()
    return first, later
