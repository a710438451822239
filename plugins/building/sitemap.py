"""What crawlers are told: the site's addresses, and which of them to take.

Every page is listed, also those on violence and protected centers: they hold no secret, and whoever
needs them looks for them with a search engine.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from hashlib import blake2b
from xml.sax.saxutils import escape

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: The protocol's own limit. Our addresses are shorter than 300 characters, so that its other
#: limit, 50 MB, is never met before this one.
MOST = 50_000

#: An address below the site's root, and the day its content last changed: ISO 8601, or empty.
_Entry = tuple[str, str]

_YEAR = re.compile(r"([^/]+)/(\d{4})/")


def sitemap(
    pages: Iterable[tuple[str, date | None]], base_url: str, most: int = MOST
) -> dict[str, bytes]:
    """Return the files of the site's map by name (https://www.sitemaps.org/protocol.html).

    ``pages`` are addresses below the site's root with the day their content last changed, None
    where that is not known; ``base_url`` is the site's own address without a slash at the end;
    ``most`` is how many addresses a file may hold. One file, ``sitemap.xml``; that of a larger site
    is an index of one file a section and year, so that a new page changes one of them and the
    index.
    """
    entries = sorted((url, day.isoformat()[:10] if day else "") for url, day in pages)
    if len(entries) <= most:
        return {"sitemap.xml": _document("urlset", "url", entries, base_url)}
    sections = defaultdict(list)
    for entry in entries:
        sections[_section(entry[0])].append(entry)
    parts: dict[str, list[_Entry]] = {}
    for section, members in sections.items():
        parts |= _parts(f"sitemap-{section}", members, most)
    index = sorted((f"{name}.xml", max(day for _, day in part)) for name, part in parts.items())
    files = {
        f"{name}.xml": _document("urlset", "url", part, base_url) for name, part in parts.items()
    }
    return files | {"sitemap.xml": _document("sitemapindex", "sitemap", index, base_url)}


def robots(base_url: str, official: bool) -> bytes:
    """Return ``robots.txt`` (RFC 9309).

    An official site names its map. A trial is kept out of search engines by ``noindex`` in its
    pages and headers; they have to be read to be obeyed, so nothing is disallowed here. It only
    does not invite: an address that is merely disallowed is still listed once someone links to it.
    """
    lines = ["User-agent: *", "Disallow:"]
    if official:
        lines += ["", f"Sitemap: {base_url}/sitemap.xml"]
    return "\n".join([*lines, ""]).encode()


def _section(url: str) -> str:
    """``news-2026`` for news/2026/11/x/, ``directory`` for directory/x/, ``pages`` for about/."""
    if found := _YEAR.match(url):
        return "-".join(found.groups())
    return url.split("/", maxsplit=1)[0] if url.count("/") > 1 else "pages"


def _parts(name: str, entries: list[_Entry], most: int, digit: int = 0) -> dict[str, list[_Entry]]:
    """Split a section that is too large by a digit of each address's digest: it never moves."""
    if len(entries) <= most:
        return {name: entries}
    buckets = defaultdict(list)
    for entry in entries:
        buckets[blake2b(entry[0].encode()).hexdigest()[digit]].append(entry)
    parts: dict[str, list[_Entry]] = {}
    for bucket, members in buckets.items():
        parts |= _parts(f"{name}-{bucket}", members, most, digit + 1)
    return parts


def _document(root: str, item: str, entries: Iterable[_Entry], base_url: str) -> bytes:
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<{root} xmlns="{NAMESPACE}">']
    for url, day in entries:
        changed = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<{item}><loc>{escape(f'{base_url}/{url}')}</loc>{changed}</{item}>")
    return "\n".join([*lines, f"</{root}>", ""]).encode()
