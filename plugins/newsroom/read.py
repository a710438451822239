"""Reading and checking the headers of posts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from diagnostics import Finding
from directory.read import Entry, Records, by_id, markdown_header, read_files
from directory.references import unknown
from newsroom.model import PostHeader
from newsroom.protected import ProtectedNames, check_protected


def read_posts(
    content: Path, root: Path, records: Records
) -> tuple[dict[str, Entry[PostHeader]], list[Finding]]:
    """Read the headers of all posts.

    ``content`` is Pelican's PATH, ``root`` what paths in findings are relative to. Returns the
    entries by slug and the findings: of each header, of references, of addresses used twice.
    """
    read, findings = read_files(_post, content / "news", ".md", root)
    entries = [entry for entry in read.values() if entry]
    names = ProtectedNames(records)
    for entry in entries:
        findings += _references(entry, records)
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
    if post.image:
        yield from _picture(entry, content / "images" / post.image)


def _picture(entry: Entry[PostHeader], path: Path) -> Iterator[Finding]:
    if not path.is_file():
        message = f"لا وجود للصورة «{entry.record.image}» في مجلد images"
        yield entry.document.finding(("Image",), "X004", message)
        return
    try:
        with Image.open(path) as image:
            image.verify()
    except (OSError, SyntaxError):
        yield entry.document.finding(("Image",), "F006", "ملف الصورة تالف أو ليس صورة")
