"""The pages of the newsroom: posts, their lists, the meetings, and the home page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pelican.generators import Generator

from directory.cards import association_card, center_cards, commune_rows, kind_rows
from directory.catalog import Catalog
from directory.finder import center_found, finder
from directory.model import NewsKind, Term
from directory.public import Link
from newsroom.addresses import (
    CALENDAR,
    INDEX,
    LOST,
    MEETINGS,
    NEWS,
    OFFLINE,
    PREVIEW,
    kind_url,
    topic_url,
)
from newsroom.cards import Year, by_years, cards, meetings, meetings_by_year
from newsroom.model import Listed
from newsroom.newsroom import Month, Newsroom
from rendering.pages import page_writer
from rendering.text import Texts

#: How many posts the home page shows, and the page of all news with their summaries.
_AT_HOME, _LATEST = 3, 20


class NewsroomGenerator(Generator):
    """Writes every page that shows posts, the home page and the page of a lost address."""

    def generate_context(self) -> None:
        """Enter all posts for ``{filename}`` links, and the pictures they show."""
        self.catalog: Catalog = self.settings["CATALOG"]
        self.texts: Texts = self.settings["TEXTS"]
        self.posts: tuple[Listed, ...] = self.settings["POSTS"]
        self.newsroom = self.context["newsroom"] = Newsroom(self.posts, self.catalog)
        self.context["generated_content"].update({post.source: post for post in self.posts})
        pictures = self.context["static_links"]
        pictures.update(self.texts.pictures(post.source for post in self.posts))
        pictures.update(post.picture for post in self.posts if post.picture)

    def generate_output(self, writer: Any) -> None:
        """Write every page."""
        self.write = page_writer(self, writer)
        self._home()
        self._index()
        if self.settings["THEME_PREVIEW"]:
            self._preview()
        for post in self.posts:
            self._post(post)
        self._news()
        self._meetings()
        for place, month in enumerate(self.newsroom.months):
            self._month(month, place)
        for topic, posts in self.newsroom.topics:
            self._list("topic", topic_url(topic.id), posts, topic=topic)
        for kind, posts in self.newsroom.kinds:
            self._list("news_kind", kind_url(kind.id), posts, kind=kind)

    def _home(self) -> None:
        catalog = self.catalog
        self.write(
            "index",
            "",
            kinds=kind_rows(catalog),
            communes=commune_rows(catalog),
            kind_count=len(catalog.kinds),
            center_count=len(catalog.centers),
            upcoming=meetings(self.newsroom.upcoming[:1]),
            posts=cards(self.newsroom.posts[:_AT_HOME]).packed,
            association_count=len(catalog.associations),
            associations=tuple(map(association_card, catalog.associations[:_AT_HOME])),
            helplines=catalog.helplines,
            modified=_changed(self.newsroom.posts[:_AT_HOME]),
        )
        self.write("404", LOST, helplines=catalog.helplines)
        self.write("offline", OFFLINE, helplines=catalog.helplines)

    def _index(self) -> None:
        """The page that leads to every list of the site."""
        self.write(
            "search",
            INDEX,
            kinds=kind_rows(self.catalog),
            communes=commune_rows(self.catalog),
            news_kinds=tuple(_kind_link(kind) for kind, _ in self.newsroom.kinds),
            topics=tuple(_topic_link(topic) for topic, _ in self.newsroom.topics),
        )

    def _preview(self) -> None:
        """The page that shows every part of the theme, for those who work on it."""
        catalog = self.catalog
        sample = [
            *catalog.centers[:2],
            next(center for center in catalog.centers if center.closed),
        ]
        self.write(
            "preview",
            PREVIEW,
            posts=cards(self.newsroom.posts[:5], whole=3),
            upcoming=meetings(self.newsroom.upcoming[:1]),
            event=next(post.post.value.event for post in self.newsroom.past),
            center=next(center for center in catalog.centers if center.hours and center.services),
            stale=next(center for center in catalog.centers if center.freshness == "stale"),
            centers=center_cards(sample, findable=True),
            finder=finder(
                "center", [*map(center_found, sample)], catalog.communes, catalog.calendar
            ),
            associations=tuple(map(association_card, catalog.associations[:2])),
            beside=self.newsroom.beside(self.newsroom.posts[1]),
            kinds=kind_rows(catalog)[:2],
            communes=commune_rows(catalog)[:6],
            helplines=catalog.helplines,
        )

    def _post(self, post: Listed) -> None:
        text = self.texts.text(post.source, self.context["generated_content"])
        self.write(
            "article",
            post.url,
            post=post.post,
            beside=self.newsroom.beside(post),
            kind_url=kind_url(post.kind),
            text=text,
            card=self.context["cards"].post(post, self.catalog.news_kinds[post.kind]),
            modified=post.changed,
        )

    def _news(self) -> None:
        newsroom = self.newsroom
        years: dict[int, list[tuple[Any, str, int]]] = {}
        for month in newsroom.months:
            row = (month.date, month.url, len(month.posts))
            years.setdefault(month.date.year, []).append(row)
        self.write(
            "news",
            NEWS,
            posts=cards(newsroom.posts[:_LATEST]).packed,
            kinds=tuple((_kind_link(kind), len(posts)) for kind, posts in newsroom.kinds),
            topics=tuple(_topic_link(topic) for topic, _ in newsroom.topics),
            years=tuple((year, tuple(months)) for year, months in years.items()),
            modified=_changed(newsroom.posts[:_LATEST]),
        )

    def _meetings(self) -> None:
        newest, years = by_years(self.newsroom.past, lambda post: post.meets.year)  # type: ignore[union-attr]
        pages = tuple(Year(year, f"{MEETINGS}{year}/", len(posts)) for year, posts in years)
        self.write(
            "meetings",
            MEETINGS,
            upcoming=meetings(self.newsroom.upcoming),
            past=meetings_by_year(newest),
            years=pages,
            year=None,
            subscription=f"webcal://{self.settings['BASE_URL'].partition('://')[2]}/{CALENDAR}",
            modified=_changed([*self.newsroom.upcoming, *newest]),
        )
        for page, (_, posts) in zip(pages, years, strict=True):
            values = {"upcoming": (), "past": meetings_by_year(posts), "years": (), "year": page}
            self.write("meetings", page.url, **values, modified=_changed(posts))

    def _month(self, month: Month, place: int) -> None:
        months = self.newsroom.months
        newer = months[place - 1] if place else None
        older = months[place + 1] if place + 1 < len(months) else None
        self.write(
            "month",
            month.url,
            month=month.date,
            posts=cards(month.posts, whole=len(month.posts)),
            newer=(newer.date, newer.url) if newer else None,
            older=(older.date, older.url) if older else None,
            modified=_changed(month.posts),
        )

    def _list(self, template: str, url: str, posts: list[Listed], **term: Any) -> None:
        """Write a list of posts, and one for each of its older years."""
        newest, years = by_years(posts, lambda post: post.date.year)
        pages = tuple(Year(year, f"{url}{year}/", len(members)) for year, members in years)
        values = {"root": url, "posts": cards(newest), "years": pages, "year": None, **term}
        self.write(template, url, **values, modified=_changed(newest))
        for page, (_, members) in zip(pages, years, strict=True):
            values |= {"posts": cards(members), "years": (), "year": page}
            self.write(template, page.url, **values, modified=_changed(members))


def _kind_link(kind: NewsKind) -> Link:
    return Link(kind.id, kind.plural, kind_url(kind.id))


def _topic_link(topic: Term) -> Link:
    return Link(topic.id, topic.name, topic_url(topic.id))


def _changed(posts: Sequence[Listed]) -> datetime | None:
    """When the newest of some posts was written or changed; None where there is none."""
    return max([post.changed for post in posts], default=None)
