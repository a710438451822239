"""What lists show of the directory: a few facts of each center, association, kind and commune.

A list is written anew only when one of these facts changes, not whenever a record does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from directory.catalog import Catalog
from directory.finder import association_found, center_found
from directory.hours import LiveHours
from directory.map import Drawing
from directory.model import Unpublished
from directory.public import Association, Center, Commune, Kind, Link, PublicPhone

#: From line to line of a label on the map, in its units.
LINE = 17


@dataclass(frozen=True)
class CenterCard:
    """A center in a list; phone and hours only where its facts are fresh and it is open.

    In a list with a finder, ``found`` are the attributes that it is found by; hours are told there.
    """

    name: str
    url: str
    kind: str
    closed: str | None
    protected: bool
    commune: str | None
    has_contacts: bool
    phone: PublicPhone | None
    live_hours: LiveHours | None
    unpublished: Unpublished | None
    found: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class AssociationCard:
    """An association in a list, with the names of its domains; ``found`` as of a center."""

    name: str
    url: str
    domains: tuple[str, ...]
    unpublished: Unpublished | None
    found: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Group:
    """Cards under the name of their commune or kind; of a commune, ``place`` is the id."""

    name: str
    url: str
    cards: tuple[CenterCard | AssociationCard, ...]
    place: str | None = None


@dataclass(frozen=True)
class Area:
    """A commune on the map.

    Its label is set around ``x``: each word of its name with its ``y``, below them the count.
    """

    row: Row
    path: str
    x: int
    words: tuple[tuple[str, int], ...]
    count_y: int


@dataclass(frozen=True)
class Map:
    """The map of all communes."""

    view_box: str
    areas: tuple[Area, ...]


@dataclass(frozen=True)
class Locator:
    """One commune within the outline of them all."""

    view_box: str
    outline: str
    path: str


@dataclass(frozen=True)
class Row:
    """A kind or a commune in a list, with how much there is of what is counted.

    ``attested``: known to be there, though no record is; ``rows`` are the kinds of a family.
    """

    name: str
    url: str
    count: int
    attested: bool = False
    rows: tuple[Row, ...] = ()


def center_card(center: Center, findable: bool = False) -> CenterCard:
    """What a list shows of a center; ``findable`` in a list with a finder."""
    shown = center.freshness == "fresh" and not center.closed
    return CenterCard(
        name=center.name,
        url=center.url,
        kind=center.kind.name,
        closed=center.closed,
        protected=center.protected,
        commune=center.commune.name if center.commune else None,
        has_contacts=center.has_contacts,
        phone=next(iter(center.phones), None) if shown else None,
        live_hours=center.live_hours if findable else None,
        unpublished=center.unpublished,
        found=center_found(center).attributes if findable else (),
    )


def center_cards(centers: Iterable[Center], findable: bool = False) -> tuple[CenterCard, ...]:
    """The cards of some centers, in their order; ``findable`` in a list with a finder."""
    return tuple(center_card(center, findable) for center in centers)


def association_card(association: Association, findable: bool = False) -> AssociationCard:
    """What a list shows of an association; ``findable`` in a list with a finder."""
    domains = tuple(domain.name for domain in association.domains)
    found = association_found(association).attributes if findable else ()
    return AssociationCard(
        name=association.name,
        url=association.url,
        domains=domains,
        unpublished=association.unpublished,
        found=found,
    )


def association_cards(
    associations: Iterable[Association], findable: bool = False
) -> tuple[AssociationCard, ...]:
    """The cards of some associations, in their order; ``findable`` in a list with a finder."""
    return tuple(association_card(association, findable) for association in associations)


def link(item: Association | Center) -> Link:
    """The name and address of an association or a center."""
    return Link(item.id, item.name, item.url)


def kind_rows(catalog: Catalog) -> tuple[Row, ...]:
    """All kinds with the count of their centers; families hold their kinds."""
    return tuple(_kind_row(catalog, kind) for kind in catalog.kinds if not kind.parent)


def present(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows of what is there, whether recorded or only attested."""
    return tuple(replace(row, rows=present(row.rows)) for row in rows if row.count or row.attested)


def _kind_row(catalog: Catalog, kind: Kind) -> Row:
    count = len(catalog.centers_of_kind(kind))
    members = tuple(_kind_row(catalog, member) for member in catalog.kinds_of_family(kind))
    attested = kind.attested or any(row.attested for row in members)
    return Row(kind.plural, kind.url, count, attested, members)


def commune_rows(catalog: Catalog) -> tuple[Row, ...]:
    """All communes with the count of their centers."""
    return tuple(
        Row(commune.name, commune.url, len(catalog.centers_of_commune(commune)))
        for commune in catalog.communes
    )


def commune_map(catalog: Catalog) -> Map | None:
    """The map of all communes, where their boundaries are known."""
    drawing = catalog.drawing
    if drawing is None:
        return None
    rows = zip(catalog.communes, commune_rows(catalog), strict=True)
    return Map(drawing.view_box, tuple(_area(drawing, commune, row) for commune, row in rows))


def _area(drawing: Drawing, commune: Commune, row: Row) -> Area:
    x, y = drawing.place(commune.longitude, commune.latitude)
    words = row.name.split()
    lines = len(words) + bool(row.count)
    first = y - LINE * (lines - 1) // 2 + LINE // 3  # a baseline is below the middle of its line
    placed = tuple((word, first + LINE * index) for index, word in enumerate(words))
    return Area(row, drawing.paths[commune.code], x, placed, first + LINE * len(words))


def locator(catalog: Catalog, commune: Commune) -> Locator | None:
    """Where a commune is among the others, where their boundaries are known."""
    drawing = catalog.drawing
    if drawing is None:
        return None
    return Locator(drawing.view_box, drawing.outline, drawing.paths[commune.code])


def association_rows(catalog: Catalog) -> tuple[Row, ...]:
    """The communes that are the seat of associations, with the count of these."""
    counted = (
        (commune, len(catalog.associations_of_commune(commune))) for commune in catalog.communes
    )
    return tuple(Row(commune.name, commune.url, count) for commune, count in counted if count)
