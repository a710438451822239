"""The table of outputs, and how old what they hold is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from directory.catalog import Catalog
from directory.public import Association, Center, Helpline
from exports import geojson, hsds_tables, hsds_tree, tables, vcard
from exports.model import Export

#: The page that tells of all of them.
PAGE = "data/"
#: In the order of the page. One more output is one more module and its line here.
OUTPUTS: tuple[Export, ...] = (
    tables.CENTERS_EXPORT,
    tables.ASSOCIATIONS_EXPORT,
    geojson.EXPORT,
    vcard.EXPORT,
    hsds_tree.EXPORT,
    hsds_tables.EXPORT,
)


def newest(catalog: Catalog) -> date | None:
    """The day of the newest check or source of all that is published; None where none is told."""
    return max(_days(catalog), default=None)


def _days(catalog: Catalog) -> Iterator[date]:
    views: tuple[Center | Association | Helpline, ...] = (
        *catalog.centers,
        *catalog.associations,
        *catalog.helplines,
    )
    yield from (view.assured_date for view in views if view.assured_date)
    for view in (*views, *catalog.kinds):
        yield from (source.date for source in view.sources if source.date)
