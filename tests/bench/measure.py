"""What a command costs: time, processor time, memory, and what it wrote. Linux only."""

from __future__ import annotations

import os
import shlex
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

#: Seconds between two looks at memory.
_PAUSE = 0.05
#: A look at much memory takes long: looking may take this part of the time at most.
_SHARE = 0.05
#: File times are those of the kernel's last tick, which may be some milliseconds past.
_TICK_NS = 20_000_000


class BuildError(Exception):
    """A command that failed, or did not do what it was to do; the message holds its output."""


class Cost(NamedTuple):
    """Seconds, seconds of processor time, bytes at the peak; files and bytes written."""

    wall: float
    processor: float
    memory: float
    files: float
    bytes: float


class Build(NamedTuple):
    """A command that writes into ``output``, run in ``folder``.

    ``prepare`` is called before each round with its number; it is not measured. A round that writes
    fewer than ``least`` files is an error.
    """

    command: Sequence[str]
    folder: Path
    output: Path
    prepare: Callable[[int], None]
    least: int = 0


def in_turn(builds: dict[str, Build], rounds: int) -> dict[str, Cost]:
    """Run all builds, then all again …; the median of each one's costs, by name.

    In turn, so that what else the machine does falls on all of them alike. Raises BuildError.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in builds}
    for number in range(1, rounds + 1):
        for name, build in builds.items():
            build.prepare(number)
            cost = run(build.command, build.folder, build.output)
            if cost.files < build.least:
                raise BuildError(f"{name}: {cost.files} files written, not {build.least}")
            costs[name].append(cost)
            print(f"{number}/{rounds} {name}: {cost.wall:.2f} s", file=sys.stderr, flush=True)
    return {name: median(found) for name, found in costs.items()}


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure by itself."""
    return Cost(*map(statistics.median, zip(*costs, strict=True)))


def run(command: Sequence[str], folder: Path, output: Path) -> Cost:
    """Run a command in ``folder`` and account for it and for all processes it starts.

    Processor time is what the kernel charged to the command and to the children it waited for
    (wait4(2)). Memory is the greatest sum, over all its processes, of their proportional set size
    (PSS, proc_pid_smaps(5)) seen at one time: a sum of resident sizes would count the pages that
    forked workers share with their parent once for each of them. What lasts less than the 50 ms
    between two looks may be missed. Files and bytes are those below ``output`` that were written
    since the start. Raises BuildError when the command fails.
    """
    with tempfile.TemporaryFile() as log:
        start_ns, start = time.time_ns() - _TICK_NS, time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            with _Peak(process.pid) as peak:
                _, status, usage = os.wait4(process.pid, 0)
                wall = time.perf_counter() - start
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            text = log.read().decode("utf-8", "replace")
            raise BuildError(f"{text}\n{shlex.join(command)}: status {process.returncode}")
    sizes = list(_written(output, start_ns))
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak.bytes, len(sizes), sum(sizes))


def _environment() -> dict[str, str]:
    """That of an editor, whose Python keeps the code it compiled."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONUTF8": "1"}


class _Peak:
    """Watches a session's memory while entered; then ``bytes`` is the most that was seen."""

    def __init__(self, session: int) -> None:
        self.bytes = 0
        self._session = session
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Peak:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        pause = _PAUSE
        while not self._end.wait(pause):
            start = time.perf_counter()
            self.bytes = max(self.bytes, sum(map(_pss, _members(self._session))))
            pause = max(_PAUSE, (time.perf_counter() - start) / _SHARE)


def _members(session: int) -> Iterator[Path]:
    """The folders in /proc of a session's processes, orphans included (proc_pid_stat(5))."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            _, _, fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")
        except OSError:  # it has ended meanwhile
            continue
        if int(fields.split()[3]) == session:
            yield folder


def _pss(process: Path) -> int:
    """The bytes of a process, those it shares divided among who shares them; 0 if it has ended."""
    try:
        lines = (process / "smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _written(folder: Path, since: int) -> Iterator[int]:
    for path in folder.rglob("*"):
        found = path.lstat()
        if path.is_file() and found.st_mtime_ns >= since:
            yield found.st_size
