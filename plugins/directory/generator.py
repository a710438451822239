"""The directory's pages: Pelican's view of the catalog."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pelican.generators import Generator

from directory.cards import (
    association_card,
    association_rows,
    center_cards,
    commune_map,
    commune_rows,
    kind_rows,
    link,
    locator,
)
from directory.catalog import Catalog
from directory.public import Association, Center, Commune, Kind, Link
from rendering.pages import page_writer
from rendering.text import Texts

#: One page shows up to so many; beyond, it leads to the pages of communes and kinds.
LISTED = 500


class DirectoryGenerator(Generator):
    """Writes directory, kind, commune, pair, center and association pages."""

    def generate_context(self) -> None:
        """Enter all pages for ``{filename}`` links."""
        self.catalog: Catalog = self.settings["CATALOG"]
        self.texts: Texts = self.settings["TEXTS"]
        linked = self.context["generated_content"]
        for center_id, source in self.settings["CENTER_FILES"].items():
            linked[source] = self.catalog.centers_by_id[center_id]
        for association in self.catalog.associations:
            linked[_profile(association)] = association
        pictures = self.texts.pictures(map(_profile, self.catalog.associations))
        self.context["static_links"].update(pictures)

    def generate_output(self, writer: Any) -> None:
        """Write every page of the directory."""
        self.write = page_writer(self, writer)
        self.newsroom = self.context["newsroom"]
        self._directory()
        for kind in self.catalog.kinds:
            self._kind(kind)
        for commune in self.catalog.communes:
            self._commune(commune)
        for kind, commune, centers in self.catalog.pairs():
            self._pair(kind, commune, centers)
        for center in self.catalog.centers:
            self._center(center)
        self._associations()
        for association in self.catalog.associations:
            self._association(association)

    def _directory(self) -> None:
        catalog = self.catalog
        cards = center_cards(catalog.centers)
        self.write(
            "directory",
            catalog.addresses.directory,
            kinds=kind_rows(catalog),
            communes=commune_rows(catalog),
            map=commune_map(catalog),
            count=len(cards),
            centers=cards if len(cards) <= LISTED else (),
            with_contacts=sum(card.has_contacts for card in cards),
            helplines=catalog.helplines,
        )

    def _kind(self, kind: Kind) -> None:
        catalog = self.catalog
        centers = catalog.centers_of_kind(kind)
        apart = [center for center in centers if not center.commune and center.kind.id == kind.id]
        self.write(
            "kind",
            kind.url,
            kind=kind,
            kinds=tuple(
                Link(member.id, member.plural, member.url)
                for member in catalog.kinds_of_family(kind)
            ),
            count=len(centers),
            communes=tuple(
                (Link(commune.id, commune.name, catalog.pair_url(kind, commune)), center_cards(of))
                for commune, of in catalog.communes_of_kind(kind)
            ),
            centers_apart=center_cards(apart),
            helplines=kind.helplines or catalog.helplines,
        )

    def _commune(self, commune: Commune) -> None:
        catalog = self.catalog
        self.write(
            "commune",
            commune.url,
            commune=commune,
            locator=locator(catalog, commune),
            kinds=tuple(
                (Link(kind.id, kind.plural, catalog.pair_url(kind, commune)), center_cards(centers))
                for kind, centers in catalog.kinds_of_commune(commune)
            ),
            associations=tuple(map(link, catalog.associations_of_commune(commune))),
            helplines=catalog.helplines,
        )

    def _pair(self, kind: Kind, commune: Commune, centers: list[Center]) -> None:
        self.write(
            "pair",
            self.catalog.pair_url(kind, commune),
            kind=kind,
            commune=commune,
            centers=center_cards(centers),
            helplines=kind.helplines or self.catalog.helplines,
        )

    def _center(self, center: Center) -> None:
        self.write(
            "center",
            center.url,
            center=center,
            news=self.newsroom.of_center(center.id),
            calendar=self.catalog.calendar,
            helplines=center.kind.helplines or self.catalog.helplines,
            modified=center.assured_date,
        )

    def _associations(self) -> None:
        catalog = self.catalog
        count = len(catalog.associations)
        self.write(
            "associations",
            catalog.addresses.associations,
            count=count,
            seats=tuple(self._seats()) if count <= LISTED else (),
            communes=association_rows(catalog) if count > LISTED else (),
            without_seat=tuple(
                association_card(item) for item in catalog.associations if not item.commune
            ),
        )

    def _seats(self) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """The communes that are the seat of associations: name, cards of these."""
        for commune in self.catalog.communes:
            if members := self.catalog.associations_of_commune(commune):
                yield commune.name, tuple(map(association_card, members))

    def _association(self, association: Association) -> None:
        self.write(
            "association",
            association.url,
            association=association,
            text=self.texts.text(_profile(association), self.context["generated_content"]),
            centers=center_cards(self.catalog.centers_of_association(association)),
            news=self.newsroom.of_association(association.id),
            modified=association.assured_date,
        )


def _profile(association: Association) -> str:
    return f"associations/{association.id}.md"


def source_files(records: Any) -> dict[str, str]:
    """The path of each center's file, by id: what ``{filename}`` names."""
    return {key: entry.name for key, entry in records.centers.items()}
