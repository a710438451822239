"""What programs of readers subscribe to: news as Atom and JSON Feed, meetings as iCalendar.

``item`` is a post as the two feeds show it, ``json_feed`` and ``calendar`` write theirs, Pelican
writes Atom. Only this module and ``generator`` know Pelican.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pelican import signals

from feeds.generator import FeedsGenerator

_NEVER = datetime.fromtimestamp(0, UTC)


def register() -> None:
    """Connect to Pelican; must come after ``newsroom`` in PLUGINS."""
    signals.feed_generated.connect(finish_feed)
    signals.get_generators.connect(generators)


def finish_feed(context: Any, feed: Any) -> None:
    """Mark a feed as Arabic (``xml:lang``); give one that is empty a date, which it must have."""
    feed.feed["language"] = context["DEFAULT_LANG"]
    if not feed.items:  # the time of the build would make each build another
        feed.latest_post_date = lambda: _NEVER


def generators(pelican: Any) -> type[FeedsGenerator]:
    """The generator of feeds and calendars."""
    return FeedsGenerator
