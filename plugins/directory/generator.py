"""The directory's pages: Pelican's view of the catalog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pelican.generators import Generator

from directory.cards import (
    Group,
    Row,
    association_cards,
    association_rows,
    center_cards,
    commune_map,
    commune_rows,
    kind_rows,
    link,
    locator,
    present,
)
from directory.catalog import Catalog
from directory.finder import Finder, association_found, center_found, finder
from directory.public import Association, Center, Commune, Kind, Link
from rendering.pages import page_writer
from rendering.text import Texts

#: One page shows up to so many; beyond, it leads to the pages of communes, kinds and pairs.
LISTED = 500
#: The page of a kind or commune shows up to so many: each may stand below a heading of its own.
GROUPED = 250
#: Fewer centers than these are looked over sooner than searched, on the page of a kind or commune.
_SEARCHED = 12
#: A name of more characters takes lines enough for one more or less of them in another font.
_LONG = 60


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
        listed = catalog.centers if len(catalog.centers) <= LISTED else ()
        self.write(
            "directory",
            catalog.addresses.directory,
            kinds=present(kind_rows(catalog)),
            communes=commune_rows(catalog),
            map=commune_map(catalog),
            count=len(catalog.centers),
            centers=center_cards(listed, findable=True),
            finder=self._finder(listed, least=1, places=catalog.communes),
            with_contacts=sum(center.has_contacts for center in catalog.centers),
            leaflets=self._leaflets(catalog.addresses.directory),
            helplines=catalog.helplines,
        )

    def _finder(
        self,
        centers: Sequence[Center],
        *,
        least: int = _SEARCHED,
        most: int = LISTED,
        places: Iterable[Commune] = (),
    ) -> Finder | None:
        """The finder of some centers; None where they are too few or not listed on one page."""
        if not least <= len(centers) <= most:
            return None
        found = [center_found(center) for center in centers]
        return finder("center", found, places, self.catalog.calendar)

    def _kind(self, kind: Kind) -> None:
        catalog = self.catalog
        centers = catalog.centers_of_kind(kind)
        own = [center for center in centers if center.kind.id == kind.id]  # a family has none
        pairs = [
            (commune, catalog.pair_url(kind, commune), centers)
            for commune, centers in catalog.communes_of_kind(kind)
        ]
        found = self._finder(own, most=GROUPED, places=catalog.communes)
        self.write(
            "kind",
            kind.url,
            kind=kind,
            kinds=tuple(
                Link(member.id, member.plural, member.url)
                for member in catalog.kinds_of_family(kind)
            ),
            count=len(centers),
            finder=found,
            **_listed(pairs, len(own), findable=found is not None),
            centers_apart=center_cards(
                (center for center in own if not center.commune), findable=found is not None
            ),
            helplines=kind.helplines or catalog.helplines,
        )

    def _commune(self, commune: Commune) -> None:
        catalog = self.catalog
        own = catalog.centers_of_commune(commune)
        pairs = [
            (kind, catalog.pair_url(kind, commune), centers)
            for kind, centers in catalog.kinds_of_commune(commune)
        ]
        found = self._finder(own, most=GROUPED)
        self.write(
            "commune",
            commune.url,
            commune=commune,
            locator=locator(catalog, commune),
            finder=found,
            **_listed(pairs, len(own), findable=found is not None),
            associations=tuple(map(link, catalog.associations_of_commune(commune))),
            leaflets=self._leaflets(commune.url),
            helplines=catalog.helplines,
        )

    def _pair(self, kind: Kind, commune: Commune, centers: list[Center]) -> None:
        found = self._finder(centers)
        self.write(
            "pair",
            self.catalog.pair_url(kind, commune),
            kind=kind,
            commune=commune,
            finder=found,
            centers=center_cards(centers, findable=found is not None),
            helplines=kind.helplines or self.catalog.helplines,
        )

    def _center(self, center: Center) -> None:
        self.write(
            "center",
            center.url,
            center=center,
            has_long_title=len(center.name) > _LONG,
            news=self.newsroom.of_center(center.id),
            calendar=self.catalog.calendar,
            card=self.context["cards"].center(center),
            helplines=center.kind.helplines or self.catalog.helplines,
            modified=center.assured_date,
        )

    def _associations(self) -> None:
        catalog = self.catalog
        listed = catalog.associations if len(catalog.associations) <= LISTED else ()
        self.write(
            "associations",
            catalog.addresses.associations,
            count=len(catalog.associations),
            finder=finder("association", [*map(association_found, listed)]),
            seats=tuple(self._seats()) if listed else (),
            communes=() if listed else association_rows(catalog),
            without_seat=association_cards(
                (item for item in catalog.associations if not item.commune), findable=True
            ),
        )

    def _leaflets(self, url: str) -> tuple[Any, ...]:
        """What there is to print of a page."""
        found: tuple[Any, ...] = self.context["leaflets"].get(url, ())
        return found

    def _seats(self) -> Iterator[Group]:
        """The associations by the communes that are their seat."""
        for commune in self.catalog.communes:
            if members := self.catalog.associations_of_commune(commune):
                cards = association_cards(members, findable=True)
                yield Group(commune.name, commune.url, cards, commune.id)

    def _association(self, association: Association) -> None:
        self.write(
            "association",
            association.url,
            association=association,
            text=self.texts.text(_profile(association), self.context["generated_content"]),
            centers=center_cards(self.catalog.centers_of_association(association)),
            news=self.newsroom.of_association(association.id),
            card=self.context["cards"].association(association),
            modified=association.assured_date,
        )


def _listed(
    pairs: Iterable[tuple[Kind | Commune, str, Sequence[Center]]], count: int, findable: bool
) -> dict[str, Any]:
    """All centers of a page, ``count`` in number, by kind or commune; too many are only counted.

    ``pairs`` are these with the address of their own page and their centers.
    """
    if count > GROUPED:
        rows = tuple(Row(_name(of), url, len(centers)) for of, url, centers in pairs)
        return {"groups": (), "rows": rows}
    groups = tuple(
        Group(_name(of), url, center_cards(centers, findable), _place(of))
        for of, url, centers in pairs
    )
    return {"groups": groups, "rows": ()}


def _name(of: Kind | Commune) -> str:
    return of.plural if isinstance(of, Kind) else of.name


def _place(of: Kind | Commune) -> str | None:
    return of.id if isinstance(of, Commune) else None


def _profile(association: Association) -> str:
    return f"associations/{association.id}.md"


def source_files(records: Any, catalog: Catalog) -> dict[str, str]:
    """The path of the file of each center that has a page, by id: what ``{filename}`` names."""
    return {key: records.centers[key].name for key in catalog.centers_by_id}
