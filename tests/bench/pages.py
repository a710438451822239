"""The bench of pages: one of every kind, loaded cold, beside the limits."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from tests.bench.load import Load, load, median
from tests.bench.report import table
from tests.browser.kinds import KINDS, address
from tests.browser.server import serve
from tests.conftest import Site

KB = 1024
#: The kind that readers come for is loaded so many times at least, as times differ.
MOST_READ, TIMES = "picture", 5
#: Not for the index of search engines, which Lighthouse counts as a fault.
UNLISTED = {"404", "offline"}

AT_LEAST = {"performance": 99, "accessibility": 100, "practices": 100, "seo": 100}
AT_MOST = {
    "lcp": 1000,
    "cls": 0.004,  # 0.00, in two digits
    "tbt": 20,
    "missing": 0,
    "text": 14 * KB,
    "fonts": 30 * KB,
    "picture": 14 * KB,
}
#: Kinds that may weigh more, or must weigh less.
OF_KIND = {
    "post": {"text": 8 * KB, "script": 0, "total": 55 * KB, "requests": 5},
    "picture": {"text": 8 * KB, "script": 0, "total": 55 * KB, "requests": 5},
    "directory": {"text": 24 * KB, "total": 60 * KB},
}

HEAD = (
    *("page", "perf.", "a11y", "best", "SEO", "LCP", "CLS", "TBT", "requests", "404", "all"),
    *("text", "script", "fonts", "picture", "beyond its limit"),
)


def bench(site: Site, node: str, chromium: str, rounds: int, only: str) -> None:
    """Load pages of the demonstration and print what that took; ``only`` names kinds, «» all.

    Raises ValueError for an unknown kind and for no round, BuildError where a page does not load.
    """
    if rounds < 1:
        raise ValueError(f"at least 1 round, not {rounds}")
    loads: dict[str, Load] = {}
    with serve(site.output) as server:
        for kind in chosen(only):
            times = max(rounds, TIMES) if kind == MOST_READ else rounds
            url = f"{server}/{address(site, kind)}"
            found = []
            for number in range(1, times + 1):
                found.append(load(node, chromium, url, site.output))
                print(f"{number}/{times} {kind}", file=sys.stderr, flush=True)
            loads[kind] = median(found)
    print(told(loads))


def chosen(only: str) -> Sequence[str]:
    """The kinds named, with commas between, or all. Raises ValueError for what is no kind."""
    words = [word.strip() for word in only.split(",") if word.strip()]
    if unknown := set(words) - set(KINDS):
        raise ValueError(f"{', '.join(sorted(unknown))}: not in {', '.join(KINDS)}")
    return words or list(KINDS)


def beyond(kind: str, figures: Load) -> list[str]:
    """The names of the figures that are beyond the limits of a kind."""
    found = figures._asdict()
    least = {
        name: limit for name, limit in AT_LEAST.items() if name != "seo" or kind not in UNLISTED
    }
    most = AT_MOST | OF_KIND.get(kind, {})
    low = [name for name, limit in least.items() if found[name] < limit]
    return low + [name for name, limit in most.items() if found[name] > limit]


def told(loads: Mapping[str, Load]) -> str:
    """The figures of each kind, as a table."""
    return table(
        [HEAD, *(_cells(kind, figures) for kind, figures in loads.items())], "<" + ">" * 14 + "<"
    )


def _cells(kind: str, figures: Load) -> tuple[str, ...]:
    scores = (f"{score:.0f}" for score in figures[:4])
    times = (f"{figures.lcp:.0f} ms", f"{figures.cls:.3f}", f"{figures.tbt:.0f} ms")
    counts = (f"{figures.requests:.0f}", f"{figures.missing:.0f}")
    sizes = (f"{size:.0f}" for size in figures[9:])
    return (kind, *scores, *times, *counts, *sizes, ", ".join(beyond(kind, figures)))
