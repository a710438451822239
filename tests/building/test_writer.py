"""Which process makes a file of the site, and that no two files have one name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from building.tree import Tree
from building.writer import SiteWriter
from cache.parallel import processors
from cache.store import Store


def who() -> bytes:
    return str(os.getpid()).encode()


@pytest.fixture
def writer(tmp_path: Path) -> SiteWriter:
    return SiteWriter(str(tmp_path), settings={"RELATIVE_URLS": False})


def test_what_holds_all_there_is_is_made_where_all_of_it_is(
    writer: SiteWriter, tmp_path: Path
) -> None:
    for number in range(200):
        writer.add(f"{number}.txt", b"", who)
    writer.add_whole("all.txt", b"", who)
    tree = Tree(tmp_path / "site")
    store = Store(tmp_path / "cache", b"")
    tree.update(writer.outputs.values(), writer.derived.values(), store, lambda *_: None)
    assert (tmp_path / "site/all.txt").read_bytes() == who()
    others = {(tmp_path / f"site/{number}.txt").read_bytes() for number in range(200)}
    assert (who() in others) == (processors() == 1)


def test_two_files_of_one_name_are_refused(writer: SiteWriter) -> None:
    writer.add("one.txt", b"", who)
    writer.add_whole("two.txt", b"", who)
    for name in ("one.txt", "two.txt"):
        with pytest.raises(FileExistsError, match=name):
            writer.add(name, b"", who)
