"""Addresses that changed, as editors write them.

``content/redirects.yaml`` is a list of ``{from: /old/, to: /new/}``. In the code,
addresses are written below the site's root: ``news/2026/11/x/``.

New addresses are those of this site: Latin. Old ones may be those of a site that was here before:
in any script, as a folder or as a page ``x.html``. They are written as readers see them, not
percent-encoded, since that is how servers look for the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from diagnostics import Finding, display_path, nearest
from records.document import Document
from records.source import INVISIBLE, read_text
from records.types import Code, Record
from records.validate import validate

FILE = "redirects.yaml"

_ADDRESS = re.compile(r"/(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*")
_ADVICE = "العنوان يكتب دون اسم الموقع، ويبدأ وينتهي بـ «/»، مثل /news/2026/11/open-days/"
#: No hidden file, no way up, none of the files that servers are told by (``_headers``), nothing
#: that means something else in an address, a rule of a host, or a file name on some system.
_OLD_PART = r"(?![._])[^/\\\s%?#&\"'<>|*:;$`{}]+(?<!\.)"
_OLD_ADDRESS = re.compile(rf"/(?:{_OLD_PART}/)*(?:{_OLD_PART}\.html)?")
_OLD_ADVICE = (
    "العنوان القديم يكتب كما يقرأ، دون اسم الموقع ولا علامات «%»،"
    " ويبدأ بـ «/» وينتهي بـ «/» أو «.html»"
)
#: What file systems allow a name, in bytes; ``.gz`` and «.part» are added while writing.
_LONGEST_PART = 240


def _address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        raise PydanticCustomError("V009", "{advice}", {"advice": _ADVICE})
    return value.removeprefix("/")


def _old_address(value: str) -> str:
    if not is_old_address(value):
        raise PydanticCustomError("V009", "{advice}", {"advice": _OLD_ADVICE})
    return value.removeprefix("/")


def is_old_address(value: str) -> bool:
    """Whether a page can be put at an old address, such as ``/2015/09/لقاء/``, by any host."""
    return bool(
        _OLD_ADDRESS.fullmatch(value)
        and not INVISIBLE.search(value)
        and all(len(part.encode()) <= _LONGEST_PART for part in value.split("/"))
    )


Address = Annotated[Code, AfterValidator(_address)]
OldAddress = Annotated[Code, AfterValidator(_old_address)]


class Redirect(Record):
    """One address that changed, and the page that readers of it are led to."""

    old: OldAddress = Field(alias="from")
    new: Address = Field(alias="to")

    @property
    def file(self) -> str:
        """The file that answers at the old address, below the site's folder."""
        return f"{self.old}index.html" if self.old.endswith("/") or not self.old else self.old


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


def check(
    entries: Collection[Entry],
    pages: Collection[str],
    files: Collection[str] = (),
    is_missing: Callable[[str], bool] = lambda address: True,
) -> Iterator[Finding]:
    """Check that each redirect leads from an address without a page straight to one with a page.

    ``pages`` are the addresses of the site's own pages, ``files`` the paths of its files.
    Where not all pages are known yet, ``is_missing`` tells which others there are not.
    """
    first: dict[str, Entry] = {}
    for entry in entries:
        old = entry.redirect.old
        ways = [entry.redirect.file, *map(str, PurePosixPath(entry.redirect.file).parents)]
        if old in pages or not set(ways).isdisjoint(files):
            advice = "احذف التحويل، أو غير عنوان الصفحة"
            yield entry.finding("from", "X002", f"«/{old}» عنوان صفحة أو ملف موجود", advice)
        elif old in first:
            line = first[old].document.position((first[old].index,))[0]
            message = f"«/{old}» محول من قبل، في السطر {line}"
            yield entry.finding("from", "X002", message, "احذف أحدهما")
        first.setdefault(old, entry)
    moved = {old: entry.redirect.new for old, entry in first.items()}
    for entry in entries:
        new = entry.redirect.new
        if new not in pages and (new in moved or is_missing(new)):
            yield entry.finding("to", "X004", *_dead_end(new, moved, pages))


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
    known = (f"/{page}" for page in pages)
    return f"لا صفحة منشورة بالعنوان «/{address}»", nearest(f"/{address}", known)


def vanished(
    before: Iterable[str], now: Collection[str], redirects: Iterable[Redirect]
) -> list[str]:
    """Return the addresses that were published and now lead nowhere, sorted.

    ``before`` and ``now`` are addresses of pages, or the paths of their files.
    """
    kept = {page.removesuffix("index.html") for page in now}
    kept |= {redirect.old for redirect in redirects}
    return sorted({page.removesuffix("index.html") for page in before} - kept)
