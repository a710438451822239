"""From Markdown and views to pages, through Pelican: what directory and newsroom share.

``text`` turns an editor's Markdown into clean HTML, ``pages`` hands a page to Pelican's writer.
This module opens the library of all content files for one build; it comes first in PLUGINS.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Page

from cache.fingerprint import fingerprint
from cache.inputs import ROOT, contents, settings_files
from cache.store import Store
from cache.version import code_version
from records.library import Library
from rendering.sanitize import sanitize
from rendering.templates import CompiledTemplates
from rendering.text import Texts


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(open_library)
    signals.content_object_init.connect(clean)


def open_library(pelican: Any) -> None:
    """Give the settings of this build its LIBRARY and its TEXTS, and templates the filter «html».

    What earlier builds read is remembered in BUILD_CACHE, a hidden file beside the output.
    SETTINGS_VERSION is the digest of what settings are, where their values do not tell: the code of
    the files they come from (a filter's, a plugin's of someone else's), and the options of Jinja.
    """
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
    settings["TEXTS"] = texts = Texts(settings, settings["LIBRARY"])
    settings["JINJA_FILTERS"] |= {"html": texts.html}
    settings["JINJA_ENVIRONMENT"] = {
        **settings["JINJA_ENVIRONMENT"],
        "bytecode_cache": CompiledTemplates(store, version),
    }


def clean(content: Any) -> None:
    """Sanitize the HTML of Pelican's own pages."""
    if isinstance(content, Page):
        content._content = sanitize(content._content)
