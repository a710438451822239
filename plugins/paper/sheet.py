"""A sheet for each commune, to hang on a wall: its centers on one page, and the helplines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arabic.bidi import isolate
from arabic.numbers import counted
from directory.public import Center, Commune, Helpline
from exports.model import Item, Site
from paper import told
from paper.model import House, Printed, by_record, printed
from paper.press import Press

#: More than these fit on no sheet; how many there are besides is told.
_MOST = 40


def outputs(site: Site, house: House, press: Press) -> Iterator[Printed]:
    """A sheet for each commune that has a center to be shown there.

    No protected center: it would hang near its own door.
    """
    places: dict[str, list[Item[Center]]] = {}
    for item in site.centers:
        if item.view.commune and not item.view.protected:
            places.setdefault(item.view.commune.id, []).append(item)
    for commune in site.catalog.communes:
        if centers := places.get(commune.id):
            given = (press, commune, tuple(centers), site.catalog.helplines, house)
            label = f"المراكز الاجتماعية: {commune.name} (A4)"
            yield printed(commune.url, label, f"{commune.url}sheet.pdf", render, *given)


def render(
    press: Press,
    commune: Commune,
    centers: tuple[Item[Center], ...],
    helplines: tuple[Helpline, ...],
    house: House,
) -> bytes:
    """The sheet as PDF; raises PressError, which names the record that cannot be set."""
    views = [item.view for item in centers]
    day = max((view.assured_date for view in views if view.assured_date), default=None)

    def made(some: Sequence[Center]) -> bytes:
        return press.pdf("sheet", data(commune, some, helplines, house), day)

    return by_record(made, views)


def data(
    commune: Commune, centers: Sequence[Center], helplines: Sequence[Helpline], house: House
) -> told.Told:
    """All that the template shows."""
    link = f"{house.base_url}/{commune.url}"
    return {
        **house.told(),
        "title": f"المراكز الاجتماعية: {isolate(commune.name)}",
        "commune": isolate(commune.name),
        "subtitle": f"المراكز الاجتماعية في الجماعة: {counted(len(centers), 'center')}",
        "centers": [told.center(view, house.base_url) for view in centers[:_MOST]],
        "count": len(centers),
        "helplines": [told.helpline(line) for line in helplines],
        "link": link,
        "address": f"{house.host}/{commune.url}",
        "qr": told.qr_code(link),
    }
