"""The files of pictures, kept from build to build: to encode one takes a thousand times a page's.

They have a store of their own beside that of the other results, since they outlive a change of our
code where it is not the code that makes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from building.tree import Output
from cache.store import Store, digest_of
from pictures.model import RECIPE, File, Picture, PictureError
from records.library import Library

_KIND = "files"


class Darkroom:
    """Makes the files of a library's pictures, each of them once."""

    def __init__(self, library: Library, path: Path) -> None:
        """Keep what is made in the store at ``path``."""
        self._library = library
        self._store = Store(path, RECIPE)

    def outputs(self, pictures: Iterable[Picture]) -> list[Output]:
        """All files to publish; whichever is of no use to them any more is forgotten."""
        files = {file.url: (picture, file) for picture in pictures for file in picture.all_files}
        found = []
        for picture, file in files.values():
            key = digest_of(picture.version, file.kind, file.width)
            self._store.keep(_KIND, key)
            found.append(Output(file.url, key, partial(self._make, picture, file, key)))
        self._store.prune()
        return found

    def _make(self, picture: Picture, file: File, key: bytes) -> bytes:
        data = self._store.get(_KIND, key)
        if data is None:
            from pictures.encode import encode  # here: few builds see a new picture

            try:
                data = encode(self._library.sources.read(picture.source), file)
            except PictureError as error:
                raise PictureError(f"{picture.source}: {error.message}", error.advice) from error
            self._store.put(_KIND, key, data)
            self._store.save()  # at once: the process that made it may be another
        return bytes(data)
