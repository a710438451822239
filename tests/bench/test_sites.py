"""Edited corpora are put back as they were."""

from __future__ import annotations

from pathlib import Path

from tests.bench import corpus
from tests.bench.corpus import Size
from tests.bench.sites import Site, delete_aside
from tests.bench.test_corpus import tree

SIZE = Size(posts=9, centers=6, associations=3)


def entered(site: Site) -> dict[str, bytes]:
    site.output.mkdir()  # as if it had been built, and not for the first time
    (site.folder / ".output.spare").mkdir()
    return tree(site.folder / "content")


def changed(site: Site, before: dict[str, bytes]) -> set[str]:
    now = tree(site.folder / "content")
    return {name for name in now if now[name] != before[name]}


def test_each_round_edits_another_post_and_only_its_text(tmp_path: Path):
    with Site(tmp_path, SIZE) as site:
        before = entered(site)
        build = site.post_edited()
        for number in (1, 2, 3):
            build.prepare(number)
            assert len(changed(site, before)) == number
        for name in changed(site, before):
            header, _, _ = before[name].partition(b"\n\n")
            assert name.startswith("news/")
            assert (site.folder / "content" / name).read_bytes().startswith(header + b"\n\n")


def test_each_round_edits_another_center(tmp_path: Path):
    with Site(tmp_path, SIZE) as site:
        before = entered(site)
        build = site.center_edited()
        for number in (1, 2):
            build.prepare(number)
        assert len(changed(site, before)) == 2
        assert {name.rpartition("/")[0] for name in changed(site, before)} == {"directory/centers"}


def test_files_are_put_back_and_until_then_the_corpus_counts_as_spoilt(tmp_path: Path):
    with Site(tmp_path, SIZE) as site:
        stamp = site.folder / corpus.STAMP
        before = entered(site)
        site.post_edited().prepare(1)
        site.post_edited().prepare(1)
        site.center_edited().prepare(1)
        assert changed(site, before)
        assert not stamp.exists()
    assert tree(site.folder / "content") == before
    assert stamp.exists()


def test_an_output_of_another_time_is_not_built_upon(tmp_path: Path):
    with Site(tmp_path, SIZE) as site:
        site.output.mkdir()
    with Site(tmp_path, SIZE) as site:
        assert not site.output.exists()


def test_what_earlier_builds_wrote_is_deleted_only_when_all_is_measured(tmp_path: Path):
    with Site(tmp_path, SIZE) as site:
        for number in (1, 2):
            site.output.mkdir()
            (site.output / "index.html").write_text(str(number))
            site.clean().prepare(number)
            assert not site.output.exists()
        assert {path.read_text() for path in tmp_path.glob("aside/**/index.html")} == {"1", "2"}
        delete_aside(tmp_path)
    assert not [*tmp_path.glob("aside*")]
