"""In which commune a place is: the outlines of all, in degrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians

from directory.borders import Line, Point

#: How far beyond a border a place may be, in kilometers: mapped borders are no surveyor's.
TOLERANCE = 0.5
#: Kilometers of a degree of latitude.
_DEGREE = 111.2


@dataclass(frozen=True)
class Outlines:
    """The rings of each commune by its code, of (longitude, latitude)."""

    rings: Mapping[str, Sequence[Line]]

    def is_in(self, code: str, place: Point) -> bool:
        """Whether a place is in a commune, or so near that its border may be meant."""
        rings = self.rings[code]
        return _is_within(place, rings) or _distance(place, rings) <= TOLERANCE

    def commune_of(self, place: Point) -> str | None:
        """The code of the commune that a place is in; None outside of all."""
        within = (code for code, rings in self.rings.items() if _is_within(place, rings))
        near = (code for code in self.rings if self.is_in(code, place))
        return next(within, None) or next(near, None)

    def limits(self, code: str | None = None) -> tuple[Point, Point]:
        """The south-western and north-eastern corner of a commune, or of them all."""
        owners = self.rings if code is None else [code]
        points = [point for owner in owners for ring in self.rings[owner] for point in ring]
        longitudes, latitudes = zip(*points, strict=True)
        return (min(longitudes), min(latitudes)), (max(longitudes), max(latitudes))


def _edges(rings: Sequence[Line]) -> Iterator[tuple[Point, Point]]:
    for ring in rings:
        yield from pairwise(ring)


def _is_within(place: Point, rings: Sequence[Line]) -> bool:
    """Whether a line from the place eastward crosses an odd number of edges."""
    x, y = place
    within = False
    for (x1, y1), (x2, y2) in _edges(rings):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            within = not within
    return within


def _distance(place: Point, rings: Sequence[Line]) -> float:
    """Kilometers from a place to the nearest border."""
    x, y = place
    across = _DEGREE * cos(radians(y))
    return min(
        _to_edge((x1 - x) * across, (y1 - y) * _DEGREE, (x2 - x) * across, (y2 - y) * _DEGREE)
        for (x1, y1), (x2, y2) in _edges(rings)
    )


def _to_edge(x1: float, y1: float, x2: float, y2: float) -> float:
    """From the origin to the line between two points."""
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, -(x1 * dx + y1 * dy) / length)) if length else 0.0
    return hypot(x1 + along * dx, y1 + along * dy)
