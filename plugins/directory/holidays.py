"""Public holidays and Ramadans, as pages show them and scripts ask them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from directory.model import Holiday

#: The first and the last day of a Ramadan.
Period = tuple[date, date]
#: In the place of a name.
_SOME = "-"


@dataclass(frozen=True)
class Feast:
    """A holiday that is announced every year; ``hijri`` is its month and day of the Hijra."""

    name: str
    hijri: str | None
    days: tuple[date, ...]


@dataclass(frozen=True)
class Calendar:
    """The days on which hours are not those of the week. ``yearly`` is (month-day, name)."""

    yearly: tuple[tuple[str, str], ...] = ()
    feasts: tuple[Feast, ...] = ()
    ramadans: tuple[Period, ...] = ()

    @property
    def data(self) -> dict[str, Any]:
        """What ``theme/static/js/lib/hours.js`` reads."""
        return {
            "yearly": dict(self.yearly),
            "feasts": [
                {
                    "name": feast.name,
                    "hijri": feast.hijri,
                    "days": [day.isoformat() for day in feast.days],
                }
                for feast in self.feasts
            ],
            "ramadans": [[day.isoformat() for day in period] for period in self.ramadans],
        }

    @property
    def nameless(self) -> Calendar:
        """The same days, for scripts that tell nobody which holiday it is."""
        return replace(
            self,
            yearly=tuple((day, _SOME) for day, _ in self.yearly),
            feasts=tuple(replace(feast, name=_SOME) for feast in self.feasts),
        )


def calendar(holidays: Iterable[Holiday]) -> Calendar:
    """The calendar of checked records (``holidays.yaml``)."""
    known = [*holidays]
    return Calendar(
        yearly=tuple((day.every_year, day.name) for day in known if day.every_year),
        feasts=tuple(
            Feast(day.name, day.hijri, day.days) for day in known if day.hijri or day.days
        ),
        ramadans=tuple(period for day in known if (period := day.period)),
    )
