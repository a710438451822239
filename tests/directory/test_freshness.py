"""The age of checked facts."""

from __future__ import annotations

from datetime import date

import pytest

from directory.freshness import freshness

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


def test_leap_day() -> None:
    assert freshness(date(2024, 2, 29), date(2025, 3, 1)) == "stale"
