"""The lines of the bench of the search, and what it measures."""

from __future__ import annotations

import pytest

from tests.bench.search import Figure, Question, bench, measured


@pytest.mark.parametrize(
    ("value", "limit", "told"),
    [(9, 9, ""), (9.1, 9, "beyond"), (99, -99, ""), (98.9, -99, "beyond"), (5, None, "")],
)
def test_a_figure_beyond_its_limit_is_told(value, limit, told):
    assert Figure("a", value, "KB", limit).cells()[-1] == told


def test_a_figure_stands_beside_that_of_the_peer():
    assert Figure("a", 1, "KB", 2, 3).cells() == ("a", "1.0 KB", "3.0 KB", "<= 2", "")


def test_what_is_found_is_compared_with_the_pages_that_hold_the_word():
    asked = [
        Question("مركز", spelled={1, 2}, inflected={1, 2}, akin={1, 2, 3}),
        Question("طفل", spelled={4, 5}, inflected={4, 5}, akin={4, 5}),
    ]
    assert measured(asked, [{1, 2, 3}, {4, 8, 9}], 10) == (75, 1.5, 20)


def test_no_round_is_refused():
    with pytest.raises(ValueError, match="at least 1 round"):
        bench(None, None, None, "", "", 0)
