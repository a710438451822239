"""Where lists of posts and the pages beside them stand: folder addresses below the root."""

from __future__ import annotations

from datetime import date

NEWS = "news/"
MEETINGS = "meetings/"
INDEX = "search/"
OFFLINE = "offline/"
LOST = "404.html"
#: Answers, not places: no search engine is to list them.
UNLISTED = frozenset({OFFLINE, LOST})
PREVIEW = "theme-preview/"
#: The feed of all posts, but for how its name ends.
FEED = "feeds/all"
CALENDAR = "meetings.ics"


def month_url(day: date) -> str:
    """The archive of the month that a day is in."""
    return f"{NEWS}{day:%Y/%m}/"


def topic_url(topic: str) -> str:
    """The posts of a topic, by its id."""
    return f"{NEWS}topics/{topic}/"


def kind_url(kind: str) -> str:
    """The posts of a kind of news, by its id."""
    return f"{NEWS}kinds/{kind}/"


def feed_path(folder: str, key: str) -> str:
    """The feed of a topic or a kind (``folder`` is «topics» or «kinds»), as :data:`FEED`."""
    return f"feeds/{folder}/{key}"


def calendar_path(url: str) -> str:
    """The calendar of one meeting, beside the page of its post."""
    return f"{url}meeting.ics"
