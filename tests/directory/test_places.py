"""What tells where a building is, and what only looks like it."""

from __future__ import annotations

import pytest

from directory.places import place_in


@pytest.mark.parametrize(
    "text",
    [
        "يوجد بشارع المثال", "وبالشارع الكبير", "شَارِع المثال", "شـارع المثال", "زنقة 5",
        "حي السلام", "بحي السلام", "في الحي المحمدي", "مدرسة حي السلام", "قرب المحطة",
        "بالقرب من السوق", "بجوار المدرسة", "أمام المسجد", "مقابل البلدية", "بطريق تطوان",
        "عمارة 4، الطابق الثاني", "دوّار المثال", "على بعد 5 كلم", "12, rue X", "Av. Mohammed V",
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
        "رقم الطلب 35", "الساحة الوطنية",
    ],
)  # fmt: skip
def test_not_a_place(text: str) -> None:
    assert place_in(text) == ""
