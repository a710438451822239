"""Printing: leaflets first, for pages tell how large they are; cards as pages ask for them."""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from cache.store import Store, digest_of
from exports.model import File, Site
from paper.cards import Card, Cards
from paper.model import House, Leaflet
from paper.outputs import OUTPUTS
from paper.press import Press, PressError

_PAGE = re.compile(rb"/Type ?/Page\b")


class PaperGenerator(Generator):
    """Sets the leaflets; the cards that pages ask for are entered with other pictures."""

    def generate_context(self) -> None:
        """Give the context ``leaflets`` by the page that tells of them, ``cards``, SITE_CARD."""
        settings = self.settings
        press, house = Press.of(Path(settings["THEME"])), House.from_settings(settings)
        site = Site(settings["CATALOG"], settings["SITENAME"], settings["BASE_URL"])
        printed = [one for output in OUTPUTS for one in output(site, house, press)]
        self.files = [one.file for one in printed]
        self.made = self._make(self.files)
        leaflets: dict[str, tuple[Leaflet, ...]] = {}
        for one, data in zip(printed, self.made, strict=True):
            leaflet = Leaflet(one.label, one.file.name, len(data), len(_PAGE.findall(data)))
            leaflets[one.page] = (*leaflets.get(one.page, ()), leaflet)
        self.context["leaflets"] = leaflets
        self.context["cards"] = cards = Cards(press, house)
        whole = Card(settings["SITENAME"], settings["SITESUBTITLE"])
        self.context["SITE_CARD"] = cards.preview(whole, "")

    def _make(self, files: list[File]) -> list[bytes]:
        """The files' bytes; ends the build where one cannot be made.

        In other processes, since Typst starts threads and this one will be forked.
        """
        store: Store = self.settings["LIBRARY"].store
        try:
            keys = [file.version for file in files]
            return store.map("paper", _bytes, files, keys, size=1, apart=True)
        except PressError as error:
            sys.exit(str(error))

    def generate_output(self, writer: Any) -> None:
        """Enter every file."""
        for file, data in zip(self.files, self.made, strict=True):
            writer.add(file.name, digest_of("file", data), partial(bytes, data))


def _bytes(file: File) -> bytes:
    try:
        return file.make()
    except PressError as error:
        raise PressError(f"{file.name}: {error}") from error
