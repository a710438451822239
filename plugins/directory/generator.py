"""The directory's pages: Pelican's view of the catalog."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from pelican.contents import Content
from pelican.generators import Generator

from directory.catalog import Catalog
from directory.pages import write_page


class Association(Content):
    """An association's profile as Pelican reads it: the Markdown text of its page.

    Its name gives the settings ``ASSOCIATION_URL`` and ``ASSOCIATION_SAVE_AS``.
    """

    mandatory_properties = ("title", "slug")
    default_template = "association"


class DirectoryGenerator(Generator):
    """Writes directory, kind, commune, pair, center and association pages."""

    def generate_context(self) -> None:
        """Read the profiles' texts and enter all pages for ``{filename}`` links."""
        self.catalog: Catalog = self.settings["CATALOG"]
        self.profiles = {
            association.id: self._profile(f"associations/{association.id}.md")
            for association in self.catalog.associations
        }
        self.context["catalog"] = self.catalog
        linked = self.context["generated_content"]
        for profile in self.profiles.values():
            linked[profile.get_relative_source_path()] = profile
        for center_id, source in self.settings["CENTER_FILES"].items():
            linked[source] = self.catalog.centers_by_id[center_id]

    def _profile(self, source: str) -> Association:
        profile: Association = self.readers.read_file(
            base_path=self.path,
            path=source,
            content_class=Association,
            context=self.context,
        )
        return profile

    def generate_output(self, writer: Any) -> None:
        """Write every page of the directory."""
        self.write = partial(write_page, self, writer)
        catalog = self.catalog
        self.write("directory", catalog.addresses.directory)
        for kind in catalog.kinds:
            self._kind(kind)
        for commune in catalog.communes:
            kinds = catalog.kinds_of_commune(commune)
            centers = catalog.centers_of_commune(commune)
            self.write("commune", commune.url, commune=commune, kinds=kinds, centers=centers)
        for kind, commune, centers in catalog.pairs():
            url = catalog.pair_url(kind, commune)
            self.write("pair", url, kind=kind, commune=commune, centers=centers)
        self._centers()
        self._associations()

    def _kind(self, kind: Any) -> None:
        communes = self.catalog.communes_of_kind(kind)
        centers = self.catalog.centers_of_kind(kind)
        self.write("kind", kind.url, kind=kind, communes=communes, centers=centers)

    def _centers(self) -> None:
        for center in self.catalog.centers:
            self.write("center", center.url, center=center)

    def _associations(self) -> None:
        self.write("associations", self.catalog.addresses.associations)
        for association in self.catalog.associations:
            self.write(
                "association",
                association.url,
                association=association,
                profile=self.profiles[association.id],
                centers=self.catalog.centers_of_association(association),
            )


def source_files(records: Any, content: Path) -> dict[str, str]:
    """The path of each center's file below ``content``, by id: what ``{filename}`` names."""
    return {
        key: entry.path.relative_to(content).as_posix() for key, entry in records.centers.items()
    }
