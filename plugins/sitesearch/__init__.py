"""Search that knows Arabic as people type it: the index of the site, made at build.

``documents`` says what can be found of each view, ``aliases`` which names stand for each other,
``index`` writes the words of documents as MiniSearch reads them, ``parts`` cuts them into files.
Only this module and ``generator`` know Pelican. Words are brought to their keys by
:mod:`arabic.stem`, here and in ``theme/static/js/search.js`` alike.
"""

from __future__ import annotations

from typing import Any

from pelican import signals


def register() -> None:
    """Connect to Pelican; must come after ``newsroom`` in PLUGINS."""
    signals.get_generators.connect(generators)


def generators(_pelican: Any) -> Any:
    """The generator of the index."""
    from sitesearch.generator import SearchGenerator

    return SearchGenerator
