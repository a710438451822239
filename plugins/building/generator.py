"""What the site is made of besides pages: pictures, the theme, redirects, files for crawlers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pelican.generators import Generator

from arabic.dates import month_names
from building import assets, hosting, inline, manifest, offline, redirects, scripts, sitemap
from building.assembly import cards_of, pictures_of
from building.pictures import Darkroom
from building.tree import Derived
from cache.inputs import ROOT
from cache.store import digest_of
from directory.catalog import Catalog
from editorial.redirects import check, read_redirects
from newsroom.addresses import OFFLINE, UNLISTED
from paper.cards import Cards
from pictures.album import Album
from pictures.model import UNREADABLE, Picture, PictureError
from records.library import Library
from rendering.pages import save_as
from sitesearch.parts import FIRST

_ICON = "icons/icon.svg"
#: Scripts too long to stand in each of the pages that use them.
_LINKED = {"finder.js"}


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
        #: Not the preview: what waits must not stay on a phone.
        self.is_kept = self.settings["OFFLINE"] and not self.settings["PREVIEW"]
        self.assets = self._assets()
        self.context["ASSETS"] = self.assets.urls
        self.context["STYLES"] = self.assets.sheets
        self.context["ICON"] = self._icon()

    def generate_output(self, writer: Any) -> None:
        """Enter every file."""
        library: Library = self.settings["LIBRARY"]
        cache = Path(self.settings["BUILD_CACHE"])
        for output in Darkroom(library, pictures_of(cache)).outputs(self.pictures):
            writer.add(output.name, output.version, output.make)
        cards: Cards | None = self.context.get("cards")
        for card in cards.outputs(cards_of(cache)) if cards else ():
            writer.add(*card)
        self._add(writer, self.assets.files)
        self._add(writer, self._redirects(library, writer, {*writer.outputs, *writer.derived}))
        if _ICON in self.assets.urls:
            self._add(writer, self._manifest())
            writer.add(manifest.FAVICON, digest_of(manifest.FAVICON), manifest.favicon)
            for size in manifest.SIZES:
                name = manifest.icon_path(size)
                writer.add(name, digest_of(name), partial(manifest.icon, size))
        if not self.is_kept and "none.js" in self.workers:
            self._add(writer, {offline.WORKER: self.workers["none.js"]})
        self._add(writer, self._hosts(writer))
        if self.is_kept:
            self._offline(writer)

    def _add(self, writer: Any, files: dict[str, bytes]) -> None:
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
        theme, store = Path(self.settings["THEME"]), self.settings["LIBRARY"].store
        folder = theme / "static"
        try:
            self.workers = scripts.bundled(theme / "worker", ROOT, store)
            made = scripts.bundled(folder / "js", ROOT, store)
            self.context["SEARCH_SCRIPT"] = made.pop("search.js", b"")  # its index brings it
            linked = {name: made.pop(name) for name in _LINKED & made.keys()}
            if not self.is_kept:
                made["loader-offline.js"] = made.get("loader.js", b"")
            self.context["SCRIPTS"] = {
                name: inline.inline(data.decode()) for name, data in made.items()
            }
            return assets.collect(folder, linked)
        except (assets.AssetError, scripts.ScriptError) as error:
            sys.exit(str(error))

    def _icon(self) -> str:
        """What pages name as their icon; a theme may have none."""
        published = self.assets.urls.get(_ICON)
        return inline.drawing(self.assets.files[published].decode()) if published else ""

    def _redirects(self, library: Library, writer: Any, files: set[str]) -> dict[str, bytes]:
        """The pages and rules of addresses that changed; ends the build where one leads nowhere."""
        entries, _ = read_redirects(library.content, library.root)
        if faults := [*check(entries, {page.url for page in writer.pages}, files)]:
            sys.exit("\n".join(map(str, faults)))
        moved = [entry.redirect for entry in entries]
        base = self.settings["BASE_URL"]
        pages = {item.file: redirects.page(item, base) for item in moved}
        return pages | redirects.rules(moved, self.settings["ROOT_PATH"])

    def _hosts(self, writer: Any) -> dict[str, bytes]:
        """What servers and crawlers are told."""
        settings = self.settings
        official, root_path = settings["OFFICIAL"], settings["ROOT_PATH"]
        pages = [(page.url, page.modified) for page in writer.pages if page.url not in UNLISTED]
        return {
            "_headers": hosting.headers_file(official, root_path),
            "_nginx.conf": hosting.nginx_sample(official, root_path),
            "robots.txt": sitemap.robots(settings["BASE_URL"], official),
            **sitemap.sitemap(pages, settings["BASE_URL"]),
        }

    def _manifest(self) -> dict[str, bytes]:
        settings, icon = self.settings, self.assets.url(_ICON)
        told = manifest.manifest(settings["SITENAME"], settings["SITESUBTITLE"], icon)
        return {manifest.MANIFEST: told}

    def _offline(self, writer: Any) -> None:
        """What phones keep: never a page that is to be left at once."""
        catalog: Catalog = self.settings["CATALOG"]
        centers = [center.url for center in catalog.centers if not center.quick_exit]
        posts = (post.post.value for post in self.context["newsroom"].posts)
        kept = islice((post.url for post in posts if not post.quick_exit), offline.POSTS)
        pages = {url: save_as(url) for url in (*offline.PAGES, *kept)}
        fresh = pages | {name: name for name in (FIRST, offline.PACK)}
        named = [self.assets.url(name) for name in offline.ASSETS]
        program, months = self.workers["sw.js"], month_names()

        def pack(read: Callable[[str], bytes]) -> bytes:
            return offline.pack({url: read(save_as(url)) for url in centers})

        def worker(read: Callable[[str], bytes]) -> bytes:
            return offline.worker(
                program,
                named={name: read(name) for name in named},
                fresh={url: read(name) for url, name in fresh.items()},
                page=OFFLINE,
                months=months,
            )

        writer.derive(Derived(offline.PACK, b"", tuple(map(save_as, centers)), pack))
        version = digest_of(program, months, tuple(fresh))
        writer.derive(Derived(offline.WORKER, version, (*named, *fresh.values()), worker))
