"""What readers are told by a built file, text by text, with isolates marked by U+2066 and U+2069.

A line of running text is one text: elements inside it are no borders to the bidirectional
algorithm (HTML Standard, 15.3.5: only ``bdi`` and what has a ``dir`` are isolates). Plain slots
are one each: titles, descriptions, labels, options, the Arabic of structured data, titles of feeds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from arabic.bare import ARABIC
from arabic.bidi import LRI, PDI

#: Elements that stand in a line of text; all others begin a new one.
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data dfn em i kbd mark q s samp small strong sub sup time u var"
    .split()
)  # fmt: skip
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_HIDDEN = frozenset(("script", "style"))
_SLOTS = ("alt", "title", "aria-label", "aria-description", "label", "placeholder")
#: The last part of the names of those <meta> that people read.
_READ = frozenset(("alt", "author", "description", "site_name", "title"))
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:\S*")
_ATOM = "{http://www.w3.org/2005/Atom}"


def texts(name: str, data: bytes) -> Iterator[str]:
    """Yield the texts of the built file `name`: a page or a feed. Other files have none.

    Raises ValueError where a page is not UTF-8, its structured data no JSON, or a feed no XML.
    """
    if name.endswith(".html"):
        yield from _of_page(data.decode())
    elif name.endswith(".atom.xml"):
        yield from _of_feed(data)


def _of_page(source: str) -> Iterator[str]:
    page = _Page()
    page.feed(source)
    page.close()
    return iter(page.texts)


def _of_feed(data: bytes) -> Iterator[str]:
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
    for element in root.iter():
        if element.get("type") == "html":
            yield from _of_page(element.text or "")
        elif element.tag in (f"{_ATOM}title", f"{_ATOM}subtitle", f"{_ATOM}name"):
            yield element.text or ""
        elif element.tag == f"{_ATOM}category":
            yield element.get("term", "")


def _of_data(node: Any) -> Iterator[str]:
    """The strings with Arabic in them: without any there is no direction to disturb."""
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from _of_data(part)
    elif isinstance(node, str) and ARABIC.search(node) and not _ADDRESS.fullmatch(node):
        yield node


class _Page(HTMLParser):
    """Collects ``texts``."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._line: list[str] = []
        #: the open elements: their names, and what marks the end of those that isolate
        self._open: list[tuple[str, str]] = []
        self._data = False  # in structured data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self._slots(tag, attributes)
        self._border(tag)
        self._data = attributes.get("type") == "application/ld+json"
        if tag not in _VOID:
            isolates = tag == "bdi" or attributes.get("dir") == "ltr"
            self._open.append((tag, PDI if isolates else ""))
            self._line.append(LRI if isolates else "")

    def handle_endtag(self, tag: str) -> None:
        while any(name == tag for name, _ in self._open):
            name, end = self._open.pop()
            self._line.append(end)
            if name == tag:
                break
        self._border(tag)

    def handle_data(self, data: str) -> None:
        if self._data:
            self.texts += _of_data(json.loads(data))
            self._data = False
        elif not self._open or self._open[-1][0] not in _HIDDEN:
            self._line.append(data)

    def close(self) -> None:
        super().close()
        self._border("html")

    def _slots(self, tag: str, attributes: dict[str, str]) -> None:
        self.texts += [attributes[name] for name in _SLOTS if name in attributes]
        name = attributes.get("name") or attributes.get("property") or ""
        if tag == "meta" and name.rpartition(":")[2] in _READ:
            self.texts.append(attributes.get("content", ""))

    def _border(self, tag: str) -> None:
        """End the line at a block; in an isolate it goes on."""
        if tag in _INLINE:
            return
        if any(end for _, end in self._open):
            self._line.append("\n")
            return
        if line := "".join(self._line).strip():
            self.texts.append(line)
        self._line.clear()
