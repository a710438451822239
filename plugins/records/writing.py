"""Writing files of records, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files: first all of them beside their places, so that a full disk harms none.

    Raises OSError where one cannot be written.
    """
    parts: dict[Path, Path] = {}
    try:
        for name, data in files.items():
            path = name.resolve()
            path.parent.mkdir(parents=True, exist_ok=True)
            part = parts[path] = path.with_name(f".{path.name}.part")
            part.write_bytes(data)
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
