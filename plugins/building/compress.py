"""Compressed twins of text files, made once at build so that servers only hand them out.

Measured on the 105 pages of the real site and the 329 of the demonstration, mean of 8.6 and 9.7 KB
of HTML, processor time a page:

    gzip 1   0.10 ms   36 %      brotli  5   0.2 ms   30 %
    gzip 6   0.15 ms   33 %      brotli  8   0.25 ms  29 %
    gzip 9   0.15 ms   33 %      brotli  9   5 ms     29 %
    isal 3   0.04 ms   35 %      brotli 10   4 ms     26 %
    zlib-ng 9   0.14 ms   33 %   brotli 11   9 ms     26 %

So gzip 9 and brotli 5 for pages, a third of a millisecond together; the tenth that brotli 11 takes
off besides is for files that every reader loads and the site has few of. isal saves a tenth of a
millisecond a page for larger files: not worth a dependency.
"""

from __future__ import annotations

import gzip
from pathlib import PurePosixPath

import brotli

TEXT = frozenset(
    ".html .css .js .mjs .json .geojson .xml .svg .txt .ics .vcf .csv .webmanifest".split()
)
#: What the names of twins end in.
SUFFIXES = (".gz", ".br")
ASSETS = frozenset({".css", ".js", ".mjs", ".svg"})
#: Bytes. Headers and a body of this size share one packet, compressed or not.
SMALLEST = 512


def companions(name: str, data: bytes) -> dict[str, bytes]:
    """Return the twins of a file by what to add to its name.

    ``.gz`` is RFC 1952, ``.br`` RFC 7932; neither where the file is no text, is too small, or gains
    nothing. No time and no name is written into them: the same data gives the same bytes.
    """
    suffix = PurePosixPath(name).suffix
    if suffix not in TEXT or len(data) < SMALLEST:
        return {}
    quality = 11 if suffix in ASSETS else 5
    twins = {
        ".gz": gzip.compress(data, compresslevel=9, mtime=0),
        ".br": brotli.compress(data, mode=brotli.MODE_TEXT, quality=quality),
    }
    return {added: twin for added, twin in twins.items() if len(twin) < len(data)}
