"""The nouns the site counts, as data: what the plural rules of Arabic need to know of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Noun:
    """Forms of a counted noun, unvowelled.

    ``plural`` follows 3 to 10 («مستفيدين», not «مستفيدون»: the counted noun is genitive), and
    ``accusative`` 11 to 99 («مركزا»). ``none`` only where «لا» with the plural would read badly.
    """

    singular: str
    dual: str
    plural: str
    accusative: str
    feminine: bool = False
    none: str = ""


def _feminine(singular: str, dual: str, plural: str, none: str = "") -> Noun:
    # A noun in ة takes no alif in the accusative: the singular serves.
    return Noun(singular, dual, plural, singular, feminine=True, none=none)


NOUNS: dict[str, Noun] = {
    "association": _feminine("جمعية", "جمعيتان", "جمعيات"),
    "center": Noun("مركز", "مركزان", "مراكز", "مركزا"),
    "commune": _feminine("جماعة", "جماعتان", "جماعات"),
    "draft": _feminine("مسودة", "مسودتان", "مسودات"),
    "household": _feminine("أسرة", "أسرتان", "أسر"),
    "inhabitant": _feminine("نسمة", "نسمتان", "نسمات", none="لا سكان"),
    "kind": Noun("نوع", "نوعان", "أنواع", "نوعا"),
    # After «اء» the accusative has no alif of its own.
    "meeting": Noun("لقاء", "لقاءان", "لقاءات", "لقاء"),
    "month": Noun("شهر", "شهران", "أشهر", "شهرا"),
    "page": _feminine("صفحة", "صفحتان", "صفحات"),
    "participant": Noun("مشارك", "مشاركان", "مشاركين", "مشاركا"),
    "person": Noun("شخص", "شخصان", "أشخاص", "شخصا"),
    "picture": _feminine("صورة", "صورتان", "صور"),
    "post": Noun("خبر", "خبران", "أخبار", "خبرا"),
    "record": Noun("سجل", "سجلان", "سجلات", "سجلا"),
    "redirect": Noun("تحويل", "تحويلان", "تحويلات", "تحويلا"),
    "result": _feminine("نتيجة", "نتيجتان", "نتائج"),
    "service": _feminine("خدمة", "خدمتان", "خدمات"),
    "year": _feminine("سنة", "سنتان", "سنوات"),
}
