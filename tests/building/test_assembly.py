import errno
import threading
from pathlib import Path

import pytest

from building.assembly import assemble, cache_of, exchange, recover
from building.tree import identity
from cache.store import Store


@pytest.fixture
def output(tmp_path) -> Path:
    """An old site."""
    folder = tmp_path / "output"
    site(folder, "old")
    return folder


def site(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / "index.html").write_text(text)
    (folder / f"{text}.html").write_text(text)


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def new(staging: Path, *_: object) -> int:
    site(staging, "new")
    return 0


def update(name: str, text: str):
    """A build that writes one file into whatever is there, and says so, as ours does."""

    def build(staging: Path, _: str, cache: Path, __: int) -> int:
        staging.mkdir(exist_ok=True)
        part = staging / f".{name}"
        part.write_text(text)
        part.replace(staging / name)
        store = Store(cache)
        store.put("changes", b"", [name])
        store.save()
        store.close()
        return 0

    return build


def test_a_good_build_takes_the_place_of_the_old_one(output):
    assert assemble(output, new) == 0

    assert names(output) == ["index.html", "new.html"]


def test_the_first_build_needs_no_old_one(tmp_path):
    assemble(tmp_path / "deep" / "output", new)

    assert names(tmp_path / "deep" / "output") == ["index.html", "new.html"]


@pytest.mark.parametrize("status", [1, 3, -9])
def test_a_failed_build_leaves_the_old_one_and_its_status_is_returned(output, status):
    def fail(staging: Path, *_: object) -> int:
        site(staging, "half")
        return status

    assert assemble(output, fail) == status

    assert names(output) == ["index.html", "old.html"]
    assert not list(output.parent.glob(".output.[no]*"))


def test_an_interrupted_build_leaves_the_old_one(output):
    def interrupt(staging: Path, *_: object) -> int:
        site(staging, "half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        assemble(output, interrupt)

    assert names(output) == ["index.html", "old.html"]
    assert not list(output.parent.glob(".output.[no]*"))


def test_leftovers_of_a_killed_build_are_not_published(output):
    site(output.parent / ".output.new", "stale")

    def build(staging: Path, *_: object) -> int:
        assert not staging.exists()
        return new(staging)

    assemble(output, build)

    assert names(output) == ["index.html", "new.html"]


def test_a_site_moved_aside_by_a_killed_swap_comes_back(output):
    output.rename(output.parent / ".output.old")

    assert assemble(output, lambda *_: 1) == 1

    assert names(output) == ["index.html", "old.html"]


def test_recover_never_replaces_a_site(output):
    site(output.parent / ".output.old", "older")

    recover(output)

    assert names(output) == ["index.html", "old.html"]


def test_folders_change_places(output):
    other = output.parent / "other"
    site(other, "new")

    exchange(other, output)

    assert (names(output), names(other)) == (["index.html", "new.html"], ["index.html", "old.html"])


def test_an_exchange_that_fails_leaves_the_old_site(output):
    with pytest.raises(FileNotFoundError):
        exchange(output.parent / "missing", output)

    assert names(output) == ["index.html", "old.html"]


def test_each_build_begins_with_a_copy_of_the_site(tmp_path):
    output = tmp_path / "output"
    for number in range(5):
        name = f"page-{number % 3}.html"

        def build(staging: Path, whose: str, *rest: object, name: str = name, number=number) -> int:
            if number:
                assert whose == identity(output)
                assert names(staging) == names(output)
                for path in names(output):
                    assert (staging / path).read_text() == (output / path).read_text()
            return update(name, f"text {number}")(staging, whose, *rest)

        assert assemble(output, build) == 0
        assert (output / name).read_text() == f"text {number}"


def test_files_that_did_not_change_are_the_same_files(tmp_path):
    output = tmp_path / "output"
    for number in range(4):
        assemble(output, update(f"{number}.html", "text"))
    before = (output / "0.html").stat()

    assemble(output, update("4.html", "text"))

    after = (output / "0.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_site_that_another_hand_changed_is_not_taken_for_ours(tmp_path):
    output = tmp_path / "output"
    assemble(output, update("one.html", "text"))
    (output / "foreign.html").write_text("text")

    def build(staging: Path, whose: str, *_: object) -> int:
        assert whose == ""
        assert not staging.exists()
        return new(staging)

    assert assemble(output, build) == 0
    assert names(output) == ["index.html", "new.html"]


def test_a_full_build_begins_with_nothing(tmp_path):
    output = tmp_path / "output"
    assemble(output, update("one.html", "text"))

    def build(staging: Path, whose: str, cache: Path, _: int) -> int:
        assert (whose, staging.exists(), cache.exists()) == ("", False, False)
        return new(staging)

    assert assemble(output, build, full=True) == 0


def test_a_cache_that_is_gone_or_damaged_costs_only_time(tmp_path):
    output = tmp_path / "output"
    for damage in (lambda path: path.unlink(), lambda path: path.write_bytes(b"no database")):
        assemble(output, update("one.html", "text"))
        damage(cache_of(output))

        assert assemble(output, update("two.html", "text")) == 0
        assert names(output) == ["two.html"]


def test_two_builds_of_one_output_wait_for_each_other(output):
    running = threading.Semaphore()
    statuses = []

    def build(staging: Path, *rest: object) -> int:
        alone = running.acquire(blocking=False)
        update("new.html", "text")(staging, *rest)
        threading.Event().wait(0.05)
        running.release()
        return 0 if alone else errno.EBUSY

    threads = [
        threading.Thread(target=lambda: statuses.append(assemble(output, build))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert statuses == [0, 0, 0]
    assert names(output) == ["new.html"]
