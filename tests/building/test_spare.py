"""A build in a process that was begun ahead is a build like any other."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from building.spare import Builder

#: Settings with a plugin that tells when the build began.
TELLING = """\
import types
from pelican import signals

def tell(pelican):
    print("STARTED", pelican.settings["STARTED"], flush=True)
    raise SystemExit(3)

def register():
    signals.initialized.connect(tell)

PATH, PLUGINS = ".", [types.SimpleNamespace(__name__="telling", register=register)]
"""


@pytest.fixture
def builder(tmp_path: Path) -> Iterator[Builder]:
    found = Builder(tmp_path)
    yield found
    found.close()


def run(builder: Builder, settings: Path, code: str, lock: int = 0) -> tuple[int, list[str]]:
    """Have Pelican read settings that hold ``code``; return its status, and what it printed."""
    settings.write_text(code, "utf-8")
    told: list[str] = []
    status = builder.run(["-s", str(settings), "-e"], lock, told.append)
    return status, told


def test_each_build_is_a_process_of_its_own(builder: Builder, tmp_path: Path) -> None:
    code = "import os\nprint('خبر', os.getpid(), flush=True)\nraise SystemExit(3)\n"
    builds = [run(builder, tmp_path / "settings.py", code) for _ in range(2)]
    assert [status for status, _ in builds] == [3, 3]
    said = [next(line for line in lines if line.startswith("خبر ")) for _, lines in builds]
    assert said[0] != said[1]


def test_the_lock_is_kept_by_the_process_that_builds(builder: Builder, tmp_path: Path) -> None:
    path = tmp_path / "lock"
    code = f"""\
import os, sys
held = [os.path.realpath(f"/proc/self/fd/{{number}}") for number in os.listdir("/proc/self/fd")]
raise SystemExit(0 if {str(path)!r} in held else 1)
"""
    with path.open("w") as lock:
        status, _ = run(builder, tmp_path / "settings.py", code, lock.fileno())
    assert status == 0


def test_a_build_has_begun_when_its_code_was_loaded(builder: Builder, tmp_path: Path) -> None:
    asked = time.time_ns()
    _, told = run(builder, tmp_path / "settings.py", TELLING)
    said = next(line for line in told if line.startswith("STARTED "))
    assert int(said.removeprefix("STARTED ")) < asked


def test_a_process_that_ended_is_told_and_followed_by_another(
    builder: Builder, tmp_path: Path
) -> None:
    os.kill(builder._process.pid, 9)
    builder._process.wait()
    assert run(builder, tmp_path / "settings.py", "")[0] == -9
    assert run(builder, tmp_path / "settings.py", "raise SystemExit(3)")[0] == 3


def test_renewed_it_builds_by_the_code_that_is_there_now(builder: Builder, tmp_path: Path) -> None:
    before = builder._process.pid
    builder.renew()
    assert builder._process.pid != before
    assert run(builder, tmp_path / "settings.py", "raise SystemExit(3)")[0] == 3
