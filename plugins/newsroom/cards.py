"""What lists show of posts, and how long lists are cut into years.

A list is written anew only when something it shows changes. So that a new post changes few pages
however many there are, a list holds the newest years, and each year before them has its own page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from cache.fingerprint import Packed, Versioned, packed
from cache.store import digest_of
from newsroom.model import Event, Listed, MeetingCard, Post, PostCard

#: A list shows the newest years that have so many posts together, the newest one whatever it has.
_ENOUGH = 20
#: So many posts are shown with their summaries, the others by title and date.
_WHOLE = 20


@dataclass(frozen=True)
class Posts(Versioned):
    """The posts of a page: the newest ``whole``, the others shorter."""

    whole: int
    packed: tuple[Packed[PostCard], ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.packed)

    @property
    def cards(self) -> tuple[PostCard, ...]:
        """The newest."""
        return tuple(card.value for card in self.packed[: self.whole])

    @property
    def rows(self) -> tuple[PostCard, ...]:
        """The others."""
        return tuple(card.value for card in self.packed[self.whole :])


@dataclass(frozen=True)
class Year:
    """A year's own page, and how much it holds."""

    year: int
    url: str
    count: int


def listed(post: Post) -> Listed:
    """What is asked of a post at every build."""
    event = post.event
    meeting = _meeting_card(post, event) if event and event.date else None
    return Listed(
        source=post.source,
        slug=post.slug,
        url=post.url,
        title=post.title,
        date=post.date,
        changed=post.modified or post.date,
        hidden=post.hidden,
        quick_exit=post.quick_exit,
        kind=post.kind.id,
        topics=tuple(topic.id for topic in post.topics),
        associations=tuple(association.id for association in post.associations),
        centers=tuple(center.id for center in post.centers),
        meets=event.date if event else None,
        upcoming=event is not None and event.upcoming,
        called_off=event.called_off if event else None,
        picture=post.lead.picture.source if post.lead else None,
        post=packed(post),
        card=packed(_post_card(post)),
        meeting=packed(meeting) if meeting else None,
    )


def _post_card(post: Post) -> PostCard:
    return PostCard(
        title=post.title,
        url=post.url,
        kind=post.kind.name,
        date=post.date,
        summary=post.summary,
        unpublished=post.unpublished,
    )


def _meeting_card(post: Post, event: Event) -> MeetingCard:
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
        called_off=event.called_off,
        unpublished=post.unpublished,
    )


def cards(posts: Sequence[Listed], whole: int = _WHOLE) -> Posts:
    """The list of some posts, in their order; the first ``whole`` with their summaries."""
    found = tuple(post.card for post in posts)
    versions = b"".join([card.version for card in found])
    return Posts(whole, found, version=digest_of(whole, versions))


def meetings(posts: Iterable[Listed]) -> tuple[Packed[MeetingCard], ...]:
    """The list of the meetings of some posts, in their order."""
    return tuple(post.meeting for post in posts if post.meeting)


def meetings_by_year(
    posts: Iterable[Listed],
) -> tuple[tuple[int, tuple[Packed[MeetingCard], ...]], ...]:
    """The same by the years in which they are."""
    years = groupby(posts, lambda post: post.meets.year)  # type: ignore[union-attr]
    return tuple((year, meetings(members)) for year, members in years)


def by_years(
    posts: Iterable[Listed], year: Callable[[Listed], int]
) -> tuple[list[Listed], list[tuple[int, list[Listed]]]]:
    """Posts, newest first, cut into those of the newest years and each year before."""
    newest: list[Listed] = []
    years: list[tuple[int, list[Listed]]] = []
    for number, members in groupby(posts, year):
        if len(newest) < _ENOUGH and not years:
            newest += members
        else:
            years.append((number, list(members)))
    return newest, years
