"""Markdown: a table that is wider than the screen moves in its own box, and the page stays.

Loaded by name, ``"rendering.tables"``. What moves must be reached by keyboard, and have a name for
who hears it (WCAG 2.2, 2.1.1 and 4.1.2): that of its columns.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class TablesExtension(Extension):  # type: ignore[misc]
    """Puts each table into a box that scrolls. No options; for use with ``tables``."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Work when all else is done: names of columns are texts by then."""
        md.treeprocessors.register(TablesTreeprocessor(md), "scrolling tables", -10)


class TablesTreeprocessor(Treeprocessor):  # type: ignore[misc]
    """Wraps tables, wherever they stand."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for parent in [*root.iter()]:
            for place, child in enumerate(parent):
                if child.tag == "table":
                    parent[place] = _box(child)


def _box(table: Element) -> Element:
    columns = ("".join(cell.itertext()).strip() for cell in table.iter("th"))
    told = "، ".join(filter(None, columns))
    name = f"جدول: {told}" if told else "جدول"
    box = Element("div", {"class": "scroll", "role": "group", "tabindex": "0", "aria-label": name})
    box.append(table)
    return box


def makeExtension(**kwargs: Any) -> TablesExtension:  # noqa: N802 (the name Markdown looks for)
    """Entry point Markdown calls."""
    return TablesExtension(**kwargs)
