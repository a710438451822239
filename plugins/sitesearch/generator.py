"""The index of all pages that can be found: Pelican's view of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from pelican.generators import Generator

from cache.fingerprint import fingerprint
from cache.store import digest_of
from directory.catalog import Catalog
from directory.public import Association
from newsroom.model import Listed
from records.library import Library
from rendering.text import Texts
from sitesearch.aliases import Aliases
from sitesearch.documents import (
    Document,
    association_document,
    center_document,
    commune_document,
    kind_document,
    page_document,
    post_document,
)
from sitesearch.parts import Candidate, files


class SearchGenerator(Generator):
    """Enters the files of the index; must run after the generators of what it holds."""

    def generate_output(self, writer: Any) -> None:
        """Enter every file."""
        self.library: Library = self.settings["LIBRARY"]
        self.texts: Texts = self.settings["TEXTS"]
        catalog: Catalog = self.settings["CATALOG"]
        posts = reversed(self.context["newsroom"].posts)
        candidates = [*map(self._post, posts), *self._places(catalog), *self._pages()]
        aliases, script = Aliases(alias_rows(catalog)), self.context["SEARCH_SCRIPT"]
        for file in files(candidates, aliases, script, self.library.store):
            writer.add(*file)

    def _post(self, post: Listed) -> Candidate:
        digest = self.library.digest(post.source)

        def make() -> Document:
            return post_document(post.post.value, self.texts.raw(post.source, digest))

        return Candidate(digest_of(post.post.version, digest, self.texts.kind), make)

    def _places(self, catalog: Catalog) -> Iterator[Candidate]:
        for association in catalog.associations:
            yield self._association(association)
        for center in catalog.centers:
            yield Candidate(fingerprint(center), partial(center_document, center))
        for commune in catalog.communes:
            yield Candidate(fingerprint(commune), partial(commune_document, commune))
        for kind in catalog.kinds:
            yield Candidate(fingerprint(kind), partial(kind_document, kind))

    def _association(self, association: Association) -> Candidate:
        source = f"associations/{association.id}.md"
        digest = self.library.digest(source)

        def make() -> Document:
            return association_document(association, self.texts.raw(source, digest))

        return Candidate(digest_of(fingerprint(association), digest, self.texts.kind), make)

    def _pages(self) -> Iterator[Candidate]:
        for page in self.context["pages"]:
            quick_exit = page.metadata.get("quick-exit") == "true"
            given = (page.url, page.title, page.summary, page.content, quick_exit)
            yield Candidate(digest_of(*map(str, given)), partial(page_document, *given))


def alias_rows(catalog: Catalog) -> Iterator[tuple[str, ...]]:
    """Names that stand for each other: those of ``aliases.yaml``, of communes and of kinds."""
    yield from catalog.aliases
    for commune in catalog.communes:
        yield commune.name, commune.alternate_name
    for kind in catalog.kinds:
        if kind.abbreviation:
            yield kind.name, kind.abbreviation
