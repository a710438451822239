"""A post as feeds show it: what Pelican asks of one for Atom, and what JSON Feed has besides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from markupsafe import escape

from arabic.bidi import isolate
from newsroom.model import LeadPicture, Post
from pictures.markup import Show, figure, plain
from rendering.text import Text


class FeedItem:
    """An entry of a feed; its HTML is made when the feed is written."""

    def __init__(self, post: Post, text: Text, html: Callable[[Text, str, Show], str]) -> None:
        """``html`` makes the text of ``post``, with links that start from the address it gets."""
        self.title = isolate(post.title)
        self.url = post.url
        self.date: datetime = post.date
        self.plain_summary = isolate(post.summary)
        self.summary = str(escape(self.plain_summary))  # Atom declares it HTML
        self.author = isolate(post.byline or "")
        self.category = isolate(post.kind.name)
        self.tags = [isolate(topic.name) for topic in post.topics]
        if post.modified:
            self.modified = post.modified
        self._lead: LeadPicture | None = post.lead
        self._text = text
        self._html = html

    def __getstate__(self) -> dict[str, object]:
        """All that it shows: for the digest of the feed."""
        return {name: value for name, value in vars(self).items() if name != "_html"}

    def get_content(self, siteurl: str) -> str:
        """The HTML of the post, its picture first."""
        return self._picture(siteurl) + self._html(self._text, siteurl, plain)

    def picture_url(self, siteurl: str) -> str | None:
        """The address of its picture, if it has one."""
        return f"{siteurl}/{self._lead.picture.fallback.url}" if self._lead else None

    def _picture(self, siteurl: str) -> str:
        if not self._lead:
            return ""
        shown = plain(self._lead.picture, siteurl, self._lead.alt)
        return figure(shown, self._lead.below)
