"""What tells where a building is, and what only looks like it."""

from __future__ import annotations

import re

import pytest

from directory.places import place_in


@pytest.mark.parametrize(
    "text",
    [
        "يوجد بشارع المثال", "وبالشارع الكبير", "شَارِع المثال", "شـارع المثال", "زنقة 5",
        "حي السلام", "بحي السلام", "في الحي المحمدي", "مدرسة حي السلام", "قرب المحطة",
        "بالقرب من السوق", "بجوار المدرسة", "أمام المسجد", "مقابل البلدية", "بطريق تطوان",
        "عمارة 4، الطابق الثاني", "دوّار المثال", "على بعد 5 كلم", "12, rue X", "Av. Mohammed V",
        "محج المثال", "إقامة المثال رقم 12", "بلوك ج", "أمام الميناء", "مقابل المحكمة",
        "في البناية نفسها", "داخل مقر الجمعية", "المجاور للمستشفى", "فوق صيدلية المثال",
        "place de l'Exemple", "route de l'Exemple", "en face de la gare", "رقم 12 مكرر",
        "35.1938, -6.1557", "35.19, -6.15", "https://maps.app.goo.gl/x", "8FRX+2C", "0612345678",
    ],
)  # fmt: skip
def test_told(text: str) -> None:
    assert place_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "نقل حي ومباشر", "الكائن الحي", "قرب انتهاء الأشغال", "بجانب ذلك", "عن طريق الجمعية",
        "القانون 103.13", "1.092 مؤسسة", "بمقابل مادي", "خطة 2026-2030", "إقامة مؤقتة للنساء",
        "رقم الطلب 35", "الساحة الوطنية", "مؤازرة النساء أمام المحكمة", "جنبا إلى جنب",
        "la mise en place de l'unité", "loi n° 65-15",
    ],
)  # fmt: skip
def test_not_a_place(text: str) -> None:
    assert place_in(text) is None


def test_place_is_told_as_written_at_its_character() -> None:
    """Spaces, vowel marks and tatweel do not move it; of an address two words are told."""
    assert place_in("يقع،  بِشَارِعِ المثال") == (6, "«بِشَارِعِ»")
    assert place_in("ـ ½ في إقـامة المثال رقم 12") == (7, "«إقـامة المثال»")


def test_numbers_are_not_told() -> None:
    """What a check prints outlasts the file."""
    for text in ("على 35.1938, -6.1557", "https://maps.app.goo.gl/x", "هاتف 0612345678"):
        place = place_in(text)
        assert place
        assert not re.search("[0-9a-z]", place.told)
