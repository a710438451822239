"""Work on all processors: in order, and heard of when it fails."""

from __future__ import annotations

import os
import signal

import pytest

from cache.parallel import WorkerError, map_all, map_chunks, processors


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 500])
def test_results_are_in_order(count: int) -> None:
    assert map_all(lambda number: number * 2, range(count)) == [n * 2 for n in range(count)]


def test_every_slice_comes_once() -> None:
    found = dict(map_chunks(list, range(100)))
    assert sorted(n for part in found.values() for n in part) == list(range(100))
    assert all(part[0] == start for start, part in found.items())


@pytest.mark.skipif(processors() == 1, reason="there are no other processes")
def test_work_apart_is_never_done_in_this_process() -> None:
    assert os.getpid() not in map_all(lambda _: os.getpid(), range(3), apart=True)
    assert map_all(lambda number: number, range(3), apart=True) == [0, 1, 2]
    assert map_all(lambda number: number, range(0), apart=True) == []


def test_a_failure_is_told() -> None:
    def fail(number: int) -> int:
        if number == 77:
            raise ValueError("العدد 77")
        return number

    kind = WorkerError if processors() > 1 else ValueError
    with pytest.raises(kind, match="العدد 77"):
        map_all(fail, range(200))


@pytest.mark.skipif(processors() == 1, reason="there are no other processes")
def test_a_killed_process_is_told() -> None:
    def die(number: int) -> int:
        if number == 77:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(WorkerError):
        map_all(die, range(200))
