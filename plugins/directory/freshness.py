"""How old a checked fact may be: shown, shown with a warning, or withheld."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

#: Months after which contact facts are to be checked again, shown with a warning, and withheld.
DUE_MONTHS = 6
STALE_MONTHS = 12
WITHHELD_MONTHS = 24

Freshness = Literal["fresh", "stale", "withheld", "unknown"]


def first_day_past(assured_date: date, months: int) -> date:
    """The first day on which facts checked on ``assured_date`` are older than so many months."""
    last: date = assured_date + relativedelta(months=months)
    return last + timedelta(days=1)


def freshness(assured_date: date | None, today: date) -> Freshness:
    """The band of facts last checked on ``assured_date``; «unknown» where there is no date."""
    if assured_date is None:
        return "unknown"
    if today >= first_day_past(assured_date, WITHHELD_MONTHS):
        return "withheld"
    if today >= first_day_past(assured_date, STALE_MONTHS):
        return "stale"
    return "fresh"
