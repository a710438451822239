"""Reading and checking the headers of posts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from diagnostics import Finding, nearest
from directory.consistency import future_dates
from directory.protected import ProtectedNames
from directory.read import Entry, Records, by_id, markdown_header, read_files
from directory.references import unknown
from newsroom.model import PostHeader
from newsroom.protected import check_protected


def read_posts(
    content: Path, root: Path, records: Records, today: date
) -> tuple[dict[str, Entry[PostHeader]], list[Finding]]:
    """Read the headers of all posts.

    ``content`` is Pelican's PATH, ``root`` what paths in findings are relative to, ``today`` tells
    which dates are yet to come. Returns the entries by slug and the findings: of each header, of
    references, of addresses used twice.
    """
    read, findings = read_files(_post, content / "news", ".md", root)
    entries = [entry for entry in read.values() if entry]
    names = ProtectedNames(records)
    for entry in entries:
        findings += _references(entry, records)
        findings += _future(entry, today)
        findings += _consistency(entry, content)
        findings += check_protected(entry, names)
    posts, repeated = by_id(entries)
    return posts, [*findings, *repeated]


def _post(path: Path, name: str) -> tuple[Entry[PostHeader] | None, list[Finding]]:
    entry, _, _, findings = markdown_header(path, name, PostHeader)
    return entry, findings


def _references(entry: Entry[PostHeader], records: Records) -> Iterator[Finding]:
    for field, key, target in (
        ("category", "Category", "news-kinds"),
        ("tags", "Tags", "topics"),
        ("commune", "Commune", "communes"),
        ("associations", "Associations", "associations"),
        ("centers", "Centers", "centers"),
    ):
        yield from unknown(entry, field, key, records.known(target))


def _future(entry: Entry[PostHeader], today: date) -> Iterator[Finding]:
    """Pelican would publish a post of tomorrow today."""
    if entry.record.status != "draft":
        for finding in future_dates(entry, today):
            yield replace(finding, suggestion="صححه، أو اكتب «Status: draft» إلى أن يحين")


def _consistency(entry: Entry[PostHeader], content: Path) -> Iterator[Finding]:
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
    if post.image and not (content / "images" / post.image).is_file():
        message = f"لا وجود للصورة «{post.image}» في مجلد images"
        images = content / "images"
        known = [path.relative_to(images).as_posix() for path in images.rglob("*.*")]
        yield document.finding(("Image",), "X004", message, nearest(post.image, known))
