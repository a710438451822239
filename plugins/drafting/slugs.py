"""Ids that are proposed: Latin, short, free."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import count

from arabic.fold import fold

_ARTICLE = re.compile(r"\b(?:ال|لل)(?=\w{2})")
_RUN = re.compile(r"[a-z0-9]+")
#: Latin letters for those of Arabic, as names are written in Morocco; folded text has no others.
_LETTERS = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        "a b t t j h kh d d r z s ch s d t d a gh f q k l m n h w i".split(),
        strict=True,
    )
)
#: Words that say nothing of which one it is.
_EMPTY = {"association", "centre", "center", "de", "d", "des", "du", "la", "le", "les", "l", "et"}
_LONGEST = 50


def latin(text: str) -> str:
    """An id made of a text, Latin or Arabic; «» where nothing is left of it."""
    folded = _ARTICLE.sub("al ", fold(text.replace("ة", "ا")))
    letters = "".join(_LETTERS.get(letter, letter) for letter in folded)
    words = [word for word in _RUN.findall(letters) if word not in _EMPTY]
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > _LONGEST:
            break
        slug = longer
    return slug


def free(parts: Iterable[str], taken: Collection[str]) -> str:
    """An id of some ids or texts that none of ``taken`` is, numbered where it has to be."""
    slug = "-".join(filter(None, (latin(part) for part in parts)))
    if not slug or slug not in taken:
        return slug
    return next(found for n in count(2) if (found := f"{slug}-{n}") not in taken)
