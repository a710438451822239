"""All posts, looked up every way that pages need: by month, topic, kind, and what they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from directory.catalog import Catalog
from directory.model import NewsKind, Term
from newsroom.addresses import month_url
from newsroom.cards import Posts, cards
from newsroom.model import Listed


@dataclass(frozen=True, slots=True)
class Month:
    """The posts of one calendar month; ``date`` is its first day."""

    date: date
    url: str
    posts: tuple[Listed, ...]


class Newsroom:
    """Posts and the relations between posts, associations, centers and communes.

    ``posts`` are newest first, those of one moment in the order of their slugs, hidden ones left
    out.
    """

    def __init__(self, posts: Iterable[Listed], catalog: Catalog) -> None:
        shown = (post for post in posts if not post.hidden)
        self.posts = tuple(sorted(shown, key=attrgetter("date", "slug"), reverse=True))
        self.months = self._months()
        by_topic = _group(self.posts, lambda post: post.topics)
        by_kind = _group(self.posts, lambda post: (post.kind,))
        self.topics: list[tuple[Term, list[Listed]]] = [
            (term, by_topic.get(term.id, [])) for term in catalog.topics.values()
        ]
        self.kinds: list[tuple[NewsKind, list[Listed]]] = [
            (term, by_kind.get(term.id, [])) for term in catalog.news_kinds.values()
        ]
        meetings = sorted(
            (post for post in self.posts if post.meets), key=attrgetter("meets", "slug")
        )
        self.upcoming = [post for post in meetings if post.upcoming]
        self.past = [post for post in reversed(meetings) if not post.upcoming]
        self._by_center = _group(self.posts, lambda post: post.centers)
        self._by_association = _group(self.posts, lambda post: post.associations)
        self._by_commune = _group(self.posts, lambda post: post.communes)

    def _months(self) -> tuple[Month, ...]:
        months = groupby(self.posts, lambda post: (post.date.year, post.date.month))
        found = ((date(*first_day, 1), tuple(posts)) for first_day, posts in months)
        return tuple(Month(day, month_url(day), posts) for day, posts in found)

    def of_center(self, center: str) -> Posts:
        """The posts that name a center, by its id; newest first."""
        return cards(self._by_center.get(center, []))

    def of_association(self, association: str) -> Posts:
        """The posts that name an association, by its id; newest first."""
        return cards(self._by_association.get(association, []))

    def of_commune(self, commune: str) -> Posts:
        """The posts about a commune, by its id: of a meeting or a center there; newest first."""
        return cards(self._by_commune.get(commune, []))


def _group(
    posts: Iterable[Listed], keys: Callable[[Listed], Iterable[str]]
) -> dict[str, list[Listed]]:
    groups: dict[str, list[Listed]] = defaultdict(list)
    for post in posts:
        for key in keys(post):
            groups[key].append(post)
    return dict(groups)
