"""The map of the communes: their boundaries as SVG paths.

Whole numbers in a view box of :data:`WIDTH`: one decimal more would double the bytes. A degree is
as wide everywhere as in the middle: less than a hundredth off where the map is one degree high.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from directory.borders import Line, Point, area, outline, simplify

#: The width of the view box, and how far a border may be off, in its units (the tests see that no
#: two lines cross).
WIDTH = 600
TOLERANCE = 1.2
#: Room for the stroke around the outermost points.
MARGIN = 2


@dataclass(frozen=True)
class Frame:
    """Where the map lies on the earth: its north-western corner in degrees, units a degree."""

    west: float
    north: float
    across: float
    down: float

    def point(self, longitude: float, latitude: float) -> Point:
        """A place of the earth in the units of the view box."""
        x, y = (longitude - self.west) * self.across, (self.north - latitude) * self.down
        return MARGIN + x, MARGIN + y


@dataclass(frozen=True)
class Drawing:
    """All communes, by code, and the outline of them all; ``d`` of paths in one view box."""

    frame: Frame
    height: int
    outline: str
    paths: Mapping[str, str]

    @property
    def view_box(self) -> str:
        """The attribute of that name."""
        return f"0 0 {WIDTH} {self.height}"

    def place(self, longitude: float, latitude: float) -> tuple[int, int]:
        """Where a place of the earth is on the map."""
        return _rounded(self.frame.point(longitude, latitude))


def draw(boundaries: Mapping[str, Sequence[Line]]) -> Drawing:
    """Draw areas, each given by its rings of (longitude, latitude): the outer, then holes.

    A border is given to both its areas with equal points, and stays the same for both.
    """
    frame = _frame([point for rings in boundaries.values() for ring in rings for point in ring])
    owners = [(code, hole) for code, rings in boundaries.items() for hole in range(len(rings))]
    drawn = [
        tuple(frame.point(*point) for point in _oriented(boundaries[code][hole], hole > 0))
        for code, hole in owners
    ]
    rings = [_on_grid(ring) for ring in simplify(drawn, TOLERANCE)]
    paths = dict.fromkeys(boundaries, "")
    for (code, _), ring in zip(owners, rings, strict=True):
        paths[code] += _path(ring)
    bottom = round(max(y for ring in rings for _, y in ring))
    return Drawing(frame, bottom + MARGIN, "".join(map(_path, outline(rings))), paths)


def _frame(points: Iterable[Point]) -> Frame:
    longitudes, latitudes = zip(*points, strict=True)
    south, north = min(latitudes), max(latitudes)
    across = (WIDTH - 2 * MARGIN) / (max(longitudes) - min(longitudes))
    return Frame(min(longitudes), north, across, across / cos(radians((south + north) / 2)))


def _oriented(ring: Line, hole: bool) -> Line:
    """The ring as RFC 7946 asks for (3.1.6): outer ones counterclockwise, holes clockwise."""
    return ring if (area(ring) < 0) == hole else ring[::-1]


def _rounded(point: Point) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _on_grid(ring: Line) -> Line:
    points = [_rounded(point) for point in ring]
    return (points[0], *(point for before, point in pairwise(points) if point != before))


def _path(ring: Line) -> str:
    """A ring of whole numbers as path data (SVG 2, 9.3): steps from point to point, few spaces.

    Nothing for one that has no area left.
    """
    if len(ring) < 4:
        return ""
    x, y = ring[0]
    steps = [f"{x2 - x} {y2 - y}" for (x, y), (x2, y2) in pairwise(ring[:-1])]
    return f"M{x} {y}l{' '.join(steps)}z".replace(" -", "-")
