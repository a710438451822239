"""All that a build depends on, so that nothing is done where nothing changed."""

from __future__ import annotations

import os
import sysconfig
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, reset_tzpath

from cache.sources import ChangedDuringBuildError, Sources
from cache.store import Store, digest_of
from cache.version import code_version

#: The repository whose code this is.
ROOT = Path(__file__).parents[2]
#: Environment variables that settings read.
_VARIABLES = ("SITE_URL", "SITE_CNAME")
# The locked tzdata on every machine, as a system's may be old: Morocco left UTC+1 on 20 September
# 2026 (tz database 2026c).
reset_tzpath(())
ZoneInfo.clear_cache()
#: The legal time of Morocco.
MOROCCO = ZoneInfo("Africa/Casablanca")


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where the sources of a build are, and the digest of all of them when it began.

    ``root`` is the repository whose code built.
    """

    root: str
    folders: tuple[str, ...]
    files: tuple[str, ...]
    digest: bytes


def inputs(read: Iterable[Sources], files: Iterable[str], started: int) -> Inputs:
    """The inputs of a build by this code that ``started`` then (in ns, as ``time.time_ns``).

    ``read`` and ``files`` hold everything but the code, as it was when the build began: content,
    theme, settings. Raises :class:`ChangedDuringBuildError` where code or settings are newer than
    the build: nobody knows whether they were loaded before or after.
    """
    found = {str(sources.root): sources.summary() for sources in read}
    where = str(ROOT), tuple(found), tuple(files)
    made = Inputs(*where, _digest(found.values(), where[2], today(started)))
    for path in (*map(Path, where[2]), *(ROOT / "plugins").rglob("*.py")):
        if _changed(path) > started:
            raise ChangedDuringBuildError(path.name)
    return made


def unchanged(known: Inputs, store: Store) -> bool:
    """Whether all inputs are what they were, where they were."""
    if known.root != str(ROOT):  # a repository that was moved may have left another in its place
        return False
    summaries = (Sources(Path(folder), store).summary() for folder in known.folders)
    return _digest(summaries, known.files, today()) == known.digest


def today(now: int | None = None) -> date:
    """The day in Morocco, now or at some time in ns; SOURCE_DATE_EPOCH (seconds, UTC) sets it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    seconds = int(epoch) if epoch else (time.time_ns() if now is None else now) // 10**9
    return datetime.fromtimestamp(seconds, UTC).astimezone(MOROCCO).date()


def settings_files(modules: Mapping[str, object]) -> list[str]:
    """The files of all loaded modules that stand outside installed libraries and our plugins."""
    found = {str(getattr(module, "__file__", None) or "") for module in modules.values()}
    libraries = (
        sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")
    )
    apart = tuple(f"{folder}{os.sep}" for folder in (*libraries, ROOT / "plugins"))
    return sorted(name for name in found if name.endswith(".py") and not name.startswith(apart))


def contents(files: Iterable[str]) -> bytes:
    """The digest of the bytes of some files; of those that cannot be read, of nothing."""
    return digest_of(tuple(_content(Path(name)) for name in files))


def _digest(summaries: Iterable[bytes], files: Iterable[str], day: date) -> bytes:
    return digest_of(
        day.isoformat(),
        tuple(os.environ.get(name) for name in _VARIABLES),
        code_version(ROOT),
        tuple(summaries),
        contents(files),
    )


def _changed(path: Path) -> int:
    try:
        return path.stat().st_ctime_ns
    except OSError:
        return 0


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
