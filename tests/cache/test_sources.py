"""The digests of files, read again only where that may be needed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cache.sources import ChangedDuringBuildError, Sources
from cache.store import Store, digest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.md", "a/c.md", "a/d/e.md", ".hidden", "__pycache__/x.pyc"):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "content"


def older(path: Path) -> None:
    """As if it had been written long ago."""
    os.utime(path, ns=(0, 10**18))


def test_every_visible_file_in_order(folder: Path) -> None:
    assert list(Sources(folder).digests) == ["a/c.md", "a/d/e.md", "b.md"]
    assert Sources(folder).digests["b.md"] == digest(b"b.md")


def test_a_change_is_seen_even_where_size_and_time_stay(folder: Path) -> None:
    store = Store()
    older(folder / "b.md")
    before = Sources(folder, store)
    (folder / "b.md").write_text("B.md")
    older(folder / "b.md")
    after = Sources(folder, store)
    assert after.digests["b.md"] == digest(b"B.md")
    assert after.summary() != before.summary()


def test_a_copy_has_the_same_digests(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for name in Sources(folder).digests:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes((folder / name).read_bytes())
    (copy / "a" / "d").mkdir(exist_ok=True)
    assert Sources(copy).summary() == Sources(folder).summary()


@pytest.mark.parametrize("name", ["b.md", "a/c.md"])
def test_names_count(folder: Path, name: str) -> None:
    before = Sources(folder).summary()
    (folder / name).rename(folder / name.replace(".md", "-x.md"))
    assert Sources(folder).summary() != before


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    assert list(Sources(folder).digests) == ["a/c.md", "a/d/e.md", "b.md"]


def test_a_file_that_changed_is_not_read_for_what_it_was(folder: Path) -> None:
    sources = Sources(folder)
    assert sources.read("b.md") == b"b.md"
    (folder / "b.md").write_text("changed")
    with pytest.raises(ChangedDuringBuildError, match=r"b\.md"):
        sources.read("b.md")
