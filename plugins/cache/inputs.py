"""All that a build depends on, so that nothing is done where nothing changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from cache.sources import Sources
from cache.store import Store, digest_of
from cache.version import code_version

#: Environment variables that settings read.
_VARIABLES = ("SITE_URL", "SITE_CNAME")
_ZONE = ZoneInfo("Africa/Casablanca")


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where the sources of a build are, and the digest of all of them when it began."""

    root: str
    folders: tuple[str, ...]
    files: tuple[str, ...]
    digest: bytes


def inputs(root: Path, folders: Iterable[str], files: Iterable[str], store: Store) -> Inputs:
    """The inputs of a build that begins now.

    ``root`` is the repository whose code builds, ``folders`` and ``files`` hold everything else:
    content, theme, settings.
    """
    where = str(root), tuple(folders), tuple(files)
    return Inputs(*where, _digest(*where, store))


def unchanged(known: Inputs, store: Store) -> bool:
    """Whether all inputs are what they were."""
    return _digest(known.root, known.folders, known.files, store) == known.digest


def today() -> date:
    """The day of the build in Morocco; SOURCE_DATE_EPOCH (seconds, UTC) sets another."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return now.astimezone(_ZONE).date()


def settings_files(root: Path, modules: Mapping[str, object]) -> list[str]:
    """The files of all loaded modules that stand outside installed libraries and plugins."""
    found = {str(getattr(module, "__file__", None) or "") for module in modules.values()}
    apart = (sys.prefix, sys.base_prefix, str(root / "plugins"))
    return sorted(name for name in found if name.endswith(".py") and not name.startswith(apart))


def _digest(root: str, folders: Iterable[str], files: Iterable[str], store: Store) -> bytes:
    return digest_of(
        today().isoformat(),
        tuple(os.environ.get(name) for name in _VARIABLES),
        code_version(Path(root)),
        tuple(Sources(Path(folder), store).summary() for folder in folders),
        tuple(_content(Path(name)) for name in files),
    )


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
