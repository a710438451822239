"""The beginning of a text, for lists and descriptions.

Our own, since Pelican's truncation counts words by ``\\w``, which no combining mark matches
(Unicode category Mn): it cuts «المعلّم» after the ل.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

#: Elements that stay inside a line of text; any other one separates words.
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd")
    + ("mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr")
)
_HIDDEN = frozenset({"script", "style", "template", "title"})
# A one-letter abbreviation («د.») or an inner dot («ك.ب.») does not end a sentence.
_SENTENCE_END = re.compile(r"(?:.*[!؟?]|[^.]{3,}\.)[»”\"')\]]*", re.DOTALL)
_DANGLING = ".،؛:,;-–—«“(["


def excerpt(text: str, words: int = 30) -> str:
    """Return at most that many whole words of a text or HTML, as plain text on one line.

    It ends with the last sentence that is complete within the final third, else with «…».
    Entities are resolved, elements left out; the result is no HTML and must be escaped. Raises
    ValueError if fewer than one word is asked for.
    """
    if words < 1:
        raise ValueError(f"an excerpt has at least one word, not {words}")
    pieces = _plain(str(text)).split()
    ends = [end for end, piece in enumerate(pieces, start=1) if _is_word(piece)]
    if len(ends) <= words:
        return " ".join(pieces)
    for end in reversed(ends[words * 2 // 3 : words]):
        if _SENTENCE_END.fullmatch(pieces[end - 1]):
            return " ".join(pieces[:end])
    return " ".join(pieces[: ends[words - 1]]).rstrip(_DANGLING) + "…"


def _is_word(piece: str) -> bool:
    return any(letter.isalnum() for letter in piece)


def _plain(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)


class _Reader(HTMLParser):
    """Collects the text of a fragment, with a space where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A footnote's number would stick to the word before it.
        note = tag == "sup" and (dict(attrs).get("id") or "").startswith("fnref")
        if not self.hidden and (note or tag in _HIDDEN):
            self.hidden = tag
        self._separate(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self.hidden:
            self.hidden = ""
        self._separate(tag)

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)

    def _separate(self, tag: str) -> None:
        if tag not in _INLINE:
            self.parts.append(" ")
