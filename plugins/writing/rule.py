"""A rule of writing that a pattern can tell, and what it asks of the place of a match."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from diagnostics import Level
from writing.alphabet import IN_WORD

_ARABIC_OR_LATIN = re.compile(f"(?P<arabic>[{IN_WORD}،؛؟])|[A-Za-z\u00c0-\u024f\u2d30-\u2d7f]")

#: What to write for a match; «None» where only the writer can know.
New = Callable[[re.Match[str]], str | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that is wrong wherever it matches, unless ``holds`` says otherwise.

    ``new`` is what is written instead: a text, or a function of the match; None where only the
    writer can know, who is then told ``advice``. ``signs``, where given, are strings of which every
    match holds one, or the space before it: to look for them is cheaper than to look for a match.
    What is told ``once`` a text is a matter of taste.
    """

    code: str
    level: Level
    pattern: re.Pattern[str]
    new: str | New | None
    message: str
    holds: Callable[[re.Match[str]], bool] = lambda found: True
    signs: tuple[str, ...] = ()
    advice: str = ""
    once: bool = False

    def replacement(self, found: re.Match[str]) -> str | None:
        """What is to be written for a match."""
        return self.new(found) if callable(self.new) else self.new


def in_arabic(found: re.Match[str]) -> bool:
    """Whether the last letter before a match is Arabic; where the line has none, what follows."""
    text, place = found.string, found.start()
    start = text.rfind("\n", 0, place) + 1
    for index in range(place - 1, start - 1, -1):
        if letter := _ARABIC_OR_LATIN.match(text[index]):
            return bool(letter["arabic"])
    letter = _ARABIC_OR_LATIN.search(text, place)
    return bool(letter and letter["arabic"])


def before_in_line(found: re.Match[str]) -> str:
    """What stands before a match in its line."""
    start = found.string.rfind("\n", 0, found.start()) + 1
    return found.string[start : found.start()]
