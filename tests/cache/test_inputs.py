from datetime import date, datetime, timedelta

import pytest

from cache.inputs import MOROCCO, today


@pytest.mark.parametrize(
    ("local", "hours"),
    [
        ("2026-06-01T12:00", 1),
        ("2026-02-20T12:00", 0),  # Ramadan
        ("2026-09-19T12:00", 1),
        ("2026-09-21T12:00", 0),  # UTC again, for good
        ("2027-06-01T12:00", 0),
    ],
)
def test_legal_time_is_that_of_the_locked_rules_whatever_the_system_knows(local, hours):
    moment = datetime.fromisoformat(local).replace(tzinfo=MOROCCO)
    assert moment.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("1780268400", date(2026, 6, 1)),  # 31 May, 23:00 UTC
        ("1793487600", date(2026, 10, 31)),  # 31 October, 23:00 UTC
    ],
)
def test_a_day_begins_at_midnight_in_morocco(monkeypatch, epoch, day):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today() == day
