"""All posts, looked up every way that pages need: by month, topic, kind, and what they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from directory.catalog import Catalog
from directory.model import NewsKind, Term
from newsroom.addresses import month_url
from newsroom.cards import Posts, cards
from newsroom.model import Listed

#: So many posts on its topics are named at the foot of a post.
_RELATED = 3


@dataclass(frozen=True, slots=True)
class Month:
    """The posts of one calendar month; ``date`` is its first day."""

    date: date
    url: str
    posts: tuple[Listed, ...]


class Beside(NamedTuple):
    """Where the page of a post leads on to: the posts around it, and ``related`` ones.

    Those are the last before it on each of its topics: a new post changes no page of an older one
    but that of its neighbor. Each is a title and an address, in plain tuples: a build asks for the
    digest of all of them.
    """

    newer: tuple[str, str] | None = None
    older: tuple[str, str] | None = None
    related: tuple[tuple[str, str], ...] = ()


class Newsroom:
    """Posts and the relations between posts, associations and centers.

    ``posts`` are newest first, those of one moment in the order of their slugs, hidden ones left
    out; ``topics`` and ``kinds`` those that have posts.
    """

    def __init__(self, posts: Iterable[Listed], catalog: Catalog) -> None:
        shown = (post for post in posts if not post.hidden)
        self.posts = tuple(sorted(shown, key=attrgetter("date", "slug"), reverse=True))
        self.months = self._months()
        self._beside = _beside(self.posts)
        by_topic = _group(self.posts, lambda post: post.topics)
        by_kind = _group(self.posts, lambda post: (post.kind,))
        self.topics: list[tuple[Term, list[Listed]]] = [
            (term, by_topic[term.id]) for term in catalog.topics.values() if term.id in by_topic
        ]
        self.kinds: list[tuple[NewsKind, list[Listed]]] = [
            (term, by_kind[term.id]) for term in catalog.news_kinds.values() if term.id in by_kind
        ]
        meetings = sorted(
            (post for post in self.posts if post.meets), key=attrgetter("meets", "slug")
        )
        self.upcoming = [post for post in meetings if post.upcoming]
        self.past = [post for post in reversed(meetings) if not post.upcoming]
        self._by_center = _group(self.posts, lambda post: post.centers)
        self._by_association = _group(self.posts, lambda post: post.associations)

    def _months(self) -> tuple[Month, ...]:
        months = groupby(self.posts, lambda post: (post.date.year, post.date.month))
        found = ((date(*first_day, 1), tuple(posts)) for first_day, posts in months)
        return tuple(Month(day, month_url(day), posts) for day, posts in found)

    def beside(self, post: Listed) -> Beside:
        """Where a post's page leads on to; nowhere for a hidden post."""
        return self._beside.get(post.url, Beside())

    def of_center(self, center: str) -> Posts:
        """The posts that name a center, by its id; newest first."""
        return cards(self._by_center.get(center, []))

    def of_association(self, association: str) -> Posts:
        """The posts that name an association, by its id; newest first."""
        return cards(self._by_association.get(association, []))


def _beside(posts: Sequence[Listed]) -> dict[str, Beside]:
    """Where each page leads on to, by its address; the posts come newest first."""
    links = [(post.title, post.url) for post in posts]
    last: dict[str, tuple[str, str]] = {}
    found = {}
    for place in range(len(posts) - 1, -1, -1):
        post, older = posts[place], links[place + 1] if place + 1 < len(posts) else None
        related = dict.fromkeys(
            last[topic] for topic in post.topics if last.get(topic, older) != older
        )
        newer = links[place - 1] if place else None
        found[post.url] = Beside(newer, older, tuple(related)[:_RELATED])
        last |= dict.fromkeys(post.topics, links[place])
    return found


def _group(
    posts: Iterable[Listed], keys: Callable[[Listed], Iterable[str]]
) -> dict[str, list[Listed]]:
    groups: dict[str, list[Listed]] = defaultdict(list)
    for post in posts:
        for key in keys(post):
            groups[key].append(post)
    return dict(groups)
