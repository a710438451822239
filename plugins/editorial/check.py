"""All checks that concern more than one record: pages, texts, stray files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from cache.store import digest_of, digest_of_file
from diagnostics import Finding
from directory.check import read_directory
from directory.model import Helpline
from directory.protected import ProtectedNames
from directory.read import Records
from directory.safety import secret_comments
from editorial import redirects
from editorial.addresses import Addresses
from editorial.links import Links
from editorial.pages import check_pages
from editorial.pictures import check_pictures
from editorial.secrets import check_lists, check_named, check_neighbors
from editorial.strays import check_strays
from editorial.text import check_markdown, check_personal_data
from newsroom.read import read_posts
from records.library import Library
from records.source import read_text
from writing.check import check_writing


def check_site(library: Library, today: date) -> list[Finding]:
    """Every finding about the content of a site, sorted; nothing is built.

    ``today`` dates the age of checks.
    """
    records, findings = read_directory(library, today)
    _, faults = read_posts(library, records, today)
    return sorted({*findings, *faults, *check_content(library, records, today)})


def check_content(library: Library, records: Records, today: date) -> list[Finding]:
    """Check everything that no record covers; ``records`` are those already read.

    ``today`` tells which posts have a page that may be linked to.
    """
    return [
        *_redirects(library, records, today),
        *check_strays(library.content, library.root),
        *check_pages(library),
        *check_pictures(library),
        *_texts(library, records, today),
    ]


def _redirects(library: Library, records: Records, today: date) -> Iterator[Finding]:
    """Findings for redirects, as far as the pages that will be built are known."""
    entries, faults = redirects.read_redirects(library.content, library.root)
    yield from faults
    if entries:
        known = Addresses(library, records, today)
        yield from redirects.check(entries, known.pages, is_missing=known.is_missing)


def _texts(library: Library, records: Records, today: date) -> list[Finding]:
    hosts = own_hosts()
    links, names = Links(library, today, hosts), ProtectedNames(records)
    helplines = helpline_numbers(records)

    def check(name: str) -> list[Finding]:
        text, _ = read_text(library.content / name, library.shown(name))
        if text is None:  # told by whoever reads its records
            return []
        return [*check_text(text, name, library, links, names, helplines)]

    checked = [name for name in library.names() if is_text(name)]
    told = tuple(sorted(helplines)), tuple(sorted(hosts)), today.isoformat()
    scope = digest_of(names.digest(), *told)
    keys = [_key(name, library, scope) for name in checked]
    results = library.store.map("check texts", check, checked, keys)
    return [
        *(finding for findings in results for finding in findings),
        *check_neighbors(library, records, names),
        *check_lists(records, names),
    ]


def own_hosts() -> set[str]:
    """The names of the site's own server, as far as its settings are told them."""
    urls = (os.environ.get("SITE_URL", ""), f"//{os.environ.get('SITE_CNAME', '')}")
    return {host for url in urls if (host := urlsplit(url).hostname)}


def is_text(name: str) -> bool:
    """Whether a file below ``content`` is one that editors write words in."""
    return name.endswith((".md", ".yaml")) and not name.startswith("directory/boundaries/")


def _key(name: str, library: Library, scope: bytes) -> bytes:
    """The digest of all that the check of a text asks: what it links to, too."""
    files = (name, *library.targets.get(name, ()))
    return digest_of_file(name, scope, *map(library.digest, files))


def check_text(
    text: str, name: str, library: Library, links: Links, names: ProtectedNames, helplines: set[str]
) -> Iterator[Finding]:
    """Findings for what may not stand in any text; ``name`` is the file's below ``content``."""
    shown = library.shown(name)
    if name.startswith("directory/centers/") and Path(name).stem in names.ids:
        yield from secret_comments(text, shown)
    yield from check_personal_data(text, shown)
    yield from check_writing(text, shown)
    if name.endswith(".md"):
        yield from check_markdown(text, shown, library.content / name, links, helplines)
    yield from check_named(text, name, shown, names)


def helpline_numbers(records: Records) -> set[str]:
    """The numbers that may stand in any text, without spaces."""
    lines = [line for line in records.terms("helplines") if isinstance(line, Helpline)]
    numbers = {number for line in lines for number in (line.number, line.alternate_number)}
    return {number.replace(" ", "") for number in numbers if number}
