"""Numbers of identity cards and bank accounts, wherever they stand. All are fictional."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from editorial import numbers
from editorial.text import check_personal_data

_LINE = st.one_of(
    st.from_regex(numbers.IDENTITY),
    st.from_regex(numbers.ACCOUNT),
    st.sampled_from(["", "نص", "Date: 2026-11-24 10:00", "12", "AB", "رقم ٩٩٩٩٩٩", "7.5.3"]),
).filter(lambda line: "\n" not in line)


@given(st.lists(_LINE, max_size=6))
def test_each_line_is_looked_at_by_itself(lines: list[str]) -> None:
    alone = [
        replace(finding, line=number)
        for number, line in enumerate(lines, start=1)
        for finding in check_personal_data(line, "a.md")
    ]
    assert [*check_personal_data("\n".join(lines), "a.md")] == alone


@given(
    st.one_of(
        st.from_regex(numbers.IDENTITY, fullmatch=True),
        st.from_regex(numbers.ACCOUNT, fullmatch=True),
    )
)
def test_no_number_is_passed_over(number: str) -> None:
    told = [*check_personal_data(f"رقم {number}، هنا", "a.md")]
    assert bool(told) != bool(numbers.YEARS.fullmatch(number))
