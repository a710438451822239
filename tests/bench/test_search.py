"""The lines of the bench of the search."""

from __future__ import annotations

import pytest

from tests.bench.search import Figure, bench


@pytest.mark.parametrize(
    ("value", "limit", "told"),
    [(9, 9, ""), (9.1, 9, "beyond"), (99, -99, ""), (98.9, -99, "beyond"), (5, None, "")],
)
def test_a_figure_beyond_its_limit_is_told(value, limit, told):
    assert Figure("a", value, "KB", limit).cells()[-1] == told


def test_no_round_is_refused():
    with pytest.raises(ValueError, match="at least 1 round"):
        bench(None, None, "", 0)
