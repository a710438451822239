"""The files of a built site, and writing those that are not right yet.

``known`` says what a folder holds: by name, the version a file was made from and the digest of its
bytes. A file whose version is known is not made again; one whose bytes are the same is not touched.
What tells of the bytes of others is made last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from building.compress import SUFFIXES, companions
from building.reasons import reason
from cache.store import Store, digest, digest_of

#: By a file's name: the digest of what it is made from, and that of its bytes.
Known = dict[str, tuple[bytes, bytes]]


class OutputError(RuntimeError):
    """A file of the site could not be made or written; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path, the digest of all it is made from, and how to make it."""

    name: str
    version: bytes
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Derived:
    """A file that tells of the bytes of others.

    ``make`` gets a function that reads one of ``sources``, files of the site, by its path;
    ``version`` is the digest of all else that it asks.
    """

    name: str
    version: bytes
    sources: tuple[str, ...]
    make: Callable[[Callable[[str], bytes]], bytes]


@dataclass(slots=True)
class Changes:
    """What an update did: names of files, and the bytes written."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: int = 0
    size: int = 0

    def names(self) -> list[str]:
        """All files that are not what they were, their compressed companions included."""
        files = (*self.added, *self.changed, *self.removed)
        return [f"{name}{suffix}" for name in files for suffix in ("", *SUFFIXES)]


class Tree:
    """A folder that becomes a built site."""

    def __init__(self, folder: Path, known: Known | None = None) -> None:
        """Work on ``folder``, of which ``known`` tells what it holds."""
        self.folder = folder
        self.known = known or {}
        self._empty = not folder.exists() or not any(folder.iterdir())

    def update(
        self,
        outputs: Iterable[Output],
        derived: Iterable[Derived],
        store: Store,
        progress: Callable[[int, int], None],
    ) -> Changes:
        """Write what is new, remove what is no more; other processes help.

        ``derived`` files are made when all others are there, one after another. What is found out
        while files are made is put into ``store``. ``progress`` is told how many files are done, of
        how many.
        """
        wanted = {output.name: output for output in outputs}
        todo = [output for output in wanted.values() if not self._is_right(output)]
        changes = Changes(kept=len(wanted) - len(todo))
        done = 0
        for start, results in store.work(self._try, todo):
            part = todo[start : start + len(results)]
            for output, (found, size) in zip(part, results, strict=True):
                self._note(output, found, size, changes)
                progress(done := done + 1, len(todo))
        for output in map(self._resolved, derived):
            wanted[output.name] = output
            if self._is_right(output):
                changes.kept += 1
            else:
                self._note(output, *self._try(output), changes)
        for name in self.known.keys() - wanted.keys():
            self._remove(name)
            changes.removed.append(name)
        return changes

    def _is_right(self, output: Output) -> bool:
        known = self.known.get(output.name)
        return known is not None and known[0] == output.version

    def _resolved(self, file: Derived) -> Output:
        """The file as any other: its version tells what the others turned out to be."""
        found = tuple((name, self.known[name][1]) for name in file.sources)

        def make() -> bytes:
            return file.make(lambda name: (self.folder / name).read_bytes())

        return Output(file.name, digest_of(file.version, found), make)

    def _note(self, output: Output, found: bytes, size: int, changes: Changes) -> None:
        old = self.known.get(output.name)
        self.known[output.name] = (output.version, found)
        if old is None:
            changes.added.append(output.name)
        elif old[1] != found:
            changes.changed.append(output.name)
        else:
            changes.kept += 1
        changes.size += size

    def _try(self, output: Output) -> tuple[bytes, int]:
        try:
            return self._write(output)
        except OSError as error:
            raise OutputError(reason(error, output.name)) from error
        except Exception as error:
            raise OutputError(f"{output.name}: {type(error).__name__}: {error}") from error

    def _write(self, output: Output) -> tuple[bytes, int]:
        """Make a file and write it unless it is there; return its digest and the bytes written."""
        data = output.make()
        found = digest(data)
        old = self.known.get(output.name)
        if old is not None and old[1] == found:
            return found, 0
        files = {"": data, **companions(output.name, data)}
        for suffix, content in files.items():
            _write_file(self.folder / f"{output.name}{suffix}", content, new=self._empty)
        if old is not None:
            for suffix in SUFFIXES:
                if suffix not in files:
                    (self.folder / f"{output.name}{suffix}").unlink(missing_ok=True)
        return found, sum(map(len, files.values()))

    def _remove(self, name: str) -> None:
        for suffix in ("", *SUFFIXES):
            (self.folder / f"{name}{suffix}").unlink(missing_ok=True)
        del self.known[name]
        prune(self.folder, name)


def _write_file(path: Path, data: bytes, *, new: bool) -> None:
    """Write a file; where one may stand there, beside it first: other trees may share it."""
    part = path if new else path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
    if not new:
        part.replace(path)


def prune(folder: Path, name: str) -> None:
    """Remove the folders that held a file and are empty now."""
    for parent in Path(name).parents[:-1]:
        with suppress(OSError):  # not empty, or not there
            (folder / parent).rmdir()


def identity(folder: Path) -> str:
    """What tells a folder from any other, even from itself once files came to it or left it."""
    try:
        stat = folder.stat()
    except FileNotFoundError:
        return ""
    return f"{stat.st_ino}-{stat.st_mtime_ns}"
