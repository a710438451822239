import errno
import threading
from pathlib import Path

import pytest

from publishing.assembly import assemble, recover, swap


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
    return sorted(path.name for path in folder.iterdir())


def test_a_good_build_takes_the_place_of_the_old_one(output):
    assert assemble(output, lambda staging: site(staging, "new") or 0) == 0

    assert names(output) == ["index.html", "new.html"]


def test_the_first_build_needs_no_old_one(tmp_path):
    assemble(tmp_path / "deep" / "output", lambda staging: site(staging, "new") or 0)

    assert names(tmp_path / "deep" / "output") == ["index.html", "new.html"]


@pytest.mark.parametrize("status", [1, 3, -9])
def test_a_failed_build_leaves_the_old_one_and_its_status_is_returned(output, status):
    def fail(staging: Path) -> int:
        site(staging, "half")
        return status

    assert assemble(output, fail) == status

    assert names(output) == ["index.html", "old.html"]
    assert not list(output.parent.glob(".output.[no]*"))


def test_an_interrupted_build_leaves_the_old_one(output):
    def interrupt(staging: Path) -> int:
        site(staging, "half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        assemble(output, interrupt)

    assert names(output) == ["index.html", "old.html"]
    assert not list(output.parent.glob(".output.[no]*"))


def test_leftovers_of_a_killed_build_are_not_published(output):
    site(output.parent / ".output.new", "stale")

    def build(staging: Path) -> int:
        assert not staging.exists()
        site(staging, "new")
        return 0

    assemble(output, build)

    assert names(output) == ["index.html", "new.html"]


def test_a_site_moved_aside_by_a_killed_swap_comes_back(output):
    output.rename(output.parent / ".output.old")

    assert assemble(output, lambda _: 1) == 1

    assert names(output) == ["index.html", "old.html"]


def test_recover_never_replaces_a_site(output):
    site(output.parent / ".output.old", "older")

    recover(output)

    assert names(output) == ["index.html", "old.html"]


def test_a_swap_that_fails_puts_the_old_site_back(output):
    with pytest.raises(FileNotFoundError):
        swap(output.parent / "missing", output)

    assert names(output) == ["index.html", "old.html"]


def test_two_builds_of_one_output_wait_for_each_other(output):
    running = threading.Semaphore()
    statuses = []

    def build(staging: Path) -> int:
        alone = running.acquire(blocking=False)
        site(staging, "new")
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
    assert names(output) == ["index.html", "new.html"]
