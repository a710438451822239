"""Meetings as iCalendar (RFC 5545): for «add to calendar», and to subscribe to.

Of a meeting the posts tell the day or days, and sometimes the hour it begins. With an hour of one
day it is an instant in UTC, without an end; else it takes whole days. A calendar knows a meeting by
a UID that outlasts any address, and takes the version with the higher SEQUENCE.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from icalendar import Calendar
from icalendar import Event as Entry
from icalendar.prop import vText

from arabic.bidi import isolate
from cache.fingerprint import Packed
from cache.inputs import MOROCCO
from exports.identity import uuid
from newsroom.model import Event, Post

TYPE = "text/calendar"
_PRODUCT = "-//entraide-nationale//larache//AR"
#: How often a calendar that subscribes may ask again.
_REFRESH = timedelta(hours=12)
_STATUS = {"scheduled": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def render(posts: Sequence[Packed[Post]], name: str | None, base_url: str) -> bytes:
    """A calendar of the meetings of some posts, in UTF-8; ``name`` is for those who subscribe."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", f"لقاءات {name}")  # RFC 7986
        calendar.add("x-wr-calname", f"لقاءات {name}")
        calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    for packed in posts:
        post = packed.value
        if post.event and post.event.date:
            calendar.add_component(_entry(post, post.event, base_url))
    return bytes(calendar.to_ical())


def _entry(post: Post, event: Event, base_url: str) -> Entry:
    changed = post.modified or post.date
    found = Entry()
    found.add("uid", f"urn:uuid:{uuid(f'posts/{post.slug}')}")
    found.add("dtstamp", changed.astimezone(UTC))
    found.add("sequence", _sequence(post, event))
    found.add("status", _STATUS[event.status])
    _add_days(found, event)
    found.add("summary", _text(": ".join(filter(None, (event.called_off, post.title)))))
    commune = event.commune.name if event.commune else None
    if place := "، ".join(filter(None, (event.venue, commune))):
        found.add("location", _text(place))
    found.add("description", _description(post, event, base_url))
    found.add("url", f"{base_url}/{post.url}")
    found.add("categories", [post.kind.name])
    return found


def _add_days(entry: Entry, event: Event) -> None:
    """When it is: an instant, or whole days, whose end is the day after (RFC 5545, 3.6.1)."""
    assert event.date
    if event.time and not event.end:
        begins = datetime.combine(event.date, event.time, MOROCCO)
        entry.add("dtstart", begins.astimezone(UTC))
        return
    entry.add("dtstart", event.date)
    entry.add("dtend", (event.end or event.date) + timedelta(days=1))


def _sequence(post: Post, event: Event) -> int:
    """Higher after each change that its editor tells: minutes since it was published."""
    changed = post.modified or post.date
    minutes = int((changed - post.date) / timedelta(minutes=1))
    return minutes + (event.status != "scheduled")


def _description(post: Post, event: Event, base_url: str) -> vText:
    """What it is about; the address has a line of its own, bare, since programs make it a link."""
    hour = f"على الساعة {event.time:%H:%M}" if event.time and event.end else None
    lines = (*map(isolate, filter(None, (hour, post.summary))), f"{base_url}/{post.url}")
    return vText("\n".join(lines))


def _text(text: str) -> vText:
    """A text with its runs isolated: a calendar shows it without a direction of its own."""
    return vText(isolate(text))
