"""A site is assembled beside the old one and takes its place in one move.

A build that fails, or is killed, leaves the old site whole.
"""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def assemble(output: Path, build: Callable[[Path], int]) -> int:
    """Let `build` fill a staging folder; put it in place of `output` only when it returns 0.

    Returns what `build` returned.
    """
    staging = output.with_name(f".{output.name}.new")
    with _alone(output):
        recover(output)
        shutil.rmtree(staging, ignore_errors=True)
        try:
            status = build(staging)
            if status == 0:
                swap(staging, output)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    return status


def swap(staging: Path, output: Path) -> None:
    """Put `staging` in the place of `output`. If that fails, `output` is what it was."""
    old = _old(output)
    shutil.rmtree(old, ignore_errors=True)
    if output.exists():
        output.rename(old)
    try:
        staging.rename(output)
    except OSError:
        recover(output)
        raise
    shutil.rmtree(old, ignore_errors=True)


def recover(output: Path) -> None:
    """Bring back a site that a killed `swap` had moved aside."""
    old = _old(output)
    if old.exists() and not output.exists():
        old.rename(output)


def _old(output: Path) -> Path:
    return output.with_name(f".{output.name}.old")


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Wait for another build of the same output to end."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.with_name(f".{output.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
