"""One spelling for all the ways a word is written: for sorting and matching, never for display.

The rule is that of the project's Arabic reference (24 of 24 spelling pairs): hamza seats, ة and ه,
ى and ي, vowel marks, tatweel, presentation forms, Moroccan ݣ ڭ ڤ, Arabic-Indic digits and accents
make no difference.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

#: What theme/static/js/lib/fold.js reads as well, so that readers' words are folded as ours are:
#: ``dropped`` are ranges of code points that do not count (Koranic signs, vowel marks, tatweel,
#: invisible marks), ``spellings`` what others write otherwise, and what would become a frequent
#: word («فئة» is not «فيه»), ``letters`` what counts as another letter (ء as nothing), ``digits``
#: those of 0 to 9.
_TABLES = json.loads(Path(__file__).with_name("fold.json").read_text("utf-8"))
_REMOVE = {
    code: None
    for first, last in _TABLES["dropped"]
    for code in range(int(first, 16), int(last, 16) + 1)
}
_MAP = {
    **{ord(old): new for new, olds in _TABLES["letters"].items() for old in olds},
    **{ord(digit): str(value) for row in _TABLES["digits"] for value, digit in enumerate(row)},
}

_TOKEN = re.compile(r"[^\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Return the text in its one spelling. Idempotent; keeps spaces and punctuation."""
    text = unicodedata.normalize("NFKC", text).translate(_REMOVE).lower()
    for variant, usual in _TABLES["spellings"]:
        text = text.replace(variant, usual)
    # «الهيئات» and «الهيات» are one.
    text = re.sub("ي{2,}", "ي", text.translate(_MAP))
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text))


def sort_key(text: str) -> tuple[str, str]:
    """Return the key by which Arabic names are sorted.

    Folded words without punctuation; a leading article «ال» is passed over, as Arabic catalogs
    and directories file names («العرائش» under ع). «أل…» and «إل…» are no article («ألعاب»). The
    text itself comes second, so that equal names have one order everywhere.
    """
    words = _TOKEN.findall(fold(text))
    # Asked of the spelling as written: fold() makes one alif of all.
    bare = unicodedata.normalize("NFKC", text).translate(_REMOVE)
    if words and re.match(r"[\W_]*[اٱ]ل\w\w", bare):
        words[0] = words[0][2:]
    return " ".join(words), text


def arabic_sort(items: Iterable[T], attribute: str = "") -> list[T]:
    """Return the items sorted by :func:`sort_key` of an attribute (dots allowed), or of themselves.

    Raises AttributeError for an item without it.
    """
    name = attrgetter(attribute) if attribute else str
    return sorted(items, key=lambda item: sort_key(name(item)))
