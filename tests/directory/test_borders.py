"""Borders lose points, never their neighbor."""

from __future__ import annotations

from itertools import pairwise

import hypothesis
from hypothesis import strategies as st

from directory.borders import Line, area, outline, simplify


def square(x: int, y: int, size: int = 10) -> Line:
    return (x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)


def edges(ring: Line) -> set[frozenset[tuple[float, float]]]:
    return {frozenset(edge) for edge in pairwise(ring)}


def wavy(offsets: list[int]) -> tuple[Line, Line]:
    """Two areas one above the other, with a border between them that goes up and down."""
    border = tuple((index, 50 + offset) for index, offset in enumerate(offsets))
    last = len(offsets) - 1
    above = (*border, (last, 900), (0, 900), border[0])
    below = (*border[::-1], (0, -900), (last, -900), border[-1])
    return above, below


@hypothesis.given(
    st.lists(st.integers(-40, 40), min_size=2, max_size=30), st.integers(0, 30), st.booleans()
)
def test_a_border_stays_the_same_on_both_sides(
    offsets: list[int], tolerance: int, turned: bool
) -> None:
    above, below = wavy(offsets)
    found, other = simplify([above, below[::-1] if turned else below], tolerance)
    borders = [
        {edge for edge in edges(ring) if edge <= {*above} & {*below}} for ring in (found, other)
    ]
    assert borders[0] == borders[1] != set()


def test_points_on_a_line_go_and_corners_stay() -> None:
    ring = ((0, 0), (5, 0), (10, 0), (10, 10), (5, 11), (0, 10), (0, 0))
    assert simplify([ring], 0.5) == [((0, 0), (10, 0), (10, 10), (5, 11), (0, 10), (0, 0))]
    assert simplify([ring], 2) == [square(0, 0)]


def test_where_neighbors_change_a_point_stays() -> None:
    # the long side of one is the side of two: its middle is on a line, and needed
    long = ((0, 10), (10, 10), (20, 10), (20, 20), (0, 20), (0, 10))
    given = [square(0, 0), square(10, 0), long]
    assert [edges(ring) for ring in simplify(given, 1)] == [edges(ring) for ring in given]


def test_a_hole_is_the_area_that_fills_it() -> None:
    island = ((4, 4), (5, 4), (6, 4), (6, 6), (4, 6), (4, 4))
    elsewhere = (*island[2:], *island[1:3])[::-1]
    hole, filling = simplify([elsewhere, island], 0.5)
    assert edges(hole) == edges(filling)
    assert area(filling) == 4 == -area(hole)


def test_the_outline_is_what_is_no_border() -> None:
    (around,) = outline([square(0, 0), square(10, 0), square(0, 10), square(10, 10)])
    assert len(around) == 9
    assert area(around) == 400
    assert (10, 10) not in around


def test_the_outline_of_areas_apart_is_theirs() -> None:
    assert outline([square(0, 0), square(50, 0)]) == [square(0, 0), square(50, 0)]
    corner = outline([square(0, 0), square(10, 10)])  # they touch in one point
    assert sum(map(area, corner)) == 200
