"""All posts, looked up every way that pages need: by month, topic, kind, and what they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from directory.catalog import Catalog
from directory.model import NewsKind, Term
from directory.public import Association, Center, Commune

#: An article with the attributes of :class:`~newsroom.model.Post`.
Article = Any


@dataclass(frozen=True, slots=True)
class Month:
    """The posts of one calendar month; ``date`` is its first day."""

    date: date
    url: str
    posts: tuple[Article, ...]


class Newsroom:
    """Posts and the relations between posts, associations, centers and communes.

    ``articles`` come newest first, each with the attributes of a Post.
    """

    def __init__(self, articles: Sequence[Article], catalog: Catalog) -> None:
        self.posts = tuple(articles)
        self.months = self._months()
        by_topic = _group(self.posts, lambda post: (topic.id for topic in post.topics))
        by_kind = _group(self.posts, lambda post: (post.kind.id,))
        self.topics = [(term, by_topic[term.id]) for term in catalog.topics.values()]
        self.kinds = [(term, by_kind[term.id]) for term in catalog.news_kinds.values()]
        events = [post for post in self.posts if post.event and post.event.date]
        events.sort(key=lambda post: (post.event.date, post.slug))
        self.upcoming = [post for post in events if post.event.upcoming]
        self.past = [post for post in reversed(events) if not post.event.upcoming]
        self._by_center = _group(self.posts, lambda post: (item.id for item in post.centers))
        self._by_association = _group(
            self.posts, lambda post: (item.id for item in post.associations)
        )
        self._by_commune = _group(self.posts, _communes)

    def _months(self) -> tuple[Month, ...]:
        groups = _group(self.posts, lambda post: (post.date.date().replace(day=1).isoformat(),))
        first_days = sorted(map(date.fromisoformat, groups), reverse=True)
        return tuple(
            Month(day, self.month_url(day), tuple(groups[day.isoformat()])) for day in first_days
        )

    def posts_of_center(self, center: Center) -> list[Article]:
        """The posts that name a center, newest first."""
        return self._by_center.get(center.id, [])

    def posts_of_association(self, association: Association) -> list[Article]:
        """The posts that name an association, newest first."""
        return self._by_association.get(association.id, [])

    def posts_of_commune(self, commune: Commune) -> list[Article]:
        """The posts about a commune: of a meeting there, or of a center there; newest first."""
        return self._by_commune.get(commune.id, [])

    @staticmethod
    def month_url(day: date) -> str:
        """The address of a month's archive."""
        return f"news/{day:%Y/%m}/"

    @staticmethod
    def topic_url(term: Term) -> str:
        """The address of a topic's page."""
        return f"news/topics/{term.id}/"

    @staticmethod
    def kind_url(term: NewsKind) -> str:
        """The address of the page of a kind of news."""
        return f"news/kinds/{term.id}/"


def _communes(post: Article) -> Iterable[str]:
    own = [post.event.commune] if post.event and post.event.commune else []
    named = [*own, *(center.commune for center in post.centers if center.commune)]
    return dict.fromkeys(commune.id for commune in named)


def _group(
    posts: Iterable[Article], keys: Callable[[Article], Iterable[str]]
) -> dict[str, list[Article]]:
    groups: dict[str, list[Article]] = defaultdict(list)
    for post in posts:
        for key in keys(post):
            groups[key].append(post)
    return groups
