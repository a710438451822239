"""References between records: every id that is named must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from operator import attrgetter

from diagnostics import Finding, nearest
from directory.model import Kind
from directory.read import Entry, R, Records
from records.document import Loc

#: Field of a list's record → the list its ids are in.
_IN_LISTS = {
    "communes": {"cercle": "cercles"},
    "kinds": {
        "parent": "kinds",
        "audience": "audiences",
        "laws": "laws",
        "helplines": "helplines",
    },
}
#: Of a profile: field, header key, and the list that its ids are in.
PROFILE_NAMED = (
    ("domains", "Domains", "topics"),
    ("commune", "Commune", "communes"),
    ("communes_served", "Communes-Served", "communes"),
)
#: Of a center: where the id stands, and the list that it is in.
CENTER_NAMED = (
    (("kind",), "kinds"),
    (("organization",), "associations"),
    (("location", "commune"), "communes"),
)


def check_references(records: Records) -> Iterator[Finding]:
    """Findings for every reference of lists, centers and profiles to something unknown."""
    for name, fields in _IN_LISTS.items():
        for entry in records.lists[name].values():
            for field, target in fields.items():
                yield from unknown(entry, field, field, records.known(target))
    yield from _families(records)
    yield from _centers(records)
    for profile in records.associations.values():
        for field, key, target in PROFILE_NAMED:
            yield from unknown(profile, field, key, records.known(target))


def _families(records: Records) -> Iterator[Finding]:
    parents = {kind.id: kind.parent for kind in records.terms("kinds") if isinstance(kind, Kind)}
    for entry in records.lists["kinds"].values():
        parent = parents.get(entry.record.id)
        if parent and parents.get(parent):
            message = f"«{parent}» ليس عائلة: له هو أيضا عائلة"
            yield entry.document.finding((*entry.at, "parent"), "V004", message)


def families(records: Records) -> set[str]:
    """The ids of the kinds that others name as their family: no center is of these."""
    kinds = (kind for kind in records.terms("kinds") if isinstance(kind, Kind))
    return {kind.parent for kind in kinds if kind.parent}


def _centers(records: Records) -> Iterator[Finding]:
    parents = families(records)
    for entry in records.centers.values():
        center = entry.record
        for where, target in CENTER_NAMED:
            if value := attrgetter(".".join(where))(center):
                yield from _unknown(entry, where, value, records.known(target))
        if center.kind in parents:
            message = f"«{center.kind}» عائلة أنواع لا نوع مركز"
            yield entry.document.finding(("kind",), "V004", message, "اختر نوعا من أنواعها")
        for index, service in enumerate(center.services):
            for place, audience in enumerate(service.audience):
                loc = ("services", index, "audience", place)
                yield from _unknown(entry, loc, audience, records.known("audiences"))


def unknown(
    entry: Entry[R], field: str, key: str, known: Collection[str] | None
) -> Iterator[Finding]:
    """Findings for the ids in ``field`` (one or many), written under ``key``, not in ``known``.

    None where ``known`` is None: the list could not be read, and that was told.
    """
    value = getattr(entry.record, field)
    if isinstance(value, str):
        yield from _unknown(entry, (*entry.at, key), value, known)
    for index, item in enumerate(value if isinstance(value, tuple) else ()):
        yield from _unknown(entry, (*entry.at, key, index), item, known)


def _unknown(
    entry: Entry[R], loc: Loc, value: str, known: Collection[str] | None
) -> Iterator[Finding]:
    if known is not None and value not in known:
        message = f"لا وجود لـ «{value}» في الدليل"
        yield entry.document.finding(loc, "X001", message, nearest(value, known))
