"""What waits and what lies ahead: drafts, scheduled posts, meetings, the last post of a kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from diagnostics import Finding
from directory.read import Entry, Records, files, markdown_header, read_records
from editorial.pages import PageHeader
from newsroom.model import PostHeader
from newsroom.read import read_post
from records.library import Library


@dataclass(frozen=True, slots=True)
class Item:
    """A file: its path as editors know it, its title, its day; of a meeting also the last one."""

    path: str
    title: str
    day: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is to be remembered on a day.

    ``scheduled`` are posts by the day they will be published, ``meetings`` those that have not
    ended by their first day; ``last`` holds every kind of post with the newest that is published.
    """

    drafts: tuple[Item, ...]
    scheduled: tuple[Item, ...]
    meetings: tuple[Item, ...]
    last: tuple[tuple[str, Item | None], ...]


def read_calendar(library: Library, today: date) -> tuple[Calendar, list[Finding]]:
    """The calendar of all files that can be read, and findings about those that cannot."""
    records, findings = read_records(library)
    names, faults = files("news", ".md", library)
    findings += faults
    posts = []
    for name in names:
        entry, faults = read_post(name, library)
        posts += [entry] if entry else []
        findings += faults
    drafts = [
        *(_post(entry) for entry in posts if entry.record.unpublished(today) == "draft"),
        *_drafts(records),
        *_pages(library),
    ]
    scheduled = [entry for entry in posts if entry.record.unpublished(today) == "scheduled"]
    calendar = Calendar(
        drafts=tuple(drafts),
        scheduled=tuple(sorted(map(_post, scheduled), key=_order)),
        meetings=tuple(sorted(_meetings(posts, today), key=_order)),
        last=tuple(_last(posts, records, today)),
    )
    return calendar, findings


def _order(item: Item) -> tuple[date, str]:
    return item.day or date.max, item.path


def _post(entry: Entry[PostHeader]) -> Item:
    return Item(entry.document.path, entry.record.title, entry.record.date.date())


def _drafts(records: Records) -> Iterator[Item]:
    for profile in records.associations.values():
        if profile.record.unpublished:
            yield Item(profile.document.path, profile.record.title)
    for center in records.centers.values():
        if center.record.unpublished:
            yield Item(center.document.path, center.record.name)


def _pages(library: Library) -> Iterator[Item]:
    for name in files("pages", ".md", library)[0]:
        shown = library.shown(name)
        page, _, _ = markdown_header(library.content / name, shown, PageHeader)
        if page and page.status == "draft":
            yield Item(shown, page.title)


def _meetings(posts: list[Entry[PostHeader]], today: date) -> Iterator[Item]:
    for entry in posts:
        post = entry.record
        last_day = post.event_end or post.event_date
        if post.status != "draft" and last_day and last_day >= today:
            yield Item(entry.document.path, post.title, post.event_date, post.event_end)


def _last(
    posts: list[Entry[PostHeader]], records: Records, today: date
) -> Iterator[tuple[str, Item | None]]:
    published = [entry for entry in posts if not entry.record.unpublished(today)]
    for kind in records.terms("news-kinds"):
        own = [entry for entry in published if entry.record.category == kind.id]
        newest = max(own, key=lambda entry: entry.record.date, default=None)
        yield kind.name, _post(newest) if newest else None
