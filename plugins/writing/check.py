"""How the words of a file are written: all rules that need no other file."""

from __future__ import annotations

from collections.abc import Iterator

from diagnostics import Finding
from writing.paragraphs import check_paragraphs
from writing.prose import prose
from writing.repeated import check_repeated
from writing.signs import check_signs
from writing.structure import check_structure
from writing.words import WORD, check_words


def check_writing(text: str, name: str) -> Iterator[Finding]:
    """Findings for a text as ``read_text`` returns it; ``name`` is the path shown."""
    words = prose(text, name)
    yield from check_signs(words, name)
    written = WORD.findall(words)
    yield from check_words(words, written, name)
    yield from check_repeated(words, written, name)
    if name.endswith(".md"):
        head = text.find("\n\n")
        first = len(text) if head < 0 else head
        yield from check_paragraphs(words, name, first)
        yield from check_structure(text, words, name, first)
