"""The pictures of an old site: a copy of its ``wp-content/uploads``, and which become ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from pictures.original import form

#: Where they are put, below ``content/images``.
FOLDER = "old"
_BELOW = "/uploads/"
_SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
#: The smaller copies that WordPress makes of a picture.
_COPY = re.compile(r"(?:-[0-9]{2,5}x[0-9]{2,5}|-scaled|-rotated)(?=\.\w+$)")
_WORDS = re.compile(r"[a-z]{3,}")
#: Digits of a digest as letters: with digits, a name could look like that of an identity card.
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_LONGEST = 40


def original(url: str) -> str:
    """The picture that an address leads to a copy of, by its path below the uploads."""
    return _COPY.sub("", unquote(urlsplit(url).path).rpartition(_BELOW)[2])


class Uploads:
    """A folder of pictures, or none. ``taken`` are those asked for, by their paths here.

    ``missing`` are the addresses of pictures that are not in it.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder.resolve() if folder else None
        self.names: dict[Path, str] = {}
        self.taken: dict[str, Path] = {}
        self.missing: set[str] = set()

    def take(self, url: str) -> str | None:
        """The path below ``content/images`` that the picture of an address has here.

        None where there is none. Raises :class:`PictureError` for a file that is no picture.
        """
        if not (path := self._find(url)):
            self.missing.add(url)
            return None
        name = self.names.get(path) or f"{FOLDER}/{_name(path)}"
        self.names[path] = name
        self.taken[name] = path
        return name

    def is_taken(self, url: str) -> bool:
        """Whether the picture of an address, or the one it is a copy of, was asked for."""
        return self._find(url) in self.taken.values()

    def _find(self, url: str) -> Path | None:
        path = unquote(urlsplit(url).path)
        _, found, below = path.rpartition(_BELOW)
        if not found or not self.folder:
            return None
        for name in _spellings(below):
            candidate = (self.folder / name).resolve()
            if candidate.is_relative_to(self.folder) and candidate.is_file():
                return candidate
        return None


def _spellings(name: str) -> Iterator[str]:
    """The original before its copies, in both ways that file systems write composed letters."""
    for variant in dict.fromkeys((_COPY.sub("", name), name)):
        for form_ in ("NFC", "NFD"):
            spelled = unicodedata.normalize(form_, variant)
            if "\0" not in spelled and not PurePosixPath(spelled).is_absolute():
                yield spelled


def _name(path: Path) -> str:
    """Latin, of the words that the old name had, and its own by a digest of the picture."""
    suffix = _SUFFIXES[form(path)]
    words = "-".join(_WORDS.findall(path.stem.lower()))[:_LONGEST].strip("-")
    digest = sha256(path.read_bytes()).hexdigest()[:10].translate(_LETTERS)
    return f"{words or 'picture'}-{digest}.{suffix}"
