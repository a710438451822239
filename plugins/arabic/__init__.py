"""The Arabic language as Morocco writes it: dates, numbers, bidi, typography, sorting.

Pure functions, one module for each rule. This file is the only one that knows Pelican: it gives
the functions of :mod:`arabic.filters` to the templates. The Markdown extension is loaded by name:
``"extension_configs": {"arabic.markdown": {}}``.
"""

from __future__ import annotations

from typing import Any


def register() -> None:
    """Entry point Pelican calls: adds our Jinja filters as soon as the settings are read."""
    # Here and not above: whoever imports arabic.fold alone should not load Pelican.
    from pelican import signals

    signals.initialized.connect(_add_filters)


def _add_filters(pelican: Any) -> None:
    """Put the filters beside those of the configuration, which win where names meet."""
    from arabic.filters import FILTERS

    # A new dictionary: Pelican's default one is shared by every build of the process.
    pelican.settings["JINJA_FILTERS"] = {**FILTERS, **pelican.settings.get("JINJA_FILTERS", {})}
