"""Builds by a process that has loaded Pelican already: `tasks.pelican` in a third of the time.

A process of its own, which forks for each build, and once more where `tasks` would start Pelican.
What it runs is the very code of `invoke build`, but for the start of a Python interpreter.
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests import harm

ROOT = Path(__file__).parent.parent

_LOADED = """
pelican PIL.PngImagePlugin PIL.JpegImagePlugin PIL.WebPImagePlugin feedgenerator
markdown.extensions.meta markdown.extensions.tables markdown.extensions.sane_lists
markdown.extensions.footnotes markdown.extensions.toc arabic.markdown
arabic rendering directory newsroom schemaorg editorial building
building.build building.generator building.writer building.assembly
""".split()


@dataclass(frozen=True, slots=True)
class Result:
    """How a build ended: its status (negative: the signal that killed it), and what it said."""

    status: int
    told: str


class Running:
    """A build that has begun."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        self._process = process
        self._log = log

    def result(self) -> Result:
        """Wait for its end."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, f"the builder died; see {self._log}"
        return Result(json.loads(line), self._log.read_text("utf-8", "replace"))


class Builder:
    """A warm process, which builds one site at a time."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        self._process = process
        self._log = log
        self.pid = process.pid

    def start(
        self,
        settings: str,
        output: Path,
        *words: str,
        full: bool = False,
        suffering: tuple[Any, ...] = (),
        **environment: str,
    ) -> Running:
        """Begin `tasks.pelican`; ``suffering`` is a function of :mod:`harm` and its arguments."""
        request = {"settings": settings, "output": str(output), "words": words, "full": full}
        request |= {"suffering": suffering, "environment": environment, "log": str(self._log)}
        assert self._process.stdin
        self._process.stdin.write(f"{json.dumps(request)}\n")
        self._process.stdin.flush()
        return Running(self._process, self._log)

    def build(self, settings: str, output: Path, *words: str, **options: Any) -> Result:
        """Build, and wait for the end; arguments are those of :meth:`start`."""
        return self.start(settings, output, *words, **options).result()


@contextmanager
def builder(log: Path, *within: str) -> Iterator[Builder]:
    """A builder whose builds say what they say in ``log``; ``within`` is a command to start it."""
    command = [*within, sys.executable, "-m", "tests.warm"]
    environment = os.environ | {"PYTHONUTF8": "1"}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        yield Builder(process, log)
        assert process.stdin
        process.stdin.close()


def _serve() -> None:
    """Fork for each request on the standard input; answer with the status of its end."""
    sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]
    for name in _LOADED:
        importlib.import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _leave(lambda request=line: _build(**json.loads(request)))
        print(_ended(child), flush=True)


def _build(  # noqa: PLR0917
    settings: str,
    output: str,
    words: list[str],
    full: bool,
    suffering: list[Any],
    environment: dict[str, str],
    log: str,
) -> int:
    import tasks

    os.setsid()
    harm.act("parent")
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.environ.update(environment)
    if suffering:
        getattr(harm, suffering[0])(*suffering[1:])
    tasks.subprocess = SimpleNamespace(run=_fork)  # this process is ours alone
    return tasks.pelican(settings, output, *words, full=full)


def _fork(command: list[str], env: dict[str, str], **_: Any) -> SimpleNamespace:
    """`subprocess.run`, for Pelican."""
    import pelican

    sys.stdout.flush()
    child = os.fork()
    if not child:
        harm.act("child")
        os.environ.update(env)
        assert command[1:3] == ["-m", "pelican"]
        _leave(lambda: pelican.main(command[3:]))
    return SimpleNamespace(returncode=_ended(child))


def _leave(work: Callable[[], int | None]) -> None:
    """Do some work and end this process as Python ends, but for what callers still have to do."""
    try:
        status = work()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else bool(end.code)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
        status = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    os._exit(status or 0)


def _ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    _serve()
