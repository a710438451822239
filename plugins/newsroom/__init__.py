"""The newsroom: posts with what they report, the web between posts, associations and centers.

``model`` and ``read`` type and check the headers, ``posts`` resolves them, ``newsroom`` looks them
up, ``cards`` is what lists show, ``share`` how a post is passed on. Only this module and
``generator`` know Pelican.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

# Everything else where it is used: the check of what editors write needs neither Pelican nor pages.
if TYPE_CHECKING:
    from directory.read import Entry
    from newsroom.generator import NewsroomGenerator
    from newsroom.model import Listed, PostHeader
    from newsroom.read import Publisher
    from pictures.album import Album
    from records.library import Library
    from rendering.text import Texts

_SUMMARY_WORDS = 30


def register() -> None:
    """Connect to Pelican; must come after ``directory`` in PLUGINS."""
    from pelican import signals

    signals.initialized.connect(load)
    signals.get_generators.connect(generators)


def load(pelican: Any) -> None:
    """Read and check the posts; add their findings to ``FINDINGS``, what they show to settings."""
    from newsroom.read import read_posts
    from newsroom.share import share_links

    settings = pelican.settings
    settings["JINJA_FILTERS"] |= {"share_links": share_links}
    library: Library = settings["LIBRARY"]
    # without a catalog there are errors to tell, and nothing will be shown
    publisher = _publisher(settings) if "CATALOG" in settings else None
    posts, findings = read_posts(library, settings["RECORDS"], settings["TODAY"], publisher)
    settings["FINDINGS"].extend(findings)
    settings["POSTS"] = posts


def _publisher(settings: Any) -> Publisher:
    """What makes posts ready to be shown: in the preview, those that wait as well."""
    from cache.store import digest_of
    from directory.addresses import Addresses
    from directory.protected import ProtectedNames
    from newsroom.cards import listed
    from newsroom.posts import Desk, build_post
    from newsroom.protected import is_about
    from newsroom.read import Publisher

    texts: Texts = settings["TEXTS"]
    album: Album = settings["ALBUM"]
    zone, url, preview = settings["TIMEZONE"], settings["ARTICLE_URL"], settings["PREVIEW"]
    desk = Desk(settings["CATALOG"], settings["TODAY"], ZoneInfo(zone), url)
    names = ProtectedNames(settings["RECORDS"])

    def publish(entry: Entry[PostHeader]) -> Listed | None:
        header = entry.record
        if header.unpublished(desk.today) and not preview:
            return None
        summary = header.summary or _summary(entry.name, settings)
        picture = album.get(f"images/{header.image}")
        protected = is_about(header, entry.path.read_text("utf-8", "replace"), names)
        return listed(build_post(header, entry.name, summary, picture, desk, protected=protected))

    version = digest_of(
        zone, url, str(preview), repr(Addresses.from_settings(settings)), texts.kind
    )
    return Publisher(publish, version)


def _summary(name: str, settings: Any) -> str:
    """The first words of a post that has no summary of its own."""
    from arabic.excerpt import excerpt

    texts: Texts = settings["TEXTS"]
    library: Library = settings["LIBRARY"]
    return excerpt(texts.raw(name, library.digest(name)), _SUMMARY_WORDS)


def generators(pelican: Any) -> type[NewsroomGenerator]:
    """The generator of everything that shows posts."""
    from newsroom.generator import NewsroomGenerator

    return NewsroomGenerator
