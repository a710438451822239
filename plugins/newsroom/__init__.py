"""The newsroom: posts with what they report, the web between posts, associations and centers.

``model`` and ``read`` type and check the headers, ``posts`` resolves them, ``newsroom`` looks them
up, ``cards`` is what lists show, ``share`` how a post is passed on. Only this module
and ``generator`` know Pelican.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals
from PIL import Image

from arabic.excerpt import excerpt
from cache.store import digest_of
from diagnostics import errors
from directory.addresses import Addresses
from newsroom.generator import NewsroomGenerator
from newsroom.model import Post, PostHeader
from newsroom.posts import Desk, build_post
from newsroom.read import Filed, read_posts
from newsroom.share import share_links
from records.library import Library
from rendering.text import Texts

_SUMMARY_WORDS = 30
_NEVER = datetime.fromtimestamp(0, UTC)


def register() -> None:
    """Connect to Pelican; must come after ``directory`` in PLUGINS."""
    signals.initialized.connect(load)
    signals.feed_generated.connect(finish_feed)
    signals.get_generators.connect(generators)


def load(pelican: Any) -> None:
    """Read and check the posts; add their findings to ``FINDINGS``, what they show to settings."""
    settings = pelican.settings
    settings["JINJA_FILTERS"] |= {"share_links": share_links}
    library: Library = settings["LIBRARY"]
    filed, findings = read_posts(library, settings["RECORDS"], settings["TODAY"])
    settings["FINDINGS"].extend(findings)
    if "CATALOG" in settings and not errors(findings):
        settings["POSTS"] = _posts(list(filed.values()), settings)


def _posts(filed: list[Filed], settings: Any) -> tuple[Post, ...]:
    """All posts but drafts, ready to be shown."""
    library: Library = settings["LIBRARY"]
    zone, url = settings["TIMEZONE"], settings["ARTICLE_URL"]
    desk = Desk(settings["CATALOG"], settings["TODAY"], ZoneInfo(zone), url)

    def build(item: Filed) -> Post | None:
        if item.record.status == "draft":
            return None
        summary = item.record.summary or _summary(item.name, settings)
        return build_post(item.record, item.name, summary, _size(item.record, library), desk)

    texts: Texts = settings["TEXTS"]
    where = digest_of(zone, url, repr(Addresses.from_settings(settings)), texts.kind)
    posts = library.store.map(f"posts {where.hex()}", build, filed, [item.key for item in filed])
    return tuple(post for post in posts if post)


def _summary(name: str, settings: Any) -> str:
    """The first words of a post that has no summary of its own."""
    texts: Texts = settings["TEXTS"]
    library: Library = settings["LIBRARY"]
    return excerpt(texts.raw(name, library.digest(name)), _SUMMARY_WORDS)


def _size(header: PostHeader, library: Library) -> tuple[int, int] | None:
    """Width and height of a post's picture, in pixels."""
    if not header.image:
        return None
    with Image.open(library.content / "images" / header.image) as image:
        return image.size


def finish_feed(context: Any, feed: Any) -> None:
    """Mark a feed as Arabic (``xml:lang``); give one that is empty a date, which it must have."""
    feed.feed["language"] = context["DEFAULT_LANG"]
    if not feed.items:  # the time of the build would make each build another
        feed.latest_post_date = lambda: _NEVER


def generators(pelican: Any) -> type[NewsroomGenerator]:
    """The generator of everything that shows posts."""
    return NewsroomGenerator
