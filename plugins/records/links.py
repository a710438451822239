"""Which files a Markdown text links to."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from urllib.parse import unquote

_TARGET = re.compile(r"[{|](?:filename|static)[}|](?P<path>[^\s\"'<>)#?]+)")


def targets(text: str, path: str) -> tuple[str, ...]:
    """The files that a text names by ``{filename}`` and ``{static}``, sorted, there or not.

    ``path`` is the text's own; all paths are below Pelican's PATH.
    """
    folder = posixpath.dirname(path)
    found = (unquote(match["path"]) for match in _TARGET.finditer(unescape(text)))
    absolute = (name if name.startswith("/") else f"/{folder}/{name}" for name in found)
    return tuple(sorted({posixpath.normpath(name).lstrip("/") for name in absolute}))
