"""What pages hold in themselves, so that what is read arrives in one answer: styles, scripts.

A linked stylesheet would make a phone on a slow network wait once more before anything is shown; a
script of a few lines would come in the way of letters and pictures. The Content Security Policy
names each by its digest (hash-source,
https://www.w3.org/TR/CSP3/#grammardef-hash-source), so that no other is applied or run.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from markupsafe import Markup

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
def style(sheet: str, root: str) -> Inline:
    """A stylesheet for the pages whose way to the folder of the site is ``root``."""
    return inline(sheet.replace(f'url("{ROOT}/', f'url("{root}/'))


def chosen(names: Iterable[str], sheets: Mapping[str, str], root: str) -> list[Inline]:
    """The stylesheets of a page by their names: the Jinja filter ``styles``.

    Raises KeyError for a name that the theme does not have.
    """
    return [style(sheets[name], root) for name in names]


def held(names: Iterable[str], scripts: Mapping[str, Inline]) -> list[Inline]:
    """The scripts that a page holds by their names: the Jinja filter ``scripts``.

    Raises KeyError for a name that the theme does not have.
    """
    return [scripts[name] for name in names]


def allowing(
    policy: str, styles: Iterable[Inline], scripts: Iterable[Inline], manifest: bool = False
) -> Markup:
    """A policy that lets some styles, scripts and the site's own files be used, and no others.

    ``manifest`` says whether the page names one. The Jinja filter ``allowing``.
    """
    policy = f"{policy}; manifest-src 'self'" if manifest else policy
    script_sources = " ".join(each.source for each in scripts)
    style_sources = " ".join(each.source for each in styles)
    return Markup(f"{policy}; script-src 'self' {script_sources}; style-src {style_sources}")


def policy_of_all(
    policy: str, sheets: Mapping[str, str], roots: Iterable[str], scripts: Iterable[Inline]
) -> str:
    """A policy that is right on every page, for servers, which say the same of all of them."""
    if not policy:
        return policy
    found = dict.fromkeys(style(sheet, root) for sheet in sheets.values() for root in sorted(roots))
    return allowing(policy, found, dict.fromkeys(scripts), manifest=True)
