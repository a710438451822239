"""Which files are to be checked: those named, those that changed, or all."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from diagnostics import display_path


class AskedError(Exception):
    """Files that cannot be told; the message is for editors."""


def named(paths: Iterable[str], content: Path, root: Path) -> list[str]:
    """The files and folders of these paths as findings show them.

    Paths are relative to the current folder. Raises :class:`AskedError` for one that is not there,
    or lies outside ``content``.
    """
    found = []
    for path in paths:
        whole = Path.cwd() / path
        absolute = whole.parent.resolve() / whole.name
        if not absolute.exists() and not absolute.is_symlink():
            raise AskedError(f"لا وجود للملف «{path}».")
        if absolute != content and content not in absolute.parents:
            raise AskedError(f"«{path}» خارج المجلد {display_path(content, root)}، فلا يفحص.")
        found.append(display_path(absolute, root))
    return found


def changed(root: Path, content: Path) -> list[str]:
    """The files of ``content`` that differ from what was pushed last, or committed, and new ones.

    Raises :class:`AskedError` where git cannot tell.
    """
    base = _git(root, "merge-base", "HEAD", "@{upstream}", optional=True) or ["HEAD"]
    where = display_path(content, root)
    listed = [
        *_git(root, "diff", "--name-only", "--relative", "-z", base[0].strip(), "--", where),
        *_git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", where),
    ]
    return sorted({name for name in listed if name})


def _git(root: Path, *words: str, optional: bool = False) -> list[str]:
    command = ["git", "-C", str(root), *words]
    try:
        call = subprocess.run(command, capture_output=True, check=False)
    except OSError as error:
        raise AskedError("الخيار --changed يحتاج إلى برنامج git.") from error
    if call.returncode and not optional:
        said = call.stderr.decode("utf-8", "replace").strip()
        raise AskedError(f"لا يعرف git ما تغير: {said}")
    return [] if call.returncode else call.stdout.decode("utf-8", "surrogateescape").split("\0")


def is_asked(path: str, asked: Sequence[str]) -> bool:
    """Whether the path of a finding is one of the asked files, or lies in an asked folder."""
    return any(path == name or path.startswith(f"{name}/") for name in asked)
