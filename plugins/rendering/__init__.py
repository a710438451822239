"""From Markdown and views to pages, through Pelican: what directory and newsroom share.

``text`` turns an editor's Markdown into clean HTML, ``pages`` hands a page to Pelican's writer.
This module opens the library of all content files for one build; it comes first in PLUGINS.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

# Everything else where it is used: the check of what editors write asks for the list of tags alone.
if TYPE_CHECKING:
    from pelican.contents import Page

    from pictures.album import Album


def register() -> None:
    """Connect to Pelican."""
    from pelican import signals

    signals.initialized.connect(open_library)
    signals.content_object_init.connect(clean)
    signals.page_generator_finalized.connect(show_in_pages)


def open_library(pelican: Any) -> None:
    """Give the settings of this build its LIBRARY, ALBUM and TEXTS, and templates their filters.

    «html» is that of a text, «picture» that of a picture, «script_data» JSON within it.

    What earlier builds read is remembered in BUILD_CACHE, a hidden file beside the output.
    SETTINGS_VERSION is the digest of what settings are, where their values do not tell: the code of
    the files they come from (a filter's, a plugin's of someone else's), and the options of Jinja.
    """
    from cache.fingerprint import fingerprint
    from cache.inputs import ROOT, contents, settings_files
    from cache.store import Store
    from cache.version import code_version
    from pictures.album import Album
    from pictures.markup import picture
    from records.library import Library
    from rendering.data import script_data
    from rendering.templates import CompiledTemplates
    from rendering.text import Texts

    settings = pelican.settings
    settings["BEGAN"] = time.monotonic()
    gc.disable()  # what a build makes is of use until it ends
    output, root = Path(settings["OUTPUT_PATH"]), Path(settings["REPOSITORY"])
    cache = settings.setdefault("BUILD_CACHE", str(output.with_name(f".{output.name}.cache")))
    store = Store(Path(cache), code_version(ROOT))
    files = contents(settings_files(sys.modules))
    version = fingerprint((files, sorted(settings["JINJA_ENVIRONMENT"].items())))
    settings["SETTINGS_VERSION"] = version
    settings["LIBRARY"] = Library(Path(settings["PATH"]), root, store)
    settings["ALBUM"] = album = Album(settings["LIBRARY"])
    settings["TEXTS"] = texts = Texts(settings, settings["LIBRARY"], album)
    settings["JINJA_FILTERS"] |= {
        "html": texts.html,
        "picture": picture,
        "script_data": script_data,
    }
    settings["JINJA_ENVIRONMENT"] = {
        **settings["JINJA_ENVIRONMENT"],
        "bytecode_cache": CompiledTemplates(store, version),
    }


def clean(content: Any) -> None:
    """Sanitize the HTML of Pelican's own pages."""
    from pelican.contents import Page

    from rendering.sanitize import sanitize

    if isinstance(content, Page):
        content._content = sanitize(content._content)


def shown_drafts(generator: Any) -> list[Page]:
    """The drafts among Pelican's pages that are written: those of the preview."""
    return list(generator.draft_pages) if generator.settings["DRAFT_PAGE_SAVE_AS"] else []


def show_in_pages(generator: Any) -> None:
    """Show the pictures of Pelican's pages; enter them, not as Pelican those of all drafts too."""
    from pelican.utils import get_relative_path

    from pictures.markup import show_pictures

    settings, links = generator.settings, generator.context["static_links"]
    album: Album = settings["ALBUM"]
    links.clear()
    for page in (*generator.pages, *generator.hidden_pages, *shown_drafts(generator)):
        names = page.get_static_links()
        links |= names
        shown = [found for name in sorted(names) if (found := album.get(name))]
        relative = get_relative_path(page.save_as)
        root = relative if settings["RELATIVE_URLS"] else settings["SITEURL"]
        path = page.get_relative_source_path()
        page._content = show_pictures(page._content, path, shown, root)
