"""Ratios, verdicts, and the questions that lead to them."""

from __future__ import annotations

import pytest

from tests.bench.measure import Cost
from tests.bench.report import MIB, Row, costs, ratios
from tests.bench.run import chosen, questions, row

COSTS = {
    "edit": Cost(1.5, 2, 50 * MIB, 3, 3 * MIB),
    "clean": Cost(30, 40, 100 * MIB, 10_400, 140 * MIB),
    "first": Cost(90, 160, 100 * MIB, 10_400, 140 * MIB),
    "tenth": Cost(4, 5, 90 * MIB, 1_200, 15 * MIB),
    "empty": Cost(1, 1, 80 * MIB, 50, MIB),
    "hugo": Cost(10, 18, 400 * MIB, 10_300, 120 * MIB),
    "pelican": Cost(100, 100, 300 * MIB, 11_000, 120 * MIB),
    "full-clean": Cost(90, 120, 200 * MIB, 50_000, 600 * MIB),
    "full-unchanged": Cost(1.5, 1.25, 80 * MIB, 0, 0),
    "full-edit": Cost(2, 2, 80 * MIB, 2, MIB),
    "full-center": Cost(3, 3, 80 * MIB, 2, MIB),
    "first-edit": Cost(4, 4, 80 * MIB, 2, MIB),
    "check": Cost(15, 28, 250 * MIB, 1, MIB),
    "check-one": Cost(0.6, 0.6, 80 * MIB, 1, MIB),
}


@pytest.mark.parametrize(
    ("ours", "peer", "target", "ratio", "met"),
    [
        (1, 2, 0.5, 0.5, True),
        (1.1, 2, 0.5, 0.55, False),
        (1, 2, None, 0.5, None),
        (1, None, 1, None, True),
        (1.01, None, 1, None, False),
        (1, None, None, None, None),
        (1, 0, 1.15, None, None),
        (1, -0.1, 1.15, None, None),
    ],
)
def test_verdicts(ours, peer, target, ratio, met):
    found = Row(1, "what", "s", ours, "who", peer, target)
    assert found.ratio == ratio
    assert found.met is met


def answers(posts: int) -> list[tuple[float, float | None, bool | None]]:
    asked = chosen(questions(posts), "")
    rows = [row(number, question, COSTS) for number, question in asked.items()]
    return [(found.ours, found.ratio, found.met) for found in rows]


def test_every_question_is_answered_from_the_builds_it_names():
    assert answers(10_000) == [
        (1.5, 0.15, True),
        (1.25, None, False),
        (30, 0.3, True),
        (30, 3, False),
        (100, 0.25, True),
        (3.9, pytest.approx(3.9 / 4), True),
        (90, None, None),
        (200, None, None),
        (2, None, None),
        (3, None, None),
        (90, None, None),
        (4, None, None),
        (15, None, True),
        (250, None, True),
        (0.6, None, False),
    ]


def test_the_table_says_what_was_measured_and_whether_it_will_do():
    rows = [
        Row(1, "one post edited", "s", 1.5, "Hugo", 10, 0.15),
        Row(2, "nothing changed", "s", 1.25, target=1),
        Row(7, "full", "s", 90),
    ]
    assert ratios(rows) == (
        "   what               ours  peer        ratio  target  met\n"
        "1  one post edited   1.5 s  10 s  Hugo   0.15  ≤ 0.15  yes\n"
        "2  nothing changed  1.25 s                      ≤ 1 s  NO\n"
        "7  full               90 s"
    )


def test_what_each_build_cost_is_told():
    assert costs({"clean": COSTS["clean"]}) == (
        "build     wall  processor   memory  files written  bytes written\n"
        "clean  30.00 s    40.00 s  100 MiB          10400      140.0 MiB"
    )


@pytest.mark.parametrize(
    ("only", "names"),
    [
        ("1", ["edit"]),
        ("growth, 4", ["hugo", "growth"]),
        ("full-edit", ["full-edit"]),
    ],
)
def test_questions_are_chosen_by_number_or_name(only, names):
    asked = chosen(questions(500), only)
    assert [question.name for question in asked.values()] == names
    assert [questions(500)[number - 1].name for number in asked] == names


def test_a_question_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match=r"17, speed: not in 1, .*unchanged"):
        chosen(questions(500), "speed,17,1")
