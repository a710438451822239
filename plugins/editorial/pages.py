"""The headers of static pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import StringConstraints

from diagnostics import Finding
from directory.read import Reading, by_id, markdown_header, misnamed, read_files
from records.library import Library
from records.types import Boolean, Header, Matching, Moment, Slug, Text

#: First parts of addresses that other pages own (ARCHITECTURE, Addresses).
RESERVED = {
    "news",
    "meetings",
    "directory",
    "associations",
    "search",
    "data",
    "feeds",
    "theme",
    "images",
    "offline",
    "admin",
    "drafts",
}


class PageHeader(Header):
    """The header of a file in ``pages/``; ``order`` is its rank in the footer."""

    title: Text
    slug: Slug
    summary: Annotated[Text, StringConstraints(max_length=300)]
    order: Annotated[str, Matching("[0-9]{2}", "V013", "الترتيب رقمان، مثل 10")]
    modified: Moment | None = None
    status: Literal["published", "draft", "hidden"] = "published"
    quick_exit: Boolean = False


def check_pages(library: Library) -> Iterator[Finding]:
    """Findings for the headers of all pages."""
    read, findings = read_files(_page, "pages", ".md", library)
    pages, repeated = by_id(entry for entry in read.values() if entry)
    yield from [*findings, *repeated, *misnamed(pages)]
    ranks: dict[str, str] = {}
    for slug, entry in pages.items():
        first = ranks.setdefault(entry.record.order, slug)
        if first != slug:
            message = f"الترتيب «{entry.record.order}» مستعمل في الصفحة «{first}»"
            yield entry.document.finding(("Order",), "X002", message, "اختر رقما آخر")
        if slug in RESERVED:
            message = f"العنوان «{slug}/» مستعمل لقسم من الموقع"
            yield entry.document.finding(("Slug",), "X002", message, "اختر معرفا آخر")


def _page(path: Path, name: str) -> Reading[PageHeader]:
    return markdown_header(path, name, PageHeader)
