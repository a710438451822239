"""Pelican's writer, for a site of which most is written already.

What a page shows is collected first: its template, the variables that PAGE_VARIABLES names, those
the page was given, and nothing else. The digest of exactly that tells whether the page in the
output is still right. The others are rendered at the end, on all processors.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import jinja2
from jinja2 import meta
from pelican.contents import Content
from pelican.writers import Writer

from building.tree import Derived, Output
from cache.fingerprint import Packed, Versioned, fingerprint, unpacked
from cache.store import Store, digest_of


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site; ``modified`` is the day that its content tells, if any."""

    url: str
    modified: date | None


class SiteWriter(Writer):  # type: ignore[misc]
    """Collects all files of a site; whoever owns the output writes them (``tree``)."""

    def __init__(self, output_path: str, settings: Any = None) -> None:
        """Collect for ``output_path``; WRITER in the settings is this one."""
        super().__init__(output_path, settings)
        self.settings["WRITER"] = self
        self.outputs: dict[str, Output] = {}
        self.derived: dict[str, Derived] = {}
        self.pages: list[Page] = []
        self._templates: dict[str, bytes] = {}
        self._site: tuple[dict[str, Any], bytes] | None = None

    def write_file(  # noqa: PLR0913, PLR0917 - Pelican's own
        self,
        name: str,
        template: jinja2.Template,
        context: dict[str, Any],
        relative_urls: bool = False,
        paginated: Any = None,
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        modified: date | None = None,
        **variables: Any,
    ) -> None:
        """Enter a page, with the folder address ``url``."""
        if not name:
            return
        siteurl = _root(name) if relative_urls else context["SITEURL"]
        site, site_version = self._shared(context)
        shown = _shown(variables, siteurl)
        version = fingerprint((name, site_version, self._template(template), shown))

        def render() -> bytes:
            context["localsiteurl"] = siteurl  # by which Pelican's own pages resolve their links
            given = {key: unpacked(value) for key, value in variables.items()}
            return template.render({**site, "SITEURL": siteurl, "url": url, **given}).encode()

        self.add(name, version, render)
        if url is not None:
            own = getattr(variables.get("page"), "modified", None)  # of Pelican's own pages
            self.pages.append(Page(url, modified or own))

    def write_feed(  # noqa: PLR0913, PLR0917 - Pelican's own
        self,
        elements: Sequence[Any],
        context: dict[str, Any],
        path: str | None = None,
        url: str | None = None,
        feed_type: str = "atom",
        override_output: bool = False,
        feed_title: str | None = None,
    ) -> None:
        """Enter a feed of the first FEED_MAX_ITEMS elements."""
        newest = tuple(elements[: self.settings["FEED_MAX_ITEMS"]])
        _, site_version = self._shared(context)
        version = digest_of(path, site_version, fingerprint((feed_title, newest)))
        make = partial(super().write_feed, newest, context, None, path, feed_type)

        def render() -> bytes:
            return bytes(make(feed_title=feed_title).writeString("utf-8").encode())

        self.add(str(path), version, render)

    def add(self, name: str, version: bytes, make: Callable[[], bytes]) -> None:
        """Enter a file by its path; ``version`` is the digest of all that ``make`` asks."""
        self._claim(name)
        self.outputs[name] = Output(name, version, make)

    def add_whole(self, name: str, version: bytes, make: Callable[[], bytes]) -> None:
        """Enter a file that holds all there is; no other process is to make it.

        By looking at all, that would copy the whole memory of this one.
        """
        self.derive(Derived(name, version, (), lambda _: make()))

    def derive(self, file: Derived) -> None:
        """Enter a file that is made when all others are there, in the order of entering."""
        self._claim(file.name)
        self.derived[file.name] = file

    def _claim(self, name: str) -> None:
        if name in self.outputs or name in self.derived:
            raise FileExistsError(f"two files of the site are called {name}")

    def _shared(self, context: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        """The variables that every page may show, and their digest."""
        if self._site is None:
            site = {key: context[key] for key in self.settings["PAGE_VARIABLES"]}
            self._site = site, fingerprint(site)
        return self._site

    def _template(self, template: jinja2.Template) -> bytes:
        """The digest of a template and of all that it extends, includes and imports."""
        name = str(template.name)
        if name not in self._templates:
            sources: dict[str, str] = {}
            self._add_sources(template.environment, name, sources)
            self._templates[name] = digest_of(tuple(sorted(sources.items())))
        return self._templates[name]

    def _add_sources(
        self, environment: jinja2.Environment, name: str, found: dict[str, str]
    ) -> None:
        if name in found:
            return
        assert environment.loader
        found[name], _, _ = environment.loader.get_source(environment, name)
        store: Store = self.settings["LIBRARY"].store
        key = digest_of(name, found[name])
        others = store.get("template names", key)
        if others is None:
            others = _referred(environment, name, found[name])
            store.put("template names", key, others)
        for other in others:
            self._add_sources(environment, other, found)


def _referred(environment: jinja2.Environment, name: str, source: str) -> list[str]:
    """The templates that a template's source names."""
    names = []
    for other in meta.find_referenced_templates(environment.parse(source)):
        if other is None:
            raise ValueError(f"{name}: the name of an included template must be written out")
        names.append(other)
    return names


def _root(name: str) -> str:
    """The way from a file to the folder of the site, as Pelican writes it."""
    return "/".join([".."] * name.count("/")) or "."


def _shown(variables: Mapping[str, Any], siteurl: str) -> dict[str, Any]:
    return {key: _plain(value, siteurl) for key, value in variables.items()}


def _plain(value: Any, siteurl: str) -> Any:
    """What is shown of a variable, or its digest; of Pelican's own pages, metadata and text."""
    if isinstance(value, Packed | Versioned):
        return value.version or value
    if isinstance(value, tuple):
        return tuple(value)  # to pickle a named one takes longer
    if not isinstance(value, Content):
        return value
    metadata = sorted((key, str(item)) for key, item in value.metadata.items())
    return value.url, metadata, value.get_content(siteurl)
