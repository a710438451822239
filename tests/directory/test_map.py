"""The real boundaries, drawn: no border torn, no commune lost, little moved."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import accumulate, combinations, pairwise

import pytest

from directory.borders import Line, area
from directory.map import MARGIN, WIDTH, Drawing, draw
from records import yaml
from tests.conftest import ROOT

FOLDER = ROOT / "content/directory"
Edge = frozenset[tuple[float, float]]


@pytest.fixture(scope="module")
def boundaries() -> dict[str, tuple[Line, ...]]:
    text = (FOLDER / "boundaries/larache-communes.geojson").read_text("utf-8")
    return {
        feature["properties"]["code"]: tuple(
            tuple((x, y) for x, y in ring) for ring in feature["geometry"]["coordinates"]
        )
        for feature in json.loads(text)["features"]
    }


@pytest.fixture(scope="module")
def drawing(boundaries: dict[str, tuple[Line, ...]]) -> Drawing:
    return draw(boundaries)


def rings(path: str) -> list[Line]:
    """The rings of path data, as a browser reads them."""
    found = []
    for part in path.split("z")[:-1]:
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        steps = zip(numbers[::2], numbers[1::2], strict=True)
        points = accumulate(steps, lambda one, step: (one[0] + step[0], one[1] + step[1]))
        ring = tuple(points)
        found.append((*ring, ring[0]))
    return found


def edges(path: str) -> list[Edge]:
    return [frozenset(edge) for ring in rings(path) for edge in pairwise(ring)]


def neighbors(borders: dict[str, list[Edge]]) -> set[frozenset[str]]:
    return {
        frozenset((one, other))
        for one, other in combinations(borders, 2)
        if not set(borders[one]).isdisjoint(borders[other])
    }


def test_every_border_has_two_sides_or_is_the_outline(drawing: Drawing) -> None:
    counts = Counter(edge for path in drawing.paths.values() for edge in edges(path))
    assert set(counts.values()) == {1, 2}
    around = edges(drawing.outline)
    assert {edge for edge, count in counts.items() if count == 1} == set(around)
    assert len(around) == len(set(around))


def test_neighbors_stay_neighbors(
    boundaries: dict[str, tuple[Line, ...]], drawing: Drawing
) -> None:
    before = {
        code: [frozenset(edge) for ring in of for edge in pairwise(ring)]
        for code, of in boundaries.items()
    }
    after = {code: edges(path) for code, path in drawing.paths.items()}
    assert neighbors(after) == neighbors(before)
    assert len(neighbors(after)) > 30


def test_no_two_lines_cross(drawing: Drawing) -> None:
    lines = {tuple(sorted(edge)) for path in drawing.paths.values() for edge in edges(path)}
    crossing = [pair for pair in combinations(sorted(lines), 2) if cross(*pair)]
    assert crossing == []


def cross(one: tuple[tuple[float, float], ...], other: tuple[tuple[float, float], ...]) -> bool:
    (a, b), (c, d) = one, other
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def side(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def test_areas_change_little(boundaries: dict[str, tuple[Line, ...]], drawing: Drawing) -> None:
    scale = drawing.frame.across * drawing.frame.down
    for code, of in boundaries.items():
        drawn = abs(sum(map(area, rings(drawing.paths[code]))))
        assert drawn == pytest.approx(sum(map(area, of)) * scale, rel=0.02), code
    whole = sum(abs(sum(map(area, rings(path)))) for path in drawing.paths.values())
    assert abs(sum(map(area, rings(drawing.outline)))) == whole


def test_it_fills_its_view_box(drawing: Drawing) -> None:
    points = [point for ring in rings(drawing.outline) for point in ring]
    across, down = [x for x, _ in points], [y for _, y in points]
    assert (min(across), max(across)) == (MARGIN, WIDTH - MARGIN)
    assert (min(down), max(down)) == (MARGIN, drawing.height - MARGIN)


def test_labels_are_in_their_commune(drawing: Drawing) -> None:
    document, _ = yaml.parse((FOLDER / "communes.yaml").read_text("utf-8"), "communes.yaml")
    assert document
    communes = document.data
    assert {commune["code"] for commune in communes} == drawing.paths.keys()
    for commune in communes:
        label = drawing.place(float(commune["longitude"]), float(commune["latitude"]))
        (ring,) = rings(drawing.paths[commune["code"]])
        assert inside(label, ring), commune["id"]


def inside(point: tuple[float, float], ring: Line) -> bool:
    """Whether a line to the right crosses the ring an odd number of times."""
    x, y = point
    crossed = [
        (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairwise(ring)
        if y1 != y2
    ]
    return sum(crossed) % 2 == 1


def test_the_way_a_ring_is_written_does_not_matter(
    boundaries: dict[str, tuple[Line, ...]], drawing: Drawing
) -> None:
    turned = {
        code: tuple(ring[::-1] if index % 2 else ring for ring in of)
        for index, (code, of) in enumerate(boundaries.items())
    }
    again = draw(turned)
    for code, path in drawing.paths.items():
        assert set(edges(again.paths[code])) == set(edges(path))
    assert set(edges(again.outline)) == set(edges(drawing.outline))


def test_an_area_in_a_hole() -> None:
    outer = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))
    inner = ((1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0), (1.0, 1.0))
    found = draw({"a": (outer, inner), "b": (inner,)})
    ring, hole = rings(found.paths["a"])
    (filling,) = rings(found.paths["b"])
    assert area(ring) * area(hole) < 0, "filled by the rule of SVG, which counts turns"
    assert area(hole) == -area(filling)
    assert len(rings(found.outline)) == 1
