"""What the site is made of besides pages: pictures, the theme, redirects, files for crawlers."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pelican.generators import Generator

from building import assets, hosting, inline, redirects, scripts, sitemap
from building.assembly import cards_of, pictures_of
from building.pictures import Darkroom
from cache.inputs import ROOT
from cache.store import digest_of
from editorial.redirects import check, read_redirects
from newsroom.addresses import UNLISTED
from paper.cards import Cards
from pictures.album import Album
from pictures.model import UNREADABLE, Picture, PictureError
from records.library import Library


class PublishingGenerator(Generator):
    """Enters every file that is no page; must run after the generators of pages."""

    def generate_context(self) -> None:
        """Take all pictures from Pelican, which would copy them with what cameras hide in them."""
        links: set[str] = self.context["static_links"]
        self.pictures = [self._picture(name) for name in sorted(links)]
        links.clear()
        for picture in self.pictures:
            self.context["static_content"][picture.source] = SimpleNamespace(
                url=picture.fallback.url
            )
        self.assets = self._assets()
        self.context["ASSETS"] = self.assets.urls
        self.context["STYLES"] = self.assets.sheets

    def generate_output(self, writer: Any) -> None:
        """Enter every file."""
        library: Library = self.settings["LIBRARY"]
        cache = Path(self.settings["BUILD_CACHE"])
        for output in Darkroom(library, pictures_of(cache)).outputs(self.pictures):
            writer.add(output.name, output.version, output.make)
        cards: Cards = self.context["cards"]
        for name, version, make in cards.outputs(cards_of(cache)):
            writer.add(name, version, make)
        files = {**self.assets.files, **self._redirects(library, writer), **self._hosts(writer)}
        for name, data in files.items():
            writer.add(name, digest_of("file", data), partial(bytes, data))

    def _picture(self, name: str) -> Picture:
        """A picture that a page shows; ends the build where there is none to be shown."""
        album: Album = self.settings["ALBUM"]
        if not (picture := album.get(name)):
            sys.exit(f"{name}: {PictureError(*UNREADABLE)}")
        return picture

    def _assets(self) -> assets.Assets:
        """The theme's files; ends the build where one is not right."""
        folder = Path(self.settings["THEME"], "static")
        try:
            made = scripts.bundled(folder / "js", ROOT, self.settings["LIBRARY"].store)
            self.context["SEARCH_SCRIPT"] = made.pop("search.js", b"")  # its index brings it
            self.context["LOADER"] = inline.inline(made.pop("loader.js", b"").decode())
            return assets.collect(folder, made)
        except (assets.AssetError, scripts.ScriptError) as error:
            sys.exit(str(error))

    def _redirects(self, library: Library, writer: Any) -> dict[str, bytes]:
        """The pages and rules of addresses that changed; ends the build where one leads nowhere."""
        entries, _ = read_redirects(library.content, library.root)
        if faults := [*check(entries, {page.url for page in writer.pages})]:
            sys.exit("\n".join(map(str, faults)))
        moved = [entry.redirect for entry in entries]
        base = self.settings["BASE_URL"]
        pages = {f"{item.old}index.html": redirects.page(item, base) for item in moved}
        return pages | redirects.rules(moved, self.settings["ROOT_PATH"])

    def _hosts(self, writer: Any) -> dict[str, bytes]:
        """What servers and crawlers are told."""
        settings = self.settings
        policy = inline.policy_of_all(
            settings["CONTENT_SECURITY_POLICY"],
            self.assets.sheets,
            writer.roots | {settings["ROOT_PATH"]},
            self.context["LOADER"],
        )
        official = settings["OFFICIAL"]
        pages = [(page.url, page.modified) for page in writer.pages if page.url not in UNLISTED]
        return {
            "_headers": hosting.headers_file(policy, official, settings["ROOT_PATH"]),
            "_nginx.conf": hosting.nginx_sample(policy, official, settings["ROOT_PATH"]),
            "robots.txt": sitemap.robots(settings["BASE_URL"], official),
            **sitemap.sitemap(pages, settings["BASE_URL"]),
        }
