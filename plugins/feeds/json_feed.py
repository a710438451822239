"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): the news for programs without XML."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from feeds.item import FeedItem

TYPE = "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"
_LANGUAGE = "ar-MA"


class Site(NamedTuple):
    """Whose feed it is: its name, its address without a slash."""

    name: str
    base_url: str


def render(items: Sequence[FeedItem], path: str, label: str | None, site: Site) -> bytes:
    """A feed of some posts, newest first, in UTF-8; ``label`` names the list, None that of all."""
    feed = {
        "version": _VERSION,
        "title": f"{site.name} - {label}" if label else site.name,
        "home_page_url": f"{site.base_url}/",
        "feed_url": f"{site.base_url}/{path}",
        "language": _LANGUAGE,
        "items": [_item(item, site.base_url) for item in items],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def _item(item: FeedItem, base_url: str) -> dict[str, Any]:
    """A post; its address is its id, as in Atom: a renamed post is a new one."""
    url = f"{base_url}/{item.url}"
    modified = getattr(item, "modified", None)
    found = {
        "id": url,
        "url": url,
        "title": item.title,
        "content_html": item.get_content(base_url),
        "summary": item.plain_summary,
        "image": item.picture_url(base_url),
        "date_published": item.date.isoformat(),
        "date_modified": modified.isoformat() if modified else None,
        "authors": [{"name": item.author}] if item.author else None,
        "tags": [item.category, *item.tags],
    }
    return {name: value for name, value in found.items() if value is not None}
