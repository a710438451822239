"""The files of the index: what is in them, and how little is made anew."""

from __future__ import annotations

import gzip
from functools import partial
from pathlib import Path

import brotli
import pytest

from cache.store import Store, digest_of
from sitesearch import parts
from sitesearch.aliases import Aliases
from sitesearch.documents import Document
from sitesearch.parts import FIRST, FOLDER, Candidate
from tests.conftest import Site
from tests.sitesearch import engine
from tests.sitesearch.samples import document, indexed

NONE = Aliases([])


def pages(count: int) -> list[Document]:
    return [
        document(f"صفحة {number}", f"نص{number:03}", url=f"{number}/") for number in range(count)
    ]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "SIZE", 10)


def contents(files: list[parts.File]) -> dict[str, bytes]:
    return {file.path: file.make() for file in files}


def test_the_first_file_brings_the_script_and_names_the_others() -> None:
    first, full = indexed(pages(3), NONE)
    assert first.path == FIRST
    text = first.make().decode()
    assert text.startswith("script\nsitesearch({")
    _, head = engine.data_of(text)
    assert [f"search/{name}" for name in head["parts"]] == [full.path]


@pytest.mark.parametrize("count", [0, 1, 10, 14, 15, 34, 35])
@pytest.mark.usefixtures("small")
def test_every_document_is_in_one_part_and_the_newest_come_first(count: int) -> None:
    read = engine.read(indexed(pages(count), NONE))
    found = [doc[1] for part in reversed(read) for doc in part.docs]
    assert found == [f"{number}/" for number in range(count)]
    if count >= 5:
        assert all(5 <= len(part.docs) <= 14 for part in read)
    for number in range(count):
        assert len(engine.find(read, f"نص{number:03}")) == 1


@pytest.mark.usefixtures("small")
def test_a_new_document_changes_the_newest_part_alone() -> None:
    before, after = (contents(indexed(pages(count), NONE)) for count in (36, 37))
    assert len(before) == 8
    assert {name for name in before if before[name] == after.get(name)} == set(before) - {
        FIRST,
        *(name for name in before if name not in after),
    }
    assert sum(name not in after for name in before) == 1


def test_what_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    store, old = Store(tmp_path / "cache"), pages(40)
    before = contents(indexed(old, NONE, store))
    store.save()
    assert contents(indexed(old, NONE, Store())) == before

    read: list[str] = []
    changed = [*old[:-1], document("صفحة", "غير ذلك", url="other/")]

    def make(page: Document) -> Document:
        read.append(page.url)
        return page

    candidates = [Candidate(digest_of(repr(page)), partial(make, page)) for page in changed]
    after = contents(parts.files(candidates, NONE, b"script\n", store))
    assert read == ["other/"]
    assert after == contents(indexed(changed, NONE))
    assert after != before


def test_what_is_shown_has_its_left_to_right_runs_isolated() -> None:
    (part,) = engine.read(indexed([document("برنامج INDH بالإقليم")], NONE))
    assert part.docs[0][2] == "برنامج \u2066INDH\u2069 بالإقليم"


def test_a_page_is_found_by_the_other_names_of_what_it_names() -> None:
    known = Aliases([["القصر الكبير", "Ksar El Kebir"], ["ماي", "مايو"]])
    read = engine.read(
        indexed([document("لقاء", "زيارة إلى والقصر الكبير في شهر ماي 2024")], known)
    )
    for query in ("ksar", "Ksar el-Kébir", "القصر الكبير", "مايو 2024", "ماي"):
        assert engine.find(read, query), query
    lone = engine.read(indexed([document("لقاء", "القصر القديم، والكبير منه")], known))
    assert not engine.find(lone, "ksar")


def test_titles_and_names_are_found_without_the_full_index() -> None:
    read = engine.read(indexed([document("لقاء", "في النص", names=("الجماعة",))], NONE))
    assert engine.find(read, "جماعه", full=False)
    assert not engine.find(read, "النص", full=False)
    assert engine.find(read, "النص")


@pytest.mark.parametrize(
    "query", ["", " ", "ـــ", "َُِ", "في من إلى", ".*+?^${}()|[]\\", "<b>", "😀", "و", "x" * 10_000]
)
def test_what_says_nothing_finds_nothing(query: str) -> None:
    assert engine.find(engine.read(indexed(pages(5), NONE)), query) == []


def test_what_is_loaded_is_small(demo_site: Site) -> None:
    """The limits are those of 300 pages, of which the demonstration has 200."""
    first = (demo_site.output / FIRST).read_bytes()
    script = first[: first.rindex(b"\nsitesearch(") + 1]
    assert len(gzip.compress(script, 9)) <= 9 * 1024
    assert len(brotli.compress(first.removeprefix(script))) <= 26 * 1024
    (full,) = (demo_site.output / FOLDER).glob("full.*.js.br")
    assert full.stat().st_size <= 100 * 1024


def test_no_page_names_what_changes_with_the_index(site: Site) -> None:
    for page in site.pages:
        assert FOLDER not in page.source, page.url
