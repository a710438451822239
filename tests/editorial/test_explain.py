"""What is said of each code is there, and its examples are true."""

from __future__ import annotations

import re

import pytest

from diagnostics import CODES
from editorial.explain import explanation, sections
from writing.check import check_writing

_EXAMPLE = re.compile("^(?:خطأ|صواب): (.*)$", re.MULTILINE)
#: Rules of the words of a text, whose examples are texts.
WRITING = {
    code: found
    for code, text in sections().items()
    if code[0] == "T" and len(found := _EXAMPLE.findall(text)) == 2
}


def codes_in(text: str) -> set[str]:
    return {finding.code for finding in check_writing(f"Title: مثال\n\n{text}\n", "a.md")}


def test_every_code_is_explained_in_order() -> None:
    assert [*sections()] == [*CODES]


@pytest.mark.parametrize("code", WRITING)
def test_examples_are_true(code: str) -> None:
    wrong, right = WRITING[code]
    assert code in codes_in(wrong)
    assert codes_in(right) == set()


def test_explanation() -> None:
    assert explanation("T012").startswith("T012: فاصلة لاتينية في نص عربي\n\n")
    assert explanation("X999") == ""
