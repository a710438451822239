"""The form for editors at ``/admin/``: Sveltia CMS, where the setting ADMIN names a repository.

``fields`` makes fields of the models, ``words`` says what they are called, ``choices`` what may be
chosen, ``config`` what can be edited, ``bundle`` the program, ``policy`` what it may ask. Only this
module and ``generator`` know Pelican.
"""

from __future__ import annotations

from typing import Any

from pelican import signals


def register() -> None:
    """Connect to Pelican; must come before ``building`` in PLUGINS."""
    signals.get_generators.connect(generators)


def generators(_pelican: Any) -> Any:
    """The generator of the form."""
    from admin.generator import AdminGenerator

    return AdminGenerator
