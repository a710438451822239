"""The directory as a booklet: chapters by commune and kind, contents, index, helplines.

In two sizes that are the same page by page: A5, and A4 for those who read large letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from arabic.bidi import isolate
from arabic.dates import arabic_date
from arabic.numbers import counted
from directory.public import Center, Commune, Helpline, Kind
from exports.model import Item, Site
from exports.outputs import newest
from paper import told
from paper.model import House, Printed, by_record, printed
from paper.press import Press

#: With more centers it is no booklet any more: communes have their sheets.
MOST = 500
_SIZES = (
    ("a5", "dalil.pdf", "الدليل كتيبا (A5)"),
    ("a4", "dalil-a4.pdf", "الدليل بحروف كبيرة (A4)"),
)
_ELSEWHERE = "مراكز أخرى"


@dataclass(frozen=True)
class Lists:
    """What the centers of the booklet are ordered by, and the numbers on its back."""

    kinds: tuple[Kind, ...]
    communes: tuple[Commune, ...]
    helplines: tuple[Helpline, ...]


def outputs(site: Site, house: House, press: Press) -> Iterator[Printed]:
    """The booklet in each size; none where there is no center, or where there are too many."""
    catalog = site.catalog
    if not 0 < len(catalog.centers) <= MOST:
        return
    lists = Lists(catalog.kinds, catalog.communes, catalog.helplines)
    folder, day = catalog.addresses.directory, newest(catalog)
    for size, name, label in _SIZES:
        given = (press, size, site.centers, lists, house, folder, day)
        yield printed(folder, label, f"{folder}{name}", render, *given)


def render(  # noqa: PLR0913, PLR0917 - what it is made from, and so its version
    press: Press,
    size: str,
    centers: tuple[Item[Center], ...],
    lists: Lists,
    house: House,
    folder: str,
    day: date | None,
) -> bytes:
    """The booklet as PDF; raises PressError, which names the record that cannot be set."""

    def made(views: Sequence[Center]) -> bytes:
        values = data(views, lists, house, folder, day)
        return press.pdf("booklet", {**values, "size": size}, day)

    return by_record(made, [item.view for item in centers])


def data(
    centers: Sequence[Center], lists: Lists, house: House, folder: str, day: date | None
) -> told.Told:
    """All that the template shows, but the size of its pages."""
    shown = [view for view in centers if not view.protected]
    protected = [view for view in centers if view.protected]
    directory = f"{house.base_url}/{folder}"
    present = {view.commune.id for view in shown if view.commune}
    unlisted = [place for place in lists.communes if place.id not in present]
    chapters = _chapters(shown, lists, house)
    apart = _kinds(protected, lists, told.protected_center, "protected")
    return {
        **house.told(),
        "directory": directory,
        "qr": told.qr_code(directory),
        "count": counted(len(centers), "center"),
        "date": arabic_date(day) if day else None,
        "chapters": chapters,
        "protected": apart,
        "unlisted": [isolate(place.name) for place in unlisted],
        "french": _french(chapters, apart, unlisted),
        "helplines": [told.helpline(line) for line in lists.helplines],
    }


def _chapters(shown: Sequence[Center], lists: Lists, house: House) -> list[told.Told]:
    """A chapter for each commune, and one for the centers of which none is told."""

    def entry(view: Center) -> told.Told:
        return told.center(view, house.base_url)

    places: list[Commune | None] = [*lists.communes, None]
    found = ((place, [view for view in shown if view.commune == place]) for place in places)
    return [
        {
            "label": (label := f"commune-{place.id}" if place else "elsewhere"),
            "name": isolate(place.name) if place else _ELSEWHERE,
            "alternate_name": place.alternate_name if place else None,
            "kinds": _kinds(centers, lists, entry, label),
        }
        for place, centers in found
        if centers
    ]


def _kinds(
    centers: Sequence[Center], lists: Lists, entry: Callable[[Center], told.Told], chapter: str
) -> list[told.Told]:
    """The centers of a chapter by their kinds; ``chapter`` is its label."""
    found = ((kind, [view for view in centers if view.kind.id == kind.id]) for kind in lists.kinds)
    return [
        {
            "label": f"{chapter}-{kind.id}",
            "name": isolate(kind.plural),
            "alternate_name": kind.alternate_name,
            "centers": [*map(entry, members)],
        }
        for kind, members in found
        if members
    ]


def _french(
    chapters: Sequence[told.Told], protected: Sequence[told.Told], unlisted: Sequence[Commune]
) -> list[told.Told]:
    """The French names in the order of the alphabet, accents and case aside.

    Of communes, kinds and centers, each with the labels of all places where it stands.
    """
    kinds = [*(kind for chapter in chapters for kind in chapter["kinds"]), *protected]
    named = [*chapters, *kinds, *(center for kind in kinds for center in kind["centers"])]
    labels: dict[str, list[str]] = {}
    for place in unlisted:
        labels.setdefault(place.alternate_name, []).append("unlisted")
    for one in named:
        if one["alternate_name"]:
            labels.setdefault(one["alternate_name"], []).append(one["label"])
    return [{"name": name, "labels": labels[name]} for name in sorted(labels, key=_key)]


def _key(name: str) -> tuple[str, str]:
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)), name
