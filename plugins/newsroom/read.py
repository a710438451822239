"""Reading and checking the headers of posts."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from cache.store import digest_of
from diagnostics import Finding, nearest
from directory.check import list_scope
from directory.consistency import future_dates
from directory.protected import ProtectedNames
from directory.read import Entry, Records, by_id, files, markdown_header
from directory.references import unknown
from newsroom.model import PostHeader
from newsroom.protected import check_protected
from records import header
from records.library import Library
from records.source import read_text

#: What a post names: associations, centers, a picture.
_Named = tuple[tuple[str, ...], tuple[str, ...], str]

#: Field, header key, and the list that its ids are in.
_NAMED = (
    ("category", "Category", "news-kinds"),
    ("tags", "Tags", "topics"),
    ("commune", "Commune", "communes"),
    ("associations", "Associations", "associations"),
    ("centers", "Centers", "centers"),
)


@dataclass(frozen=True)
class Filed:
    """A post that was read: what it is called, and what it was read as, packed.

    Of ten thousand posts that were read before, few are unpacked.
    """

    name: str
    slug: str
    key: bytes
    packed: bytes
    content: Path

    @cached_property
    def entry(self) -> Entry[PostHeader]:
        """The header with its document."""
        record, document = pickle.loads(self.packed)
        return Entry(record, document, self.content, self.name)

    @property
    def record(self) -> PostHeader:
        """The header."""
        return self.entry.record


def read_posts(
    library: Library, records: Records, today: date
) -> tuple[dict[str, Filed], list[Finding]]:
    """Read and check the headers of all posts; ``today`` tells which dates are yet to come.

    Returns the posts by slug, and the findings: of each header, of references, of addresses used
    twice. The ``key`` of a post is the digest of all that its check asked: its file, the lists, the
    names of protected centers, and the files of the records and pictures that it names.
    """
    names, findings = files("news", ".md", library)
    protected = ProtectedNames(records)

    def read(name: str) -> tuple[str, bytes, list[Finding]]:
        return _read(name, library, records, protected, today)

    scope = digest_of(list_scope(library, today), protected.digest())
    keys = _keys(names, library, records, scope)
    found: dict[str, Filed] = {}
    for name, key, (slug, packed, faults) in zip(
        names, keys, library.store.map("news", read, names, keys), strict=True
    ):
        findings += faults
        if slug:
            filed = Filed(name, slug, key, packed, library.content)
            if slug in found:
                _, repeated = by_id([found[slug].entry, filed.entry])
                findings += repeated
            found.setdefault(slug, filed)
    return found, findings


def _read(
    name: str, library: Library, records: Records, protected: ProtectedNames, today: date
) -> tuple[str, bytes, list[Finding]]:
    """The slug of a post, its header and document packed, and what is wrong with it."""
    path, shown = library.content / name, library.shown(name)
    record, document, findings = markdown_header(path, shown, PostHeader)
    if record is None or document is None:
        return "", b"", findings
    entry = Entry(record, document, library.content, name)
    findings += [
        *_references(entry, records),
        *_future(entry, today),
        *_consistency(entry),
        *_missing_picture(entry, library),
        *check_protected(entry, protected),
    ]
    return record.slug, pickle.dumps((record, document)), findings


def _keys(names: list[str], library: Library, records: Records, scope: bytes) -> list[bytes]:
    """The digest of all that is asked of each post."""

    def read(name: str) -> _Named:
        text, _ = read_text(library.content / name, name)
        document = header.parse(text, name)[0] if text else None
        return _named(document.data if document else {})

    own = [library.digest(name) for name in names]
    named = library.store.map("news names", read, names, own)
    return [
        digest_of(scope, name, digest, *_digests(what, library, records))
        for name, digest, what in zip(names, own, named, strict=True)
    ]


def _named(data: Mapping[str, str | list[str]]) -> _Named:
    """What a header names, as far as that can be told before it is checked."""
    associations, centers, images = (
        value.split(",") if isinstance(value := data.get(key, ""), str) else value
        for key in ("Associations", "Centers", "Image")
    )
    return (
        tuple(part.strip() for part in associations),
        tuple(part.strip() for part in centers),
        "".join(images).strip(),
    )


def _digests(named: _Named, library: Library, records: Records) -> list[bytes]:
    """The digests of the files of records, and of the picture, that a post names."""
    associations, centers, image = named
    found = [
        *(records.associations.get(slug) for slug in associations),
        *(records.centers.get(center) for center in centers),
    ]
    digests = [library.digest(entry.name) if entry else b"" for entry in found]
    return [*digests, library.digest(f"images/{image}")] if image else digests


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
    for key in ("Image-Alt", "Image-Caption", "Image-Credit"):
        if key in document.data and "Image" not in document.data:
            yield document.finding((key,), "V002", "حقل إلزامي ناقص: «Image»", of_key=True)


def _missing_picture(entry: Entry[PostHeader], library: Library) -> Iterator[Finding]:
    image = entry.record.image
    if image and not library.digest(f"images/{image}"):
        known = [name.removeprefix("images/") for name in library.names("images/")]
        message = f"لا وجود للصورة «{image}» في مجلد images"
        yield entry.document.finding(("Image",), "X004", message, nearest(image, known))
