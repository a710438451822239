"""The age of checked facts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from directory.freshness import STALE_MONTHS, first_day_past, freshness

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("checked", "band"),
    [
        (None, "unknown"),
        (date(2026, 11, 23), "fresh"),
        (date(2025, 11, 23), "fresh"),
        (date(2025, 11, 22), "stale"),
        (date(2024, 11, 23), "stale"),
        (date(2024, 11, 22), "withheld"),
    ],
)
def test_bands(checked: date | None, band: str) -> None:
    assert freshness(checked, TODAY) == band


@pytest.mark.parametrize("checked", [date(2026, 11, 23), date(2024, 2, 29), date(2023, 2, 28)])
def test_pages_and_browsers_count_the_same_days(checked: date) -> None:
    first = first_day_past(checked, STALE_MONTHS)
    assert freshness(checked, first) == "stale"
    assert freshness(checked, first - timedelta(days=1)) == "fresh"


def test_leap_day() -> None:
    assert freshness(date(2024, 2, 29), date(2025, 3, 1)) == "stale"
