"""A build that has begun before it is asked for: its libraries are loaded, it waits for its words.

To load Pelican and our code takes longer than all the rest of a build that changes one page. The
process is a spare one: it makes one build and ends, and the next is begun. It knows when it began
(``STARTED``), so that a build by code that changed since is refused (``cache.inputs``).
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

#: What a build will need, Pelican first; the rest it brings itself.
_NEEDED = (
    *("pelican", "arabic.filters", "arabic.markdown", "rendering.templates", "rendering.text"),
    *("directory.generator", "directory.phones", "newsroom.generator", "newsroom.posts"),
    *("newsroom.share", "schemaorg", "sitesearch.generator", "exports", "paper.generator", "feeds"),
    *("editorial.check", "admin.generator", "building.build", "building.generator"),
    *("building.writer", "records.yaml"),
)
_START = "import sys; sys.path.insert(0, sys.argv[1]); from building import spare; spare.wait()"
_PART = 1 << 16


class Builder:
    """Builds in processes that are begun ahead, one after another."""

    def __init__(self, root: Path) -> None:
        """Begin the first; builds run in ``root``, the repository."""
        self._root = root
        self._begin()

    def run(self, arguments: list[str], lock: int, tell: Callable[[str], None]) -> int:
        """Run Pelican with ``arguments``; return its exit status.

        ``lock`` is a descriptor that the process keeps open, ``tell`` gets each line it prints.
        """
        process, ours = self._process, self._ours
        started = f"STARTED={self._started}"  # the last word is valid
        words = json.dumps([*arguments, started]).encode()
        with ours, suppress(OSError):  # one that could not even begin says why
            socket.send_fds(ours, [words], [lock])
        assert process.stdout
        for line in process.stdout:
            tell(line.rstrip("\n"))
        status = process.wait()
        process.stdout.close()
        self._begin()
        return status

    def renew(self) -> None:
        """Begin another process in the place of the one that waits: the code changed."""
        self.close()
        self._begin()

    def close(self) -> None:
        """End the process that waits."""
        self._ours.close()
        assert self._process.stdout
        self._process.stdout.close()
        self._process.kill()
        self._process.wait()

    def _begin(self) -> None:
        self._started = time.time_ns()
        self._ours, theirs = socket.socketpair()
        with theirs:
            self._process: subprocess.Popen[str] = subprocess.Popen(
                [sys.executable, "-c", _START, str(Path(__file__).parents[1])],
                cwd=self._root,
                env=os.environ | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "COLUMNS": "200"},
                stdin=theirs.fileno(),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
            )


def wait() -> None:
    """Load what a build needs, wait for the words of one, and be that build.

    Standard input is the socket that they come by. Ends where whoever would send them has ended.
    """
    for name in _NEEDED:
        import_module(name)
    from pelican import main

    with socket.socket(fileno=0) as theirs:
        try:
            words, locks, _, _ = socket.recv_fds(theirs, _PART, 1)
            while part := theirs.recv(_PART):
                words += part
        except KeyboardInterrupt:
            return
    if words:
        os.set_inheritable(locks[0], True)  # for the processes that it makes in turn
        sys.exit(main(json.loads(words)))
