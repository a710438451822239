"""Open data: the directory in files that programs read, and the page that tells of them.

Each output is a module of its own, from public views to bytes; ``outputs`` is the table of them,
``model`` says what one is. Only this module and ``generator`` know Pelican.
"""

from __future__ import annotations

from pelican import signals

from exports.generator import ExportsGenerator


def register() -> None:
    """Connect to Pelican; must come after ``directory`` in PLUGINS."""
    signals.get_generators.connect(generators)


def generators(_pelican: object) -> type[ExportsGenerator]:
    """The generator of the open data."""
    return ExportsGenerator
