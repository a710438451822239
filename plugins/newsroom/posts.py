"""From a checked header to what a post's page shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PIL import Image

from directory.catalog import Catalog
from directory.public import public_source
from newsroom.model import Event, Picture, Post, PostHeader

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


def build_post(header: PostHeader, catalog: Catalog, today: date, images: Path) -> Post:
    """Resolve the names in a header.

    ``today`` tells upcoming meetings from past ones; ``images`` is the folder of pictures. The
    header must be free of errors (``read_posts``).
    """
    centers = tuple(catalog.centers_by_id[center] for center in header.centers)
    return Post(
        kind=catalog.news_kinds[header.category],
        topics=tuple(catalog.topics[topic] for topic in header.tags),
        event=_event(header, catalog, today),
        associations=tuple(
            catalog.associations_by_id[slug]
            for slug in header.associations
            if slug in catalog.associations_by_id
        ),
        centers=centers,
        sources=tuple(
            public_source(source, protected=any(center.protected for center in centers))
            for source in header.source or ()
        ),
        byline=header.author,
        published_by=header.published_by,
        picture=_picture(header, images),
        quick_exit=header.quick_exit or any(center.quick_exit for center in centers),
    )


def _event(header: PostHeader, catalog: Catalog, today: date) -> Event | None:
    if not any(getattr(header, name) for name in _EVENT_FIELDS):
        return None
    last_day = header.event_end or header.event_date
    return Event(
        date=header.event_date,
        end=header.event_end,
        time=header.event_time,
        venue=header.venue,
        commune=catalog.communes_by_id[header.commune] if header.commune else None,
        organizer=header.organizer,
        partners=header.partners,
        chair=header.chair,
        officials=header.officials,
        attendance=header.attendance,
        slogan=header.slogan,
        agreements=header.agreements,
        recommendations=header.recommendations,
        upcoming=last_day is not None and last_day >= today,
    )


def _picture(header: PostHeader, images: Path) -> Picture | None:
    if not header.image or not header.image_alt:
        return None
    with Image.open(images / header.image) as image:
        width, height = image.size
    return Picture(f"images/{header.image}", header.image_alt, header.image_credit, width, height)
