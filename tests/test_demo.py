"""The demonstration site: committed as its generator writes it, free of errors, and complete."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image

from diagnostics import Finding, errors
from directory.check import read_directory
from directory.freshness import freshness
from directory.model import CenterRecord, Kind
from directory.read import Records
from directory.safety import sensitivity
from editorial.check import check_content
from newsroom.model import PostHeader
from newsroom.read import read_post, read_posts
from records.library import Library

FIXTURES = Path(__file__).parent / "fixtures"
CONTENT = FIXTURES / "demo/content"
TODAY = date(2026, 11, 23)
FIRST_DAY = date(2021, 11, 1)


class Demo(NamedTuple):
    """What the demonstration holds, read as the build reads it."""

    records: Records
    posts: dict[str, PostHeader]
    texts: dict[str, str]
    findings: list[Finding]

    @property
    def centers(self) -> list[CenterRecord]:
        return [entry.record for entry in self.records.centers.values()]

    def level(self, center: CenterRecord) -> str:
        kind = self.records.lists["kinds"][center.kind].record
        assert isinstance(kind, Kind)
        return sensitivity(center, kind.sensitivity)


@pytest.fixture(scope="module")
def demo() -> Demo:
    library = Library(CONTENT, FIXTURES)
    records, findings = read_directory(library, TODAY)
    _, faults = read_posts(library, records, TODAY)
    findings = [*findings, *faults]
    findings += check_content(library, records, TODAY)
    entries = [entry for name in library.names("news/") if (entry := read_post(name, library)[0])]
    posts = {entry.record.slug: entry.record for entry in entries}
    texts = {
        entry.record.slug: entry.path.read_text("utf-8").partition("\n\n")[2] for entry in entries
    }
    return Demo(records, posts, texts, findings)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "content"
    command = [sys.executable, str(FIXTURES / "make_demo.py"), str(folder)]
    subprocess.run(
        command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": "1"}
    )
    return folder


def names(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def pictures(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    for path in sorted((folder / "images").iterdir()):
        with Image.open(path) as image:
            yield path.name, image.size


def test_what_is_committed_is_what_the_generator_writes(fresh: Path) -> None:
    assert names(fresh) == names(CONTENT)
    for name in names(fresh):
        if not name.startswith("images/"):
            assert (fresh / name).read_bytes() == (CONTENT / name).read_bytes(), name
    # Pillow may compress differently from one version to the next.
    assert list(pictures(fresh)) == list(pictures(CONTENT))


def test_generator_refuses_a_folder_with_other_things_in_it(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    command = [sys.executable, str(FIXTURES / "make_demo.py"), str(tmp_path)]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 1
    assert names(tmp_path) == ["mine.txt"]


def test_vocabularies_are_links_within_the_repository() -> None:
    for path in (CONTENT / "directory").iterdir():
        if path.is_symlink():
            assert not path.readlink().is_absolute()
            assert path.resolve() == FIXTURES.parents[1] / "content/directory" / path.name


def test_no_errors_and_only_intended_warnings(demo: Demo) -> None:
    assert errors(demo.findings) == []
    # old facts, a photo with its place, addresses that stand bare in a text
    assert {finding.code for finding in demo.findings} == {"S009", "S010", "L002"}


def test_counts(demo: Demo) -> None:
    assert [center.id for center in demo.centers if center.draft] == ["rawd-draft"]
    assert len(demo.centers) == 60 + 1
    assert len(demo.records.associations) == 40
    assert len(demo.posts) == 60 + 1
    assert len(demo.records.lists["communes"]) == 12


def test_every_kind_of_center_occurs(demo: Demo) -> None:
    kinds = [kind for kind in demo.records.terms("kinds") if isinstance(kind, Kind)]
    families = {kind.parent for kind in kinds}
    assert {center.kind for center in demo.centers} == {kind.id for kind in kinds} - families


def test_every_status_and_age_of_facts_occurs(demo: Demo) -> None:
    statuses = {"active", "inactive", "defunct", "temporarily closed"}
    assert {center.status for center in demo.centers} == statuses
    bands = {freshness(center.assured_date, TODAY) for center in demo.centers}
    assert bands == {"fresh", "stale", "withheld", "unknown"}


def test_old_facts_are_there_to_be_withheld(demo: Demo) -> None:
    for band in ("stale", "withheld"):
        old = [c for c in demo.centers if freshness(c.assured_date, TODAY) == band]
        assert any(center.phones and center.location.latitude for center in old), band


def test_protected_centers_occur_and_some_records_raise_their_kind(demo: Demo) -> None:
    levels = [(center.sensitivity, demo.level(center)) for center in demo.centers]
    assert sum(level == "y" for _, level in levels) >= 5
    assert {own for own, _ in levels} == {None, "p", "y"}


def test_all_optional_fields_of_centers_occur_and_are_absent(demo: Demo) -> None:
    for name, field in CenterRecord.model_fields.items():
        if name == "location":  # the form for editors drops one that is empty
            continue
        present = {bool(getattr(center, name)) for center in demo.centers}
        assert present == ({True} if field.is_required() else {True, False}), name


def test_every_news_kind_and_topic_occurs(demo: Demo) -> None:
    kinds = {kind.id for kind in demo.records.terms("news-kinds")}
    topics = {topic.id for topic in demo.records.terms("topics")}
    assert {post.category for post in demo.posts.values()} == kinds
    assert {tag for post in demo.posts.values() for tag in post.tags} == topics


def test_all_optional_fields_of_posts_occur_and_are_absent(demo: Demo) -> None:
    for name, field in PostHeader.model_fields.items():
        if name in {"notes", "imported_from"}:  # of the import, which has tests of its own
            continue
        present = {bool(getattr(post, name)) for post in demo.posts.values()}
        assert True in present, name
        if not field.is_required() and not name.endswith("status"):
            assert False in present, name
    statuses = {post.status for post in demo.posts.values()}
    assert statuses == {"published", "draft", "hidden"}
    assert {post.event_status for post in demo.posts.values()} == {"scheduled", "postponed"}


def test_posts_are_dated_within_five_years_and_one_is_scheduled(demo: Demo) -> None:
    later = [slug for slug, post in demo.posts.items() if post.unpublished(TODAY) == "scheduled"]
    assert later == ["scheduled-example"]
    days = [post.date.date() for slug, post in demo.posts.items() if slug not in later]
    assert FIRST_DAY <= min(days) <= max(days) < TODAY
    assert {day.year for day in days} == set(range(2021, 2027))


def test_events_are_past_running_and_upcoming(demo: Demo) -> None:
    events = [(p.event_date, p.event_end) for p in demo.posts.values() if p.event_date]
    assert any((end or start) < TODAY for start, end in events)
    assert any(end and start <= TODAY <= end for start, end in events)
    assert max(start for start, _ in events).year == 2027


def test_titles_are_long_and_short_and_hold_all_signs(demo: Demo) -> None:
    titles = [post.title for post in demo.posts.values()]
    assert min(map(len, titles)) < 15
    assert max(map(len, titles)) > 150
    assert set('«»"&[]():؟0Eⴰ') <= set("".join(titles))


def test_texts_are_of_all_lengths_and_say_that_they_are_fictional(demo: Demo) -> None:
    lengths = [len(text.split()) for text in demo.texts.values()]
    assert min(lengths) >= 80
    assert max(lengths) <= 500
    for slug, text in demo.texts.items():
        assert text.count("مثال") + text.count("خيالي") >= 3, slug


def test_pictures_are_small_and_one_has_something_to_strip() -> None:
    paths = list((CONTENT / "images").iterdir())
    assert sum(path.stat().st_size for path in paths) < 400_000
    marked = []
    for path in paths:
        with Image.open(path) as image:
            gps = image.getexif().get_ifd(0x8825)
            marked += [path.name] if gps and image.info.get("xmp") else []
    assert marked == ["mithal-hills.jpg"]
