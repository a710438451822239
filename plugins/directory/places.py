"""Words that tell where a building is: what no text about a protected center may hold.

Searched in folded text (``arabic.fold``), so that vowel marks, tatweel and spelling hide nothing.
Words with another everyday meaning count only where they stand as an address does: «بحي السلام» but
not «نقل حي», «قرب المحطة» but not «قرب انتهاء الأشغال»; nor is «في وضعية الشارع» an address.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from arabic.fold import fold
from directory import phones

_STREETS = (
    "شارع زنقة زقاق درب محج تجزئة عمارة فيلا حومة دوار بلوك ملتقى_الطرق الطابق المدينة_القديمة"
)
_BESIDE = (
    "قرب بقرب بالقرب جوار بجوار بجانب بجنب خلف قبالة بمحاذاة محاذاة المجاور المجاورة المحاذي"
    " المحاذية الملاصق الملاصقة"
)
_LANDMARKS = (
    "مسجد مدرسة ثانوية إعدادية محطة سوق بلدية جماعة عمالة باشوية مستشفى مستوصف صيدلية مقهى ملعب"
    " قنطرة حديقة مقبرة كوميسارية بريد فندق بنك كلية معهد مكتبة حمام فرن مركز مقر ميناء دار"
    " مخبزة مسبح ضريح زاوية قيادة مقاطعة"
)
#: Where a building is told by another one.
_SAME = "البناية_نفسها المبنى_نفسه العمارة_نفسها نفس_البناية نفس_بناية نفس_المبنى نفس_العمارة"
_NO_PLACE = (
    "انتهاء نهاية بداية حلول موعد انطلاق ختام اختتام اكتمال افتتاح انعقاد صدور ذلك هذا هذه تلك"
    " هؤلاء الانتهاء الموعد"
)
_IN = "في من إلى داخل وسط بقلب مدرسة سكان ساكنة ساكني"


def _any(words: str) -> str:
    return "|".join(fold(word).replace("_", " ") for word in words.split())


_PLACE = re.compile(
    rf"(?<!وضعيه )\b[وف]?(?:[بل]?(?:ال)?|لل)(?:{_any(_STREETS)})\b"
    rf"|\b[وف]?(?:{_any(_BESIDE)})\b(?! (?:{_any(_NO_PLACE)})\b)"
    rf"|\b[وف]?(?:{_any('أمام مقابل وراء فوق')}) (?:ال)?(?:{_any(_LANDMARKS)})"
    rf"|\b[وفب]?(?:{_any(_SAME)})\b|\b(?:داخل|في|ب) ?مقر (?:ال)?\w+"
    r"|\b(?:مقابل|وراء) (?:ال)?محكمه|\bاقامه [^.،؛\n]{2,30} رقم [0-9]|\bرقم [0-9]+ مكرر\b|\bكيلومتر"
    rf"|\b[وف]?(?:ب|ل|بال|لل)حي\b|(?:^|[.،:؛(«-] ?|\b(?:{_any(_IN)}) )(?:ال)?حي\b|\bحي ال\w+"
    r"|\b[وف]?ب?(?:ال)?طريق (?:ال)?(?:عرايش|قصر|تطوان|طنجه|رباط|وزان|شفشاون|وطنيه|جهويه|اقليميه)"
    r"|(?:^|\b[وف]?ب|\bفي )ساحه \w+|\bكلم\b|\bav\."
    r"|(?<!situation de )\b(?:rue|residence|villa|avenue|boulevard|blvd|bd|quartier"
    r"|hay|lotissement|lot|immeuble|imm|derb|zankat|zanqat|douar|km|bloc|en face|cite (?:al|el))\b"
    r"|(?<!en )\b(?:place|route) d(?:e|u|es)\b"
)
_AROUND = " .,،:؛()«»-"
#: So many words of an address are told.
_SHOWN = 2
_WORD = re.compile(r"\S+")
_DIGITS = "الإحداثيات أو رابط الخريطة"
#: Points and maps: degrees within Morocco, plus codes, addresses of map services.
_POINT = re.compile(
    r"\b(?:2[0-9]|3[0-6])[.,][0-9]{4,}|-[0-9]{1,2}\.[0-9]{4,}"
    r"|\b(?:2[0-9]|3[0-6])\.[0-9]{2,}\s*[,،;/ ]\s*-?(?:[1-9]|1[0-7])\.[0-9]{2,}"
    r"|[0-9]{1,2}°|\b[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}\b"
    r"|\bmaps?\.|/maps?\b|goo\.gl|openstreetmap|\bwaze\b|\bgeo:"
)


class Place(NamedTuple):
    """Where a text tells a place: the character it begins at, and what to delete, to be told.

    Numbers are not repeated: what a check prints outlasts the file.
    """

    start: int
    told: str


def point_in(text: str) -> Place | None:
    """Where a text gives coordinates or a map's address, if it does."""
    return _placed(text, (_POINT,))


def place_in(text: str) -> Place | None:
    """Where a text tells where a building is, or a telephone number, if it does."""
    if found := _placed(text, (_PLACE, _POINT)):
        return found
    number = next(phones.find(text), None)
    return Place(number.start(), "رقم الهاتف") if number else None


def _placed(text: str, patterns: Sequence[re.Pattern[str]]) -> Place | None:
    """What a pattern finds in the folded text, at its place in the text itself."""
    words = [(word, folded) for word in _WORD.finditer(text) if (folded := fold(word.group()))]
    whole = " ".join(folded for _, folded in words)
    starts = [0, *accumulate(len(folded) + 1 for _, folded in words)]
    for pattern in patterns:
        if found := pattern.search(whole):
            skipped = len(found.group()) - len(found.group().lstrip(_AROUND))
            first = bisect_right(starts, found.start() + skipped) - 1
            named = (word.group().strip(_AROUND) for word, _ in words[first : first + _SHOWN])
            end = bisect_left(starts, found.end()) - first
            told = _DIGITS if pattern is _POINT else f"«{' '.join(islice(named, end))}»"
            return Place(words[first][0].start(), told)
    return None
