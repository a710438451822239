"""Harm done to a build from within: a process is killed at a step of its own, not at a time.

A step is what Python tells of its work on files (audit events, PEP 578): a file is opened, renamed,
linked or removed, a folder made or listed, the cache opened, two folders change places.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

#: Who takes steps: what `invoke` runs in, Pelican, and the processes that help it.
ROLES = ("parent", "child", "worker")
_EVENTS = (
    "open os.rename os.link os.remove os.mkdir os.rmdir os.listdir os.scandir shutil.rmtree "
    "sqlite3.connect ctypes.dlsym fcntl.flock"
).split()

_role = ""
_owner = 0


def act(role: str) -> None:
    """Say what this process is; those that it forks are workers unless they say otherwise."""
    global _role, _owner
    _role, _owner = role, os.getpid()


def watch(folder: str, victim: str = "", step: str = "", at: int = 0, whole: bool = False) -> None:
    """Note the steps of each role on files below ``folder``, from now on, in files there.

    The ``victim`` is killed before its ``at``-th step of the kind ``step``, and all processes of
    the build with it if ``whole``.
    """

    def kill() -> None:
        os.killpg(0, signal.SIGKILL) if whole else os.kill(os.getpid(), signal.SIGKILL)

    _listen(folder, (victim, step, at), kill)


def meddle(  # noqa: PLR0917
    folder: str, name: str, text: str, role: str, step: str, at: int, own: bool
) -> None:
    """Let someone else write ``text`` into a file, by its path below ``folder``, in between.

    The time is before the ``at``-th step of the kind ``step`` that processes of that role take; if
    ``own``, only steps on this very file count.
    """

    def write() -> None:
        path = Path(folder, name)
        part = path.with_name(f".{path.name}")
        part.write_text(text, "utf-8")
        part.replace(path)

    _listen(folder, (role, step, at), write, str(Path(folder, name)) if own else folder)


def _listen(
    folder: str, moment: tuple[str, str, int], strike: Callable[[], None], about: str = ""
) -> None:
    victim, step, at = moment
    mode = os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    logs = {role: os.open(_path(folder, role), mode) for role in ROLES}
    struck = False

    def hook(event: str, details: tuple[Any, ...]) -> None:
        nonlocal struck
        if struck or event not in _EVENTS or not _concerns(event, details, about or folder):
            return
        role = _role if os.getpid() == _owner else "worker"
        mark = bytes([_EVENTS.index(event)])
        os.write(logs[role], mark)
        struck = (role, event) == (victim, step) and _count(logs[role], mark) >= at
        if struck:
            strike()

    sys.addaudithook(hook)


def limit(size: int, kill: bool) -> None:
    """Let no file grow over ``size`` bytes: whoever tries is killed, or told that it cannot be."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL if kill else signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def steps(folder: Path, role: str) -> list[str]:
    """The steps that were counted: names of events."""
    return [_EVENTS[number] for number in Path(_path(str(folder), role)).read_bytes()]


def _count(log: int, mark: bytes) -> int:
    return os.pread(log, 1 << 20, 0).count(mark)


def _path(folder: str, role: str) -> str:
    return f"{folder}/steps-of-{role}"


def _concerns(event: str, details: tuple[Any, ...], folder: str) -> bool:
    if event in {"ctypes.dlsym", "fcntl.flock"}:
        return True
    return any(os.fspath(item).startswith(folder) for item in details if _is_path(item))


def _is_path(item: Any) -> bool:
    return isinstance(item, str | os.PathLike)
