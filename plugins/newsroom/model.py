"""The header of a post, and the meeting it may report."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import StringConstraints

from cache.fingerprint import Packed
from directory.model import NewsKind, SourceLines, Unpublished
from pictures.model import Picture
from records.types import (
    Boolean,
    Clock,
    CommaSlugs,
    Header,
    Integer,
    IsoDate,
    Lines,
    Matching,
    Moment,
    Slug,
    Text,
)

if TYPE_CHECKING:  # only pages need them
    from directory.public import Link, PublicSource

#: A path below ``images/``: Latin, without spaces, so that it is the same in every address.
_IMAGE = Matching(
    r"[a-z0-9][a-z0-9/_-]*\.(?:png|jpe?g|webp)",
    "V003",
    "اكتب مسار الصورة داخل images: حروف لاتينية صغيرة وأرقام، ثم .jpg أو .png أو .webp",
)


#: The words of schema.org's EventStatusType and of RFC 5545, 3.8.1.11.
EventStatus = Literal["scheduled", "postponed", "cancelled"]
_CALLED_OFF = {"postponed": "لقاء مؤجل", "cancelled": "لقاء ملغى"}


class PostHeader(Header):
    """The header of a file in ``news/``; all meeting fields are optional."""

    title: Annotated[Text, StringConstraints(max_length=160)]
    date: Moment
    modified: Moment | None = None
    slug: Slug
    category: Slug
    tags: CommaSlugs = ()
    author: Text | None = None
    published_by: Text | None = None
    summary: Annotated[Text, StringConstraints(max_length=200)] | None = None
    status: Literal["published", "draft", "hidden"] = "published"
    event_date: IsoDate | None = None
    event_end: IsoDate | None = None
    event_time: Clock | None = None
    event_status: EventStatus = "scheduled"
    venue: Text | None = None
    commune: Slug | None = None
    organizer: Text | None = None
    partners: Lines = ()
    chair: Text | None = None
    officials: Lines = ()
    attendance: Integer | None = None
    slogan: Text | None = None
    associations: CommaSlugs = ()
    centers: CommaSlugs = ()
    agreements: Lines = ()
    recommendations: Lines = ()
    source: SourceLines | None = None
    image: Annotated[str, _IMAGE] | None = None
    image_alt: Text | None = None
    image_caption: Text | None = None
    image_credit: Text | None = None
    quick_exit: Boolean = False
    #: For editors alone: what is still to be settled, and where a post of an old site came from.
    notes: Lines = ()
    imported_from: Text | None = None

    def unpublished(self, today: dt.date) -> Unpublished | None:
        """Why it has no page on a day, if it has none: a post waits for the day of its date."""
        if self.status == "draft":
            return "draft"
        return "scheduled" if self.date.date() > today else None


@dataclass(frozen=True)
class Event:
    """A meeting as a post reports or announces it."""

    date: dt.date | None
    end: dt.date | None
    time: dt.time | None
    venue: str | None
    commune: Link | None
    organizer: str | None
    partners: tuple[str, ...]
    chair: str | None
    officials: tuple[str, ...]
    attendance: int | None
    slogan: str | None
    agreements: tuple[str, ...]
    recommendations: tuple[str, ...]
    upcoming: bool
    status: EventStatus = "scheduled"

    @property
    def called_off(self) -> str | None:
        """What readers are told first of a meeting that does not take place as announced."""
        return _CALLED_OFF.get(self.status)

    @property
    def last_day(self) -> dt.date | None:
        """The day it ends on."""
        return self.end or self.date


@dataclass(frozen=True)
class LeadPicture:
    """The picture of a post, and what is said of it: instead of it, below it, of its author."""

    picture: Picture
    alt: str
    caption: str | None
    credit: str | None

    @property
    def below(self) -> str:
        """What stands below it."""
        credit = f"الصورة: {self.credit}" if self.credit else None
        return " · ".join(filter(None, (self.caption, credit)))


@dataclass(frozen=True)
class PostCard:
    """A post in a list."""

    title: str
    url: str
    kind: str
    date: dt.datetime
    summary: str
    unpublished: Unpublished | None = None


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
    called_off: str | None
    unpublished: Unpublished | None = None


@dataclass(frozen=True)
class Post:
    """A post, all names resolved: what its page shows, but for its text.

    ``source`` is its file below Pelican's PATH, ``url`` its folder address; ``hidden`` posts have a
    page that no list names.
    """

    source: str
    slug: str
    url: str
    title: str
    date: dt.datetime
    modified: dt.datetime | None
    summary: str
    hidden: bool
    kind: NewsKind
    topics: tuple[Link, ...]
    event: Event | None
    associations: tuple[Link, ...]
    centers: tuple[Link, ...]
    sources: tuple[PublicSource, ...]
    byline: str | None
    published_by: str | None
    lead: LeadPicture | None
    quick_exit: bool
    unpublished: Unpublished | None = None


class Listed(NamedTuple):
    """What is asked of every post at every build: where it stands in which list.

    ``changed`` is when it was written or changed last, ``meets`` the day of its meeting,
    ``called_off`` what readers are told of one that does not take place as announced; what it
    names is here by its ids. What its page and lists show of it is packed.
    """

    source: str
    slug: str
    url: str
    title: str
    date: dt.datetime
    changed: dt.datetime
    hidden: bool
    quick_exit: bool
    kind: str
    topics: tuple[str, ...]
    associations: tuple[str, ...]
    centers: tuple[str, ...]
    meets: dt.date | None
    upcoming: bool
    called_off: str | None
    picture: str | None
    post: Packed[Post]
    card: Packed[PostCard]
    meeting: Packed[MeetingCard] | None
