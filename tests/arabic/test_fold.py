"""One spelling for matching, one order for sorting."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.fold import arabic_sort, fold, sort_key

SAME = [
    ("الادماج", "الإدماج"),
    ("الأسرة", "الاسرة"),
    ("اطفال", "أطفال"),
    ("ايواء", "إيواء"),
    ("الآباء", "الاباء"),
    ("المراة", "المرأة"),
    ("مسئول", "مسؤول"),
    ("المسئولية", "المسؤولية"),
    ("الشئون", "الشؤون"),
    ("الهيات", "الهيئات"),
    ("جمعيه", "جمعية"),
    ("الإعاقة", "الاعاقه"),
    ("مستشفي", "مستشفى"),
    ("القروي", "القروى"),
    ("الطفولة", "الطُّفُولَة"),
    ("محو الأمية", "مَحْو الأُمِّيّة"),
    ("التعاون", "التعـــاون"),
    ("كفالة", "كفـــالة"),
    ("2015", "٢٠١٥"),
    ("2015", "۲۰۱۵"),
    ("اکادير ݣ", "أكادير ك"),
    ("ڤيلا", "فيلا"),
    ("Médiateur", "mediateur"),
    ("ﻻ", "لا"),
    ("مركز\u200f", "\u2068مركز\u2069"),
    ("ٱلله", "الله"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_spelling(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("صورة", "سورة"), ("مركز", "مراكز"), ("الصف", "صف"), ("علم", "قلم")]
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(alphabet="اأإآىيئءؤةهکݣچڤپ٠۹\u0654\u0651\u0640\u200fÀéİßﻻمسئولن ") | st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@dataclass
class Place:
    name: str


@dataclass
class Home:
    place: Place


def test_the_article_does_not_count() -> None:
    names = ["سوق الطلبة", "القصر الكبير", "العوامرة", "بني عروس", "العرائش", "«أولاد» أوشيح"]
    assert arabic_sort(names) == [
        "«أولاد» أوشيح",
        "بني عروس",
        "سوق الطلبة",
        "العرائش",
        "العوامرة",
        "القصر الكبير",
    ]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("العرائش", "عرايش"),
        ("«العَرائش»", "عرايش"),
        ("الـمركز", "مركز"),
        # No article: another alif, nothing left, or not at the beginning.
        ("ألعاب الأطفال", "العاب الاطفال"),
        ("آلاء", "الا"),
        ("إلياس", "الياس"),
        ("ال", "ال"),
        ("دار الشباب", "دار الشباب"),
        ("", ""),
    ],
)
def test_sort_key(name: str, key: str) -> None:
    assert sort_key(name) == (key, name)


def test_by_attribute() -> None:
    homes = [Home(Place(name)) for name in ("اليمن", "باب", "ادماج", "إدماج", "أسرة")]
    names = [home.place.name for home in arabic_sort(homes, "place.name")]
    assert names == ["إدماج", "ادماج", "أسرة", "باب", "اليمن"]
    with pytest.raises(AttributeError):
        arabic_sort(homes, "name")


@given(st.lists(st.text(alphabet="ال أإبت«»")), st.randoms())
def test_one_order_whatever_came_first(names: list[str], random: object) -> None:
    shuffled = list(names)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert arabic_sort(shuffled) == arabic_sort(names)
