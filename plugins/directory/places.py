"""Words that tell where a building is: what no text about a protected center may hold.

Searched in folded text (``arabic.fold``), so that vowel marks, tatweel and spelling hide nothing.
Words with another everyday meaning count only where they stand as an address does: «بحي السلام» but
not «نقل حي», «قرب المحطة» but not «قرب انتهاء الأشغال»; nor is «في وضعية الشارع» an address.
"""

from __future__ import annotations

import re

from arabic.fold import fold
from directory import phones

_STREETS = "شارع زنقة زقاق درب تجزئة عمارة فيلا حومة دوار ملتقى_الطرق الطابق"
_BESIDE = "قرب بقرب بالقرب جوار بجوار بجانب خلف قبالة بمحاذاة محاذاة"
_LANDMARKS = (
    "مسجد مدرسة ثانوية إعدادية محطة سوق بلدية جماعة عمالة باشوية مستشفى مستوصف صيدلية مقهى ملعب"
    " قنطرة حديقة مقبرة كوميسارية بريد فندق بنك كلية معهد مكتبة حمام فرن مركز مقر"
)
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
    rf"|\b[وف]?(?:{_any('أمام مقابل وراء')}) (?:ال)?(?:{_any(_LANDMARKS)})"
    rf"|\b[وف]?(?:ب|ل|بال|لل)حي\b|(?:^|[.،:؛(«-] ?|\b(?:{_any(_IN)}) )(?:ال)?حي\b|\bحي ال\w+"
    r"|\b[وف]?ب?(?:ال)?طريق (?:ال)?(?:عرايش|قصر|تطوان|طنجه|رباط|وزان|شفشاون|وطنيه|جهويه|اقليميه)"
    r"|(?:^|\b[وف]?ب|\bفي )ساحه \w+|\bكلم\b|\bav\."
    r"|(?<!situation de )\b(?:rue|residence|villa|avenue|boulevard|blvd|bd|quartier"
    r"|hay|lotissement|lot|immeuble|imm|derb|zankat|zanqat|douar|km)\b"
)
#: Points and maps: degrees within Morocco, plus codes, addresses of map services.
_POINT = re.compile(
    r"\b(?:2[0-9]|3[0-6])[.,][0-9]{4,}|-[0-9]{1,2}\.[0-9]{4,}"
    r"|\b(?:2[0-9]|3[0-6])\.[0-9]{2,}\s*[,،;/ ]\s*-?(?:[1-9]|1[0-7])\.[0-9]{2,}"
    r"|[0-9]{1,2}°|\b[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}\b"
    r"|\bmaps?\.|/maps?\b|goo\.gl|openstreetmap|\bwaze\b|\bgeo:"
)


def point_in(text: str) -> str:
    """The words of a text that give coordinates or a map's address; «» if none."""
    found = _POINT.search(fold(text))
    return found.group().strip() if found else ""


def place_in(text: str) -> str:
    """The words of a text that tell where a building is, or a telephone number; «» if none."""
    folded = fold(text)
    found = _PLACE.search(folded) or _POINT.search(folded) or next(phones.find(text), None)
    return found.group().strip(" .،:؛(«-") if found else ""
