"""Reading and checking the headers of posts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from cache.store import digest_of
from diagnostics import Finding, nearest
from directory.check import check_each, list_scope
from directory.consistency import future_dates
from directory.protected import ProtectedNames
from directory.read import Entry, Reading, Records, by_id, markdown_header, read_files
from directory.references import unknown
from newsroom.model import PostHeader
from newsroom.protected import check_protected
from records.library import Library

#: Field, header key, and the list that its ids are in.
_NAMED = (
    ("category", "Category", "news-kinds"),
    ("tags", "Tags", "topics"),
    ("commune", "Commune", "communes"),
    ("associations", "Associations", "associations"),
    ("centers", "Centers", "centers"),
)


def read_posts(
    library: Library, records: Records, today: date
) -> tuple[dict[str, Entry[PostHeader]], list[Finding]]:
    """Read the headers of all posts; ``today`` tells which dates are yet to come.

    Returns the entries by slug and the findings: of each header, of references, of addresses used
    twice.
    """
    read, findings = read_files(_post, "news", ".md", library)
    entries = [entry for entry in read.values() if entry]
    names = ProtectedNames(records)

    def check(entry: Entry[PostHeader]) -> Iterator[Finding]:
        yield from _future(entry, today)
        yield from _consistency(entry)
        yield from check_protected(entry, names)

    scope = digest_of(list_scope(library, today), names.digest())
    findings += check_each("news", check, entries, library, scope)
    for entry in entries:
        findings += _references(entry, records)
        findings += _missing_picture(entry, library)
    posts, repeated = by_id(entries)
    return posts, [*findings, *repeated]


def _post(path: Path, name: str) -> Reading[PostHeader]:
    return markdown_header(path, name, PostHeader)


def _references(entry: Entry[PostHeader], records: Records) -> Iterator[Finding]:
    for field, key, target in _NAMED:
        yield from unknown(entry, field, key, records.known(target))


def _future(entry: Entry[PostHeader], today: date) -> Iterator[Finding]:
    """Pelican would publish a post of tomorrow today."""
    if entry.record.status != "draft":
        for finding in future_dates(entry, today):
            yield replace(finding, suggestion="صححه، أو اكتب «Status: draft» إلى أن يحين")


def _consistency(entry: Entry[PostHeader]) -> Iterator[Finding]:
    post, document = entry.record, entry.document
    if post.event_end and (post.event_date is None or post.event_end < post.event_date):
        message = "نهاية اللقاء (Event-End) ينبغي أن تأتي بعد بدايته (Event-Date)"
        yield document.finding(("Event-End",), "V005", message)
    if post.event_time and post.event_date is None:
        yield document.finding(("Event-Time",), "V002", "حقل إلزامي ناقص: «Event-Date»")
    if post.modified and post.modified < post.date:
        yield document.finding(("Modified",), "V005", "تاريخ التعديل سابق لتاريخ النشر")
    if post.image and not post.image_alt:
        message = "صورة دون نص بديل"
        yield document.finding(("Image",), "M002", message, "صف الصورة في Image-Alt")
    for key in ("Image-Alt", "Image-Credit"):
        if key in document.data and "Image" not in document.data:
            yield document.finding((key,), "V002", "حقل إلزامي ناقص: «Image»", of_key=True)


def _missing_picture(entry: Entry[PostHeader], library: Library) -> Iterator[Finding]:
    image = entry.record.image
    if image and not library.digest(f"images/{image}"):
        known = [name.removeprefix("images/") for name in library.names("images/")]
        message = f"لا وجود للصورة «{image}» في مجلد images"
        yield entry.document.finding(("Image",), "X004", message, nearest(image, known))
