"""Isolation of left-to-right runs: by ``<bdi>`` in HTML, by control characters in plain slots.

What a run is, :mod:`arabic.runs` says. Why isolate: Unicode UAX 9, section 3.1.2, and the HTML
Standard on ``bdi``. ``dir="ltr"`` is always given, since ``bdi`` alone looks for the first strong
letter and a phone number has none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from markupsafe import Markup, escape

from arabic.runs import split_runs

_TAG = re.compile(r"(<[^>]*>)")
_TAG_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
#: Elements whose text is isolated already, or is no text to read.
OPAQUE = frozenset({"bdi", "bdo", "code", "pre", "script", "style", "textarea", "title"})
#: A page shows many texts that other pages show, or shows them twice.
_REMEMBERED = 4096
LRI, PDI = "\u2066", "\u2069"


def bidi(text: object) -> Markup:
    """Return HTML with every left-to-right run of the text in ``<bdi dir="ltr">``.

    A string is text and is escaped. ``Markup`` is taken as the HTML it says it is: its text nodes
    are worked on, its tags and its existing ``bdi``, ``code`` … stay, so that the filter may be
    applied twice. Raises TypeError for None: a missing value is not a text.
    """
    _refuse_none(text)
    if not hasattr(text, "__html__"):
        return _wrap(str(text))
    return _wrap_text_nodes(str(escape(text)))


def ltr(text: object) -> Markup:
    """Return the whole text as one run: for a value known to be a phone, address or code.

    A string is escaped, Markup is kept. Raises TypeError for None.
    """
    _refuse_none(text)
    return Markup(f'<bdi dir="ltr">{escape(text)}</bdi>')


def isolate(text: object) -> str:
    """Return plain text with every run between U+2066 and U+2069, for slots that hold no markup.

    Those are title, meta, alt, JSON-LD and feeds. Of Markup the plain text is taken. What is
    isolated already is left alone. Raises TypeError for None.
    """
    _refuse_none(text)
    return _isolate(Markup(text).striptags() if hasattr(text, "__html__") else str(text))


@lru_cache(maxsize=_REMEMBERED)
def _isolate(text: str) -> str:
    return "".join(f"{LRI}{piece}{PDI}" if is_run else piece for piece, is_run in split_runs(text))


def _refuse_none(text: object) -> None:
    # "None" would be printed on the page.
    if text is None:
        raise TypeError("there is no text to isolate: None")


@lru_cache(maxsize=_REMEMBERED)
def _wrap(text: str) -> Markup:
    pieces = (ltr(piece) if is_run else escape(piece) for piece, is_run in split_runs(text))
    return Markup("".join(pieces))


def _wrap_text_nodes(html: str) -> Markup:
    out: list[str] = []
    inside: list[str] = []
    for part in _TAG.split(html):
        if tag := _TAG_NAME.match(part):
            _follow(inside, closing=bool(tag[1]), name=tag[2].lower())
            out.append(part)
        elif inside or part.startswith("<"):
            out.append(part)
        else:
            out.append(_wrap(unescape(part)))
    return Markup("".join(out))


def _follow(inside: list[str], closing: bool, name: str) -> None:
    """Keep the stack of opaque elements we are in."""
    if name not in OPAQUE:
        return
    if not closing:
        inside.append(name)
    elif inside and inside[-1] == name:
        inside.pop()
