"""Public views as schema.org terms. Every function takes a view and the site's absolute address.

Protected centers carry no place: the views have none, and no area is named either.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from arabic.bare import ARABIC
from arabic.bidi import isolate
from cache.inputs import MOROCCO
from directory.holidays import Period
from directory.hours import WeekTable
from directory.public import Association, Center, Commune, Link, PublicAddress
from newsroom.model import LeadPicture

Node = dict[str, Any]

#: What search engines show of a thing; the rest is for machines.
_TEXTS = frozenset(
    "addressLocality alternateName description headline keywords name streetAddress".split()
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _node(kind: str, **properties: Any) -> Node:
    """A node without its empty properties, the Latin and numbers in its Arabic texts isolated."""
    found = {
        name: _plain(value) if name in _TEXTS else value
        for name, value in properties.items()
        if value not in (None, "", [], ())
    }
    return {"@type": kind, **found}


def _plain(text: Any) -> Any:
    """A text, or list of texts, with its runs isolated; a French name alone needs no isolate."""
    if isinstance(text, list):
        return [_plain(part) for part in text]
    return isolate(text) if ARABIC.search(text) else text


def _root(node: Node) -> Node:
    return {"@context": "https://schema.org", **node}


def center(view: Center, base_url: str, ramadans: Iterable[Period] = ()) -> Node:
    """A center as ``GovernmentOffice``, or as ``NGO`` where an association runs it.

    Its hours in Ramadan are said of each of ``ramadans``, for search engines know none.
    """
    runner = view.organization
    return _root(
        _node(
            "NGO" if runner else "GovernmentOffice",
            name=view.name,
            alternateName=view.alternate_name,
            description=view.description,
            url=f"{base_url}/{view.url}",
            parentOrganization=_organization(runner, base_url) if runner else None,
            areaServed=_area(view.commune) if view.commune and not view.protected else None,
            address=_address(view.address) if view.address else None,
            geo=_geo(view.latitude, view.longitude),
            telephone=[phone.number for phone in view.phones],
            email=view.email,
            sameAs=view.website,
            openingHoursSpecification=[*_hours(view.hours), *_ramadan_hours(view, ramadans)],
            knowsLanguage=[language.name for language in view.languages],
        )
    )


def association(view: Association, base_url: str) -> Node:
    """An association as ``NGO``."""
    return _root(
        _node(
            "NGO",
            name=view.name,
            alternateName=[name for name in (view.alternate_name, view.acronym) if name],
            description=view.summary,
            url=f"{base_url}/{view.url}",
            foundingDate=view.founded,
            areaServed=[_area(commune) for commune in view.communes_served],
            telephone=view.phone.number if view.phone else None,
            email=view.email,
            sameAs=view.website,
        )
    )


def post(article: Any, base_url: str) -> Node:
    """A post as ``NewsArticle``; the meeting it reports, where dated, as its ``about`` Event."""
    url = f"{base_url}/{article.url}"
    event = article.event
    return _root(
        _node(
            "NewsArticle",
            headline=article.title,
            description=article.summary,
            url=url,
            inLanguage="ar-MA",
            datePublished=_instant(article.date),
            dateModified=_instant(getattr(article, "modified", None)),
            author=_node("Person", name=article.byline) if article.byline else None,
            image=_image(article.lead, base_url) if article.lead else None,
            keywords=[topic.name for topic in article.topics],
            about=_event(article, url) if event and event.date else None,
            mentions=[_organization(item, base_url) for item in article.associations],
        )
    )


def breadcrumbs(trail: Iterable[tuple[str, str]], base_url: str) -> Node:
    """A trail of (label, address below the site's root) as ``BreadcrumbList``.

    Its end is the page that holds it, whose address is not told again
    (https://developers.google.com/search/docs/appearance/structured-data/breadcrumb).
    """
    items = [
        _node("ListItem", position=number, name=label, item=f"{base_url}/{url}")
        for number, (label, url) in enumerate(trail, start=1)
    ]
    if items:
        del items[-1]["item"]
    return _root(_node("BreadcrumbList", itemListElement=items))


def _image(lead: LeadPicture, base_url: str) -> Node:
    file = lead.picture.fallback
    return _node(
        "ImageObject",
        url=f"{base_url}/{file.url}",
        width=file.width,
        height=file.height,
        caption=lead.caption,
        creditText=lead.credit,
    )


def _event(article: Any, url: str) -> Node:
    event = article.event
    place = _node(
        "Place",
        name=event.venue or (event.commune.name if event.commune else None),
        address=_node("PostalAddress", addressLocality=event.commune.name, addressCountry="MA")
        if event.commune
        else None,
    )
    return _node(
        "Event",
        name=article.title,
        url=url,
        startDate=_start(event.date, event.time),
        endDate=event.end.isoformat() if event.end else None,
        eventStatus=None  # search engines take what says nothing for scheduled, at its place
        if event.status == "scheduled"
        else f"https://schema.org/Event{event.status.capitalize()}",
        location=place if len(place) > 1 else None,
        organizer=_node("Organization", name=event.organizer) if event.organizer else None,
    )


def _start(day: date, clock: time | None) -> str:
    if clock is None:
        return day.isoformat()
    return datetime.combine(day, clock, MOROCCO).isoformat()


def _instant(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=MOROCCO)).isoformat()


def _organization(view: Link, base_url: str) -> Node:
    return _node("NGO", name=view.name, url=f"{base_url}/{view.url}")


def _area(commune: Commune) -> Node:
    return _node("AdministrativeArea", name=commune.name, identifier=commune.code)


def _address(address: PublicAddress) -> Node:
    street = "، ".join(line for line in (address.address_1, address.address_2) if line)
    return _node(
        "PostalAddress",
        streetAddress=street,
        addressLocality=address.city,
        postalCode=address.postal_code,
        addressCountry="MA",
    )


def _geo(latitude: float | None, longitude: float | None) -> Node | None:
    if latitude is None or longitude is None:
        return None
    return _node("GeoCoordinates", latitude=latitude, longitude=longitude)


def _ramadan_hours(view: Center, ramadans: Iterable[Period]) -> list[Node]:
    return [
        {**node, "validFrom": first.isoformat(), "validThrough": last.isoformat()}
        for first, last in ramadans
        for node in _hours(view.ramadan_hours)
    ]


def _hours(table: WeekTable | None) -> list[Node]:
    return [
        _node(
            "OpeningHoursSpecification",
            dayOfWeek=f"https://schema.org/{_DAYS[number]}",
            opens=start,
            closes="23:59" if end == "24:00" else end,
        )
        for number, (_, openings) in enumerate(table or ())
        for start, end in openings
    ]
