"""Entering the feeds and calendars of the newsroom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from pelican.generators import Generator

from arabic.bidi import isolate
from cache.fingerprint import fingerprint
from cache.store import digest_of
from feeds import json_feed
from feeds.item import FeedItem
from newsroom.addresses import CALENDAR, FEED, calendar_path, feed_path
from newsroom.cards import by_years
from newsroom.model import Listed
from newsroom.newsroom import Newsroom
from rendering.text import Texts


class FeedsGenerator(Generator):
    """Writes what readers subscribe to; must run after the newsroom's own generator."""

    def generate_output(self, writer: Any) -> None:
        """Enter the feeds of all lists of posts that are not empty, then the calendars."""
        self.writer = writer
        self.texts: Texts = self.settings["TEXTS"]
        newsroom: Newsroom = self.context["newsroom"]
        self._feeds(FEED, newsroom.posts, None)
        for topic, posts in newsroom.topics:
            self._feeds(feed_path("topics", topic.id), posts, topic.name)
        for kind, posts in newsroom.kinds:
            self._feeds(feed_path("kinds", kind.id), posts, kind.plural)
        self._calendars(newsroom)

    def _feeds(self, path: str, posts: Sequence[Listed], label: str | None) -> None:
        settings = self.settings
        newest = [self._item(post) for post in posts[: settings["FEED_MAX_ITEMS"]]]
        title = isolate(label) if label else None
        self.writer.write_feed(newest, self.context, f"{path}.atom.xml", feed_title=title)
        site = json_feed.Site(settings["SITENAME"], settings["BASE_URL"])
        json = f"{path}.json"
        version = digest_of(json, site, fingerprint((title, newest)))
        self.writer.add(json, version, partial(json_feed.render, newest, json, title, site))

    def _item(self, post: Listed) -> FeedItem:
        text = self.texts.text(post.source, self.context["generated_content"])
        return FeedItem(post.post.value, text, self.texts.html)

    def _calendars(self, newsroom: Newsroom) -> None:
        """All that is on the page of meetings in one file, and each that is to come in its own."""
        name, base_url = self.settings["SITENAME"], self.settings["BASE_URL"]
        newest, _ = by_years(newsroom.past, lambda post: post.meets.year)  # type: ignore[union-attr]
        self._calendar(CALENDAR, [*newsroom.upcoming, *newest], name, base_url)
        for post in newsroom.upcoming:
            self._calendar(calendar_path(post.url), [post], None, base_url)

    def _calendar(self, path: str, posts: Sequence[Listed], name: str | None, base: str) -> None:
        given = tuple(post.post for post in posts)
        version = digest_of(path, name, base, *(post.version for post in given))
        self.writer.add(path, version, partial(_meetings, given, name, base))


def _meetings(*given: Any) -> bytes:
    from feeds import calendar  # with a library that few builds ask

    return calendar.render(*given)
