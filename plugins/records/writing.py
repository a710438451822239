"""Writing files of records, all of them or none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from secrets import token_hex


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files: first all of them beside their places, so that a full disk harms none.

    Where one then cannot take its place, those before it are again what they were. Only a program
    that is killed between two of them leaves the first one new. Files keep their modes. Raises
    OSError where one cannot be written.
    """
    with ExitStack() as leftovers, ExitStack() as undo:
        moves = []
        for name, data in files.items():
            path = name.resolve()
            path.parent.mkdir(parents=True, exist_ok=True)
            new, old = _beside(path, leftovers), _beside(path, leftovers)
            with new.open("xb") as file:
                file.write(data)
            if path.exists():
                shutil.copy2(path, old)
                shutil.copymode(path, new)
            moves.append((new, path, old))
        for new, path, old in moves:
            if old.exists():  # before the move, since what stops it may come right after
                undo.callback(old.replace, path)
            else:
                undo.callback(path.unlink, missing_ok=True)
            new.replace(path)
        undo.pop_all()


def _beside(path: Path, leftovers: ExitStack) -> Path:
    """A hidden name in the same folder that no file has; what will bear it is taken away."""
    part = path.with_name(f".{token_hex(8)}.part")
    leftovers.callback(part.unlink, missing_ok=True)
    return part
