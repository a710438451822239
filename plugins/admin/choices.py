"""What may be chosen in a form: words of closed lists, records of the directory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from admin.fields import Field
from directory.catalog import Catalog
from directory.public import ACCESSIBILITY, CLOSED, LANGUAGES, PHONE_TYPES, Kind

#: Names of collections that others refer to.
ASSOCIATIONS, CENTERS = "associations", "centers"
STATUS = {"published": "منشور", "draft": "مسودة", "hidden": "صفحة لا تظهر في القوائم"}
EVENT_STATUS = {"scheduled": "في موعده", "postponed": "مؤجل", "cancelled": "ملغى"}
ACTIVITY = {"active": "نشيطة", "dormant": "متوقفة عن النشاط", "unknown": "غير مؤكد"}
SENSITIVITY = {"p": "لا تنشر نقطته على الخريطة", "y": "مركز محمي: لا ينشر مكانه"}
_OFFERED = ("ar", "fr", "zgh", "es", "en")


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


def words(labels: Mapping[str, str]) -> Field:
    """A choice of words by what they are called."""
    options = [{"label": label, "value": value} for value, label in labels.items()]
    return {"widget": "select", "options": options}


def terms(found: Iterable[_Named]) -> Field:
    """A choice of the records of a list."""
    return words({term.id: term.name for term in found})


def records(collection: str, key: str, name: str) -> Field:
    """A choice of the files of a collection, by their key and name."""
    return {
        "widget": "relation",
        "collection": collection,
        "value_field": key,
        "display_fields": [name],
        "search_fields": [name, key],
    }


def of_post(catalog: Catalog) -> dict[str, Field]:
    """The choices of a post."""
    return {
        "Category": terms(catalog.news_kinds.values()),
        "Tags": terms(catalog.topics.values()),
        "Status": words(STATUS),
        "Event-Status": words(EVENT_STATUS),
        "Commune": terms(catalog.communes),
        "Associations": records(ASSOCIATIONS, "Slug", "Title"),
        "Centers": records(CENTERS, "id", "name"),
        "Image": {"widget": "image"},
    }


def of_association(catalog: Catalog) -> dict[str, Field]:
    """The choices of a profile."""
    return {
        "Status": words(STATUS),
        "Domains": terms(catalog.topics.values()),
        "Commune": terms(catalog.communes),
        "Communes-Served": terms(catalog.communes),
        "Activity": words(ACTIVITY),
    }


def of_page() -> dict[str, Field]:
    """The choices of a static page."""
    return {"Status": words(STATUS)}


def of_center(catalog: Catalog, kinds: Iterable[Kind]) -> dict[str, Field]:
    """The choices of a center of some kinds."""
    return {
        "kind": terms(kinds),
        "status": words({"active": "يعمل", **CLOSED}),
        "organization": records(ASSOCIATIONS, "Slug", "Title"),
        "sensitivity": words(SENSITIVITY),
        "location.commune": terms(catalog.communes),
        "location.accessibility": words(ACCESSIBILITY),
        "phones.type": words(PHONE_TYPES),
        "languages": words({code: LANGUAGES[code] for code in _OFFERED}),
        "services.audience": terms(catalog.audiences.values()),
    }
