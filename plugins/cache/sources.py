"""The digest of every source file, read anew only where the file system says it changed.

What counts is the digest, so a clone or a copy of the repository changes nothing. Size, times and
inode are only a way not to read what was read before (as in Git's index, gitformat-index(5)).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from cache.store import Store, digest, digest_of

#: Modification and change time in ns, size, inode.
Stat = tuple[int, int, int, int]

_KIND = "sources"
_PASSED = (".", "__pycache__")
#: A file changed so shortly before it was read may change again without a trace in its times.
_RACY_NS = 2_000_000_000


CHANGED = (
    "تغيرت ملفات والموقع يبنى: {what}. لم يكتب شيء، فأعد البناء.\n"
    "Files changed while the site was being built. Nothing was written: build again."
)


class ChangedDuringBuildError(SystemExit):
    """A source file is not what it was when the build began: ends the build, and says so."""

    def __init__(self, what: str) -> None:
        """``what`` changed."""
        super().__init__(CHANGED.format(what=what))


class Sources:
    """The files below a folder, hidden ones left out, as they were when the build began.

    ``digests`` holds, by path below the folder, in order, the digest of each file's bytes; of a
    file that cannot be read, zeros. ``others`` are the paths of what is no file: folders, links
    that lead nowhere. ``links`` are those of all symbolic links.
    """

    def __init__(self, root: Path, store: Store | None = None) -> None:
        """Find all files and their digests; ``store`` remembers them."""
        self.root = root
        self.digests: dict[str, bytes] = {}
        self.others: list[str] = []
        self.links: set[str] = set()
        store = store or Store()
        key = digest_of(str(root))
        known: dict[str, tuple[Stat, bytes]] = store.get(_KIND, key) or {}
        found = self._read(known, time.time_ns())
        if found != known:
            store.put(_KIND, key, found)

    def summary(self) -> bytes:
        """The digest of all of them, names included."""
        names = "\0".join((*self.digests, "", *self.others)).encode("utf-8", "surrogateescape")
        return digest(b"".join((*self.digests.values(), names)))

    def read(self, name: str) -> bytes:
        """A file's bytes. Raises :class:`ChangedDuringBuildError` if they are new."""
        try:
            data = (self.root / name).read_bytes()
        except FileNotFoundError:
            raise ChangedDuringBuildError(name) from None
        if digest(data) != self.digests.get(name):
            raise ChangedDuringBuildError(name)
        return data

    def check(self, store: Store) -> None:
        """Raise :class:`ChangedDuringBuildError` if any file is new, gone or not what it was."""
        now = Sources(self.root, store)
        if now.summary() != self.summary():
            changed = {name for name, _ in self.digests.items() ^ now.digests.items()}
            raise ChangedDuringBuildError(min(changed, default=self.root.name))

    def _read(
        self, known: dict[str, tuple[Stat, bytes]], now: int
    ) -> dict[str, tuple[Stat, bytes]]:
        """Fill the digests; return what may be remembered of them."""
        found: dict[str, tuple[Stat, bytes]] = {}
        for name, stat, is_link in _walk(str(self.root)):
            if is_link:
                self.links.add(name)
            if stat is None:
                self.others.append(name)
                continue
            old = known.get(name)
            if old is None or old[0] != stat:
                old = stat, _digest(self.root / name)
            if now - max(stat[0], stat[1]) > _RACY_NS:
                found[name] = old
            self.digests[name] = old[1]
        return found


def _digest(path: Path) -> bytes:
    try:
        return digest(path.read_bytes())
    except OSError:
        return bytes(len(digest(b"")))


def _walk(folder: str, prefix: str = "") -> Iterator[tuple[str, Stat | None, bool]]:
    """Everything below a folder, by its path there and in the order of names.

    With what the file system tells of it, or None of what is no file; and whether it is a link.
    Folders that are links are not followed.
    """
    for name, stat, is_link, is_folder in _entries(folder):
        yield f"{prefix}{name}", stat, is_link
        if is_folder:
            yield from _walk(f"{folder}/{name}", f"{prefix}{name}/")


def _entries(folder: str) -> list[tuple[str, Stat | None, bool, bool]]:
    """What is in a folder: by name, what :func:`_walk` tells of it, and whether it is a folder."""
    try:
        # by its descriptor, the system finds each file without the way to the folder
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return []
    found = []
    try:
        with os.scandir(handle) as entries:
            for entry in entries:
                if entry.name.startswith(_PASSED):
                    continue
                try:
                    stat = _stat(entry) if entry.is_file() else None
                except FileNotFoundError:  # of an editor's program, which comes and goes
                    continue
                is_link, is_folder = entry.is_symlink(), entry.is_dir(follow_symlinks=False)
                found.append((entry.name, stat, is_link, is_folder))
    finally:
        os.close(handle)
    return sorted(found)


def _stat(entry: os.DirEntry[str]) -> Stat:
    status = entry.stat()
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
