"""Output: which files a site is made of, and writing those that are not there yet.

``writer`` collects them, ``generator`` adds what is no page, ``build`` follows one run of Pelican,
``tree`` writes; ``assembly`` puts the result in the place of the old site. The tasks use this
room without Pelican.
"""

from __future__ import annotations

from typing import Any


def register() -> None:
    """Connect to Pelican; must come last in PLUGINS."""
    from pelican import signals

    signals.initialized.connect(start)
    signals.get_writer.connect(site_writer)
    signals.get_generators.connect(generators)


def start(pelican: Any) -> None:
    """Follow one build; templates get the filters «style», «scripts» and «allowing»."""
    from building.build import Build
    from building.inline import allowing, held, style

    pelican.settings["JINJA_FILTERS"] |= {"style": style, "scripts": held, "allowing": allowing}
    pelican.build = Build(pelican)


def site_writer(_pelican: Any) -> Any:  # «writer» is the module, once it is loaded
    """The writer of this site."""
    from building.writer import SiteWriter

    return SiteWriter


def generators(_pelican: Any) -> Any:
    """The generator of what is no page."""
    from building.generator import PublishingGenerator

    return PublishingGenerator
