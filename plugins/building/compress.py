"""Compressed twins of text files, made once at build so that servers only hand them out.

Measured on the 108 pages of the real site and the 336 of the demonstration, mean of 24 and 25 KB of
HTML, of which the styles are half; processor time a page, with a window that just holds it:

    gzip 9         0.59 ms   30.0 %      brotli  4   0.45 ms   30.8 %
    libdeflate 5   0.23 ms   30.4 %      brotli  5   0.56 ms   28.3 %
    libdeflate 7   0.30 ms   30.2 %      brotli  6   0.58 ms   28.1 %
    libdeflate 12  5 ms      29.3 %      brotli 11   30 ms     25.6 %

So libdeflate 7 and brotli 6 for pages, 0.9 ms together (with a window of 4 MB, which must be
cleared, brotli 6 takes 0.75 ms). The tenth that brotli 11 takes off besides is for files that every
reader loads and the site has few of; not for a large index of the search, of which every edit
changes one: 0.8 MB takes 0.7 s by brotli 11, 0.03 s by brotli 9, and is 15 % larger. It is also for
what it saves a round trip: a page that a server cannot send at once, but may if it is squeezed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath

import brotli
import deflate

TEXT = frozenset(
    ".html .css .js .mjs .json .geojson .xml .svg .txt .ics .vcf .csv .webmanifest".split()
)
#: What the names of twins end in.
SUFFIXES = (".gz", ".br")
ASSETS = frozenset({".css", ".js", ".mjs", ".svg"})
#: Bytes. Headers and a body of this size share one packet, compressed or not.
SMALLEST = 512
#: Bytes. An asset of this size is made too often to take all the time there is.
_LARGE = 1 << 16
#: Bytes that a server sends before it hears of the reader: ten segments of 1,460 (RFC 6928), less
#: what stands before a body. A twin that is longer by less than this part may come to fit.
_FLIGHT, _NEAR = 14_000, 0.15


def companions(name: str, data: bytes) -> dict[str, bytes]:
    """Return the twins of a file by what to add to its name.

    ``.gz`` is RFC 1952, ``.br`` RFC 7932; neither where the file is no text, is too small, or gains
    nothing. No time and no name is written into them: the same data gives the same bytes.
    """
    suffix = PurePosixPath(name).suffix
    if suffix not in TEXT or len(data) < SMALLEST:
        return {}
    gz = _fitting(partial(_gzip, data), 7, 12)
    br = _brotli(data, suffix in ASSETS)
    return {added: twin for added, twin in ((".gz", gz), (".br", br)) if len(twin) < len(data)}


def _gzip(data: bytes, level: int) -> bytes:
    return bytes(deflate.gzip_compress(data, level))


def _brotli(data: bytes, is_asset: bool) -> bytes:
    window = min(max(len(data).bit_length(), 16), 22)
    pack = partial(brotli.compress, data, brotli.MODE_TEXT, lgwin=window)
    if is_asset:
        return bytes(pack(quality=9 if len(data) >= _LARGE else 11))
    return _fitting(lambda quality: bytes(pack(quality=quality)), 6, 11)


def _fitting(pack: Callable[[int], bytes], usual: int, best: int) -> bytes:
    """Packed as usual; as well as can be where it may then be sent at once, and else is not."""
    twin = pack(usual)
    return pack(best) if _FLIGHT < len(twin) < _FLIGHT * (1 + _NEAR) else twin
