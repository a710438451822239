"""Compressed twins of text files, made once at build so that servers only hand them out.

Measured on the 105 pages of the real site and the 329 of the demonstration, mean of 8.6 and 9.7 KB
of HTML, processor time a page:

    gzip 9         0.20 ms   32.3 %      brotli  4   0.16 ms   32.5 %
    libdeflate 5   0.06 ms   32.5 %      brotli  5   0.22 ms   29.3 %
    libdeflate 7   0.08 ms   32.3 %      brotli  6   0.24 ms   29.2 %
    libdeflate 12  1.2 ms    31.7 %      brotli 11   9 ms      26 %

So libdeflate 7 and brotli 5 for pages, 0.3 ms together; the tenth that brotli 11 takes off besides
is for files that every reader loads and the site has few of.
"""

from __future__ import annotations

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
        ".gz": bytes(deflate.gzip_compress(data, 7)),
        ".br": brotli.compress(data, mode=brotli.MODE_TEXT, quality=quality),
    }
    return {added: twin for added, twin in twins.items() if len(twin) < len(data)}
