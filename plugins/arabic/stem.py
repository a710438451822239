"""One key for the forms of a word: with «ال», «و», «ب», «ل», in the plural, with «ها».

For matching what is searched, never for display. The tables are in ``stem.json``, which the
script of the search page reads as well (``theme/static/js/lib/stem.js``); a test compares the two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path

from arabic.fold import fold

_TABLE = json.loads(Path(__file__).with_name("stem.json").read_text("utf-8"))
_JOINED = frozenset(_TABLE["joined"])
#: So many letters are left of a word at least.
_LEFT = 3
_ARTICLE = re.compile(f"(?:{_TABLE['article']})(?=.{{{_LEFT}}})")
#: The longest suffix that leaves enough. The endings of what is derived from a noun leave four
#: letters: «جمعية» is no form of «جمع».
_SUFFIX = re.compile(
    f"(.{{{_LEFT + 1},}}?)(?:{_TABLE['relative']})|(.{{{_LEFT},}}?)(?:{_TABLE['suffix']})"
)

_TOKEN = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The folded words of a text, in order: letters and digits."""
    return [word for piece in text.split() for word in _words(piece)]


@lru_cache(maxsize=1 << 16)  # texts repeat most of what stands between spaces
def _words(piece: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(fold(piece)))


def _short(word: str) -> str:
    """A word without its suffix."""
    found = _SUFFIX.fullmatch(word)
    return found[1] or found[2] if found else word


_UNSAID = frozenset(words(_TABLE["unsaid"]))
#: The keys of plurals that no suffix tells, by plural.
_PLURALS = {
    form: _short(words(one)[0])
    for one, plurals in _TABLE["plurals"].items()
    for form in (*words(one), *words(plurals))
}


def is_said(word: str) -> bool:
    """Whether a folded word is looked for: not a letter alone, nor one that says nothing."""
    return word not in _UNSAID and (len(word) > 1 or word in "0123456789")


def attested(vocabulary: Iterable[str]) -> frozenset[str]:
    """The keys of what stands behind «ال» somewhere in some folded words: nouns."""
    return frozenset(_key(bare) for word in vocabulary if (bare := _bare(word)) != word)


def stem(word: str, nouns: Collection[str]) -> str:
    """The key of a folded word of a text; ``nouns`` are those :func:`attested` in all texts.

    «و», «ف», «ب», «ل», «ك» are taken off only of what is none, and only before one of these: in
    «بلدية», ب is no preposition.
    """
    keys = readings(word)
    return next((key for key in keys if key in nouns), keys[0])


@lru_cache(maxsize=1 << 16)
def readings(word: str) -> tuple[str, ...]:
    """The keys that a folded word may stand under, where it is not known which words are nouns.

    The first that is known is to be taken.
    """
    return tuple(dict.fromkeys(map(_key, _forms(word))))


def _forms(word: str) -> list[str]:
    """A word without its article; one that has none, and it without what may be words before it."""
    if word in _PLURALS:
        return [word]
    bare = _bare(word)
    return [bare] if bare != word else [word, *_rests(word)]


def _key(word: str) -> str:
    form = word if word in _PLURALS else _short(word)
    return _PLURALS.get(form, form)


def _bare(word: str) -> str:
    """A word without its article and what stands before that; itself where it has none."""
    found = _ARTICLE.match(word)
    return word[found.end() :] if found else word


def _rests(word: str) -> list[str]:
    """What is left without one or two letters that may be words of their own."""
    rests: list[str] = []
    while len(rests) < 2 and word[0] in _JOINED and len(word) > _LEFT:
        word = word[1:]
        rests.append(word)
    return rests
