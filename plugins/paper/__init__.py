"""Paper: the directory as a booklet, sheets for walls, posters; and previews of links.

``press`` calls Typst with the templates of ``theme/paper``, ``told`` says how records are told
there, ``outputs`` is the table of what is printed with every build: ``booklet``, ``sheet``.
``poster`` is printed when asked for, ``cards`` draws the previews. Only this module and
``generator`` know Pelican.
"""

from __future__ import annotations

from typing import Any


def register() -> None:
    """Connect to Pelican; must come after ``exports`` in PLUGINS."""
    from pelican import signals

    signals.get_generators.connect(generators)


def generators(_pelican: object) -> Any:
    """The generator of what is printed."""
    from paper.generator import PaperGenerator

    return PaperGenerator
