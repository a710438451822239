"""A build killed at any step leaves the old site or the new one, whole; the next is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from random import Random

import pytest

from tests import harm
from tests.both_ways import Snapshot, differences, snapshot
from tests.edits import Site
from tests.warm import Builder, builder

#: What may stand beside a site; what a killed build left goes when there is something to build.
BESIDE = {f".output.{what}" for what in ("lock", "cache", "pictures", "cards", "spare", "new")}
POST = """\
Title: خبر جديد
Date: 2026-11-20
Slug: {slug}
Category: news
Tags: women, training
Image: blue.png
Image-Alt: صورة
Centers: one

نص عن [المركز]({{filename}}/directory/centers/one.yaml)، وعن صورة.
"""


def as_it_was(_: Site) -> None:
    pass


def a_new_post(site: Site) -> None:
    site.write("news/2026/new.md", POST.format(slug="new"))


def no_posts(site: Site) -> None:
    for name in site.names("news", ".md"):
        site.remove(name)


def all_pages(site: Site) -> None:
    path = site.theme / "templates/base.html"
    path.write_text(path.read_text("utf-8").replace("</body>", "<!-- --></body>"), "utf-8")


STATES: tuple[Callable[[Site], None], ...] = (as_it_was, a_new_post, no_posts, all_pages)


class Archive:
    """A site in several states, each with what a full build makes of it."""

    def __init__(self, folder: Path, builder: Builder) -> None:
        self.site = Site(folder, seed=0)
        for number in range(10):  # so many pages that other processes help
            self.site.write(f"news/2025/{number}.md", POST.format(slug=f"post-{number}"))
        self.output = folder / "output"
        self.builder = builder
        start = self.site.state()
        self.states = []
        self.wanted: list[Snapshot] = []
        for change in STATES:
            self.site.restore(start)
            change(self.site)
            self.states.append(self.site.state())
            assert self.build(folder / "reference", full=True) == 0
            self.wanted.append(snapshot(folder / "reference"))
        self.now = 0
        self.become(0)

    def build(self, output: Path, **options: object) -> int:
        settings, environment = str(self.site.settings), self.site.environment
        return self.builder.build(settings, output, **environment, **options).status

    def become(self, state: int) -> None:
        """Bring the site up to date with a state."""
        self.site.restore(self.states[state])
        assert self.build(self.output) == 0
        self.now = state
        assert differences(snapshot(self.output), self.wanted[state]) == []
        assert {path.name for path in self.output.parent.glob(".output.*")} <= BESIDE

    def steps(self, role: str) -> list[str]:
        """The steps that a role takes on the way to the state with most changes."""
        self.become(0)
        self.site.restore(self.states[3])
        assert self.build(self.output, suffering=("watch", str(self.site.folder))) == 0
        self.now = 3
        return harm.steps(self.site.folder, role)

    def suffer(self, state: int, *suffering: object) -> None:
        """Build another state and be harmed; then the site is whole, and the next build right."""
        self.site.restore(self.states[state])
        self.build(self.output, suffering=suffering)
        found = snapshot(self.output)
        old, new = self.wanted[self.now], self.wanted[state]
        assert found in (old, new), (differences(found, old), differences(found, new))
        self.become(state)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("killed")
    with builder(folder / "log") as found:
        yield Archive(folder, found)


@pytest.mark.parametrize(
    ("victim", "whole", "times"),
    [
        ("parent", True, 20),
        ("parent", False, 20),
        ("child", True, 20),
        ("child", False, 20),
        ("worker", True, 10),
        ("worker", False, 10),
    ],
)
def test_killed_at_any_step(archive: Archive, victim: str, whole: bool, times: int) -> None:
    random = Random(f"{victim} {whole}")
    for step, at in moments(archive.steps(victim), times, random):
        state = random.choice([state for state in range(len(STATES)) if state != archive.now])
        archive.suffer(state, "watch", str(archive.site.folder), victim, step, at, whole)


def moments(steps: list[str], times: int, random: Random) -> list[tuple[str, int]]:
    """So many steps, each its kind and which of that kind it is; rare kinds more often."""
    count = Counter(steps)
    kinds = [kind for kind, _ in zip(cycle(count), range(times), strict=False)]
    return [(kind, random.randint(1, count[kind])) for kind in kinds]


def test_killed_while_the_cache_is_written(archive: Archive) -> None:
    random = Random("cache")
    size = (archive.site.folder / ".output.cache").stat().st_size
    for _ in range(10):
        state = random.choice([state for state in range(len(STATES)) if state != archive.now])
        archive.suffer(state, "limit", random.randrange(4096, size), True)
