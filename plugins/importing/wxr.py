"""A WordPress export (WXR): RSS 2.0 with what WordPress adds to it.

Read as a stream, so that the size of the file does not matter. A DTD is refused: WordPress writes
none, and entities are how XML is made to fill a memory or to read other files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

_CHUNK = 1 << 20
#: Controls that XML 1.0 has no place for, and that WordPress lets pass from what people paste.
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class ExportError(Exception):
    """A file that is no export; the message says in Arabic what is wrong, and in which line."""


@dataclass(frozen=True, slots=True)
class Term:
    """A category or a tag (``domain`` «category», «post_tag», …) by the name that readers saw."""

    domain: str
    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the old site as the export has it: a post, a page, an attachment, a revision.

    ``date`` is local, ``YYYY-MM-DD HH:MM:SS``; ``html`` is what the editor typed, ``url`` the
    address that an attachment has, ``meta`` its hidden fields. What is missing is empty.
    """

    id: str
    kind: str
    status: str
    title: str
    link: str
    slug: str
    date: str
    creator: str
    html: str
    excerpt: str
    parent: str
    password: str
    url: str
    comments: int
    terms: tuple[Term, ...]
    meta: dict[str, str]


@dataclass(slots=True)
class Export:
    """All items in the order of the file, the site's address, the names of its authors by login."""

    base: str = ""
    authors: dict[str, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)


def read_export(path: Path, name: str) -> Export:
    """Read an export; ``name`` is the file as people know it.

    Raises :class:`ExportError`, and OSError where the file cannot be read.
    """
    builder = _Builder()
    parser = ET.XMLParser(target=builder)
    export = Export()
    try:
        for chunk in _chunks(path):
            parser.feed(chunk)
            _take(builder, export)
        parser.close()
    except ET.ParseError as error:
        line, column = error.position
        message = f"{name}:{line}:{column + 1}: ملف التصدير غير سليم أو ناقص: ليس XML من هنا"
        raise ExportError(f"{message} — صدره من جديد من لوحة تحكم ووردبريس ({error})") from error
    except _DoctypeError as error:
        message = f"{name}: في الملف تعريف DOCTYPE، وملفات ووردبريس ليس فيها ذلك"
        raise ExportError(f"{message} — لم يقرأ") from error
    if not builder.is_export:
        message = f"{name}: ليس ملف تصدير من ووردبريس (WXR)"
        raise ExportError(f"{message} — في لوحة التحكم: «أدوات» ثم «تصدير» ثم «كل المحتوى»")
    return export


class _DoctypeError(Exception):
    pass


class _Builder(ET.TreeBuilder):
    """Keeps the elements right below the channel as they are completed, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.is_export = False
        self.path: list[str] = []
        self.done: list[ET.Element] = []

    def doctype(self, *_: Any) -> None:
        """Stop before any entity is declared."""
        raise _DoctypeError

    def start(self, tag: Any, attrs: Any) -> ET.Element:
        self.path.append(_local(tag))
        return super().start(tag, attrs)

    def end(self, tag: Any) -> ET.Element:
        element = super().end(tag)
        self.path.pop()
        if self.path == ["rss", "channel"]:
            self.is_export |= _local(tag) == "wxr_version"
            self.done.append(element)
        return element


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield _CONTROLS.sub(b" ", chunk)


def _take(builder: _Builder, export: Export) -> None:
    """Move what is complete into the export."""
    for element in builder.done:
        match _local(element.tag):
            case "base_blog_url":
                export.base = (element.text or "").strip()
            case "author":
                texts = _texts(element)
                export.authors[texts.get("author_login", "")] = texts.get("author_display_name", "")
            case "item":
                export.items.append(_item(element))
        element.clear()
    builder.done.clear()


def _item(element: ET.Element) -> Item:
    texts = _texts(element)
    # «content:encoded» and «excerpt:encoded» have one local name
    encoded = {
        tag.rpartition("}")[0].rstrip("/").rpartition("/")[2]: child.text or ""
        for child in element
        if _local(tag := child.tag) == "encoded"
    }
    return Item(
        id=texts.get("post_id", ""),
        kind=texts.get("post_type", ""),
        status=texts.get("status", ""),
        title=texts.get("title", ""),
        link=texts.get("link", ""),
        slug=texts.get("post_name", ""),
        date=texts.get("post_date", ""),
        creator=texts.get("creator", ""),
        html=encoded.get("content", ""),
        excerpt=encoded.get("excerpt", ""),
        parent=texts.get("post_parent", ""),
        password=texts.get("post_password", ""),
        url=texts.get("attachment_url", ""),
        comments=sum(_local(child.tag) == "comment" for child in element),
        terms=tuple(
            Term(child.get("domain", ""), (child.text or "").strip())
            for child in element
            if _local(child.tag) == "category"
        ),
        meta=dict(_meta(element)),
    )


def _meta(element: ET.Element) -> Iterator[tuple[str, str]]:
    for child in element:
        if _local(child.tag) == "postmeta":
            texts = _texts(child)
            yield texts.get("meta_key", ""), texts.get("meta_value", "")


def _texts(element: ET.Element) -> dict[str, str]:
    return {_local(child.tag): (child.text or "").strip() for child in element}


def _local(tag: Any) -> str:
    """A tag without its namespace: that of «wp:» names another version in each export."""
    return str(tag).rpartition("}")[2]
