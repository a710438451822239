"""From a checked header to what a post's page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from directory.cards import link
from directory.catalog import Catalog
from directory.public import Link, public_source
from newsroom.addresses import topic_url
from newsroom.model import Event, LeadPicture, Post, PostHeader
from pictures.model import Picture

_EVENT_FIELDS = (
    "event_date",
    "venue",
    "organizer",
    "partners",
    "chair",
    "officials",
    "attendance",
    "slogan",
    "agreements",
    "recommendations",
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What all posts are made with.

    ``today`` tells upcoming meetings from past ones; ``url`` is Pelican's ARTICLE_URL.
    """

    catalog: Catalog
    today: date
    zone: ZoneInfo
    url: str


def build_post(
    header: PostHeader,
    source: str,
    summary: str,
    picture: Picture | None,
    desk: Desk,
    *,
    protected: bool,
) -> Post:
    """Resolve the names in a header, which must be free of errors (``read_posts``).

    ``source`` is the file below Pelican's PATH; ``picture`` the one that the header names;
    ``protected`` tells that header or text name a protected center.
    """
    catalog = desk.catalog
    moment = _local(header.date, desk.zone)
    url = desk.url.format(date=moment, slug=header.slug)
    kind = catalog.news_kinds[header.category]
    centers = [catalog.centers_by_id[center] for center in header.centers]
    topics = (catalog.topics[topic] for topic in header.tags)
    return Post(
        source=source,
        slug=header.slug,
        url=url,
        title=header.title,
        date=moment,
        modified=_local(header.modified, desk.zone) if header.modified else None,
        summary=summary,
        hidden=header.status == "hidden",
        kind=kind,
        topics=tuple(Link(topic.id, topic.name, topic_url(topic.id)) for topic in topics),
        event=_event(header, desk, protected=protected),
        associations=tuple(
            link(catalog.associations_by_id[slug])
            for slug in header.associations
            if slug in catalog.associations_by_id
        ),
        centers=tuple(map(link, centers)),
        sources=tuple(public_source(source, protected=protected) for source in header.source or ()),
        byline=header.author,
        published_by=header.published_by,
        lead=None if protected else _lead(header, picture),
        quick_exit=header.quick_exit or protected or any(center.quick_exit for center in centers),
        unpublished=header.unpublished(desk.today),
    )


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """A moment as written, in the time zone of the site."""
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _event(header: PostHeader, desk: Desk, *, protected: bool) -> Event | None:
    if not any(getattr(header, name) for name in _EVENT_FIELDS):
        return None
    last_day = header.event_end or header.event_date
    commune = desk.catalog.communes_by_id[header.commune] if header.commune else None
    return Event(
        date=header.event_date,
        end=header.event_end,
        time=header.event_time,
        venue=None if protected else header.venue,
        commune=Link(commune.id, commune.name, commune.url) if commune else None,
        organizer=header.organizer,
        partners=header.partners,
        chair=header.chair,
        officials=header.officials,
        attendance=header.attendance,
        slogan=header.slogan,
        agreements=header.agreements,
        recommendations=header.recommendations,
        upcoming=last_day is not None and last_day >= desk.today,
        status=header.event_status,
    )


def _lead(header: PostHeader, picture: Picture | None) -> LeadPicture | None:
    if not picture or not header.image_alt:
        return None
    return LeadPicture(picture, header.image_alt, header.image_caption, header.image_credit)
