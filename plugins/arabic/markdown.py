"""Markdown: left-to-right runs isolated in what it renders, and heading ids in Arabic letters.

Loaded by name, ``"arabic.markdown"``; :func:`heading_slug` is for the ``slugify`` of Markdown's
own ``toc``, which makes ids unique.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER
from markdown.extensions.toc import slugify_unicode
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from arabic.bidi import LRI, OPAQUE, PDI
from arabic.runs import LETTERS, split_runs

# What Markdown puts in the text for itself, to be replaced when the tree is written.
_PLACEHOLDER = re.compile(
    f"({HTML_PLACEHOLDER_RE.pattern.replace('(', '(?:')}|{FN_BACKLINK_TEXT}|{NBSP_PLACEHOLDER})"
)
# With its semicolon only: what the serializer, too, takes for one.
_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);", re.IGNORECASE)
# A text without one of these holds no run, and nothing of Markdown's own: most texts.
_SIGN = re.compile(f"[{LETTERS}0-9&]")
_PLAIN = frozenset({"alt", "title"})
_CODE = frozenset({"code", "pre"})
_EMPHASIS = frozenset({"a", "em", "strong"})
_TATWEEL = "\u0640"


def heading_slug(value: str, separator: str) -> str:
    """Return the id of a heading: its Arabic letters, digits and hyphens.

    Markdown's own Unicode slug, which drops vowel marks and punctuation, without the tatweel it
    would keep. Empty for a heading of punctuation only; ``toc`` then numbers it.
    """
    return str(slugify_unicode(value.replace(_TATWEEL, ""), separator))


class BidiExtension(Extension):  # type: ignore[misc]
    """Isolates the left-to-right runs of a document. No options."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Work on the finished tree: after the table of contents (5) and unescaping (0)."""
        md.treeprocessors.register(BidiTreeprocessor(md), "arabic-bidi", -10)


class BidiTreeprocessor(Treeprocessor):  # type: ignore[misc]
    """Wraps each run of each text node in ``<bdi dir="ltr">``, inside links too."""

    def run(self, root: Element) -> None:
        """Change the tree in place; what is ``bdi`` or has a ``dir`` stays, code is given one."""
        for name in _PLAIN.intersection(root.keys()):
            root.set(name, self._isolated(root.attrib[name]))
        if root.tag in _CODE:
            root.set("dir", "ltr")
        if root.tag in OPAQUE or root.get("dir"):
            return
        root.text, content = self._nodes(root.text)
        for child in root:
            self.run(child)
            child.tail, after = self._nodes(child.tail)
            content += [child, *after]
        if content:
            root[:] = _phrases(content)

    def _isolated(self, text: str) -> str:
        """The text of an attribute, which holds no markup."""
        return "".join(
            f"{LRI}{piece}{PDI}" if is_run else piece for piece, is_run in self._pieces(text)
        )

    def _nodes(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Return the plain beginning of a text, and a ``bdi`` with its tail for each run."""
        if not text or not _SIGN.search(text):
            return text, []
        head, nodes = "", list[Element]()
        for piece, is_run in self._pieces(text):
            if is_run:
                nodes.append(Element("bdi", dir="ltr"))
                nodes[-1].text, nodes[-1].tail = piece, ""
            elif nodes:
                nodes[-1].tail = f"{nodes[-1].tail}{piece}"
            else:
                head += piece
        return head, nodes

    def _pieces(self, text: str) -> list[tuple[str, bool]]:
        pieces: list[tuple[str, bool]] = []
        for i, part in enumerate(_PLACEHOLDER.split(self._resolve(text))):
            if i % 2:
                pieces.append((part, False))
            else:
                # The serializer would take «&lt;» in a text for an entity.
                pieces += [(run.replace("&", "&amp;"), is_run) for run, is_run in split_runs(part)]
        return pieces

    def _resolve(self, text: str) -> str:
        """Write entities as the characters they stand for: «R&amp;D» is one run."""
        text = text.replace(AMP_SUBSTITUTE, "&")
        text = HTML_PLACEHOLDER_RE.sub(self._stashed_entity, text)
        return _ENTITY.sub(lambda found: unescape(found[0]), text)

    def _stashed_entity(self, found: re.Match[str]) -> str:
        raw = self.md.htmlStash.rawHtmlBlocks[int(found[1])]
        return str(raw) if isinstance(raw, str) and raw.startswith("&") else found[0]


def _phrases(content: list[Element]) -> list[Element]:
    """Put what is one phrase into one more ``bdi``.

    Of «Réseau **Exemple** Maroc» each word is a run; isolated only one by one, they would be read
    from the last to the first.
    """
    groups: list[list[Element]] = []
    for child in content:
        if groups and _go_on(groups[-1][-1], child):
            groups[-1].append(child)
        else:
            groups.append([child])
    return [_phrase(group) if len(group) > 1 else group[0] for group in groups]


def _phrase(parts: list[Element]) -> Element:
    phrase = Element("bdi", dir="ltr")
    phrase.extend(parts)
    phrase.tail, parts[-1].tail = parts[-1].tail, None
    return phrase


def _go_on(first: Element, second: Element) -> bool:
    """Tell whether two runs are words with nothing but space between them."""
    if (first.tail or "").strip() or not (_is_run(first) and _is_run(second)):
        return False
    before, after = "".join(first.itertext()), "".join(second.itertext())
    return before[-1:].isalpha() and after[:1].isalpha()


def _is_run(element: Element) -> bool:
    """Tell whether an element is a run, or emphasis or a link around nothing else."""
    if element.tag in _EMPHASIS and len(element) == 1:
        around = (element.text or "") + (element[0].tail or "")
        return not around and _is_run(element[0])
    return element.tag == "bdi"


def makeExtension(**kwargs: Any) -> BidiExtension:  # noqa: N802 (the name Markdown looks for)
    """Entry point Markdown calls."""
    return BidiExtension(**kwargs)
