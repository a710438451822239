"""Public views as objects of HSDS 3.1 (Open Referral Human Services Data Specification).

A center is a location with one service for each that it offers, or one for the whole where none is
told. Of a protected center there is no location: what would stand there is the secret. HSDS asks
for an organization: where no association is told to run a center, that is the institution.

What HSDS has no room for is left out, and nothing is null or empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from directory.catalog import Catalog
from directory.hours import Opening, WeekTable
from directory.model import Term
from directory.public import Association, Center, Commune, Kind, PublicPhone, Service
from exports.identity import uuid

Node = dict[str, Any]

VERSION = "3.1"
#: Whose codes tell communes and provinces: the High Commission for Planning.
CODES = "HCP"
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
TAXONOMIES = {
    "kinds": "أنواع المراكز",
    "audiences": "الفئات المستفيدة",
    "topics": "مجالات العمل",
    "communes": "الجماعات",
}


def _node(path: str, **properties: Any) -> Node:
    """The object of a path, without its empty properties."""
    found = {key: value for key, value in properties.items() if value not in (None, "", [])}
    return {"id": uuid(path), **found}


# Organizations.


def institution(name: str) -> Node:
    """The organization of all centers that no association is told to run."""
    about = "إليها تنسب في هذه المعطيات كل المراكز التي لا يذكر الدليل جمعية تسيرها."
    return _node("institution", name=name, description=about)


def organization(view: Association, base_url: str) -> Node:
    """An association; its seat is known by its commune alone."""
    path = f"associations/{view.id}"
    return {
        **organization_name(view),
        **_node(
            path,
            alternate_name=view.alternate_name or view.acronym,
            email=view.email,
            website=view.website,
            additional_websites=[_page(path, view.url, base_url)],
            year_incorporated=int(view.founded[:4]) if view.founded else None,
            legal_status="جمعية",
            phones=_phones(path, [view.phone] if view.phone else []),
            locations=[_seat(path, view.commune)] if view.commune else [],
            attributes=[
                *_attributes("organization", path, "topics", view.domains),
                *_attributes("organization", path, "communes", view.communes_served),
            ],
        ),
    }


def organization_name(view: Association) -> Node:
    """What a service tells of the association that offers it."""
    path = f"associations/{view.id}"
    return _node(path, name=view.name, description=view.summary or view.name)


def _seat(path: str, commune: Commune) -> Node:
    return _node(f"{path}/seat", location_type="physical", name=commune.name, **_code(commune))


# Services.


def services(center: Center) -> list[Service | None]:
    """The services of a center; None stands for the whole of one that tells of none."""
    return list(center.services) or [None]


def service(center: Center, offer: Service | None, runner: Node, base_url: str) -> Node:
    """A service of a center; ``runner`` is its organization."""
    path = service_path(center, offer)
    audience = (offer.audience if offer else ()) or center.kind.audience
    return _node(
        path,
        organization=runner,
        name=offer.name if offer else center.name,
        alternate_name=center.alternate_name if not offer else None,
        description=(offer.description if offer else None) or center.description,
        url=center.website,
        additional_urls=[_page(path, center.url, base_url)],
        email=center.email,
        status=center.status,
        alert=center.alert,
        assured_date=center.assured_date.isoformat() if center.assured_date else None,
        **_conditions(path, offer),
        languages=[
            _node(f"{path}/languages/{language.id}", name=language.name, code=language.id)
            for language in center.languages
        ],
        service_at_locations=[] if center.protected else [_place(path, center)],
        attributes=[
            *_attributes("service", path, "kinds", [center.kind]),
            *_attributes("service", path, "audiences", audience),
        ],
    )


def service_path(center: Center, offer: Service | None) -> str:
    """What the id of a service is made of."""
    part = f"services/{offer.id}" if offer else "service"
    return f"centers/{center.id}/{part}"


def _conditions(path: str, offer: Service | None) -> Node:
    """For whom a service is, and how to ask for it."""
    if offer is None:
        return {}
    documents = [
        _node(f"{path}/documents/{text}", document=text) for text in offer.required_documents
    ]
    return {
        "eligibility_description": offer.eligibility_description,
        "minimum_age": offer.minimum_age,
        "maximum_age": offer.maximum_age,
        "application_process": offer.application_process,
        "fees_description": offer.fees_description,
        "required_documents": documents,
    }


def _place(path: str, center: Center) -> Node:
    return _node(f"{path}/location", location=location(center))


# Locations.


def location(center: Center) -> Node:
    """Where a center is and how to reach it; not to be asked of a protected one."""
    path = f"centers/{center.id}"
    return _node(
        path,
        location_type="physical",
        name=center.name,
        alternate_name=center.alternate_name,
        description=center.description,
        transportation=center.transportation,
        latitude=center.latitude,
        longitude=center.longitude,
        **(_code(center.commune) if center.commune else {}),
        addresses=list(_addresses(path, center)),
        phones=_phones(path, center.phones),
        contacts=[
            _node(f"{path}/contacts/{number}", title=contact.title, name=contact.name)
            for number, contact in enumerate(center.contacts, start=1)
        ],
        accessibility=[
            _node(f"{path}/accessibility/{feature.id}", description=feature.name)
            for feature in center.accessibility
        ],
        schedules=_schedules(path, center),
    )


def _code(commune: Commune) -> Node:
    return {"external_identifier": commune.code, "external_identifier_type": CODES}


def _addresses(path: str, center: Center) -> Iterator[Node]:
    """The address, where all is known that HSDS demands; the province is told by its code."""
    address, commune = center.address, center.commune
    if not (address and commune and address.postal_code):
        return
    yield _node(
        f"{path}/address",
        address_1=address.address_1,
        address_2=address.address_2,
        city=address.city,
        state_province=".".join(commune.code.split(".")[:2]),
        postal_code=address.postal_code,
        country="MA",
        address_type="physical",
    )


def _phones(path: str, phones: Iterable[PublicPhone]) -> list[Node]:
    return [
        _node(
            f"{path}/phones/{phone.type}/{phone.number}",
            number=phone.number,
            type=phone.type,
            description=phone.description,
        )
        for phone in phones
    ]


def _schedules(path: str, center: Center) -> list[Node]:
    """The hours of the week, one schedule for all days that share an opening.

    Wall time without an offset: the clock of Morocco is another in Ramadan, and HSDS has room for
    one offset only. Ramadan comes on other days each year, so its hours are a note.
    """
    days: dict[Opening, list[str]] = {}
    for day, (_, openings) in zip(DAYS, center.hours or (), strict=False):
        for opening in openings:
            days.setdefault(opening, []).append(day)
    notes = " ".join(_notes(center))
    return [
        _node(
            f"{path}/schedules/{opens}-{closes}",
            freq="WEEKLY",
            wkst="MO",
            byday=",".join(on),
            opens_at=f"{opens}:00",
            closes_at="23:59:00" if closes == "24:00" else f"{closes}:00",
            notes=notes,
        )
        for (opens, closes), on in days.items()
    ]


def _notes(center: Center) -> Iterator[str]:
    if center.closed_on_holidays:
        yield "مغلق في العطل الرسمية."
    if center.ramadan_hours:
        yield f"في رمضان: {_in_words(center.ramadan_hours)}."


def _in_words(table: WeekTable) -> str:
    return "، ".join(
        f"{day} من {opens} إلى {closes}" for day, openings in table for opens, closes in openings
    )


def _page(path: str, url: str, base_url: str) -> Node:
    return _node(f"{path}/page", label="الصفحة في الدليل", url=f"{base_url}/{url}")


# Taxonomies.


def taxonomies() -> list[Node]:
    """The lists that terms are of."""
    return [
        _node(f"taxonomies/{key}", name=name, description=name) for key, name in TAXONOMIES.items()
    ]


def terms(catalog: Catalog) -> list[Node]:
    """All words of all lists."""
    return [
        *(_term("kinds", kind) for kind in catalog.kinds),
        *(_term("audiences", term) for term in catalog.audiences.values()),
        *(_term("topics", term) for term in catalog.topics.values()),
        *(_term("communes", commune) for commune in catalog.communes),
    ]


def _term(taxonomy: str, term: Term | Kind | Commune) -> Node:
    kind = term if isinstance(term, Kind) else None
    about = kind.description if kind else f"{TAXONOMIES[taxonomy]}: {term.name}"
    parent = kind.parent if kind else None
    return _node(
        _term_path(taxonomy, term.id),
        code=f"{taxonomy}/{term.id}",
        name=term.name,
        description=about,
        parent_id=uuid(_term_path(taxonomy, parent.id)) if parent else None,
        taxonomy=TAXONOMIES[taxonomy],
        taxonomy_id=uuid(f"taxonomies/{taxonomy}"),
        language="ara",
    )


def _term_path(taxonomy: str, key: str) -> str:
    return f"taxonomies/{taxonomy}/{key}"


def _attributes(
    entity: str, path: str, taxonomy: str, terms: Iterable[Term | Kind | Commune]
) -> list[Node]:
    """The terms that describe an object, linked to it."""
    return [
        _node(
            f"{path}/attributes/{taxonomy}/{term.id}",
            link_id=uuid(path),
            link_entity=entity,
            link_type=taxonomy,
            taxonomy_term=_term(taxonomy, term),
        )
        for term in terms
    ]
