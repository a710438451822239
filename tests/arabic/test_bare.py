"""The lint: what stands bare, and what may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.bare import bare_runs
from arabic.bidi import isolate
from tests.arabic.test_bidi import CASES, texts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # telephones
        ("الهاتف 0539 91 20 34", "0539 91 20 34"),
        ("الهاتف +212 539 91 20 34.", "+212 539 91 20 34"),
        ("الهاتف 06.12.34.56.78", "06.12.34.56.78"),
        ("الهاتف 0539912034", "0539912034"),
        ("الهاتف 05\n39 91 20 34", "05\n39 91 20 34"),
        # ranges and dates
        ("من 09:00-16:30", "09:00-16:30"),
        ("خلال 2020-2026", "2020-2026"),
        ("خلال 2020–2026", "2020–2026"),
        ("يوم 2026-11-23", "2026-11-23"),
        ("يوم 23/11/2026", "23/11/2026"),
        # signs
        ("نسبة 10%", "10%"),
        ("نسبة 12,5 %", "12,5 %"),
        ("درجة -5", "-5"),
        ("بين −2 و-3", "−2"),
        ("زيادة +5", "+5"),
        ("ثمنه €5", "€5"),
        ("حرارة 20°", "20°"),
        ("لمن عمره 18+ فقط", "18+"),
        # words
        ("المبادرة (INDH)", "INDH"),
        ("لغة C++ هنا", "C++"),
        ("شبكة 4G", "G"),
        ("القانون n° 5", "n"),
        ("رقم A1", "A1"),
        ("انظر www.x.ma/ar/ هنا", "www.x.ma/ar/"),
        ("راسلوا info@x.ma", "info@x.ma"),
        ("كلمة ⴰⵎⴰⵡⴰⵙ", "ⴰⵎⴰⵡⴰⵙ"),
        # numbers that are one
        ("مبلغ 1 234 567 درهم", "1 234 567"),
        ("رقم 12345678", "12345678"),
        # phrases cut in two
        ("شبكة \u2066Réseau\u2069 \u2066Exemple\u2069", "Réseau Exemple"),
    ],
)
def test_what_is_bare_is_named(text: str, found: str) -> None:
    assert found in bare_runs(text)


@pytest.mark.parametrize(
    "text",
    [
        "سنة 2015 و3 مراكز والرقم 8350",
        "510.211,5 درهم على 09:30",
        "حصيلة سنة 2015 - 3 مراكز",
        "من 09:00 إلى 16:30",
        "كوفيد-19",
        "في 2026 12 مركزا",
        "الهاتف \u20660539 91 20 34\u2069 12 شخصا",
        "\u2066INDH\u2069، \u2066UNICEF\u2069",
        "شبكة \u2066\u2066Réseau\u2069 \u2066Exemple\u2069\u2069",
        "(\u2068C++\u2069)",
        "نص عربي خالص، لا رقم فيه.",
        "",
    ],
)
def test_what_reads_right_is_let_be(text: str) -> None:
    assert bare_runs(text) == []


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_nothing_is_bare_once_isolated(text: str) -> None:
    assert bare_runs(isolate(text)) == []


@given(texts)
def test_no_text_of_an_editor_is_refused_once_isolated(text: str) -> None:
    assert bare_runs(isolate(text)) == []


@given(st.text(st.sampled_from("ابو 0123456789+-–/%.,:()aZ\n\u00a0"), max_size=30))
def test_nor_is_any_made_of_numbers_and_signs(text: str) -> None:
    assert bare_runs(isolate(text)) == []
