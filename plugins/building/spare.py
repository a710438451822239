"""A build that has begun before it is asked for: its libraries are loaded, it waits for its words.

To load Pelican and our code takes longer than all the rest of a build that changes one page. So a
process begins with that while it is still asked whether anything changed, or, for the preview, long
before anything does. It makes one build and ends. It knows when it began (``STARTED``), so that a
build by code that changed since is refused (``cache.inputs``).
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

#: What a build will need, Pelican first; the rest it brings itself.
_NEEDED = (
    *("pelican", "arabic", "rendering", "directory.generator", "newsroom.generator"),
    *("newsroom.posts", "schemaorg", "sitesearch", "exports", "feeds", "editorial.check"),
    *("building.build", "building.generator", "building.writer", "records.yaml"),
    *("directory.phones", "rendering.text"),
)
_START = "import sys; sys.path.insert(0, sys.argv[1]); from building import spare; spare.wait()"
_PART = 1 << 16


class Begun:
    """A build that waits for its words, in a process that prints where we print."""

    def __init__(self, root: Path, environment: dict[str, str] | None = None, **pipes: Any):
        """Begin it in ``root``, the repository; ``pipes``, as of Popen, lead elsewhere."""
        self._started = time.time_ns()
        self._ours, theirs = socket.socketpair()
        with theirs:
            self.process: subprocess.Popen[str] = subprocess.Popen(
                [sys.executable, "-c", _START, str(Path(__file__).parents[1])],
                cwd=root,
                env=os.environ | {"PYTHONUTF8": "1"} | (environment or {}),
                stdin=theirs.fileno(),
                **pipes,
            )

    def __enter__(self) -> Begun:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def send(self, arguments: list[str], lock: int) -> None:
        """Let it run Pelican with ``arguments``; it keeps ``lock``, a descriptor, open."""
        started = f"STARTED={self._started}"  # the last word is valid
        words = json.dumps([*arguments, started]).encode()
        with self._ours, suppress(OSError):  # one that could not even begin says why
            socket.send_fds(self._ours, [words], [lock])

    def run(self, arguments: list[str], lock: int) -> int:
        """The same, until it has ended; return its exit status."""
        self.send(arguments, lock)
        return self.process.wait()

    def end(self) -> None:
        """End it, whatever it does."""
        self._ours.close()
        self.process.kill()
        self.process.wait()


class Builder:
    """Builds that are begun ahead, one after another, and tell what they print."""

    def __init__(self, root: Path) -> None:
        """Begin the first; builds run in ``root``, the repository."""
        self._root = root
        self._begin()

    def run(self, arguments: list[str], lock: int, tell: Callable[[str], None]) -> int:
        """Run Pelican with ``arguments``; return its exit status.

        ``lock`` is a descriptor that the process keeps open, ``tell`` gets each line it prints.
        """
        self._next.send(arguments, lock)
        process = self._next.process
        assert process.stdout
        for line in process.stdout:
            tell(line.rstrip("\n"))
        status = process.wait()
        self.renew()
        return status

    def renew(self) -> None:
        """Begin another build in the place of the one that waits: the code changed."""
        self.close()
        self._begin()

    def close(self) -> None:
        """End the build that waits."""
        self._next.end()
        assert self._next.process.stdout
        self._next.process.stdout.close()

    def _begin(self) -> None:
        self._next = Begun(
            self._root,
            {"PYTHONUNBUFFERED": "1", "COLUMNS": "200"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )


def wait() -> None:
    """Load what a build needs, wait for the words of one, and be that build.

    Standard input is the socket that they come by. Ends where whoever would send them has ended.
    """
    try:
        for name in _NEEDED:
            import_module(name)
        words, locks = _received()
    except KeyboardInterrupt:
        return
    if words:
        os.set_inheritable(locks[0], True)  # for the processes that it makes in turn
        sys.exit(import_module("pelican").main(json.loads(words)))


def _received() -> tuple[bytes, list[int]]:
    """The words, and the lock that came with them; none where whoever held the socket has ended."""
    with socket.socket(fileno=0) as theirs:
        words, locks, _, _ = socket.recv_fds(theirs, _PART, 1)
        while part := theirs.recv(_PART):
            words += part
    return words, locks
