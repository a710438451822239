"""What the site is made of besides pages: pictures, style and fonts."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pelican.generators import Generator

from cache.store import digest_of
from publishing import pictures
from publishing.assets import Assets
from records.library import Library


class PublishingGenerator(Generator):
    """Writes the pictures that pages show, and the theme's files."""

    def generate_context(self) -> None:
        """Take all pictures from Pelican, which would copy them with what cameras hide in them."""
        links: set[str] = self.context["static_links"]
        self.pictures = sorted(links)
        links.clear()
        for name in self.pictures:
            self.context["static_content"][name] = SimpleNamespace(url=name)
        self.assets = Assets(Path(self.settings["THEME"], "static"))
        self.context["ASSETS"] = self.assets.urls

    def generate_output(self, writer: Any) -> None:
        """Enter every file."""
        library: Library = self.settings["LIBRARY"]
        for name in self.pictures:
            make = partial(pictures.published, library, name)
            writer.add(name, digest_of("picture", library.digest(name)), make)
        for name, data in self.assets.files.items():
            writer.add(name, digest_of("asset", data), lambda data=data: data)
