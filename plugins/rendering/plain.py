"""Markdown: texts that no inline pattern can match are not shown to any.

Loaded by name, ``"rendering.plain"``. Python-Markdown asks each of its fifteen patterns about each
text of a document; in a post, most paragraphs have no sign of any.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

#: Without one of these no pattern of Markdown or of its footnotes matches.
_SIGN = re.compile(r"[`\\\[<&*_]|  \n")


class PlainExtension(Extension):  # type: ignore[misc]
    """Keeps plain texts from the inline patterns. No options; not for use with ``abbr``."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Work right before the inline patterns (20), after what moves texts (50)."""
        md.treeprocessors.register(PlainTreeprocessor(md), "plain", 21)


class PlainTreeprocessor(Treeprocessor):  # type: ignore[misc]
    """Makes each plain text an ``AtomicString``: Markdown's own word for «already done»."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for element in root.iter():
            if element.text and not _SIGN.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not _SIGN.search(element.tail):
                element.tail = AtomicString(element.tail)


def makeExtension(**kwargs: Any) -> PlainExtension:  # noqa: N802 (the name Markdown looks for)
    """Entry point Markdown calls."""
    return PlainExtension(**kwargs)
