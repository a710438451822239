"""What outputs are made from, and what an output is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Generic, NamedTuple, TypeVar

from cache.fingerprint import Versioned, fingerprint
from directory.catalog import Catalog
from directory.public import Association, Center

V = TypeVar("V")


@dataclass(frozen=True, kw_only=True)
class Item(Versioned, Generic[V]):
    """A public view that many files hold, with its digest: it is pickled once, not for each."""

    view: V


@dataclass(frozen=True)
class Site:
    """All that outputs are made from; ``name`` is the institution's, ``base_url`` has no slash."""

    catalog: Catalog
    name: str
    base_url: str

    @cached_property
    def centers(self) -> tuple[Item[Center], ...]:
        """All centers, in alphabetical order."""
        return tuple(map(_item, self.catalog.centers))

    @cached_property
    def associations(self) -> dict[str, Item[Association]]:
        """All associations by id, in alphabetical order."""
        return {view.id: _item(view) for view in self.catalog.associations}


def _item(view: V) -> Item[V]:
    return Item(version=fingerprint(view), view=view)


class File(NamedTuple):
    """A file to be published; ``version`` is the digest of all that ``make`` asks."""

    name: str
    version: bytes
    make: Callable[[], bytes]


def file(name: str, render: Callable[..., bytes], *given: Any) -> File:
    """The file that ``render`` makes of exactly what it is given."""
    return File(name, fingerprint((name, given)), partial(render, *given))


@dataclass(frozen=True)
class Export:
    """An output: how its page tells of it, and the files it is made of.

    ``address`` is the file that readers are led to; ``fields`` are names of fields with their
    meaning, in the order of the file.
    """

    address: str
    name: str
    format: str
    about: str
    fields: tuple[tuple[str, str], ...]
    files: Callable[[Site], Iterator[File]]
