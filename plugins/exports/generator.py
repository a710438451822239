"""Entering the files of all outputs, and their page."""

from __future__ import annotations

from typing import Any

from pelican.generators import Generator

from directory.freshness import WITHHELD_MONTHS
from exports.identity import NAME
from exports.model import Export, Site
from exports.outputs import OUTPUTS, PAGE, newest
from rendering.pages import page_writer


class ExportsGenerator(Generator):
    """Writes the open data; must run before the generator of what is no page."""

    def generate_output(self, writer: Any) -> None:
        """Enter every file, then the page of those that there are."""
        settings = self.settings
        site = Site(settings["CATALOG"], settings["SITENAME"], settings["BASE_URL"])
        day = newest(site.catalog)
        exports = tuple(export for export in OUTPUTS if self._enter(export, site, writer))
        page_writer(self, writer)(
            "data",
            PAGE,
            exports=exports,
            date=day,
            months=WITHHELD_MONTHS,
            namespace=NAME,
            modified=day,
        )

    def _enter(self, export: Export, site: Site, writer: Any) -> bool:
        """Enter the files of an output; tell whether the one that its page links is among them."""
        is_there = False
        for found in export.files(site):
            is_whole = found.name == export.address
            (writer.add_whole if is_whole else writer.add)(*found)
            is_there |= is_whole
        return is_there
