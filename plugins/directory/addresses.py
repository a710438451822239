"""Where the directory's pages stand: Pelican-style ``*_URL`` settings, folder addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """URL patterns relative to the site's root; each ends with a slash."""

    directory: str = "directory/"
    kind: str = "directory/kinds/{kind}/"
    commune: str = "directory/communes/{commune}/"
    pair: str = "directory/communes/{commune}/{kind}/"
    center: str = "directory/centers/{center}/"
    associations: str = "associations/"
    association: str = "associations/{slug}/"

    @classmethod
    def from_settings(cls, settings: Mapping[str, object]) -> Addresses:
        """The patterns of ``DIRECTORY_URL``, ``KIND_URL`` and so on; defaults where unset."""
        names = cls.__dataclass_fields__
        found = {name: settings.get(f"{name.upper()}_URL") for name in names}
        return cls(**{name: str(value) for name, value in found.items() if value is not None})
