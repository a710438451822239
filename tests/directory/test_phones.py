"""Telephone numbers of Morocco. All numbers here are fictional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from directory import phones


@pytest.mark.parametrize("number", ["+212539000000", "+212661000000", "8350", "19"])
def test_accepted_as_written(number: str) -> None:
    assert phones.check_number(number) == number


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        ("0539000000", "+212539000000"),
        ("05 39 00 00 00", "+212539000000"),
        ("00212 539-000000", "+212539000000"),
        ("0539 94 12", "+212539000000"),
        ("+33123456789", "الصيغة الدولية"),
        ("+2128350", "الصيغة الدولية"),
        ("+212 539 000000", "+212539000000"),
        ("+2120539000000", "+212539000000"),
        ("(+212) 5 39 00 00 00", "+212539000000"),
        ("٠٥٣٩٠٠٠٠٠٠", "+212539000000"),
        ("+212 539 00000", "الصيغة الدولية"),
    ],
)
def test_refused_with_the_right_form(number: str, advice: str) -> None:
    with pytest.raises(PydanticCustomError) as fault:
        phones.check_number(number)
    assert advice in fault.value.message()


def test_forms() -> None:
    assert phones.national("+212539000000") == "05 39 00 00 00"
    assert phones.national("+212800002511") == "0800 00 25 11"
    assert phones.national("8350") == "8350"
    assert phones.uri("+212539000000") == "tel:+212539000000"
    assert phones.uri("8350") == "tel:8350"
    assert phones.whatsapp_uri("+212661000000") == "https://wa.me/212661000000"
    assert phones.whatsapp_uri("+212539000000") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("اتصلوا بـ 0539-00-00-00 غدا", "0539-00-00-00"),
        ("الهاتف: +212 5 39 00 00 00", "+212 5 39 00 00 00"),
        ("الهاتف 06/12/34/56/78", "06/12/34/56/78"),
        ("الهاتف (+212) 612 34 56 78", "(+212) 612 34 56 78"),
        ("الهاتف ٠٦ ١٢ ٣٤ ٥٦ ٧٨", "06 12 34 56 78"),
        ("الهاتف06\u00a012\u00a034\u00a056\u00a078", "06 12 34 56 78"),
        ("الهاتف +33 6 12 34 56 78", "+33 6 12 34 56 78"),
        ("يوم 05/06/2026 08:30", None),
        ("من 05-06-07-08 نونبر", None),
        ("سنة 2015 و8350 و510211", None),
        ("1.092 مؤسسة، 05/2015", None),
    ],
)
def test_numbers_in_a_text(text: str, found: str | None) -> None:
    match = next(phones.find(text), None)
    assert (match.group() if match else None) == found


@given(st.from_regex(phones.IN_TEXT))
def test_no_number_is_passed_over(text: str) -> None:
    text = phones.plain(text)
    assert [*map(str, phones.find(text))] == [*map(str, phones.IN_TEXT.finditer(text))]
