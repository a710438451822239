"""A large site to measure with: its ``content/`` and its settings, the same every time."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from demo_maker import pages as demo_pages
from demo_maker import places as demo_places
from demo_maker.files import write_text

from tests.bench import REPOSITORY, places
from tests.bench.posts import Post, posts

SHARED_LISTS = (
    *("kinds", "audiences", "laws", "helplines", "topics", "news-kinds"),
    *("holidays", "aliases"),
)
SETTINGS = "benchconf.py"
#: Beside a corpus that is as it was made; holds a digest of what it was made from.
STAMP = "made-from.sha256"

_SETTINGS = '''\
"""Settings of a measured site: those of the site, on fictional content and a fixed day."""

import sys
from datetime import date
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_ROOT = (_HERE / "{root}").resolve()
sys.path.insert(0, str(_ROOT))

from pelicanconf import *  # noqa: E402, F403

PATH = str(_HERE / "content")
THEME = str(_ROOT / "theme")
PLUGIN_PATHS = [str(_ROOT / "plugins")]

SITENAME = AUTHOR = "مندوبية المثال (محتوى خيالي)"
SITESUBTITLE = "موقع خيالي لقياس البناء: لا وجود لما فيه من مراكز وجمعيات وأخبار"
DEMO = True
OFFICIAL = False
TODAY = date({today.year}, {today.month}, {today.day})
'''


class Size(NamedTuple):
    """How much a corpus holds."""

    posts: int
    centers: int = 0
    associations: int = 0

    def __str__(self) -> str:
        return "-".join(map(str, self))


def make(folder: Path, size: Size, repository: Path = REPOSITORY) -> None:
    """Write ``content/`` and ``benchconf.py`` into ``folder``, which must be empty or new.

    The settings derive from those of ``repository``, which they find by a relative path.
    """
    for path, text in _files(size):
        write_text(folder / "content" / path, text)
    root = os.path.relpath(repository.resolve(), folder.resolve())
    write_text(folder / SETTINGS, _SETTINGS.format(root=root, today=demo_places.TODAY))


def posts_of(size: Size) -> list[Post]:
    """The posts of a corpus, oldest first."""
    return list(posts(size.posts, *_named(size)))


def centers_of(size: Size) -> list[places.Place]:
    """The centers of a corpus."""
    return _named(size)[1]


def ready(cache: Path, size: Size) -> Path:
    """The folder of a corpus below ``cache``, made afresh unless it is there and up to date."""
    folder = cache / str(size)
    stamp, digest = folder / STAMP, _digest(size)
    if not stamp.is_file() or stamp.read_text("utf-8") != digest:
        shutil.rmtree(folder, ignore_errors=True)
        make(folder, size)
        write_text(stamp, digest)
    return folder


def _named(size: Size) -> tuple[list[places.Place], list[places.Place], list[places.Place]]:
    communes = places.communes(size.centers + size.associations)
    centers = places.centers(size.centers, communes)
    return communes, centers, places.associations(size.associations, communes)


def _files(size: Size) -> Iterator[tuple[str, str]]:
    communes, centers, associations = _named(size)
    yield from (demo_places.files() | demo_pages.files()).items()
    yield "directory/communes.yaml", places.communes_file(communes)
    for name in SHARED_LISTS:
        path = f"directory/{name}.yaml"
        yield path, (REPOSITORY / "content" / path).read_text("utf-8")
    names = {commune.id: commune.name for commune in communes}
    for center in centers:
        yield places.center_path(center), places.center_file(center, names)
    for row in associations:
        yield f"associations/{row.id}.md", places.association_file(row)
    for post in posts(size.posts, communes, centers, associations):
        yield post.path, post.file()


def _digest(size: Size) -> str:
    """A digest of what a corpus depends on: its size, its makers' sources, the lists it copies."""
    maker = Path(__file__).parent
    sources = [
        *(maker / f"{name}.py" for name in ("corpus", "places", "posts")),
        *sorted((REPOSITORY / "tests" / "fixtures" / "demo_maker").glob("*.py")),
        *(REPOSITORY / "content" / "directory" / f"{name}.yaml" for name in SHARED_LISTS),
    ]
    digest = hashlib.sha256(json.dumps(size).encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()
