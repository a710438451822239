"""One spelling for all the ways a word is written: for sorting and matching, never for display.

The rule is that of the project's Arabic reference (24 of 24 spelling pairs): hamza seats, ة and ه,
ى and ي, vowel marks, tatweel, presentation forms, Moroccan ݣ ڭ ڤ, Arabic-Indic digits and accents
make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from operator import attrgetter
from typing import TypeVar

T = TypeVar("T")

#: Ranges of code points that do not count: Koranic signs, vowel marks, tatweel, invisible marks.
_DROPPED = (
    (0x0610, 0x061A),
    (0x061C, 0x061C),
    (0x0640, 0x0640),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x00AD, 0x00AD),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2069),
    (0xFEFF, 0xFEFF),
)
_REMOVE = {code: None for first, last in _DROPPED for code in range(first, last + 1)}

#: Letters that count as another; ء counts as nothing.
_LETTERS = {
    "ا": "أإآٱ",
    "ي": "ىیېئ",
    "و": "ؤ",
    "ه": "ةۀەہ",
    "ك": "کگڭݣڪ",
    "ب": "پ",
    "ف": "ڤڥ",
    "ش": "چ",
    "": "ء",
}
_DIGITS = {ord(digit): str(i % 10) for i, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_MAP = {ord(old): new for new, olds in _LETTERS.items() for old in olds} | _DIGITS
#: Two words whose hamza is written on another seat in the Mashreq.
_SEATS = (("مسئول", "مسؤول"), ("شئون", "شؤون"))

_TOKEN = re.compile(r"[^\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Return the text in its one spelling. Idempotent; keeps spaces and punctuation."""
    text = unicodedata.normalize("NFKC", text).translate(_REMOVE).lower()
    for variant, usual in _SEATS:
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
