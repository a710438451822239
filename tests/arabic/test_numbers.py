"""Numbers, the six plural forms, file sizes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.nouns import NOUNS
from arabic.numbers import counted, file_size, number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (8350, "8.350"),
        (510211, "510.211"),
        (510211.5, "510.211,5"),
        (Decimal("0.25"), "0,25"),
        (1234567, "1.234.567"),
    ],
)
def test_number(value: int | float | Decimal, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("count", "center", "association"),
    [
        (0, "لا مراكز", "لا جمعيات"),
        (1, "مركز واحد", "جمعية واحدة"),
        (2, "مركزان", "جمعيتان"),
        (3, "3 مراكز", "3 جمعيات"),
        (10, "10 مراكز", "10 جمعيات"),
        (11, "11 مركزا", "11 جمعية"),
        (99, "99 مركزا", "99 جمعية"),
        (100, "100 مركز", "100 جمعية"),
        (101, "101 مركز", "101 جمعية"),
        (102, "102 مركز", "102 جمعية"),
        (103, "103 مراكز", "103 جمعيات"),
        (111, "111 مركزا", "111 جمعية"),
        (200, "200 مركز", "200 جمعية"),
        (1234, "1.234 مركزا", "1.234 جمعية"),
    ],
)
def test_six_plural_forms(count: int, center: str, association: str) -> None:
    assert counted(count, "center") == center
    assert counted(count, "association") == association


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("post", "لا أخبار|خبر واحد|خبران|3 أخبار|11 خبرا|100 خبر"),
        ("meeting", "لا لقاءات|لقاء واحد|لقاءان|3 لقاءات|11 لقاء|100 لقاء"),
        ("commune", "لا جماعات|جماعة واحدة|جماعتان|3 جماعات|11 جماعة|100 جماعة"),
        ("kind", "لا أنواع|نوع واحد|نوعان|3 أنواع|11 نوعا|100 نوع"),
        ("service", "لا خدمات|خدمة واحدة|خدمتان|3 خدمات|11 خدمة|100 خدمة"),
        ("inhabitant", "لا سكان|نسمة واحدة|نسمتان|3 نسمات|11 نسمة|100 نسمة"),
        ("household", "لا أسر|أسرة واحدة|أسرتان|3 أسر|11 أسرة|100 أسرة"),
        ("participant", "لا مشاركين|مشارك واحد|مشاركان|3 مشاركين|11 مشاركا|100 مشارك"),
        ("result", "لا نتائج|نتيجة واحدة|نتيجتان|3 نتائج|11 نتيجة|100 نتيجة"),
        ("month", "لا أشهر|شهر واحد|شهران|3 أشهر|11 شهرا|100 شهر"),
        ("year", "لا سنوات|سنة واحدة|سنتان|3 سنوات|11 سنة|100 سنة"),
        ("person", "لا أشخاص|شخص واحد|شخصان|3 أشخاص|11 شخصا|100 شخص"),
    ],
)
def test_every_noun(noun: str, forms: str) -> None:
    assert "|".join(counted(n, noun) for n in (0, 1, 2, 3, 11, 100)) == forms


@pytest.mark.parametrize(("noun", "text"), [("center", "مركزين"), ("commune", "جماعتين")])
def test_oblique_dual(noun: str, text: str) -> None:
    assert counted(2, noun, oblique=True) == text
    assert counted(3, noun, oblique=True) == counted(3, noun)


def test_unknown_noun_names_the_known_ones() -> None:
    with pytest.raises(KeyError, match=r"centre.*association, center"):
        counted(3, "centre")


@pytest.mark.parametrize(("count", "error"), [(-1, ValueError), ("3", TypeError), (2.5, TypeError)])
def test_only_counts_are_counted(count: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        counted(count, "center")  # type: ignore[arg-type]


@given(st.integers(min_value=3, max_value=10**18), st.sampled_from(sorted(NOUNS)))
def test_from_three_on_the_number_is_there(count: int, noun: str) -> None:
    assert counted(count, noun).startswith(f"{number(count)} ")


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 بايت"),
        (999, "999 بايت"),
        (1000, "1 كيلوبايت"),
        (240_300, "240 كيلوبايت"),
        (999_499, "999 كيلوبايت"),
        (999_999, "1 ميغابايت"),
        (1_234_567, "1,2 ميغابايت"),
        (9_960_000, "10 ميغابايت"),
        (24_600_000, "25 ميغابايت"),
        (3_400_000_000, "3,4 غيغابايت"),
        (5_000_000_000_000, "5.000 غيغابايت"),
    ],
)
def test_file_size(size: int, text: str) -> None:
    assert file_size(size) == text


def test_no_negative_size() -> None:
    with pytest.raises(ValueError, match="negative"):
        file_size(-1)
