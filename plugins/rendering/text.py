"""An editor's Markdown as HTML: converted once for each text, its links resolved on each page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import SimpleNamespace
from typing import Any, NamedTuple

from markdown import Markdown
from markupsafe import Markup
from pelican.contents import Content

from cache.fingerprint import fingerprint
from pictures.album import Album
from pictures.markup import Show, picture, show_pictures
from pictures.model import Picture
from records.library import Library
from rendering.sanitize import sanitize

_PICTURES = "images/"


class Text(NamedTuple):
    """The Markdown file of a page: all that its HTML depends on, but not the HTML itself.

    ``path`` is below Pelican's PATH, ``digest`` that of the file; ``links`` are the addresses of
    the files that the text links to, ``pictures`` those that it shows.
    """

    path: str
    digest: bytes
    links: tuple[tuple[str, str], ...]
    pictures: tuple[Picture, ...]


class Texts:
    """All Markdown files of a library; ``kind`` tells how they are converted."""

    def __init__(self, settings: Mapping[str, Any], library: Library, album: Album) -> None:
        """Convert as Pelican's ``settings`` say; the library's store keeps the HTML.

        ``album`` holds the pictures of the library.
        """
        self._settings = settings
        self._library = library
        self._album = album
        self.kind = f"html {fingerprint(settings['MARKDOWN']).hex()}"

    def text(self, path: str, linked: Mapping[str, Any]) -> Text:
        """The text of a file; ``linked`` holds the pages it may link to, each with its ``url``."""
        library = self._library
        digest = library.digest(path)
        library.store.keep(self.kind, digest)
        targets = library.targets.get(path)
        if not targets:
            return Text(path, digest, (), ())
        pages = [name for name in targets if name in linked]
        links = [(name, str(linked[name].url)) for name in pages]
        shown = [
            found for name in sorted(self.pictures([path])) if (found := self._album.get(name))
        ]
        links += [(found.source, found.fallback.url) for found in shown]
        return Text(path, digest, tuple(links), tuple(shown))

    def pictures(self, paths: Iterable[str]) -> set[str]:
        """The pictures that the texts of some files show."""
        targets = self._library.targets
        return {
            name for path in paths for name in targets.get(path, ()) if name.startswith(_PICTURES)
        }

    def html(self, text: Text, siteurl: str, show: Show = picture) -> Markup:
        """The HTML of a text, with links that start from ``siteurl``, its pictures by ``show``."""
        html = self.raw(text.path, text.digest)
        if not text.links:
            return Markup(html)
        html = show_pictures(html, text.path, text.pictures, siteurl, show)
        linked = {name: SimpleNamespace(url=url) for name, url in text.links}
        context = {"generated_content": linked, "static_content": linked}
        path = str(self._library.content / text.path)
        return Markup(_Fragment(html, {}, self._settings, path, context).resolved(siteurl))

    def raw(self, path: str, digest: bytes) -> str:
        """The HTML of a file, its links not resolved yet."""
        store = self._library.store
        html = store.get(self.kind, digest)
        if html is None:
            source = self._library.sources.read(path).decode("utf-8")
            html = sanitize(self._markdown.reset().convert(source))
            store.put(self.kind, digest, html)
        return str(html)

    @cached_property
    def _markdown(self) -> Any:
        """One converter for all texts: to make one costs a tenth of a conversion."""
        return Markdown(**self._settings["MARKDOWN"])


class _Fragment(Content):  # type: ignore[misc]
    """A text as Pelican's links need it."""

    def resolved(self, siteurl: str) -> str:
        # get_content() would keep every text in memory for as long as the process lives
        return str(self._update_content(self._content, siteurl))
