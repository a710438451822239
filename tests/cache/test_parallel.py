"""Work on all processors: in order, and heard of when it fails."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

import pytest

from cache.parallel import WorkerError, map_chunks, processors


@pytest.mark.parametrize("size", [1, 16])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 31, 32, 33, 500, 5000])
def test_every_slice_comes_once(count: int, size: int) -> None:
    found = dict(map_chunks(list, range(count), size))
    assert sorted(n for part in found.values() for n in part) == list(range(count))
    assert all(part[0] == start for start, part in found.items())


@pytest.mark.skipif(processors() == 1, reason="there are no other processes")
@pytest.mark.parametrize(
    ("count", "size", "helped"), [(32, 16, False), (33, 16, True), (3, 1, True)]
)
def test_much_work_is_done_by_other_processes(count: int, size: int, helped: bool) -> None:
    who = {process for _, process in map_chunks(lambda _: os.getpid(), range(count), size)}
    assert (os.getpid() not in who) == helped


@pytest.mark.skipif(processors() == 1, reason="there are no other processes")
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_work_apart_is_never_done_in_this_process(count: int) -> None:
    found = dict(map_chunks(lambda _: os.getpid(), range(count), 1, apart=True))
    assert sorted(found) == list(range(count))
    assert os.getpid() not in found.values()


def test_a_failure_is_told() -> None:
    def fail(numbers: Sequence[int]) -> None:
        if 77 in numbers:
            raise ValueError("العدد 77")

    kind = WorkerError if processors() > 1 else ValueError
    with pytest.raises(kind, match="العدد 77"):
        list(map_chunks(fail, range(200)))


@pytest.mark.skipif(processors() == 1, reason="there are no other processes")
def test_a_killed_process_is_told() -> None:
    def die(numbers: Sequence[int]) -> None:
        if 77 in numbers:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(WorkerError):
        list(map_chunks(die, range(200)))
