"""What pages hold in themselves, so that what is read arrives in one answer: style, scripts, icon.

A linked stylesheet would make a phone on a slow network wait once more before anything is shown; a
script of a few lines or a drawing of two shapes would come in the way of letters and pictures. The
Content Security Policy names style and scripts by their digests (hash-source,
https://www.w3.org/TR/CSP3/#grammardef-hash-source), so that no other is applied or run.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

#: Of the characters of a drawing, those that stand in an address as they are.
_PLAIN = "/:;=,'"
#: Stands in a stylesheet for the way from the page that holds it to the folder of the site.
ROOT = "~"


class Inline(NamedTuple):
    """The text of a ``<style>`` or ``<script>``, and how a policy names it."""

    text: Markup
    source: str


def inline(text: str) -> Inline:
    """A text of our own, to stand in a page as it is."""
    return Inline(Markup(text), f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'")


@lru_cache(maxsize=256)
def _style(sheets: tuple[str, ...], root: str) -> Inline:
    return inline("".join(sheets).replace(f'url("{ROOT}/', f'url("{root}/'))


def style(names: Iterable[str], sheets: Mapping[str, str], root: str) -> Inline:
    """The stylesheets of a page by their names, as one: the Jinja filter ``style``.

    ``root`` is the way from the page to the folder of the site. Raises KeyError for a name that the
    theme does not have.
    """
    return _style(tuple(sheets[name] for name in names), root)


def drawing(svg: str) -> Markup:
    """The ``data:`` address (RFC 2397) of a drawing, for an attribute in double quotes."""
    text = svg.strip().replace('"', "'")
    return Markup(f"data:image/svg+xml,{quote(text, safe=_PLAIN)}")


def held(names: Iterable[str], scripts: Mapping[str, Inline]) -> list[Inline]:
    """The scripts that a page holds by their names: the Jinja filter ``scripts``.

    Raises KeyError for a name that the theme does not have.
    """
    return [scripts[name] for name in names]


def allowing(
    policy: str, style: Inline, scripts: Iterable[Inline], manifest: bool = False
) -> Markup:
    """A policy that lets a style, some scripts and the site's own files be used, and no others.

    ``manifest`` says whether the page names one. The Jinja filter ``allowing``.
    """
    policy = f"{policy}; manifest-src 'self'" if manifest else policy
    script_sources = " ".join(each.source for each in scripts)
    return Markup(f"{policy}; script-src 'self' {script_sources}; style-src {style.source}")
