"""Calling git, and what it says of the sources."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from publishing.messages import GIT_FAILED, PublishError


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the sources: its id (hexadecimal) and the first line of its message."""

    id: str
    subject: str


def call(root: Path, *words: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Call git in the repository at `root` and give it `text` to read; keep what it prints."""
    return subprocess.run(
        ["git", *words],
        cwd=root,
        input=text,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )


def ask(root: Path, *words: str) -> str | None:
    """Return what git prints in the repository at `root`, or None when it says no."""
    done = call(root, *words)
    return done.stdout if done.returncode == 0 else None


def git(root: Path, *words: str, text: str = "") -> str:
    """Return what git prints, given `text` to read; raise PublishError with its own words."""
    done = call(root, *words, text=text)
    if done.returncode:
        raise PublishError(done.stderr + GIT_FAILED.format(command=" ".join(words)))
    return done.stdout


def head(root: Path) -> Commit:
    """Return the commit that is checked out."""
    commit, _, subject = git(root, "log", "-1", "--format=%H%n%s").strip().partition("\n")
    return Commit(commit, subject)


def uncommitted(root: Path, paths: Iterable[str]) -> list[str]:
    """Return the files below `paths` that differ from the last commit, new ones included."""
    words = ("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--")
    entries = git(root, *words, *paths).split("\0")
    return [entry[3:] for entry in entries if entry]


def lacks(root: Path, commit: str) -> bool:
    """Tell whether `commit` is no part of what is checked out.

    A shallow clone cannot know, so it is given the benefit of the doubt.
    """
    if ask(root, "merge-base", "--is-ancestor", commit, "HEAD") is not None:
        return False
    return git(root, "rev-parse", "--is-shallow-repository").strip() != "true"
