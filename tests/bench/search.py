"""The bench of the search, beside Pagefind: what each weighs and finds, how long a reader waits."""

from __future__ import annotations

import gzip
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import brotli
from playwright.sync_api import Browser

from arabic.fold import fold
from arabic.stem import readings
from sitesearch.documents import Document
from sitesearch.parts import FIRST
from tests.bench import pagefind
from tests.bench.report import table
from tests.bench.waiting import wait
from tests.browser.chromium import chromium
from tests.browser.server import serve
from tests.conftest import Site
from tests.sitesearch import engine
from tests.sitesearch.samples import (
    Pair,
    aliases,
    document,
    form_pairs,
    forms,
    indexed,
    inflected,
    pairs,
    parts_of,
    site_words,
    typed,
)

KB = 1024
#: A page of a pair, for Pagefind.
_PAGE = '<!doctype html><html lang="ar" dir="rtl"><title>صفحة</title><main><p>{}</p></main></html>'


class Figure(NamedTuple):
    """A line of the table, ``peer`` being Pagefind's.

    ``limit`` is the most that ours may be, the least where it is negative.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None
    peer: float | None = None

    def cells(self) -> tuple[str, ...]:
        """The line; its last cell says whether the limit is kept."""
        peer = "" if self.peer is None else f"{self.peer:.1f} {self.unit}"
        shown = self.name, f"{self.value:.1f} {self.unit}", peer
        if self.limit is None:
            return *shown, "", ""
        kept = self.value <= self.limit if self.limit >= 0 else self.value >= -self.limit
        told = f"{'<=' if self.limit >= 0 else '>='} {abs(self.limit):g}"
        return *shown, told, "" if kept else "beyond"


class Question(NamedTuple):
    """A query and pages: with the word as it stands or behind «ال»; in any form; with its key."""

    query: str
    spelled: set[int]
    inflected: set[int]
    akin: set[int]


def bench(
    site: Site, large: Site | None, folder: Path, node: str, program: str, rounds: int
) -> None:
    """Print the figures of a site of 300 pages, and of a ``large`` one where there is one.

    Pagefind works in ``folder``. Raises ValueError for no round, BuildError where Pagefind fails.
    """
    if rounds < 1:
        raise ValueError(f"at least 1 round, not {rounds}")
    with chromium(program) as browser:
        figures = [
            *sizes(site),
            *all_pairs(browser, node, folder / "pairs"),
            *quality(site, browser, node, folder / "site"),
            *times(site, folder / "site", browser, rounds),
        ]
        if large:
            figures += at_large(large, browser, rounds)
    head = ("search", "ours", "Pagefind", "limit", "")
    print(table([head, *(figure.cells() for figure in figures)], "<>>><"))


def sizes(site: Site) -> list[Figure]:
    """What goes over the line, compressed as hosts do it."""
    first = (site.output / FIRST).read_bytes()
    start = first.rindex(b"\nsitesearch(") + 1
    script, short = first[:start], first[start:]
    newest, head = engine.data_of(first.decode())
    full = (site.output / "search" / f"{head['parts'][0]}.br").stat().st_size
    count = len(newest["docs"])
    return [
        Figure("script, gzip", len(gzip.compress(script, 9)) / KB, "KB", 9),
        Figure(f"short index of {count} pages, brotli", len(brotli.compress(short)) / KB, "KB", 26),
        Figure("full index, brotli", full / KB, "KB", 100),
    ]


def all_pairs(browser: Browser, node: str, folder: Path) -> list[Figure]:
    """How many pairs are found, each on a page of its own among all the others'."""
    given = {"of the reference": pairs(), "of more forms": form_pairs()}
    return [
        Figure(
            f"{len(some)} pairs {name}",
            sum(_ours(some)),
            "found",
            -len(some),
            sum(_theirs(browser, node, folder, some)),
        )
        for name, some in given.items()
    ]


def _ours(given: Sequence[Pair]) -> list[bool]:
    parts = engine.read(indexed([_document(pair) for pair in given], aliases()))
    return [(0, place) in engine.find(parts, pair.query) for place, pair in enumerate(given)]


