"""Days in words, and the line that old sites put into texts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.dates import arabic_date
from importing.dates import Published, find_date, published_line


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 ماي 2023", date(2023, 5, 12)),
        ("12 مايو 2023", date(2023, 5, 12)),
        ("الجمعة، فاتح غشت 2025", date(2025, 8, 1)),
        ("1 أغسطس 2025", date(2025, 8, 1)),
        ("٢٣ شتنبر ٢٠١٥", date(2015, 9, 23)),
        ("23 من شهر سبتمبر 2015", date(2015, 9, 23)),
        ("5 كانون الثاني 2011", date(2011, 1, 5)),
        ("3 février 2012", date(2012, 2, 3)),
        ("03/02/2026", date(2026, 2, 3)),  # day first, not 2 March
        ("3-2-2026", date(2026, 2, 3)),
        ("2015-09-23", date(2015, 9, 23)),
        ("31 فبراير 2020", None),
        ("13/13/2020", None),
        ("ماي 2023", None),
        ("12 مايوو 2023", None),
        ("نص", None),
    ],
)
def test_a_day_is_found(text, day):
    assert find_date(text) == day


@given(st.integers(0, 40_000), st.booleans())
def test_what_the_site_writes_is_read_back(days, weekday):
    day = date(1950, 1, 1) + timedelta(days)
    assert find_date(arabic_date(day, weekday)) == day


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("نشرت في: 12 ماي 2023 نشرت بواسطة: خلية المثال", (date(2023, 5, 12), "خلية المثال")),
        ("نشر في 3/2/2012", (date(2012, 2, 3), "")),
        ("نشرت في : الأربعاء 23 شتنبر 2015 | من طرف : إدارة", (date(2015, 9, 23), "إدارة")),
        ("نشر بتاريخ 23 شتنبر 2015 الساعة 10:30 بواسطة مثال", (date(2015, 9, 23), "مثال")),
        ("نشرت في المدينة لوحات خيالية", None),
        ("نشرت في: 31 فبراير 2023", None),
        ("نشرت الجريدة في 12 ماي 2023 خبرا", None),
    ],
)  # fmt: skip
def test_the_line_of_an_old_site_is_understood(line, found):
    assert published_line(line) == (Published(*found) if found else None)
