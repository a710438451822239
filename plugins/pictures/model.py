"""Which files are published of a picture, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

import PIL

from cache.store import digest_of

#: Phones of 360 pixels with one and two pixels to a CSS pixel; large and fine screens.
WIDTHS = (360, 720, 1080)

Kind = Literal["avif", "webp", "jpg"]
#: Width and height in pixels.
Size = tuple[int, int]

UNREADABLE = "تعذرت قراءة الصورة", "احفظها من جديد بصيغة JPEG أو PNG أو WebP"
ANIMATED = "الصورة متحركة", "احفظها صورة ثابتة"
TOO_LARGE = "الصورة أكبر مما يقرأ", "صغرها إلى 4000 بكسل أو أقل"

#: What makes these files: the code that does, and the library, whose wheels bring the encoders.
RECIPE = digest_of(
    PIL.__version__,
    *(Path(__file__).with_name(f"{name}.py").read_bytes() for name in ("encode", "original")),
)


class PictureError(Exception):
    """A file that cannot be published as a picture: what is wrong with it, and what to do."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(f"{message}، {advice}")
        self.message = message
        self.advice = advice


@dataclass(frozen=True)
class File:
    """A file that is published of a picture: its path below the site's root, its size in pixels."""

    url: str
    kind: Kind
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """A picture: its original's path below the content folder, its size as it is drawn, in pixels.

    ``version`` is the digest of all that its files are made from.
    """

    source: str
    width: int
    height: int
    version: bytes

    def files(self, kind: Kind) -> tuple[File, ...]:
        """The files of a kind, the narrowest first; none is wider than the original."""
        widest = min(self.width, WIDTHS[-1])
        widths = (*(width for width in WIDTHS if width < widest), widest)
        return tuple(self._file(kind, width) for width in widths)

    @property
    def fallback(self) -> File:
        """The file for feeds, for previews of links and for old browsers."""
        return self._file("jpg", min(self.width, WIDTHS[-1]))

    @property
    def all_files(self) -> tuple[File, ...]:
        """All files that are published."""
        return (*self.files("avif"), *self.files("webp"), self.fallback)

    def _file(self, kind: Kind, width: int) -> File:
        height = max(1, round(self.height * width / self.width))
        path = PurePosixPath(self.source)
        # named by what it is made from, so that caches may keep it (hosting.py)
        name = f"{path.stem}.{width}.{self.version[:4].hex()}.{kind}"
        return File(path.with_name(name).as_posix(), kind, width, height)
