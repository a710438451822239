"""The catalog: all public views of the directory, linked to each other, looked up every way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from arabic.fold import sort_key
from directory import model, public
from directory.addresses import Addresses
from directory.freshness import freshness
from directory.holidays import Calendar, calendar
from directory.map import Drawing
from directory.public import (
    Association,
    Center,
    Cercle,
    Commune,
    Helpline,
    Kind,
    Link,
    Service,
)
from directory.read import Records
from directory.safety import sensitivity

V = TypeVar("V")


@dataclass(slots=True)
class Catalog:
    """Everything that outputs may show. Sequences are in display order; ids are unique."""

    addresses: Addresses = field(default_factory=Addresses)
    drawing: Drawing | None = None
    calendar: Calendar = field(default_factory=Calendar)
    audiences: dict[str, model.Term] = field(default_factory=dict)
    laws: dict[str, model.Term] = field(default_factory=dict)
    topics: dict[str, model.Term] = field(default_factory=dict)
    news_kinds: dict[str, model.NewsKind] = field(default_factory=dict)
    aliases: list[tuple[str, ...]] = field(default_factory=list)
    cercles_by_id: dict[str, Cercle] = field(default_factory=dict)
    communes_by_id: dict[str, Commune] = field(default_factory=dict)
    helplines_by_id: dict[str, Helpline] = field(default_factory=dict)
    kinds_by_id: dict[str, Kind] = field(default_factory=dict)
    associations_by_id: dict[str, Association] = field(default_factory=dict)
    centers_by_id: dict[str, Center] = field(default_factory=dict)
    _by_kind: dict[str, list[Center]] = field(default_factory=lambda: defaultdict(list))
    _by_commune: dict[str, list[Center]] = field(default_factory=lambda: defaultdict(list))
    _by_pair: dict[tuple[str, str], list[Center]] = field(default_factory=lambda: defaultdict(list))
    _by_seat: dict[str, list[Association]] = field(default_factory=lambda: defaultdict(list))
    _by_association: dict[str, list[Center]] = field(default_factory=lambda: defaultdict(list))

    @property
    def communes(self) -> tuple[Commune, ...]:
        """All communes, in the order of their file."""
        return tuple(self.communes_by_id.values())

    @property
    def helplines(self) -> tuple[Helpline, ...]:
        """All helplines."""
        return tuple(self.helplines_by_id.values())

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """All kinds, families included, in the order of their file."""
        return tuple(self.kinds_by_id.values())

    @property
    def associations(self) -> tuple[Association, ...]:
        """All associations, in alphabetical order."""
        return tuple(self.associations_by_id.values())

    @property
    def centers(self) -> tuple[Center, ...]:
        """All centers, in alphabetical order."""
        return tuple(self.centers_by_id.values())

    def kinds_of_family(self, kind: Kind) -> list[Kind]:
        """The kinds that belong to a family; none for a kind that is no family."""
        return [member for member in self.kinds if member.parent and member.parent.id == kind.id]

    def centers_of_kind(self, kind: Kind) -> list[Center]:
        """The centers of a kind, or of all kinds of a family."""
        family = self.kinds_of_family(kind)
        return [
            *self._by_kind.get(kind.id, ()),
            *(center for member in family for center in self._by_kind.get(member.id, ())),
        ]

    def centers_of_commune(self, commune: Commune) -> list[Center]:
        """The centers of a commune."""
        return self._by_commune.get(commune.id, [])

    def centers_of_pair(self, kind: Kind, commune: Commune) -> list[Center]:
        """The centers of one kind in one commune."""
        return self._by_pair.get((kind.id, commune.id), [])

    def centers_of_association(self, association: Association) -> list[Center]:
        """The centers that an association runs."""
        return self._by_association.get(association.id, [])

    def associations_of_commune(self, commune: Commune) -> list[Association]:
        """The associations that have their seat in a commune, in alphabetical order."""
        return self._by_seat.get(commune.id, [])

    def kinds_of_commune(self, commune: Commune) -> list[tuple[Kind, list[Center]]]:
        """The kinds present in a commune, with their centers there."""
        pairs = ((kind, self.centers_of_pair(kind, commune)) for kind in self.kinds)
        return [(kind, centers) for kind, centers in pairs if centers]

    def communes_of_kind(self, kind: Kind) -> list[tuple[Commune, list[Center]]]:
        """The communes where a kind is present, with their centers of it."""
        pairs = ((commune, self.centers_of_pair(kind, commune)) for commune in self.communes)
        return [(commune, centers) for commune, centers in pairs if centers]

    def pairs(self) -> list[tuple[Kind, Commune, list[Center]]]:
        """All pairs of a kind and a commune that are not empty."""
        return [
            (kind, commune, centers)
            for commune in self.communes
            for kind, centers in self.kinds_of_commune(commune)
        ]

    def pair_url(self, kind: Kind, commune: Commune) -> str:
        """The address of the page of one kind in one commune."""
        return self.addresses.pair.format(kind=kind.id, commune=commune.id)

    def add_association(self, association: Association) -> None:
        """Enter an association under its id and the commune of its seat."""
        self.associations_by_id[association.id] = association
        if association.commune:
            self._by_seat[association.commune.id].append(association)

    def add(self, center: Center) -> None:
        """Enter a center under its id, kind, commune and association."""
        self.centers_by_id[center.id] = center
        self._by_kind[center.kind.id].append(center)
        if center.commune:
            self._by_commune[center.commune.id].append(center)
            self._by_pair[center.kind.id, center.commune.id].append(center)
        if center.organization:
            self._by_association[center.organization.id].append(center)


def build_catalog(
    records: Records, today: date, addresses: Addresses | None = None, *, preview: bool = False
) -> Catalog:
    """Link checked records into a catalog of public views.

    ``records`` must be free of errors (``read_records``, ``check_references``, ``check_safety``);
    ``today`` decides which contact facts are too old to be shown. A ``preview`` shows drafts too.
    """
    catalog = Catalog(addresses or Addresses(), records.drawing)
    for name in ("audiences", "laws", "topics"):
        getattr(catalog, name).update({term.id: term for term in records.terms(name)})
    _vocabularies(catalog, records)
    catalog.calendar = calendar(
        term for term in records.terms("holidays") if isinstance(term, model.Holiday)
    )
    for profile in _sorted((e.record for e in records.associations.values()), "title"):
        if profile.status == "published" or (preview and profile.unpublished):
            catalog.add_association(_association(profile, catalog, today))
    for center in _sorted((entry.record for entry in records.centers.values()), "name"):
        if preview or not center.unpublished:
            catalog.add(_center(center, catalog, today))
    return catalog


def _sorted(items: Iterable[V], attribute: str) -> list[V]:
    return sorted(items, key=lambda item: sort_key(getattr(item, attribute)))


def _vocabularies(catalog: Catalog, records: Records) -> None:
    for term in records.terms("news-kinds"):
        assert isinstance(term, model.NewsKind)
        catalog.news_kinds[term.id] = term
    for term in records.terms("aliases"):
        assert isinstance(term, model.Alias)
        catalog.aliases.append((term.name, *term.alternate_names))
    for term in records.terms("cercles"):
        catalog.cercles_by_id[term.id] = Cercle(**dict(term))
    for term in records.terms("communes"):
        assert isinstance(term, model.Commune)
        catalog.communes_by_id[term.id] = _commune(term, catalog)
    for term in records.terms("helplines"):
        assert isinstance(term, model.Helpline)
        catalog.helplines_by_id[term.id] = Helpline(
            **{**dict(term), "sources": _sources(term.sources)}
        )
    kinds = {term.id: term for term in records.terms("kinds") if isinstance(term, model.Kind)}
    for term in kinds.values():
        catalog.kinds_by_id[term.id] = _kind(term, kinds, catalog)


def _commune(term: model.Commune, catalog: Catalog) -> Commune:
    cercle = catalog.cercles_by_id[term.cercle] if term.cercle else None
    url = catalog.addresses.commune.format(commune=term.id)
    return Commune(**{**dict(term), "cercle": cercle}, url=url)


def _kind(term: model.Kind, kinds: dict[str, model.Kind], catalog: Catalog) -> Kind:
    linked: dict[str, Any] = {
        "parent": _kind(kinds[term.parent], kinds, catalog) if term.parent else None,
        "audience": _pick(catalog.audiences, term.audience),
        "laws": _pick(catalog.laws, term.laws),
        "helplines": _pick(catalog.helplines_by_id, term.helplines),
        "sources": _sources(term.sources),
    }
    return Kind(**{**dict(term), **linked}, url=catalog.addresses.kind.format(kind=term.id))


def _association(header: model.AssociationHeader, catalog: Catalog, today: date) -> Association:
    band = freshness(header.assured_date, today)
    return Association(
        id=header.slug,
        name=header.title,
        summary=header.summary,
        alternate_name=header.alternate_name,
        amazigh_name=header.amazigh_name,
        acronym=header.acronym,
        founded=header.founded,
        receipt=header.receipt,
        domains=_pick(catalog.topics, header.domains),
        commune=catalog.communes_by_id[header.commune] if header.commune else None,
        communes_served=_pick(catalog.communes_by_id, header.communes_served),
        public_utility=header.public_utility,
        activity=header.activity,
        assured_date=header.assured_date,
        assurer=header.assurer,
        freshness=band,
        sources=_sources(header.sources),
        url=catalog.addresses.association.format(slug=header.slug),
        unpublished=header.unpublished,
        **public.association_contacts(header, band),
    )


def _center(record: model.CenterRecord, catalog: Catalog, today: date) -> Center:
    kind = catalog.kinds_by_id[record.kind]
    level = sensitivity(record, kind.sensitivity)
    commune = record.location.commune
    return Center(
        id=record.id,
        name=record.name,
        alternate_name=record.alternate_name,
        amazigh_name=record.amazigh_name,
        kind=kind,
        status=record.status,
        alert=record.alert,
        description=record.description,
        organization=_runner(record, level, catalog),
        commune=catalog.communes_by_id[commune] if commune else None,
        protected=level == "y",
        transportation=record.location.transportation if level == "n" else None,
        accessibility=public.accessibility(record),
        languages=public.languages(record),
        services=tuple(_service(service, catalog) for service in record.services),
        assured_date=record.assured_date,
        assurer=record.assurer,
        freshness=freshness(record.assured_date, today),
        sources=_sources(record.sources, protected=level == "y"),
        url=catalog.addresses.center.format(center=record.id),
        unpublished=record.unpublished,
        **public.contacts(record, level, today),
    )


def _runner(record: model.CenterRecord, level: model.Sensitivity, catalog: Catalog) -> Link | None:
    """The association that runs a center; none for a protected one: its seat may be the place."""
    if level == "y" or record.organization is None:
        return None
    runner = catalog.associations_by_id.get(record.organization)
    return Link(runner.id, runner.name, runner.url) if runner else None


def _service(service: model.Service, catalog: Catalog) -> Service:
    return Service(**{**dict(service), "audience": _pick(catalog.audiences, service.audience)})


def _sources(
    sources: Iterable[model.Source], *, protected: bool = False
) -> tuple[public.PublicSource, ...]:
    return tuple(public.public_source(source, protected=protected) for source in sources)


def _pick(known: dict[str, V], ids: Iterable[str]) -> tuple[V, ...]:
    return tuple(known[key] for key in ids)
