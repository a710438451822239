from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.fold import fold
from arabic.stem import PLURALS, attested, begun, is_said, plurals, readings, stem, words

NOUNS = attested(words("التعاون العرائش الجمعيات المسنين"))


@pytest.mark.parametrize(
    "forms",
    [
        "تعاون التعاون والتعاون بالتعاون للتعاون وللتعاون كالتعاون وتعاون بتعاون لتعاون وبتعاون",
        "جمعية الجمعية جمعيه جمعيات بالجمعيات جمعيتها جمعياتهم",
        "مركز المراكز بمراكز مركزنا مراكزها",
        "طفل أطفال الأطفال أطفالنا لأطفالنا",
        "متطوع المتطوعين متطوعون للمتطوعات",
        "التزام الالتزام بالالتزام للالتزام لالتزام بالتزام",
        "إلكتروني الإلكتروني إلكترونية والإلكترونية",
        "امرأة المرأة نساء والنساء",
        "نشاط الأنشطة أنشطتهم وبأنشطتها",
        "عضو أعضاء أعضاؤها ولأعضائها أعضاءنا",
        "حق الحق وحقوقهن للحق",
        "والد الوالدين والديه لوالديها",
        "لجنة اللجنة للجنة اللجان للجان",
        "لقاء اللقاء للقاء لقاءات بلقاءاتها",
        "موظف موظفيها وموظفوها الموظفين",
        "مركز المركز مركزا المراكز",
        "آلية الآلية الآليات آلياتها",
    ],
)
def test_forms_of_a_word_have_one_key(forms: str) -> None:
    found = words(forms)
    nouns = attested(found)
    assert len({stem(word, nouns) for word in found}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("بلدية", "لديها"), ("جمعية", "جمع"), ("دار", "دورة"), ("ولد", "لد"), ("2024", "2025")],
)
def test_other_words_have_other_keys(one: str, other: str) -> None:
    keys = [stem(*words(word), NOUNS) for word in (one, other)]
    assert keys[0] != keys[1]


def test_what_may_stand_before_a_word_is_taken_off_before_nouns_only() -> None:
    assert stem("بتعاون", NOUNS) == stem("تعاون", NOUNS)
    assert stem("بلديه", NOUNS) == "بلدي"
    assert readings("بلديه") == ("بلدي", "لدي")
    assert readings("والعرايش") == ("عرايش", "والعرايش")


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("مراك", "مراكز"),
        ("المراك", "مركز"),
        ("نسا", "امرأة"),
        ("جمعيا", "جمعيات"),
        ("للجمعيا", "جمعية"),
        ("تكوي", "تكوين"),
        ("المستشفيا", "مستشفيات"),
        ("متطوعو", "متطوعون"),
    ],
)
def test_a_word_that_is_begun_has_its_key(typed: str, word: str) -> None:
    (typed,) = words(typed)
    assert stem(*words(word), NOUNS) in begun(readings(typed)[0])


def test_words_that_say_nothing() -> None:
    assert [word for word in words("في المركز من 5 إلى 9 و ب A على الأقل") if is_said(word)] == [
        "المركز",
        "5",
        "9",
        "الاقل",
    ]


@given(st.text(st.characters() | st.sampled_from(" \n\u00a0ـّ") | st.sampled_from("أبي")))
def test_words_are_those_of_the_folded_text(text: str) -> None:
    assert words(text) == re.findall(r"[0-9]+|(?:(?![0-9])[^\W_])+", fold(text))


def test_a_form_has_one_singular() -> None:
    rows = [words(row) for row in PLURALS]
    forms = [form for row in rows for form in dict.fromkeys(row)]
    assert len(rows) > 400
    assert len(set(forms)) == len(forms)
    for row in rows:
        assert {readings(form) for form in row} == {readings(row[0])[:1]}


def test_an_index_brings_the_plurals_of_its_words() -> None:
    assert plurals({stem("مراكز", ()), stem("باب", ()), "تعاون"}) == ["باب أبواب", "مركز مراكز"]


@given(st.text(alphabet="والبكفلتيهنم اa5", max_size=12))
def test_the_key_of_a_text_is_one_that_a_query_tries(text: str) -> None:
    """Whatever words there are elsewhere."""
    found = words(text)
    for nouns in (attested(found), frozenset(found), frozenset[str]()):
        for word in found:
            assert stem(word, nouns) in readings(word)
            assert stem(word, nouns)
