"""How long a reader waits for a search, and what it loads, on a slow phone's network."""

from __future__ import annotations

import statistics
from typing import NamedTuple

from playwright.sync_api import Browser, Request

from tests.browser.chromium import NO_WORKER
from tests.sitesearch.samples import BAD

#: Lighthouse's slow 4G, as a browser applies it: delay in ms, bytes a second; its slow processor.
SLOW = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 184_320,
    "uploadThroughput": 84_375,
}
PROCESSOR = 4
QUERY, LATER = "جمعية", ["مركز", "مراكز", "للطفل", "تكوي", "تكوبن"]
#: From the focus of the field, or another letter in it, until the results are laid out.
_TIMED = """async ([query, isFirst]) => {
  const field = document.forms[0].q;
  const shown = new Promise(done => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector("[role=option]")) return;
      observer.disconnect();
      document.body.offsetHeight;
      done();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
  const start = performance.now();
  field.value = query;
  if (isFirst) field.focus();
  else field.dispatchEvent(new Event("input"));
  await shown;
  return performance.now() - start;
}"""
#: The longest that the page is held up by a query, in ms.
_HELD = """queries => Math.max(...queries.map(query => {
  const field = document.forms[0].q, start = performance.now();
  field.value = query;
  field.dispatchEvent(new Event("input"));
  document.body.offsetHeight;
  return performance.now() - start;
}))"""


class Wait(NamedTuple):
    """Milliseconds: from focus to results, of the slowest later query, of what is no query.

    ``bytes`` are those of the first search.
    """

    first: float
    later: float
    bad: float
    bytes: float


def wait(browser: Browser, url: str, rounds: int) -> Wait:
    """The medians of opening a page so often, and searching from it each time."""
    found = [_once(browser, url) for _ in range(rounds)]
    return Wait(*map(statistics.median, zip(*found, strict=True)))


def _once(browser: Browser, url: str) -> Wait:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(NO_WORKER)  # it would have brought the index before it is asked for
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    session = context.new_cdp_session(page)
    asked: list[Request] = []

    def note(request: Request) -> None:  # also those of a worker, which Pagefind has
        asked.append(request)

    page.on("requestfinished", note)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR})
    first = page.evaluate(_TIMED, [QUERY, True])
    weight = sum(map(_weight, asked))
    later = max(page.evaluate(_TIMED, [query, False]) for query in LATER)
    bad = page.evaluate(_HELD, BAD)
    context.close()
    return Wait(first, later, bad, weight)


def _weight(request: Request) -> int:
    """The bytes of an answer, headers included."""
    sizes = request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]
