"""What lists show of the directory: a few facts of each center, association, kind and commune.

A list is written anew only when one of these facts changes, not whenever a record does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from directory.catalog import Catalog
from directory.public import Association, Center, Kind, Link, PublicPhone


@dataclass(frozen=True)
class CenterCard:
    """A center in a list; ``phone`` only where its facts are fresh and it is open."""

    name: str
    url: str
    kind: str
    status: str
    protected: bool
    commune: str | None
    has_contacts: bool
    phone: PublicPhone | None


@dataclass(frozen=True)
class AssociationCard:
    """An association in a list, with the names of its domains."""

    name: str
    url: str
    domains: tuple[str, ...]


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


def center_card(center: Center) -> CenterCard:
    """What a list shows of a center."""
    shown = center.freshness == "fresh" and center.status == "active"
    return CenterCard(
        name=center.name,
        url=center.url,
        kind=center.kind.name,
        status=center.status,
        protected=center.protected,
        commune=center.commune.name if center.commune else None,
        has_contacts=center.has_contacts,
        phone=next(iter(center.phones), None) if shown else None,
    )


def center_cards(centers: Iterable[Center]) -> tuple[CenterCard, ...]:
    """The cards of some centers, in their order."""
    return tuple(map(center_card, centers))


def association_card(association: Association) -> AssociationCard:
    """What a list shows of an association."""
    domains = tuple(domain.name for domain in association.domains)
    return AssociationCard(association.name, association.url, domains)


def link(item: Association | Center) -> Link:
    """The name and address of an association or a center."""
    return Link(item.id, item.name, item.url)


def kind_rows(catalog: Catalog) -> tuple[Row, ...]:
    """All kinds with the count of their centers; families hold their kinds."""
    return tuple(_kind_row(catalog, kind) for kind in catalog.kinds if not kind.parent)


def _kind_row(catalog: Catalog, kind: Kind) -> Row:
    count = len(catalog.centers_of_kind(kind))
    members = tuple(_kind_row(catalog, member) for member in catalog.kinds_of_family(kind))
    return Row(kind.plural, kind.url, count, kind.attested, members)


def commune_rows(catalog: Catalog) -> tuple[Row, ...]:
    """All communes with the count of their centers."""
    return tuple(
        Row(commune.name, commune.url, len(catalog.centers_of_commune(commune)))
        for commune in catalog.communes
    )


def association_rows(catalog: Catalog) -> tuple[Row, ...]:
    """The communes that are the seat of associations, with the count of these."""
    counted = (
        (commune, len(catalog.associations_of_commune(commune))) for commune in catalog.communes
    )
    return tuple(Row(commune.name, commune.url, count) for commune, count in counted if count)
