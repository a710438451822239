"""What can be found: a page, what it is called, and all else that it says.

Made from public views and published texts only (ARCHITECTURE, what may be shown).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from arabic.bidi import isolate
from arabic.dates import arabic_date
from directory.public import Association, Center, Commune, Kind, PublicPhone, Service
from newsroom.model import Event, Post

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Document:
    """A page that can be found.

    ``group`` is the heading that it is listed under (:data:`GROUPS`), ``note`` stands below its
    title. ``names`` are what else it is called or filed under, ``text`` is all other text. A page
    with ``quick_exit`` is one that a reader may have to hide.
    """

    group: str
    url: str
    title: str
    note: str
    names: tuple[str, ...]
    text: tuple[str, ...]
    quick_exit: bool = False


#: What groups of results are called, in the order in which equal ones are shown.
GROUPS = {
    "centers": "المراكز",
    "associations": "الجمعيات",
    "kinds": "أنواع المراكز",
    "communes": "الجماعات",
    "pages": "صفحات الموقع",
    "news": "الأخبار",
}


def plain(html: str) -> str:
    """The text of some HTML."""
    return unescape(_TAG.sub(" ", html))


def post_document(post: Post, html: str) -> Document:
    """A post; ``html`` is its text."""
    return Document(
        "news",
        post.url,
        post.title,
        f"{post.kind.name} · {arabic_date(post.date)}",
        (post.kind.name, *(topic.name for topic in post.topics)),
        (*_post(post), plain(html)),
        post.quick_exit,
    )


def _post(post: Post) -> Iterator[str]:
    yield post.summary
    yield from _given(post.byline, post.published_by)
    yield from (link.name for link in (*post.associations, *post.centers))
    yield from _given(*(source.publisher for source in post.sources))
    if post.lead:
        yield from (post.lead.alt, post.lead.below)
    if post.event:
        yield from _event(post.event)


def _event(event: Event) -> Iterator[str]:
    yield from _given(event.venue, event.organizer, event.chair, event.slogan)
    for values in (event.partners, event.officials, event.agreements, event.recommendations):
        yield from values
    if event.commune:
        yield event.commune.name
    if event.date:
        yield arabic_date(event.date, weekday=True)


def center_document(center: Center) -> Document:
    """A center."""
    kind, commune = center.kind, center.commune
    place = commune.name if commune and not center.protected else None
    return Document(
        "centers",
        center.url,
        center.name,
        " · ".join(_given(kind.name, place)),
        tuple(
            _given(
                *(center.alternate_name, center.amazigh_name, kind.name, kind.plural),
                *(kind.alternate_name, kind.abbreviation, commune.name if commune else None),
            )
        ),
        tuple(_center(center)),
        center.quick_exit,
    )


def _center(center: Center) -> Iterator[str]:
    yield from _given(center.alert, center.about)
    yield from _given(center.transportation, center.email, center.website)
    yield from (term.name for term in (*center.accessibility, *center.languages))
    if center.organization:
        yield center.organization.name
    for service in center.services:
        yield from _service(service)
    if address := center.address:
        yield from _given(address.address_1, address.address_2, address.city, address.postal_code)
    yield from _phones(center.phones)
    for contact in center.contacts:
        yield from _given(contact.title, contact.name)
    yield from _given(*(source.publisher for source in center.sources))


def _service(service: Service) -> Iterator[str]:
    yield service.name
    yield from _given(
        *(service.description, service.eligibility_description),
        *(service.application_process, service.fees_description),
    )
    yield from (term.name for term in service.audience)
    yield from service.required_documents


def _phones(phones: Iterable[PublicPhone]) -> Iterator[str]:
    """Numbers as they stand on pages, and in one piece."""
    for phone in phones:
        yield from (phone.label, phone.national, phone.national.replace(" ", ""))


def association_document(association: Association, html: str) -> Document:
    """An association; ``html`` is the text of its profile."""
    item, seat = association, association.commune
    return Document(
        "associations",
        item.url,
        item.name,
        seat.name if seat else "",
        tuple(
            _given(
                *(
                    item.alternate_name,
                    item.amazigh_name,
                    item.acronym,
                    seat.name if seat else None,
                ),
                *(term.name for term in item.domains),
            )
        ),
        (*_association(item), plain(html)),
    )


def _association(item: Association) -> Iterator[str]:
    yield from _given(item.summary, item.public_utility, item.president, item.email, item.website)
    yield from (commune.name for commune in item.communes_served)
    yield from _phones([item.phone] if item.phone else [])
    yield from _given(*(source.publisher for source in item.sources))


def kind_document(kind: Kind) -> Document:
    """A kind of centers."""
    family = (kind.parent.plural, kind.parent.name) if kind.parent else ()
    return Document(
        "kinds",
        kind.url,
        kind.plural,
        family[0] if family else "",
        tuple(_given(kind.name, kind.alternate_name, kind.abbreviation, *family)),
        (
            kind.description,
            *(term.name for term in (*kind.audience, *kind.laws)),
            *_given(*(source.publisher for source in kind.sources)),
        ),
        kind.quick_exit,
    )


def commune_document(commune: Commune) -> Document:
    """A commune."""
    cercle = commune.cercle
    return Document(
        "communes",
        commune.url,
        commune.name,
        cercle.name if cercle else "",
        tuple(_given(commune.alternate_name, cercle.name if cercle else None)),
        tuple(_given(cercle.alternate_name if cercle else None, commune.postal_code)),
    )


def page_document(url: str, title: str, summary: str, html: str, quick_exit: bool) -> Document:
    """A static page."""
    return Document("pages", url, title, "", (), (summary, plain(html)), quick_exit)


def shown(document: Document) -> tuple[str, str, str, str, int]:
    """What a result shows: group, address, title, note, and whether it is one to hide.

    Texts have their left-to-right runs isolated.
    """
    title, note = isolate(document.title), isolate(document.note)
    return document.group, document.url, title, note, int(document.quick_exit)


def _given(*values: str | None) -> Iterator[str]:
    return (value for value in values if value)
