"""The theme's static files under names that tell their content, so that caches may keep them.

``icons/icon.svg`` is published as ``theme/icons/icon.3f2a9c1b.svg``: eight hexadecimal digits of
the content's digest. A changed file gets a new name; what lies below ``theme/`` therefore never
changes, and hosting.py lets it be kept for a year. Stylesheets are no files of the site: pages hold
them (``inline``).
"""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

import rcssmin

from building.inline import ROOT

FOLDER = "theme"
#: Licenses are asked for by name: they keep it, in a folder of their own.
LICENSES = "licenses"
_LICENSE = ".txt"

#: Comments and strings are matched to be passed over: a reference in them is none.
_CSS = re.compile(
    r"""/\*.*?\*/
    | url\(\s*(?: "(?P<double>(?:[^"\\]|\\.)*)" | '(?P<single>(?:[^'\\]|\\.)*)'
            | (?P<bare>[^"'()\s]+) )\s*\)
    | (?P<import>@import)\b
    | "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*'""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


class AssetError(LookupError):
    """A template or a stylesheet names a file that the theme does not have."""


@dataclass(frozen=True, slots=True)
class Assets:
    """What to publish of ``theme/static``.

    ``files`` are contents by path below the site's root, ``urls`` those paths by the name below
    ``theme/static`` that templates use; ``sheets`` are minified stylesheets by their file's name.
    """

    files: dict[str, bytes]
    urls: dict[str, str]
    sheets: dict[str, str]

    def url(self, name: str) -> str:
        """The published path of ``css/main.css``: the Jinja filter ``asset``.

        Raises :class:`AssetError`, with the nearest name, for a file that is not there.
        """
        try:
            return self.urls[name]
        except KeyError:
            raise AssetError(_unknown(name, self.urls)) from None


def collect(folder: Path, scripts: Mapping[str, bytes]) -> Assets:
    """Read ``theme/static``: minify stylesheets and give every file its published name.

    ``scripts`` are published in the place of the modules that they were made of. Hidden files and
    backups are left out. Raises :class:`AssetError`, with file and line, for a ``url()`` that names
    no file of the folder.
    """
    sources = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and not path.name.endswith("~")
        if path.suffix != ".js"
    } | {f"js/{name}": data for name, data in scripts.items()}
    assets = Assets({}, {}, {})
    # stylesheets last: they hold the names of what they refer to
    for name in sorted(sources, key=lambda name: (name.endswith(".css"), name)):
        data = sources[name]
        if name.endswith(".css"):
            sheet = PurePosixPath(name).name
            assets.sheets[sheet] = _stylesheet(name, data.decode("utf-8"), assets.urls)
            continue
        assets.urls[name] = published = _published(name, data)
        assets.files[published] = data
    return assets


def _published(name: str, data: bytes) -> str:
    path = PurePosixPath(name)
    if path.suffix == _LICENSE:
        return f"{LICENSES}/{name}"
    digest = blake2b(data, digest_size=4).hexdigest()
    return f"{FOLDER}/{path.with_suffix(f'.{digest}{path.suffix}')}"


def _stylesheet(name: str, text: str, urls: dict[str, str]) -> str:
    def renamed(found: re.Match[str]) -> str:
        target = found["double"] or found["single"] or found["bare"] or ""
        if not found["import"] and (not target or target.startswith(("#", "data:"))):
            return found[0]
        try:
            if found["import"]:
                raise AssetError("@import makes readers wait for one file after another")
            return f'url("{_target(name, target, urls)}")'
        except AssetError as error:
            line = text.count("\n", 0, found.start()) + 1
            raise AssetError(f"theme/static/{name}:{line}: {error}") from None

    minified: str = rcssmin.cssmin(_CSS.sub(renamed, text))
    return minified


def _target(name: str, target: str, urls: dict[str, str]) -> str:
    """What ``url(target)`` in the stylesheet ``name`` has to say instead."""
    path = re.split("[?#]", target)[0]
    source = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
    if source not in urls:
        raise AssetError(_unknown(source, urls))
    return f"{ROOT}/{quote(urls[source])}{target[len(path) :]}"


def _unknown(name: str, known: dict[str, str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"theme/static has no {name!r}" + (f"; did you mean {close[0]!r}?" if close else "")
