"""The stopwatch: it runs what it is told, in turn, and hides no failure."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.bench.measure import Build, BuildError, Cost, _members, _pss, in_turn, median, run


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_only_what_a_command_wrote_is_counted(tmp_path):
    old = tmp_path / "output" / "old.html"
    old.parent.mkdir()
    old.write_text("old")
    os.utime(old, (1, 1))
    code = "from pathlib import Path; Path('output/new.html').write_bytes(b'12345')"
    cost = run(python(code), tmp_path, tmp_path / "output")
    assert (cost.files, cost.bytes) == (1, 5)


def test_processor_time_includes_that_of_children(tmp_path):
    child = "import time; sum(range(3_000_000)); print(time.process_time())"
    parent = (
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], check=True, "
    )
    cost = run(python(f"{parent}stdout=open('spent', 'w'))"), tmp_path, tmp_path)
    assert cost.processor >= float((tmp_path / "spent").read_text())


def test_a_failure_tells_what_the_command_said(tmp_path):
    with pytest.raises(BuildError, match=r"why\n(.|\n)*status 3"):
        run(python("import sys; print('why', file=sys.stderr); sys.exit(3)"), tmp_path, tmp_path)


def test_commands_run_as_for_an_editor(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    run(python("import sys; sys.exit(sys.dont_write_bytecode)"), tmp_path, tmp_path)


def test_memory_is_that_of_all_processes_of_a_session():
    own = Path(f"/proc/{os.getpid()}")
    assert own in set(_members(os.getsid(0)))
    assert _pss(own) > 1024 * 1024
    assert _pss(Path("/proc/none")) == 0


def test_builds_run_in_turn_and_each_is_prepared(tmp_path):
    def build(name: str) -> Build:
        def prepare(number: int) -> None:
            with (tmp_path / "log").open("a") as log:
                log.write(f"{number}")

        code = f"open('log', 'a').write('{name} ')"
        return Build(python(code), tmp_path, tmp_path / "output", prepare)

    costs = in_turn({"a": build("a"), "b": build("b")}, 2)
    assert (tmp_path / "log").read_text() == "1a 1b 2a 2b "
    assert list(costs) == ["a", "b"]


def test_a_build_that_writes_too_little_is_no_measurement(tmp_path):
    build = Build(python(""), tmp_path, tmp_path / "output", lambda _: None, least=1)
    with pytest.raises(BuildError, match="0 files written, not 1"):
        in_turn({"a": build}, 1)


def test_each_figure_has_its_own_median():
    costs = [Cost(1, 30, 5, 1, 1), Cost(2, 10, 5, 1, 1), Cost(9, 20, 5, 1, 1)]
    assert median(costs) == Cost(2, 20, 5, 1, 1)
