"""What is due for a check: which records, how old their last check is, which unit made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dateutil.relativedelta import relativedelta

from arabic.fold import sort_key
from directory.freshness import DUE_MONTHS, freshness
from directory.model import Helpline
from directory.read import Entry, Records, record_id

#: Withheld from readers, shown with a warning, soon to be so, never checked.
Band = Literal["withheld", "stale", "due", "unknown"]
BANDS: tuple[Band, ...] = ("withheld", "stale", "due", "unknown")


@dataclass(frozen=True, slots=True)
class Due:
    """A record that is due; ``unit`` is who checked it last, or is named for it.

    ``kind`` is center, association or helpline; ``path`` and ``line`` tell where it is written.
    """

    unit: str | None
    band: Band
    kind: str
    id: str
    name: str
    assured_date: date | None
    path: str
    line: int


def due(records: Records, day: date) -> list[Due]:
    """What is due on a day: by unit in alphabetical order, the oldest check first.

    Records that name no unit come last, those that were never checked last of their unit.
    """
    return sorted(_due(records, day), key=_order)


def _order(item: Due) -> tuple[Any, ...]:
    unit = (item.unit is None, sort_key(item.unit or ""))
    return (*unit, BANDS.index(item.band), item.assured_date or date.max, item.path, item.line)


def _due(records: Records, day: date) -> Iterator[Due]:
    helplines = records.lists["helplines"].values()
    kinds: tuple[tuple[str, Iterable[Entry[Any]]], ...] = (
        ("center", records.centers.values()),
        ("association", records.associations.values()),
        ("helpline", (entry for entry in helplines if isinstance(entry.record, Helpline))),
    )
    for kind, entries in kinds:
        for entry in entries:
            record = entry.record
            if band := _band(record.assured_date, day):
                yield Due(
                    unit=getattr(record, "assurer", None),
                    band=band,
                    kind=kind,
                    id=record_id(record),
                    name=getattr(record, "title", None) or record.name,
                    assured_date=record.assured_date,
                    path=entry.document.path,
                    line=entry.document.position(entry.at)[0],
                )


def _band(assured_date: date | None, day: date) -> Band | None:
    found = freshness(assured_date, day)
    if found != "fresh":
        return found
    is_due = assured_date and assured_date < day - relativedelta(months=DUE_MONTHS)
    return "due" if is_due else None
