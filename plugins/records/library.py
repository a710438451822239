"""The content folder of a build: where it is, and what is known of its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cache.sources import Sources
from cache.store import Store, digest_of
from diagnostics import display_path
from records.links import targets


class Library:
    """All files that editors write, by their paths below the content folder.

    ``store`` remembers what earlier builds read in them.
    """

    def __init__(self, content: Path, root: Path, store: Store | None = None) -> None:
        """Files below ``content`` (Pelican's PATH); findings name paths relative to ``root``."""
        self.content = content
        self.root = root
        self.store = store or Store()
        self.sources = Sources(content, self.store)
        shown = display_path(content, root)
        self._prefix = "" if shown == "." else f"{shown}/"

    def shown(self, name: str) -> str:
        """The path of a file as editors know it."""
        return self._prefix + name

    def digest(self, name: str) -> bytes:
        """The digest of a file; empty where there is none."""
        return self.sources.digests.get(name, b"")

    def names(self, folder: str = "") -> list[str]:
        """The paths of all files, or of those in a folder whose path ends with a slash; sorted."""
        return [name for name in self.sources.digests if name.startswith(folder)]

    @cached_property
    def targets(self) -> dict[str, tuple[str, ...]]:
        """The files that each Markdown file links to, if any."""

        def read(name: str) -> tuple[str, ...]:
            return targets((self.content / name).read_text("utf-8", "replace"), name)

        names = [name for name in self.sources.digests if name.endswith(".md")]
        keys = [digest_of(name, self.sources.digests[name]) for name in names]
        found = zip(names, self.store.map("links", read, names, keys), strict=True)
        return {name: targets for name, targets in found if targets}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing in a folder that may be a file of ours.

    ``path`` is absolute, ``name`` that below the content folder; it may be a link or a folder.
    """

    path: str
    name: str
    is_folder: bool
    is_link: bool


def walk(content: Path, folder: str) -> Iterator[Found]:
    """Everything in a folder and its sub-folders, hidden things left out, in the order of names.

    ``folder`` is below ``content``. Links to folders are told, not followed.
    """
    if not (content / folder).is_dir():
        return
    with os.scandir(content / folder) as entries:
        visible = sorted(
            (entry for entry in entries if not entry.name.startswith(".")),
            key=lambda entry: entry.name,
        )
    for entry in visible:
        found = Found(entry.path, f"{folder}/{entry.name}", entry.is_dir(), entry.is_symlink())
        yield found
        if found.is_folder and not found.is_link:
            yield from walk(content, found.name)
