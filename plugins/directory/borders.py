"""Outlines that share borders, with fewer points, so that neighbors still meet.

Borders are cut where neighbors change, and every piece is simplified alike from both sides: what
TopoJSON does for a whole topology (Bostock, github.com/topojson/topojson). shapely's
``coverage_simplify`` would do it too, for the weight of GEOS and numpy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot

Point = tuple[float, float]
#: A piece of border; the points of a ring, of which the last is the first.
Line = tuple[Point, ...]


def simplify(rings: Sequence[Line], tolerance: float) -> list[Line]:
    """The rings without the points that lie within ``tolerance`` of the line that is left.

    Points where three areas or two and the outside meet all stay. Borders are recognized by equal
    points, whichever way round a ring is written.
    """
    corners = _corners(rings)
    return [_joined(_thinned(arc, tolerance) for arc in _arcs(ring, corners)) for ring in rings]


def outline(rings: Iterable[Line]) -> list[Line]:
    """The rings around all areas: what is no border between two.

    ``rings`` must all run the same way round their areas.
    """
    edges = {edge: None for ring in rings for edge in pairwise(ring)}
    onward: dict[Point, list[Point]] = defaultdict(list)
    for start, end in edges:
        if (end, start) not in edges:
            onward[start].append(end)
    found = []
    for start, ends in list(onward.items()):
        while ends:
            ring = [start]
            while onward[ring[-1]]:
                ring.append(onward[ring[-1]].pop())
            found.append(tuple(ring))
    return found


def area(ring: Line) -> float:
    """The area of a ring, negative where it runs the other way (the shoelace formula)."""
    return sum(x * y2 - x2 * y for (x, y), (x2, y2) in pairwise(ring)) / 2


def _corners(rings: Iterable[Line]) -> set[Point]:
    """The points through which not all rings run the same way."""
    ways: dict[Point, frozenset[Point]] = {}
    corners = set()
    for ring in rings:
        for before, point, after in zip(ring[-2:-1] + ring, ring, ring[1:], strict=False):
            way = frozenset((before, after))
            if ways.setdefault(point, way) != way:
                corners.add(point)
    return corners


def _arcs(ring: Line, corners: set[Point]) -> list[Line]:
    """The pieces of a ring between corners; of one without, all of it from its least point."""
    points = ring[:-1]
    first = min((point for point in points if point in corners), default=min(points))
    start = points.index(first)
    turned = points[start:] + points[: start + 1]
    cuts = [index for index, point in enumerate(turned) if point in corners or point == first]
    return [turned[begin : end + 1] for begin, end in pairwise(cuts)]


def _joined(arcs: Iterable[Line]) -> Line:
    ring: Line = ()
    for arc in arcs:
        ring = ring[:-1] + arc
    return ring


def _thinned(arc: Line, tolerance: float) -> Line:
    """The arc by Douglas and Peucker (1973); that of the reverse is its reverse."""
    if arc[::-1] < arc:
        return _thinned(arc[::-1], tolerance)[::-1]
    kept, spans = {0, len(arc) - 1}, [(0, len(arc) - 1)]
    while spans:
        start, end = spans.pop()
        distances = [_distance(point, arc[start], arc[end]) for point in arc[start + 1 : end]]
        if (farthest := max(distances, default=0)) > tolerance:
            middle = start + 1 + distances.index(farthest)
            kept.add(middle)
            spans += [(start, middle), (middle, end)]
    return tuple(arc[index] for index in sorted(kept))


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the line between two others."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = ((x - x1) * dx + (y - y1) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return hypot(x - x1 - along * dx, y - y1 - along * dy)
