"""A full disk, a folder that may not be written: the old site stays, and the reason is told."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.both_ways import Snapshot, differences, snapshot
from tests.edits import Site
from tests.warm import Builder, Result, builder

NOT_WRITTEN = ("لم يكتب الموقع، والموقع السابق كما كان", "لم يبن الموقع، والموقع السابق كما كان")
FULL = "امتلأ القرص"
#: A shell that has a small file system of its own, which no one else sees.
_SMALL_DISK = 'mount -t tmpfs -o size=8m tmpfs "$1" && shift && exec "$@"'
_UNSHARED = ("unshare", "--mount", "--map-root-user", "sh", "-c", _SMALL_DISK, "sh")


class Disk:
    """A site that is built onto a small disk, and what full builds make of its two states."""

    def __init__(self, folder: Path, builder: Builder, disk: Path, seen: Path) -> None:
        """``disk`` is where builds have it; ``seen`` is where this process sees it."""
        self.site = Site(folder, seed=0)
        self.builder, self.disk, self.seen = builder, disk, seen
        self.state = 0
        self.now: int | None = None
        self.wanted: dict[int | None, Snapshot] = {None: {}}
        for _ in range(2):
            reference = folder / "reference"
            assert self.build(reference, full=True).status == 0
            self.wanted[self.state] = snapshot(reference)
            self.change()

    def change(self) -> None:
        """Change every page, to the other of two states."""
        self.state = 1 - self.state
        path = self.site.theme / "templates/base.html"
        text = path.read_text("utf-8")
        plain = text.replace("</body>\n<!-- -->", "</body>")
        path.write_text(plain if plain != text else text.replace("</body>", "</body>\n<!-- -->"))

    def fill(self, left: int) -> None:
        """Take all room but ``left`` bytes."""
        with (self.seen / "filler").open("wb") as filler:
            filler.write(bytes(max(0, shutil.disk_usage(self.seen).free - left)))

    def build(self, output: Path | None = None, **options: Any) -> Result:
        output = output or self.disk / "output"
        settings, environment = str(self.site.settings), self.site.environment
        return self.builder.build(settings, output, **environment, **options)

    def succeed(self) -> None:
        """Bring the site up to date."""
        result = self.build()
        assert result.status == 0, result.told
        self.now = self.state
        assert differences(snapshot(self.seen / "output"), self.wanted[self.now]) == []

    def fail(self, reason: str, **options: Any) -> None:
        result = self.build(**options)
        assert result.status == 1, result.told
        assert any(line in result.told for line in NOT_WRITTEN), result.told
        assert reason in result.told
        assert "Traceback" not in result.told
        assert differences(snapshot(self.seen / "output"), self.wanted[self.now]) == []


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        subprocess.run([*_UNSHARED, str(folder), "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine lets nobody mount a file system of their own")
    with builder(tmp_path / "log", *_UNSHARED, str(folder)) as found:
        site = tmp_path / "site"
        site.mkdir()
        yield Disk(site, found, folder, Path(f"/proc/{found.pid}/root{folder}"))


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Disk]:
    """Where no disk can be had, any folder: there, files may be too large for the system."""
    site, place = tmp_path / "site", tmp_path / "place"
    site.mkdir()
    place.mkdir()
    with builder(tmp_path / "log") as found:
        yield Disk(site, found, place, place)


def test_a_full_disk(disk: Disk) -> None:
    disk.succeed()
    for left in (0, 20_000, 60_000):
        disk.change()
        (disk.seen / ".output.cache").unlink()  # a build in need could make room by that
        disk.fill(left)
        disk.fail(FULL)
        (disk.seen / "filler").unlink()
        disk.succeed()


def test_a_disk_that_was_full_from_the_beginning(disk: Disk) -> None:
    disk.fill(0)
    disk.fail(FULL)
    (disk.seen / "filler").unlink()
    disk.succeed()


def test_a_folder_that_may_only_be_read(disk: Disk) -> None:
    disk.succeed()
    disk.change()
    disk.fail("للقراءة فقط", suffering=("remount", str(disk.disk), "ro"))
    disk.fail("للقراءة فقط")
    assert disk.build(disk.site.folder / "other", suffering=("remount", str(disk.disk), "rw"))
    disk.succeed()


@pytest.mark.parametrize("size", [2_000, 10_000])
def test_files_that_may_not_grow(folder: Disk, size: int) -> None:
    folder.succeed()
    folder.change()
    folder.fail("الملف أكبر مما يسمح به النظام", suffering=("limit", size, False))
    folder.succeed()
