"""Stylesheets that pages hold in themselves: what is read arrives in one answer.

A linked one would make a phone on a slow network wait once more before anything is shown. The
Content Security Policy names each by its digest (hash-source,
https://www.w3.org/TR/CSP3/#grammardef-hash-source), so that no other style is applied.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from markupsafe import Markup

#: Stands in a stylesheet for the way from the page that holds it to the folder of the site.
ROOT = "~"


class Style(NamedTuple):
    """A stylesheet of one page, and how a policy names it."""

    text: Markup
    source: str


@lru_cache(maxsize=256)
def style(sheet: str, root: str) -> Style:
    """A stylesheet for the pages whose way to the folder of the site is ``root``."""
    text = sheet.replace(f'url("{ROOT}/', f'url("{root}/')
    return Style(Markup(text), f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'")


def chosen(names: Iterable[str], sheets: Mapping[str, str], root: str) -> list[Style]:
    """The stylesheets of a page by their names: the Jinja filter ``styles``.

    Raises KeyError for a name that the theme does not have.
    """
    return [style(sheets[name], root) for name in names]


def allowing(policy: str, styles: Sequence[Style]) -> Markup:
    """A policy that lets some styles be applied and no others: the Jinja filter ``allowing``."""
    sources = " ".join(each.source for each in styles)
    return Markup(f"{policy}; style-src {sources}")


def policy_of_all(policy: str, sheets: Mapping[str, str], roots: Iterable[str]) -> str:
    """A policy that is right on every page, for servers, which say the same of all of them."""
    if not policy:
        return policy
    found = dict.fromkeys(style(sheet, root) for sheet in sheets.values() for root in sorted(roots))
    return allowing(policy, [*found])
