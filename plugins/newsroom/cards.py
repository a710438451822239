"""What lists show of posts, and how long lists are cut into years.

A list is written anew only when something it shows changes. So that a new post changes few pages
however many there are, a list holds the newest years, and each year before them has its own page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from cache.fingerprint import Versioned
from cache.store import digest_of
from newsroom.model import Post, PostCard

#: A list shows the newest years that have so many posts together, the newest one whatever it has.
_ENOUGH = 20
#: So many posts are shown with their summaries, the others by title and date.
_WHOLE = 20


@dataclass(frozen=True)
class MeetingCard:
    """A meeting in a list, by the days it takes place on."""

    title: str
    url: str
    kind: str
    date: dt.date
    end: dt.date | None
    time: dt.time | None
    venue: str | None
    commune: str | None
    upcoming: bool


@dataclass(frozen=True)
class Posts(Versioned):
    """The posts of a page: the newest whole, the others shorter."""

    count: int
    cards: tuple[PostCard, ...]
    rows: tuple[PostCard, ...]


@dataclass(frozen=True)
class Year:
    """A year's own page, and how much it holds."""

    year: int
    url: str
    count: int


def meeting_card(post: Post) -> MeetingCard:
    """What a list of meetings shows of a post whose event has a date."""
    event = post.event
    assert event
    assert event.date
    return MeetingCard(
        title=post.title,
        url=post.url,
        kind=post.kind.name,
        date=event.date,
        end=event.end,
        time=event.time,
        venue=event.venue,
        commune=event.commune.name if event.commune else None,
        upcoming=event.upcoming,
    )


def cards(posts: Sequence[Post], whole: int = _WHOLE) -> Posts:
    """The list of some posts, in their order; the first ``whole`` with their summaries."""
    found = tuple(post.card for post in posts)
    version = digest_of(whole, *(card.version for card in found))
    return Posts(len(found), found[:whole], found[whole:], version=version)


def by_years(
    posts: Iterable[Post], year: Callable[[Post], int]
) -> tuple[list[Post], list[tuple[int, list[Post]]]]:
    """Posts, newest first, cut into those of the newest years and each year before."""
    newest: list[Post] = []
    years: list[tuple[int, list[Post]]] = []
    for number, members in groupby(posts, year):
        if len(newest) < _ENOUGH and not years:
            newest += members
        else:
            years.append((number, list(members)))
    return newest, years
