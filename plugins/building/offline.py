"""What a phone keeps to be read without a connection: ``sw.js``, its list, and a pack of pages.

``theme/worker/sw.js`` is the program; what it keeps stands before it as ``OFFLINE``. Files are
listed with their digests as Subresource Integrity writes them (https://www.w3.org/TR/sri/), which
the browser compares, so that a copy is of one version or none. ``sw.js`` changes when one of its
files does, and never else.

Pages of centers are kept as one file, :func:`pack`: of 9 KB each, compressed, two thirds are the
same in all of them.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import blake2b, sha256

WORKER = "sw.js"
PACK = "offline/centers.json"
#: Pages that are kept besides posts and centers.
PAGES = ("", "directory/", "news/", "offline/", "search/")
#: So many posts are kept, the newest.
POSTS = 10
#: The theme's files that kept pages load, by the names that templates use.
ASSETS = (
    "fonts/ibm-plex-sans-arabic-400.woff2",
    "fonts/ibm-plex-sans-arabic-700.woff2",
    "js/finder.js",
)
#: Stands before <main> of a page that is a copy; {} is the day it was kept.
NOTICE = (
    '<div class="trial" role="status"><p class="wrap">'
    "<b>تعذر الاتصال بالموقع:</b> هذه نسخة محفوظة يوم {}."
    "</p></div>\n"
)
_BEGIN, _END = "const OFFLINE=", ";\n"


def pack(pages: Mapping[str, bytes]) -> bytes:
    """Return pages (UTF-8) by address as one JSON file, in which each line stands once.

    ``lines`` are the lines, ``pages`` the numbers of those of each page, to be joined by ``\\n``.
    """
    numbers: dict[str, int] = {}
    found = {
        url: [numbers.setdefault(line, len(numbers)) for line in data.decode().split("\n")]
        for url, data in pages.items()
    }
    return _json({"lines": [*numbers], "pages": found}).encode()


def worker(
    program: bytes,
    *,
    named: Mapping[str, bytes],
    fresh: Mapping[str, bytes],
    page: str,
    months: Iterable[str],
) -> bytes:
    """Return ``sw.js``: the list of what it keeps, then ``program``.

    ``named`` are files whose names tell their content, asked for once; ``fresh`` those that are
    asked for each time, and kept for when no answer comes: each by its address below the site's
    root. ``page`` is the address, among them, of what is shown in the place of a page that is not
    kept; ``months`` are the names of months from January on.
    """
    told = {
        "named": {url: _integrity(data) for url, data in named.items()},
        "fresh": {url: _integrity(data) for url, data in fresh.items()},
        "pack": PACK,
        "page": page,
        "notice": NOTICE,
        "months": [*months],
    }
    version = blake2b(_json(told).encode() + program, digest_size=8).hexdigest()
    return f"{_BEGIN}{_json({'version': version, **told})}{_END}".encode() + program


def listed(data: bytes) -> dict[str, str]:
    """Return the addresses that a ``sw.js`` keeps, with their digests; none where it keeps nothing.

    Raises ValueError where the list is no JSON.
    """
    head, _, _ = data.decode().partition(_END)
    if not head.startswith(_BEGIN):
        return {}
    told: dict[str, dict[str, str]] = json.loads(head.removeprefix(_BEGIN))
    return told["named"] | told["fresh"]


def _integrity(data: bytes) -> str:
    return f"sha256-{b64encode(sha256(data).digest()).decode()}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
