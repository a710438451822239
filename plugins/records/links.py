"""Which files a Markdown text links to."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from urllib.parse import unquote

_TARGET = re.compile(r"[{|](?:filename|static)[}|](?P<path>[^\s\"'<>)#?]+)")


def written_targets(text: str) -> tuple[str, ...]:
    """What a text names by ``{filename}`` and ``{static}``, as it is written there."""
    return tuple(match["path"] for match in _TARGET.finditer(unescape(text)))


def targets(written: tuple[str, ...], path: str) -> tuple[str, ...]:
    """The files that a text names, sorted, there or not.

    ``path`` is the text's own; all paths are below Pelican's PATH.
    """
    folder = posixpath.dirname(path)
    found = map(unquote, written)
    absolute = (name if name.startswith("/") else f"/{folder}/{name}" for name in found)
    return tuple(sorted({posixpath.normpath(name).lstrip("/") for name in absolute}))
