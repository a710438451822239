"""Structured data (schema.org, as JSON-LD) of posts, meetings, centers, associations, breadcrumbs.

``vocabulary`` is pure; this module registers its functions as Jinja filters.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup
from pelican import signals

from rendering.data import script_data
from schemaorg import vocabulary


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(add_filters)


def add_filters(pelican: Any) -> None:
    """Add ``center_jsonld``, ``association_jsonld``, ``post_jsonld``, ``breadcrumb_jsonld``."""
    pelican.settings["JINJA_FILTERS"] |= {
        "center_jsonld": _script(vocabulary.center),
        "association_jsonld": _script(vocabulary.association),
        "post_jsonld": _script(vocabulary.post),
        "breadcrumb_jsonld": _script(vocabulary.breadcrumbs),
    }


def _script(describe: Callable[..., Any]) -> Callable[..., Markup]:
    def render(thing: Any, base_url: str, *more: Any) -> Markup:
        return script_data(describe(thing, base_url, *more))

    return render
