"""Addresses that changed: what editors write of them, and what leads readers on.

``content/redirects.yaml`` is a list of ``{from: /old/, to: /new/}``. Each becomes a small page at
the old address, for hosts that only hand out files, and a line for hosts that can answer 301.
Here addresses are written as everywhere in the code, below the site's root: ``news/2026/11/x/``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from diagnostics import Finding, display_path, nearest
from records import yaml
from records.document import Document
from records.source import read_text
from records.types import Code, Record
from records.validate import validate

FILE = "redirects.yaml"

_ADDRESS = re.compile(r"/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*")
_ADVICE = "العنوان يكتب دون اسم الموقع، ويبدأ وينتهي بـ «/»، مثل /news/2026/11/open-days/"

_PAGE = Template("""\
<!doctype html>
<html lang="ar-MA" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url=$link">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>انتقلت هذه الصفحة</title>
<link rel="canonical" href="$address">
</head>
<body>
<main>
<h1>انتقلت هذه الصفحة</h1>
<p><a href="$link">عنوانها الجديد</a></p>
</main>
</body>
</html>
""")


def _address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise PydanticCustomError("V009", "{advice}", {"advice": _ADVICE})
    return value.removeprefix("/")


Address = Annotated[Code, AfterValidator(_address)]


class Redirect(Record):
    """One address that changed, and the page that readers of it are led to."""

    old: Address = Field(alias="from")
    new: Address = Field(alias="to")


@dataclass(frozen=True, slots=True)
class Entry:
    """A redirect and where it stands: the item ``index`` of ``document``."""

    redirect: Redirect
    document: Document
    index: int

    def finding(self, key: str, code: str, message: str, suggestion: str = "") -> Finding:
        """A finding about what is written for ``from`` or ``to``."""
        return self.document.finding((self.index, key), code, message, suggestion)


# What editors write.


def read_redirects(content: Path, root: Path) -> tuple[list[Entry], list[Finding]]:
    """Read ``content/redirects.yaml``; a site without one, or with an empty one, has none.

    ``content`` is Pelican's PATH, ``root`` the folder that paths in findings are relative to.
    """
    path = content / FILE
    if not path.exists() and not path.is_symlink():
        return [], []
    name = display_path(path, root)
    text, findings = read_text(path, name)
    document = None
    if text is not None and not findings:
        document, findings = yaml.parse(text, name)
    if document is None:
        return [], [finding for finding in findings if finding.code != "F004"]
    if not isinstance(document.data, list):
        message = "هنا تنتظر قائمة تحويلات، كل منها على صيغة «- {from: /…/, to: /…/}»"
        return [], [*findings, document.finding((), "Y003", message)]
    entries = []
    for index in range(len(document.data)):
        redirect, faults = validate(Redirect, document, (index,))
        findings += faults
        if redirect is not None:
            entries.append(Entry(redirect, document, index))
    return entries, findings


def check(entries: Collection[Entry], pages: Collection[str]) -> Iterator[Finding]:
    """Check that each redirect leads from an address without a page straight to one with a page.

    ``pages`` are the addresses of the site's own pages.
    """
    first: dict[str, Entry] = {}
    for entry in entries:
        old = entry.redirect.old
        if old in pages:
            advice = "احذف التحويل، أو غير عنوان الصفحة"
            yield entry.finding("from", "X002", f"«/{old}» عنوان صفحة موجودة", advice)
        elif old in first:
            line = first[old].document.position((first[old].index,))[0]
            message = f"«/{old}» محول من قبل، في السطر {line}"
            yield entry.finding("from", "X002", message, "احذف أحدهما")
        first.setdefault(old, entry)
    moved = {old: entry.redirect.new for old, entry in first.items()}
    for entry in entries:
        if entry.redirect.new not in pages:
            yield entry.finding("to", "X004", *_dead_end(entry.redirect.new, moved, pages))


def _dead_end(address: str, moved: dict[str, str], pages: Collection[str]) -> tuple[str, str]:
    """Message and suggestion for a redirect to an address without a page."""
    passed = {address}
    end = address
    while end in moved and moved[end] not in passed:
        passed.add(end := moved[end])
    if end in moved:
        return f"حلقة تحويلات تمر بالعنوان «/{address}» ولا تنتهي إلى صفحة", ""
    if end != address:
        return f"«/{address}» محول هو أيضا", f"اكتب «/{end}»"
    return f"لا صفحة بالعنوان «/{address}»", nearest(f"/{address}", (f"/{page}" for page in pages))


def vanished(
    before: Iterable[str], now: Collection[str], redirects: Iterable[Redirect]
) -> list[str]:
    """Return the addresses that were published and now lead nowhere, sorted.

    ``before`` and ``now`` are addresses of pages, or the paths of their files.
    """
    kept = {page.removesuffix("index.html") for page in now}
    kept |= {redirect.old for redirect in redirects}
    return sorted({page.removesuffix("index.html") for page in before} - kept)


# What readers get.


def page(redirect: Redirect, base_url: str) -> bytes:
    """Return the page to write at the old address, in UTF-8.

    Its links are relative, so that it works under any folder; only the canonical address, which is
    for search engines, begins with ``base_url``.
    """
    link = "../" * redirect.old.count("/") + redirect.new
    return _PAGE.substitute(link=link, address=f"{base_url}/{redirect.new}").encode()


def rules(redirects: Iterable[Redirect], root_path: str = "") -> dict[str, bytes]:
    """Return the files that hosts read redirects from, by name: a line for each redirect.

    ``_redirects`` is for Netlify and Cloudflare Pages (which takes 2,000 of them), ``_nginx.map``
    for the nginx of hosting.py. ``root_path`` is the folder that the site is served from, such as
    ``/larache``. Netlify prefers a file to a rule, so there the page above answers; its ``301!``
    would change that, but Cloudflare drops such a line. The nginx map has regular expressions, as
    plain words of this length would need another ``map_hash_bucket_size`` for the whole server.
    """
    pairs = sorted(
        (f"{root_path}/{redirect.old}", f"{root_path}/{redirect.new}") for redirect in redirects
    )
    return {
        "_redirects": "".join(f"{old} {new} 301\n" for old, new in pairs).encode(),
        "_nginx.map": "".join(f'"~^{re.escape(old)}$" {new};\n' for old, new in pairs).encode(),
    }
