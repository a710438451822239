"""What can be edited, as Sveltia CMS is told: collections, pictures, where they are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from admin import choices, words
from admin.fields import Field, Form, header_keys
from arabic.bidi import LRI, PDI
from directory.catalog import Catalog
from directory.model import AssociationHeader, CenterRecord, Sensitivity
from directory.safety import SECRET_FIELDS
from editorial.pages import PageHeader
from newsroom.model import PostHeader

TITLE = "تحرير الموقع"
#: Bytes, and pixels of the longer side, that a picture has at most when it is stored.
_LARGEST, _SIDE = 15_000_000, 2160
_POINT = ("location.latitude", "location.longitude")
#: By the sensitivity of kinds: how their collection is called, what it tells, what it has no field
#: for. A form does not ask for what the check would refuse.
_CENTERS: dict[Sensitivity, tuple[str, str, str, tuple[str, ...]]] = {
    "n": ("centers-n", "المراكز", "", ()),
    "p": (
        "centers-p",
        "مراكز دون خريطة",
        "لا تنشر نقطتها على الخريطة، ولا ينشر عنوانها إلا بموافقة مكتوبة",
        _POINT,
    ),
    "y": (
        "centers-y",
        "المراكز المحمية",
        "لا عنوان ولا هاتف ولا صورة ولا ما يدل على المكان، في أي حقل",
        SECRET_FIELDS,
    ),
}
#: The text below a header.
_TEXT: Field = {
    "name": "body",
    "label": "النص",
    "widget": "richtext",
    "required": False,
    "buttons": [
        *("bold", "link", "heading-two", "heading-three"),
        *("quote", "bulleted-list", "numbered-list"),
    ],
    "editor_components": ["image"],
    "linked_images": False,
    "use_emoji_autocomplete": False,
}


@dataclass(frozen=True, slots=True)
class Site:
    """Where things are.

    ``address`` is the site's own, ``icon`` the path of its icon on the server, ``backend`` the
    setting ADMIN; ``shown`` tells the path in the repository of a path below ``content/``.
    """

    address: str
    icon: str
    backend: Mapping[str, str]
    shown: Callable[[str], str]


def config(catalog: Catalog, site: Site) -> dict[str, Any]:
    """Return the configuration (https://sveltiacms.app/en/docs)."""
    markdown = _markdown_collections(catalog, site.shown)
    return {
        "load_config_file": False,
        # a token that an editor makes: no server of anyone has to hand one out
        "backend": {"auth_methods": ["token"], **site.backend},
        "publish_mode": "editorial_workflow",
        "site_url": site.address,
        "logo": {"src": site.icon},
        "app_title": TITLE,
        "media_folder": site.shown("images"),
        "public_folder": "/images",
        "media_libraries": {"default": {"config": _pictures()}},
        "slug": {"encoding": "ascii", "clean_accents": True, "timezone": "local"},
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "double"}},
        "collections": [
            markdown["news"],
            *_centers(catalog, site.shown),
            markdown[choices.ASSOCIATIONS],
            markdown["pages"],
        ],
    }


def headers(catalog: Catalog) -> dict[str, dict[str, list[str]]]:
    """What the custom format of each collection of Markdown files must know, by its name."""
    return {name: header_keys(form) for name, form in _markdown_forms(catalog).items()}


def _markdown_forms(catalog: Catalog) -> dict[str, Form]:
    return {
        "news": Form(PostHeader, words.POST, choices.of_post(catalog)),
        choices.ASSOCIATIONS: Form(
            AssociationHeader, words.ASSOCIATION, choices.of_association(catalog)
        ),
        "pages": Form(PageHeader, words.PAGE, choices.of_page()),
    }


def _pictures() -> dict[str, Any]:
    webp = {"format": "webp", "quality": 85, "width": _SIDE, "height": _SIDE}
    return {
        "max_file_size": _LARGEST,
        "slugify_filename": True,
        "transformations": {"raster_image": webp},
    }


def _markdown_collections(
    catalog: Catalog, shown: Callable[[str], str]
) -> dict[str, dict[str, Any]]:
    """The collections of Markdown files, by name."""
    own: dict[str, dict[str, Any]] = {
        "news": {
            "label": "الأخبار",
            "label_singular": "خبر",
            "icon": "newspaper",
            "path": "{{Date | date('YYYY')}}/{{slug}}",
            "summary": f"{{{{Title}}}} · {LRI}{{{{Date | date('YYYY-MM-DD')}}}}{PDI}",
            "sortable_fields": {
                "fields": ["Date", "Title"],
                "default": {"field": "Date", "direction": "descending"},
            },
        },
        choices.ASSOCIATIONS: {
            "label": "الجمعيات",
            "label_singular": "جمعية",
            "icon": "groups",
            "sortable_fields": ["Title"],
        },
        "pages": {
            "label": "الصفحات الثابتة",
            "label_singular": "صفحة",
            "icon": "description",
            "sortable_fields": ["Order", "Title"],
        },
    }
    common = {
        "identifier_field": "Title",
        "slug": "{{fields.Slug}}",
        # named once more, or pictures would be put beside the file of a post
        "media_folder": f"/{shown('images')}",
        "public_folder": "/images",
    }
    return {
        name: {
            "name": name,
            **own[name],
            **common,
            "folder": shown(name),
            "format": name,
            "fields": [*form.fields(), _TEXT],
        }
        for name, form in _markdown_forms(catalog).items()
    }


def _centers(catalog: Catalog, shown: Callable[[str], str]) -> list[dict[str, Any]]:
    """One collection for each sensitivity, and one of all centers that posts choose from."""
    kinds = [kind for kind in catalog.kinds if not catalog.kinds_of_family(kind)]
    common = {
        "folder": shown("directory/centers"),
        "extension": "yaml",
        "format": "yaml",
        "identifier_field": "name",
        "slug": "{{fields.id}}",
        "label_singular": "مركز",
        "icon": "location_city",
        "sortable_fields": ["name"],
    }
    found: list[dict[str, Any]] = []
    for sensitivity, (name, label, description, without) in _CENTERS.items():
        own = [kind for kind in kinds if kind.sensitivity == sensitivity]
        form = Form(CenterRecord, words.CENTER, choices.of_center(catalog, own))
        found.append(
            {
                "name": name,
                "label": label,
                **({"description": description} if description else {}),
                **common,
                "filter": {"field": "kind", "value": [kind.id for kind in own]},
                "fields": form.fields(without),
            }
        )
    everyone = Form(CenterRecord, words.CENTER, choices.of_center(catalog, kinds))
    hidden = {"name": choices.CENTERS, "label": "كل المراكز", "hide": True, "create": False}
    return [*found, {**common, **hidden, "fields": everyone.fields(SECRET_FIELDS)}]
