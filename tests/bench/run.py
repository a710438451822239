"""The bench: which questions are asked, which builds answer them, in which order those are run."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import pelican

from tests.bench import report, sites
from tests.bench.corpus import Size
from tests.bench.measure import Build, Cost, in_turn
from tests.bench.report import MIB, Row

#: Figures of some builds, in the order of their names: ours, then the peer's.
Compare = Callable[[Sequence[Cost]], Sequence[float]]


class Question(NamedTuple):
    """A row of the table to be: the builds that answer it and what is compared of their costs."""

    name: str
    title: str
    builds: tuple[str, ...]
    compare: Compare
    unit: str = "s"
    peer: str = ""
    target: float | None = None


def questions(posts: int) -> list[Question]:
    """All questions, in order, for corpora of so many posts."""
    return [
        Question("edit", "one post edited", ("edit", "hugo"), _wall, "s", "Hugo, all", 0.15),
        Question("unchanged", "full: nothing changed", ("full-unchanged",), _processor, target=1),
        Question("pelican", "clean", ("clean", "pelican"), _wall, "s", "stock Pelican", 0.5),
        Question("hugo", "clean", ("clean", "hugo"), _wall, "s", "Hugo", 2),
        Question("memory", "clean: peak memory", ("clean", "hugo"), _memory, "MiB", "Hugo", 0.5),
        Question(
            "growth",
            f"clean: processor time per post of {posts}",
            ("clean", "tenth", "empty"),
            partial(_per_post, posts),
            "ms",
            f"per post of {posts // 10}",
            1.15,
        ),
        Question("full", "full: clean", ("full-clean",), _wall),
        Question("full-memory", "full: clean, peak memory", ("full-clean",), _memory, "MiB"),
        Question("full-edit", "full: one post edited", ("full-edit",), _wall),
        Question("full-center", "full: one center edited", ("full-center",), _wall),
        Question("first", "clean, share cards too", ("first",), _wall),
        Question("first-edit", "first edit after a full build", ("first-edit",), _wall),
        Question("check", "check of all files", ("check",), _wall, target=20),
        Question("check-memory", "check, peak memory", ("check",), _memory, "MiB", target=300),
        Question("check-one", "check of one edited post", ("check-one",), _wall, target=0.5),
    ]


def chosen(all_questions: Sequence[Question], only: str) -> dict[int, Question]:
    """The questions asked, by number; ``only`` are numbers and names after commas, or «» for all.

    Raises ValueError for what is neither.
    """
    asked = dict(enumerate(all_questions, start=1))
    words = {word.strip() for word in only.split(",")} - {""}
    known = {question.name for question in all_questions} | {str(number) for number in asked}
    if words - known:
        raise ValueError(f"{', '.join(sorted(words - known))}: not in {', '.join(sorted(known))}")
    return {
        number: question
        for number, question in asked.items()
        if not words or words & {str(number), question.name}
    }


def bench(folder: Path, hugo: Path, posts: int, rounds: int, only: str) -> None:
    """Measure and print; ``folder`` is where sites are kept, ``hugo`` the program.

    Raises ValueError for an unknown question and for too few posts or rounds, BuildError when a
    build fails.
    """
    if posts < 10 or rounds < 1:
        raise ValueError(f"at least 10 posts and 1 round, not {posts} and {rounds}")
    asked = chosen(questions(posts), only)
    names = {name for question in asked.values() for name in question.builds}
    print(_machine(hugo), flush=True)
    costs = measure(folder, hugo, posts, rounds, names)
    rows = [row(number, question, costs) for number, question in asked.items()]
    print(f"\n{report.ratios(rows)}\n\n{report.costs(costs)}")


def row(number: int, question: Question, costs: Mapping[str, Cost]) -> Row:
    """The answer to a question, given what its builds cost."""
    ours, *peers = question.compare([costs[name] for name in question.builds])
    peer = peers[0] if peers else None
    return Row(number, question.title, question.unit, ours, question.peer, peer, question.target)


def measure(
    folder: Path, hugo: Path, posts: int, rounds: int, names: Collection[str]
) -> dict[str, Cost]:
    """Run the builds of these names: posts alone, then the full corpus; the median of each.

    The clean build of the full corpus is run once. Sites that no build needs are not made.
    """
    alone, full = Size(posts), Size(posts, posts // 2, posts * 3)
    with ExitStack() as stack:
        stack.callback(sites.delete_aside, folder)

        @cache
        def site(size: Size) -> sites.Site:
            return stack.enter_context(sites.Site(folder, size))

        groups: list[tuple[int, dict[str, Callable[[], Build]]]] = [
            (
                rounds,
                {
                    "empty": lambda: site(Size(0)).clean(),
                    "tenth": lambda: site(Size(posts // 10)).clean(),
                    "clean": lambda: site(alone).clean(),
                    "first": lambda: site(alone).first(),
                    "edit": lambda: site(alone).post_edited(),
                    "first-edit": lambda: site(alone).first_post_edited(),
                    "hugo": lambda: sites.hugo(folder, alone, hugo),
                    "pelican": lambda: sites.pelican(folder, alone),
                    "check": lambda: site(alone).checked(),
                    "check-one": lambda: site(alone).edited_checked(),
                },
            ),
            (1, {"full-clean": lambda: site(full).clean()}),
            (
                rounds,
                {
                    "full-unchanged": lambda: site(full).unchanged(),
                    "full-edit": lambda: site(full).post_edited(),
                    "full-center": lambda: site(full).center_edited(),
                },
            ),
        ]
        costs: dict[str, Cost] = {}
        for times, group in groups:
            builds = {name: make() for name, make in group.items() if name in names}
            costs |= in_turn(builds, times)
    return costs


def _wall(costs: Sequence[Cost]) -> list[float]:
    return [cost.wall for cost in costs]


def _processor(costs: Sequence[Cost]) -> list[float]:
    return [cost.processor for cost in costs]


def _memory(costs: Sequence[Cost]) -> list[float]:
    return [cost.memory / MIB for cost in costs]


def _per_post(posts: int, costs: Sequence[Cost]) -> list[float]:
    """Milliseconds a post of many and of a tenth as many, less what a site without posts takes."""
    many, tenth, empty = _processor(costs)
    return [1000 * (many - empty) / posts, 1000 * (tenth - empty) / (posts // 10)]


def _machine(hugo: Path) -> str:
    version = subprocess.check_output([str(hugo), "version"], text=True).split()[1]
    return (
        f"{os.cpu_count()} processors, Python {platform.python_version()}, "
        f"Pelican {pelican.__version__}, Hugo {version.partition('-')[0]}"
    )
