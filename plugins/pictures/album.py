"""All pictures of a library."""

from __future__ import annotations

from cache.store import digest_of
from pictures.model import RECIPE, Picture, Size
from records.library import Library


class Album:
    """What is published of each picture, none of them opened that an earlier build has seen."""

    def __init__(self, library: Library) -> None:
        """Look at the pictures of ``library``; its store remembers their sizes."""

        def measured(name: str) -> Size | None:
            from pictures.original import size  # here: few builds see a new picture

            return size(library.content / name)

        names = library.names("images/")
        digests = [library.digest(name) for name in names]
        sizes = library.store.map("picture sizes", measured, names, digests)
        self._pictures = {
            name: Picture(name, *found, digest_of(digest, RECIPE))
            for name, digest, found in zip(names, digests, sizes, strict=True)
            if found
        }

    def get(self, name: str) -> Picture | None:
        """The picture of that path below the content folder; None if there is none, or no whole."""
        return self._pictures.get(name)
