"""A site is assembled beside the old one and takes its place in one move.

The tree that the old one leaves is kept: at the next build only what differs is brought up to date
in it, by hard links, so that a build costs what changed and not what the site holds. A build that
fails, or is killed, leaves the site as it was; a tree it was working on is thrown away.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from building.tree import identity, prune
from cache.inputs import ROOT, unchanged
from cache.store import Store, forget
from cache.version import code_version

WAITING = (
    "بناء آخر لم ينته بعد: ننتظره\n"
    "Another build has not ended yet: waiting for it"
)  # fmt: skip

NOTHING_NEW = "لم يتغير شيء منذ آخر بناء، فالموقع كما ينبغي."

#: linux/fs.h: two names change places, and at no moment is one of them missing.
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


def assemble(output: Path, build: Callable[[Path, str, Path, int], int], full: bool = False) -> int:
    """Let ``build`` bring a copy of the site up to date; put it in place when that returns 0.

    ``build`` gets the folder of the copy, the identity of the site that it is a copy of («» for an
    empty folder), the cache, and the descriptor of the lock, which must stay open in every process
    that writes. ``full`` starts from nothing. Returns what ``build`` returned.
    """
    staging = _beside(output, "new")
    with alone(output) as lock:
        recover(output)
        shutil.rmtree(staging, ignore_errors=True)  # of a build that was killed
        if full:
            forget(cache_of(output))
            forget(pictures_of(cache_of(output)))
            forget(cards_of(cache_of(output)))
        try:
            whose = "" if full else _copy(output, staging)
            status = build(staging, whose, cache_of(output), lock)
            if status == 0:
                _swap(output, staging)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return status


def is_current(output: Path, words: list[str]) -> bool:
    """Whether the site is what the last build left, and a build would make the same again.

    ``words`` are what the build was asked for. Tells so, with the warnings of that build.
    """
    store = Store(cache_of(output), code_version(ROOT))
    whose, known, asked, warnings = store.get("inputs", b"") or ("", None, [], [])
    # what a build says of the site it made holds once that is in place, and only then
    current = bool(
        known and asked == words and whose == identity(output) and unchanged(known, store)
    )
    store.save()
    store.close()
    if current:
        print(*warnings, sep="\n", end="\n" * bool(warnings), file=sys.stderr)
        print(NOTHING_NEW)
    return current


def cache_of(output: Path) -> Path:
    """The file in which builds of ``output`` keep what they found out."""
    return _beside(output, "cache")


def pictures_of(cache: Path) -> Path:
    """The file beside that of other results in which builds keep the files of pictures."""
    return cache.with_suffix(".pictures")


def cards_of(cache: Path) -> Path:
    """The file beside it in which builds keep the previews of links."""
    return cache.with_suffix(".cards")


def recover(output: Path) -> None:
    """Bring back a site that a killed build had moved aside, where it could not be exchanged."""
    old = _beside(output, "old")
    if old.exists() and not output.exists():
        old.rename(output)
    shutil.rmtree(old, ignore_errors=True)


def _copy(output: Path, staging: Path) -> str:
    """Make ``staging`` a copy of the site; return the identity of what it is a copy of.

    «» where what the site holds is not known: then it is made from nothing.
    """
    store = Store(cache_of(output))
    tree, spare, changed = store.get("trees", b"") or ("", "", [])
    store.close()
    if not tree or tree != identity(output):
        return ""
    if spare and spare == identity(_beside(output, "spare")):
        _beside(output, "spare").rename(staging)
        _bring(changed, output, staging)
    else:
        shutil.rmtree(_beside(output, "spare"), ignore_errors=True)
        _clone(output, staging)
    return str(tree)


def _clone(folder: Path, other: Path) -> None:
    """Make ``other`` a folder of the same files."""
    other.mkdir()
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _clone(folder / entry.name, other / entry.name)
            else:
                _link(entry.path, other / entry.name)


def _bring(names: Iterable[str], output: Path, staging: Path) -> None:
    """Make some files of ``staging`` what they are in ``output``."""
    for name in names:
        new, old = output / name, staging / name
        old.unlink(missing_ok=True)
        if new.exists():
            old.parent.mkdir(parents=True, exist_ok=True)
            _link(new, old)
        else:
            prune(staging, name)


def _link(new: str | Path, old: str | Path) -> None:
    try:
        os.link(new, old)
    except OSError:  # a file system without hard links
        shutil.copy2(new, old)


def _swap(output: Path, staging: Path) -> None:
    """Put ``staging`` in the place of the site, and keep the old tree for the next build."""
    new, old = identity(staging), ""
    if output.exists():
        exchange(staging, output)
        spare = _beside(output, "spare")
        shutil.rmtree(spare, ignore_errors=True)
        staging.rename(spare)
        old = identity(spare)
    else:
        staging.rename(output)
    store = Store(cache_of(output))
    changes = store.get("changes", b"")
    store.put("trees", b"", (new, "" if changes is None else old, changes))
    store.put("changes", b"", None)  # whoever does not say what it changed has not
    store.save()
    store.close()


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places, at once where the system can (Linux: renameat2(2))."""
    if sys.platform == "linux":
        call = ctypes.CDLL(None, use_errno=True).renameat2
        paths = os.fsencode(one), os.fsencode(other)
        if call(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
            return
        if ctypes.get_errno() not in {errno.EINVAL, errno.ENOSYS}:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    aside = _beside(other, "old")
    other.rename(aside)
    try:
        one.rename(other)
    except OSError:
        aside.rename(other)
        raise
    aside.rename(one)


@contextmanager
def alone(output: Path) -> Iterator[int]:
    """Wait for another build of the same output to end; give the lock's descriptor.

    The lock lasts until the last process that inherited it has ended, killed or not.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    with _beside(output, "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(WAITING, file=sys.stderr, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock.fileno()


def _beside(output: Path, what: str) -> Path:
    return output.with_name(f".{output.name}.{what}")