def _document(pair: Pair) -> Document:
    return document("صفحة", pair.words)


def _theirs(browser: Browser, node: str, folder: Path, given: Sequence[Pair]) -> list[bool]:
    pagefind.index(node, {f"{pair.id}/": _PAGE.format(pair.words) for pair in given}, folder)
    found = pagefind.find(browser, folder, [pair.query for pair in given])
    return [f"{pair.id}/" in urls for pair, urls in zip(given, found, strict=True)]


def quality(site: Site, browser: Browser, node: str, folder: Path) -> list[Figure]:
    """What is found on a site by nouns that it holds, in five ways of typing each."""
    parts = parts_of(site)
    asked = questions(site, parts)
    places = {doc[1]: place for place, doc in enumerate(parts[0].docs)}
    pages = {page.url: page.source for page in site.pages if page.url in places}
    pagefind.index(node, pages, folder)
    queries = [question.query for question in asked]
    ours = [{place for _, place in engine.find(parts, query)} for query in queries]
    theirs = [{places[url] for url in urls} for urls in pagefind.find(browser, folder, queries)]
    (held, more, without), (peer_held, peer_more, peer_without) = (
        measured(asked, found, len(places)) for found in (ours, theirs)
    )
    return [
        Figure(f"pages found by {len(asked)} queries", held, "%", -99, peer_held),
        Figure("results for a page that holds the word, median", more, "", 1.3, peer_more),
        Figure("most pages without the word for a query", without, "%", 25, peer_without),
    ]


def questions(site: Site, parts: list[engine.Part]) -> list[Question]:
    """Nouns of a site, typed in five ways."""
    sample = site_words(site, parts)
    asked = []
    for noun in sample.nouns:
        any_form = inflected(fold(noun))
        spelled, held = (
            {place for place, own in enumerate(sample.written) if own & wanted}
            for wanted in (forms(fold(noun)), any_form)
        )
        keys = set(readings(fold(noun)))
        akin = {
            place
            for place, own in enumerate(sample.shown)
            if own & any_form or any(keys & set(readings(word)) for word in own)
        }
        asked += [Question(query, spelled, held, akin) for query in typed(noun)]
    return asked


def measured(
    asked: Sequence[Question], found: Sequence[set[int]], count: int
) -> tuple[float, float, float]:
    """The share of pages found, in %; results for a page with the word, median; most without, in %.

    ``found`` are the answers in the order of the questions, ``count`` is that of all pages.
    """
    answers = list(zip(asked, found, strict=True))
    held = sum(len(question.spelled & got) for question, got in answers)
    more = statistics.median(len(got) / len(question.inflected) for question, got in answers)
    without = max(len(got - question.akin) for question, got in answers)
    return 100 * held / sum(len(each.spelled) for each in asked), more, 100 * without / count


def times(site: Site, folder: Path, browser: Browser, rounds: int) -> list[Figure]:
    """How long a reader waits and what the first search loads; medians of ``rounds``."""
    with serve(site.output) as server:
        ours = wait(browser, f"{server}/about/", rounds)
    with serve(folder) as server:
        theirs = wait(browser, server, rounds)
    return [
        Figure("first search, over the line", ours.bytes / KB, "KB", None, theirs.bytes / KB),
        Figure("from focus to results", ours.first, "ms", 1200, theirs.first),
        Figure("slowest later query", ours.later, "ms", 30, theirs.later),
        Figure("slowest of marks, HTML, 10,000 letters …", ours.bad, "ms", 100),
    ]


def at_large(site: Site, browser: Browser, rounds: int) -> list[Figure]:
    """The first search of a large site."""
    with serve(site.output) as server:
        found = wait(browser, f"{server}/about/", rounds)
    name = f"among {len(site.pages)} pages: "
    return [
        Figure(f"{name}first search, over the line", found.bytes / KB, "KB", 150),
        Figure(f"{name}from focus to results", found.first, "ms"),
    ]
