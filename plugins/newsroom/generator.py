"""The pages and feeds of the newsroom: lists by month, topic and kind, and the meetings."""

from __future__ import annotations

from functools import partial
from typing import Any

from pelican.generators import Generator

from directory.pages import write_page
from newsroom.newsroom import Newsroom


class NewsroomGenerator(Generator):
    """Writes the lists of posts. The posts themselves are Pelican's articles."""

    def generate_output(self, writer: Any) -> None:
        """Write every list and every feed that is not empty."""
        self.write = partial(write_page, self, writer)
        newsroom: Newsroom = self.context["newsroom"]
        self.write("news", "news/")
        self.write("meetings", "meetings/", upcoming=newsroom.upcoming, past=newsroom.past)
        self._months(newsroom)
        for topic, posts in newsroom.topics:
            if posts:
                self.write("topic", newsroom.topic_url(topic), topic=topic, posts=posts)
                self._feed(writer, "topics", topic.id, topic.name, posts)
        for kind, posts in newsroom.kinds:
            if posts:
                self.write("news_kind", newsroom.kind_url(kind), kind=kind, posts=posts)
                self._feed(writer, "kinds", kind.id, kind.plural, posts)

    def _months(self, newsroom: Newsroom) -> None:
        months = newsroom.months
        for index, month in enumerate(months):
            self.write(
                "month",
                month.url,
                month=month,
                next_month=months[index - 1] if index else None,
                previous_month=months[index + 1] if index + 1 < len(months) else None,
            )

    def _feed(self, writer: Any, folder: str, key: str, label: str, posts: list[Any]) -> None:
        path = f"feeds/{folder}/{key}.atom.xml"
        title = f"{self.settings['SITENAME']} — {label}"
        writer.write_feed(posts, self.context, path, feed_title=title)
