"""The version of the code that makes results: none outlives a change of it."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

from cache.sources import Sources
from cache.store import digest_of


def code_version(root: Path) -> bytes:
    """The digest of our plugins, of locked packages and installed libraries, and of Python.

    ``root`` is the repository. Installing or removing a library changes its folder's time.
    """
    installed = Path(sysconfig.get_path("purelib")).stat().st_mtime_ns
    packages = root / "package-lock.json"
    locked = packages.read_bytes() if packages.is_file() else b""
    code = (Sources(root / name).summary() for name in ("plugins", "requirements"))
    return digest_of(sys.version, installed, locked, *code)
