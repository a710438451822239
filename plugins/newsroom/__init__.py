"""The newsroom: posts with what they report, the web between posts, associations and centers.

``model`` and ``read`` type and check the headers, ``posts`` resolves them, ``newsroom`` looks them
up, ``cards`` is what lists show. Only this module and ``generator`` know Pelican.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals
from PIL import Image

from arabic.excerpt import excerpt
from cache.store import digest_of
from diagnostics import errors
from directory.read import Entry
from newsroom.generator import NewsroomGenerator
from newsroom.model import PostHeader
from newsroom.posts import Desk, build_post
from newsroom.read import read_posts
from records.library import Library
from rendering.text import Texts

_SUMMARY_WORDS = 30


def register() -> None:
    """Connect to Pelican; must come after ``directory`` in PLUGINS."""
    signals.initialized.connect(load)
    signals.feed_generated.connect(say_language)
    signals.get_generators.connect(generators)


def load(pelican: Any) -> None:
    """Read and check the headers of posts; add their findings to ``FINDINGS``."""
    settings = pelican.settings
    library: Library = settings["LIBRARY"]
    entries, findings = read_posts(library, settings["RECORDS"], settings["TODAY"])
    settings["FINDINGS"].extend(findings)
    if "CATALOG" in settings and not errors(findings):
        shown = [entry for entry in entries.values() if entry.record.status != "draft"]
        settings["POSTS"] = tuple(_posts(shown, settings))


def _posts(entries: list[Entry[PostHeader]], settings: Any) -> Iterable[Any]:
    library: Library = settings["LIBRARY"]
    pictures = {entry.record.image for entry in entries if entry.record.image}
    desk = Desk(
        catalog=settings["CATALOG"],
        today=settings["TODAY"],
        zone=ZoneInfo(settings["TIMEZONE"]),
        url=settings["ARTICLE_URL"],
        sizes=_sizes(sorted(pictures), library),
    )
    summaries = _summaries(entries, settings)
    for entry in entries:
        summary = entry.record.summary or summaries[entry.name]
        yield build_post(entry.record, entry.name, summary, desk)


def _summaries(entries: list[Entry[PostHeader]], settings: Any) -> dict[str, str]:
    """The first words of the posts that have no summary of their own, by their files."""
    library: Library = settings["LIBRARY"]
    texts: Texts = settings["TEXTS"]
    bare = [entry.name for entry in entries if not entry.record.summary]

    def summarize(name: str) -> str:
        return excerpt(texts.raw(name, library.digest(name)), _SUMMARY_WORDS)

    keys = [digest_of(library.digest(name)) for name in bare]
    found = library.store.map("excerpts", summarize, bare, keys)
    return dict(zip(bare, found, strict=True))


def _sizes(pictures: list[str], library: Library) -> dict[str, tuple[int, int]]:
    """Width and height in pixels of pictures, by their paths below ``images/``."""

    def measure(name: str) -> tuple[int, int]:
        with Image.open(Path(library.content, "images", name)) as image:
            return image.size

    keys = [digest_of(library.digest(f"images/{name}")) for name in pictures]
    found = library.store.map("picture sizes", measure, pictures, keys)
    return dict(zip(pictures, found, strict=True))


def say_language(context: Any, feed: Any) -> None:
    """Mark a feed as Arabic (``xml:lang``)."""
    feed.feed["language"] = context["DEFAULT_LANG"]


def generators(pelican: Any) -> type[NewsroomGenerator]:
    """The generator of everything that shows posts."""
    return NewsroomGenerator
