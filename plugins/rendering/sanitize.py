"""The HTML that may come out of Markdown (ARCHITECTURE, safety rule 6); the rest is taken away.

The checks refuse HTML in Markdown with its place; this holds even for what they might miss.
"""

from __future__ import annotations

import nh3

_TAGS = set(
    "a abbr b bdi blockquote br caption code dd div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i "
    "img li ol p pre s span strong sub sup table tbody td tfoot th thead time tr ul".split()
)
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir"},
    "a": {"href", "title"},
    "div": {"role", "tabindex", "aria-label"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
#: What a link may open.
SCHEMES = {"http", "https", "mailto", "tel"}
_CLEANER = nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)


def sanitize(html: str) -> str:
    """The fragment without anything but the allowed tags, attributes and link schemes."""
    return _CLEANER.clean(html)
