"""Files that no plugin would read: they would be dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from diagnostics import Finding, display_path
from directory import boundaries
from directory.read import LISTS
from editorial import redirects

_KNOWN = {"news", "associations", "pages", "directory", "images", redirects.FILE, "spelling.txt"}


def check_strays(content: Path, root: Path) -> Iterator[Finding]:
    """Findings for them below ``content``; they name paths relative to ``root``."""
    for path in _visible(content):
        if path.name not in _KNOWN:
            yield _stray(path, root)
    known = {f"{name}.yaml" for name in LISTS} | {"centers", "boundaries"}
    for path in _visible(content / "directory"):
        if path.name not in known:
            yield _stray(path, root)
    for path in _visible(content / boundaries.FOLDER):
        if path.suffix != boundaries.SUFFIX and path.name != "README.md":
            yield _stray(path, root)


def _stray(path: Path, root: Path) -> Finding:
    message = "ملف أو مجلد لا يقرؤه أي جزء من الموقع"
    return Finding(display_path(path, root), 1, 1, "F007", message, "انقله أو احذفه")


def _visible(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if not path.name.startswith(".") and not path.name.endswith("~")
    )
