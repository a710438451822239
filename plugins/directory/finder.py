"""The finder of a list: what each of its records is found by, and what readers choose from.

A card carries the ids of what it is found by, and theme/static/js/finder.js compares them with
what a reader chose. All of it comes from public views: what these do not tell is not found either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from arabic.fold import fold, sort_key
from arabic.numbers import plural_forms
from directory.holidays import Calendar
from directory.model import Term
from directory.public import Association, Center, Commune, Kind

#: What centers and associations are found by, with the words for it.
_NAMES = {
    "kind": "النوع",
    "domain": "مجال العمل",
    "commune": "الجماعة",
    "audience": "لمن",
    "service": "الخدمة",
    "language": "اللغة",
    "access": "الولوجيات",
    "open": "أوقات العمل",
}
_OPEN = "مفتوحة الآن حسب أوقاتها المعلنة"
#: Who needs two of these needs both; of all others any one will do.
_EVERY = frozenset({"access"})
#: The order of a card's attributes in which a list takes the fewest bytes, once squeezed.
_WRITTEN = ("words", "access", "language", "commune", "service", "domain", "audience", "kind")


class Choice(NamedTuple):
    """One of the things that a record is found by; ``words`` are all words for it, folded.

    None where it is not found by words.
    """

    id: str
    name: str
    words: str | None = None


@dataclass(frozen=True)
class Found:
    """What one record is found by: choices by facet, and words that its card does not show.

    ``timed``: whether a script can tell that it is open.
    """

    choices: Mapping[str, Sequence[Choice]]
    words: str
    timed: bool = False

    @property
    def attributes(self) -> tuple[tuple[str, str], ...]:
        """The names (after ``data-``) and values that its card carries, without empty ones."""
        told = {name: " ".join(one.id for one in found) for name, found in self.choices.items()}
        told["words"] = self.words
        return tuple((name, told[name]) for name in sorted(told, key=_WRITTEN.index) if told[name])


@dataclass(frozen=True)
class Option:
    """A choice with the count of the records it leaves."""

    id: str
    name: str
    count: int


@dataclass(frozen=True)
class Facet:
    """Choices of one sort; of those a reader takes, all are to hold (``every``) or any one."""

    id: str
    name: str
    options: tuple[Option, ...]
    every: bool


@dataclass(frozen=True)
class Place:
    """A commune that distances are told from."""

    id: str
    name: str


@dataclass(frozen=True)
class Finder:
    """The finder of a list of ``count`` of what ``noun`` names; ``data`` is for its script."""

    noun: str
    count: int
    facets: tuple[Facet, ...]
    places: tuple[Place, ...]
    data: Mapping[str, Any]


def center_found(center: Center) -> Found:
    """What a center is found by."""
    audience = (*center.kind.audience, *(to for one in center.services for to in one.audience))
    choices = {
        "kind": _kinds(center.kind),
        "commune": _commune(center.commune),
        "audience": _terms(audience),
        "service": [Choice(one.id, one.name, fold(one.name)) for one in center.services],
        "language": _terms(center.languages),
        "access": _terms(center.accessibility),
    }
    words = _folded(center.alternate_name, center.amazigh_name)
    return Found(choices, words, timed=center.live_hours is not None)


def association_found(association: Association) -> Found:
    """What an association is found by."""
    other = (association.alternate_name, association.amazigh_name, association.acronym)
    choices = {
        "domain": [Choice(one.id, one.name, fold(one.name)) for one in association.domains],
        "commune": _commune(association.commune),
    }
    return Found(choices, _folded(*other))


def finder(
    noun: str,
    records: Sequence[Found],
    communes: Iterable[Commune] = (),
    calendar: Calendar | None = None,
) -> Finder | None:
    """The finder of some records; None where there are none.

    ``communes`` are those that distances may be told from; without any, records have no distance.
    By the ``calendar`` it is told what is open.
    """
    if not records:
        return None
    known = {
        facet: [choice for record in records for choice in record.choices[facet]]
        for facet in records[0].choices
    }
    anywhere = any(record.choices["commune"] for record in records)
    places = sorted(communes if anywhere else (), key=lambda commune: sort_key(commune.name))
    facets = [_facet(facet, found, len(records)) for facet, found in known.items()]
    data: dict[str, Any] = {
        "counted": plural_forms(noun),
        "words": {
            facet.id: _more_words(known[facet.id], facet)
            for facet in facets
            if any(choice.words is not None for choice in known[facet.id])
        },
        "points": {place.id: (place.latitude, place.longitude) for place in places},
    }
    if calendar and (timed := sum(record.timed for record in records)):
        facets.append(Facet("open", _NAMES["open"], (Option("now", _OPEN, timed),), every=False))
        data["calendar"] = calendar.nameless.data
    return Finder(
        noun,
        len(records),
        tuple(facet for facet in facets if facet.options),
        tuple(Place(place.id, place.name) for place in places),
        data,
    )


def _facet(facet: str, found: Sequence[Choice], count: int) -> Facet:
    """Its options, in alphabetical order; what all records share is no choice.

    Of several names under one id, as services have, the most frequent is told.
    """
    names = Counter((one.id, one.name) for one in found)
    usual = {key: name for (key, name), _ in reversed(names.most_common())}
    counts = Counter(one.id for one in found)
    options = [Option(key, name, counts[key]) for key, name in usual.items() if counts[key] < count]
    options.sort(key=lambda option: sort_key(option.name))
    return Facet(facet, _NAMES[facet], tuple(options), facet in _EVERY)


def _kinds(kind: Kind) -> list[Choice]:
    """A kind and its family: who chooses the family finds all of its kinds."""
    known = (kind, kind.parent) if kind.parent else (kind,)
    return [
        Choice(
            one.id,
            one.plural,
            _folded(one.name, one.plural, one.alternate_name, one.abbreviation),
        )
        for one in known
    ]


def _commune(commune: Commune | None) -> list[Choice]:
    if commune is None:
        return []
    words = _folded(commune.name, commune.alternate_name)
    return [Choice(commune.id, commune.name, words)]


def _terms(terms: Iterable[Term]) -> list[Choice]:
    return [Choice(id, name) for id, name in {term.id: term.name for term in terms}.items()]


def _more_words(choices: Iterable[Choice], facet: Facet) -> dict[str, str]:
    """The words for each choice that do not stand in the form: a browser folds what does."""
    shown = {option.id: set(fold(option.name).split()) for option in facet.options}
    more: dict[str, dict[str, None]] = {}
    for choice in choices:
        words = (choice.words or "").split()
        told = shown.get(choice.id, ())
        more.setdefault(choice.id, {}).update((word, None) for word in words if word not in told)
    return {key: " ".join(words) for key, words in more.items() if words}


def _folded(*names: str | None) -> str:
    return fold(" ".join(filter(None, names)))
