"""What phones keep: the pack of pages, the list of files, and that they are made last."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building.offline import listed, pack, worker
from building.tree import Derived, Output, Tree
from cache.store import Store

MONTHS = tuple("ابتثجحخدذرزس")
texts = st.lists(st.sampled_from(["", "<p>", "نص", '"\\', "\r"]), max_size=6).map("\n".join)


def unpacked(data: bytes) -> dict[str, bytes]:
    told = json.loads(data)
    return {
        url: "\n".join(told["lines"][number] for number in numbers).encode()
        for url, numbers in told["pages"].items()
    }


@given(st.dictionaries(st.sampled_from(["a/", "b/", "c/"]), texts.map(str.encode)))
def test_a_pack_gives_back_each_page_to_the_byte(pages: dict[str, bytes]) -> None:
    assert unpacked(pack(pages)) == pages


def test_a_pack_holds_a_line_once() -> None:
    line = "نمط" * 100
    assert pack({url: f"{url}\n{line}\n".encode() for url in "abc"}).decode().count(line) == 1


def made(program: bytes = b"run();\n", home: bytes = b"home", font: bytes = b"font") -> bytes:
    named, fresh = {"theme/a.woff2": font}, {"": home, "offline/": b"none"}
    return worker(program, named=named, fresh=fresh, page="offline/", months=MONTHS)


def test_the_list_names_files_as_subresource_integrity_does() -> None:
    digests = {
        url: f"sha256-{b64encode(sha256(data).digest()).decode()}"
        for url, data in {"theme/a.woff2": b"font", "": b"home", "offline/": b"none"}.items()
    }
    assert listed(made()) == digests
    assert made().endswith(b"run();\n")


def version(data: bytes) -> str:
    told = data.decode().partition("=")[2].partition(";\n")[0]
    return str(json.loads(told)["version"])


def test_a_version_tells_all_that_is_kept_and_what_keeps_it() -> None:
    others = [made(b"walk();\n"), made(home=b"other"), made(font=b"other")]
    assert len({version(data) for data in (made(), *others)}) == 4
    assert made() == made()


def test_a_worker_that_keeps_nothing_has_no_list() -> None:
    assert listed(b"(()=>{})();\n") == {}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache", b"")


def update(tree: Tree, store: Store, text: bytes) -> list[str]:
    """What an update of a page, a list of pages and a list of that list wrote."""
    page = Output("page.html", b"of " + text, text.strip)
    derived = [
        Derived("list", b"", ("page.html",), lambda read: b"page: " + read("page.html")),
        Derived("lists", b"", ("list",), lambda read: b"list: " + read("list")),
    ]
    changes = tree.update([page], derived, store, lambda *_: None)
    return [*changes.added, *changes.changed]


def test_what_tells_of_other_files_is_made_after_them_and_only_when_they_change(
    tmp_path: Path, store: Store
) -> None:
    tree = Tree(tmp_path / "site")
    assert update(tree, store, b"a") == ["page.html", "list", "lists"]
    assert (tmp_path / "site/lists").read_bytes() == b"list: page: a"
    assert update(tree, store, b"a ") == []  # made anew, of the same bytes
    assert update(tree, store, b"b") == ["page.html", "list", "lists"]
    assert (tmp_path / "site/lists").read_bytes() == b"list: page: b"
