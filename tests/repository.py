"""Real git for tests: a repository with a remote beside it, cut off from the machine's settings."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

#: 23 November 2026, noon in Morocco, in the one form that git and ghp-import both read.
NOON = "Mon, 23 Nov 2026 12:00:00 +0100"


def git(folder: Path, *words: str) -> str:
    call = subprocess.run(
        ["git", *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=True,
    )
    return call.stdout.strip()


def isolate(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git know an editor and a time, and nothing of this machine."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "XDG_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "محررة")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "editor@example.org")
        monkeypatch.setenv(f"GIT_{role}_DATE", NOON)


def make_clone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone with one commit of its own, beside the bare repository ``remote`` it came from."""
    isolate(folder, monkeypatch)
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "remote")
    git(folder, "clone", "--quiet", "remote", "my clone")
    clone = folder / "my clone"
    write(clone, {"content/news/2026/first.md": "Title: خبر\nSlug: first\n\nنص\n"})
    write(clone, {".gitignore": "/output*\n"})
    commit(clone, "الخبر الأول: «مثال»")
    git(clone, "push", "--quiet", "origin", "main")
    return clone


def another_clone(clone: Path, *options: str) -> Path:
    """A second clone of the remote of the first, as another editor has it."""
    git(clone.parent, "clone", "--quiet", *options, (clone.parent / "remote").as_uri(), "other")
    return clone.parent / "other"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def commit(clone: Path, message: str) -> str:
    """Commit everything; return the commit's id."""
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--allow-empty", "-m", message)
    return git(clone, "rev-parse", "HEAD")


def refuse_pushes(clone: Path) -> None:
    """Let the remote refuse whatever comes, as a host does for a protected branch."""
    hook = clone.parent / "remote" / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'the branch is protected' >&2\nexit 1\n")
    hook.chmod(0o755)


def published(clone: Path) -> dict[str, str]:
    """What the remote serves: texts by path."""
    remote = clone.parent / "remote"
    names = git(remote, "ls-tree", "-r", "-z", "--name-only", "gh-pages").split("\0")
    return {name: git(remote, "show", f"gh-pages:{name}") for name in names if name}


def subjects(clone: Path) -> list[str]:
    """The messages of what was published, the newest first; empty where nothing was."""
    remote = clone.parent / "remote"
    if not git(remote, "branch", "--list", "gh-pages"):
        return []
    return git(remote, "log", "--format=%s", "gh-pages").splitlines()
