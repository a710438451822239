"""The bench of the finder: how long a change of its filters takes on a slow phone.

Measured is the time from an event of the form until the frame that answers it is done: what a
screen shows is right. Of what no screen shows some comes later, and is not counted. The list is as
long as one page holds, the processor slowed down by Chromium.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Page

from directory.generator import LISTED
from tests.bench import REPOSITORY, corpus
from tests.bench.corpus import Size
from tests.bench.measure import run
from tests.bench.report import table
from tests.browser.chromium import chromium
from tests.browser.kinds import SIZES
from tests.browser.server import serve

#: By so much is a phone slower than the machine of the bench, as Lighthouse has it.
SLOWER = 4
#: Milliseconds that a change may take.
TARGET = 50
#: Changes in the order of a visit: a name, and what is done.
CHANGES = {
    "a kind": "tick('kind', 'cef')",
    "an audience": "tick('audience', 'women')",
    "a commune": "tick('commune', 'sahl-mithal')",
    "all cleared": "press('clear')",
    "the words entered": "form.q.focus()",
    "one letter": "type('م')",
    "a word": "type('مركز')",
    "two words": "type('مركز 12')",
    "nothing found": "type('xyz')",
    "no word": "type('')",
    "open now": "tick('open', 'now')",
    "by distance": "near('sahl-mithal')",
    "cleared again": "press('clear')",
}
#: A reader looks at what there is to choose, before anything is measured.
_LOOK = """async () => {
  const filters = document.querySelector("[data-part=filters]");
  for (const open of [true, false]) {
    filters.open = open;
    for (let frames = 0; frames < 5; frames++) await new Promise(requestAnimationFrame);
  }
}"""
_MEASURE = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (let frames = 0; frames < 30; frames++) await frame(); // what came after the last change
  const form = document.getElementById("finder");
  const tell = (field, name) => field.dispatchEvent(new Event(name, {bubbles: true}));
  const tick = (name, id) => form.querySelector(`[name=${name}][value=${id}]`).click();
  const press = name => document.querySelector(`[data-part=${name}]`).click();
  const type = words => { form.q.value = words; tell(form.q, "input"); };
  const near = id => { form.near.value = id; tell(form.near, "change"); };
  const start = performance.now();
  %s;
  await frame();
  await scheduler.postTask(() => {}, {priority: "user-blocking"});
  return performance.now() - start;
}"""


def bench(cache: Path, program: str, rounds: int) -> None:
    """Build a directory as long as one page may be and print what each change takes.

    ``program`` is a Chromium. Raises ValueError for no round, BuildError where nothing is built.
    """
    if rounds < 1:
        raise ValueError(f"at least 1 round, not {rounds}")
    folder = corpus.ready(cache, Size(0, LISTED))
    output = folder / "output"
    settings = ["--settings", str(folder / corpus.SETTINGS), "--output", str(output)]
    run([sys.executable, "-m", "invoke", "build", *settings], REPOSITORY, output)
    width, height = SIZES["phone"]
    with serve(output) as server, chromium(program) as browser:
        page = browser.new_page(viewport={"width": width, "height": height}, locale="ar-MA")
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        times: dict[str, list[float]] = {name: [] for name in CHANGES}
        for _ in range(rounds):
            page.goto(f"{server}/directory/", wait_until="networkidle")
            _visit(page, times)
    print(told(times))


def _visit(page: Page, times: Mapping[str, list[float]]) -> None:
    page.evaluate(_LOOK)
    for name, change in CHANGES.items():
        times[name].append(page.evaluate(_MEASURE % change))


def told(times: Mapping[str, Sequence[float]]) -> str:
    """The times of each change in milliseconds, and of all of them, beside the target."""
    head = ("change", "median", "longest", "target", "met")
    every = [time for found in times.values() for time in found]
    rows = [_row(name, found) for name, found in {**times, "all": every}.items()]
    return table([head, *rows], "<>>>>")


def _row(name: str, times: Sequence[float]) -> tuple[str, ...]:
    median, longest = statistics.median(times), max(times)
    met = "yes" if longest <= TARGET else "NO"
    return name, f"{median:.0f} ms", f"{longest:.0f} ms", f"≤ {TARGET} ms", met
