"""Addresses that changed, as editors write them.

``content/redirects.yaml`` is a list of ``{from: /old/, to: /new/}``. In the code,
addresses are written below the site's root: ``news/2026/11/x/``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from diagnostics import Finding, display_path, nearest
from records.document import Document
from records.source import read_text
from records.types import Code, Record
from records.validate import validate

FILE = "redirects.yaml"

_ADDRESS = re.compile(r"/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*")
_ADVICE = "العنوان يكتب دون اسم الموقع، ويبدأ وينتهي بـ «/»، مثل /news/2026/11/open-days/"


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
        from records import yaml  # here: many sites have no redirect

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
