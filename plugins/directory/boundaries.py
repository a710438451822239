"""Reading the boundaries of the communes: GeoJSON (RFC 7946), one polygon a commune.

JSON is YAML, so the files are read as the lists are, and their faults told at their places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from cache.fingerprint import Packed, packed
from cache.store import digest_of
from diagnostics import Finding, nearest
from directory.borders import Line
from directory.map import Drawing, draw
from directory.model import Commune, Latitude, Longitude
from directory.outlines import Outlines
from directory.read import Records, read_yaml
from records.library import Library
from records.types import Code
from records.validate import validate

FOLDER = "directory/boundaries"
SUFFIX = ".geojson"

#: Path, line and column of a commune's code, by code.
Places = dict[str, tuple[str, int, int]]
#: The map of the communes and their outlines; None where there is no file or a fault.
Drawn = tuple[Drawing, Packed[Outlines]] | None


def _closed(ring: Line) -> Line:
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise PydanticCustomError("V003", "أربع نقط على الأقل، آخرها هي أولها")
    return ring


_Ring = Annotated[tuple[tuple[Longitude, Latitude], ...], AfterValidator(_closed)]


class _Member(BaseModel):
    """Of GeoJSON what is asked; other members are allowed and passed over (RFC 7946, 6.1)."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)


class _Properties(_Member):
    code: Code


class _Polygon(_Member):
    type: Literal["Polygon"]
    coordinates: Annotated[tuple[_Ring, ...], Field(min_length=1)]


class _Feature(_Member):
    type: Literal["Feature"]
    properties: _Properties
    geometry: _Polygon


class _Boundaries(_Member):
    type: Literal["FeatureCollection"]
    features: tuple[_Feature, ...]


def read_boundaries(library: Library, records: Records) -> list[Finding]:
    """Give records the map of the communes and their outlines; both stay None after a fault.

    Returns findings: what is wrong in a file, codes without a counterpart.
    """
    names = [name for name in library.names(f"{FOLDER}/") if name.endswith(SUFFIX)]
    if not names:
        return []

    def read(names: Sequence[str]) -> tuple[Drawn, Places, list[Finding]]:
        return _read(library, names)

    key = digest_of(*((library.shown(name), library.digest(name)) for name in names))
    [(drawn, places, findings)] = library.store.map("map", read, [names], [key])
    if drawn:
        records.drawing, records.outlines = drawn
    return findings or list(_unmatched(places, records))


def _read(library: Library, names: Sequence[str]) -> tuple[Drawn, Places, list[Finding]]:
    boundaries: dict[str, tuple[Line, ...]] = {}
    places: Places = {}
    findings: list[Finding] = []
    for name in names:
        document, faults = read_yaml(library.content / name, library.shown(name))
        findings += faults
        if document is None:
            continue
        record, faults = validate(_Boundaries, document)
        findings += faults
        for index, feature in enumerate(record.features if record and not findings else ()):
            code = feature.properties.code
            loc = ("features", index, "properties", "code")
            if code in places:
                message = f"للجماعة «{code}» حدود في {places[code][0]}:{places[code][1]}"
                findings.append(document.finding(loc, "X002", message))
            places[code] = (document.path, *document.position(loc))
            boundaries[code] = feature.geometry.coordinates
    if findings or not boundaries:
        return None, places, findings
    return (draw(boundaries), packed(Outlines(boundaries))), places, findings


def _unmatched(places: Places, records: Records) -> Iterator[Finding]:
    """Findings for boundaries of no commune, and communes without boundaries."""
    listed = records.lists["communes"]
    if records.known("communes") != listed.keys():
        return  # some could not be read, and that was told
    communes = {
        entry.record.code: entry for entry in listed.values() if isinstance(entry.record, Commune)
    }
    for code, place in places.items():
        if code not in communes:
            message = f"لا جماعة رمزها «{code}» في communes.yaml"
            yield Finding(*place, "X001", message, nearest(code, communes))
    for code, entry in communes.items():
        if code not in places:
            message = f"لا حدود للجماعة «{code}» في {FOLDER}"
            advice = "أضف حدودها إلى الخريطة، أو صحح رمزها"
            yield entry.document.finding((*entry.at, "code"), "X001", message, advice)
