"""Results by digest: kept, found again, and never believed when damaged."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from cache.parallel import processors
from cache.store import Store, digest_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store"


def filled(path: Path, version: bytes = b"1", **results: object) -> None:
    store = Store(path, version)
    for key, result in results.items():
        store.put("kind", key.encode(), result)
    store.save()
    store.close()


def found(path: Path, *keys: str, version: bytes | None = b"1") -> list[object]:
    store = Store(path, version)
    results = [store.get("kind", key.encode()) for key in keys]
    store.close()
    return results


def test_results_outlive_the_process(path: Path) -> None:
    filled(path, one=["نص", 1], two=None, three={"a": (1, 2)})
    assert found(path, "one", "two", "three", "four") == [["نص", 1], None, {"a": (1, 2)}, None]


def test_results_of_other_code_are_gone(path: Path) -> None:
    filled(path, version=b"1", one=1)
    assert found(path, "one", version=b"2") == [None]
    assert found(path, "one", version=b"1") == [None]


def test_who_brings_no_code_takes_what_is_there(path: Path) -> None:
    filled(path, version=b"1", one=1)
    assert found(path, "one", version=None) == [1]


def test_without_a_path_it_is_a_store_in_memory() -> None:
    store = Store()
    store.put("kind", b"key", 1)
    store.save()
    assert store.get("kind", b"key") is None or store.get("kind", b"key") == 1


def test_a_damaged_file_gives_what_was_put_or_nothing(path: Path) -> None:
    results = {f"key-{number}": list(range(number)) for number in range(60)}
    filled(path, **results)
    whole = path.read_bytes()
    choose = random.Random(3)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(choose.choice((1, 4, 400))):
            data[choose.randrange(len(data))] ^= 1 << choose.randrange(8)
        path.write_bytes(data[: choose.choice((len(data), choose.randrange(len(data))))])
        for key, result in zip(results, found(path, *results), strict=True):
            assert result in (None, results[key])
        filled(path, new=1)
        assert found(path, "new") == [1]
        path.write_bytes(whole)


def test_only_what_is_not_known_is_computed(path: Path) -> None:
    asked: list[int] = []

    def square(number: int) -> int:
        asked.append(number)
        return number * number

    def squares(*numbers: int) -> list[int]:
        store = Store(path, b"1")
        results = store.map("squares", square, numbers, [digest_of(number) for number in numbers])
        store.save()
        store.close()
        return results

    assert squares(1, 2, 3) == [1, 4, 9]
    assert squares(3, 4, 1) == [9, 16, 1]
    assert squares(2, 1, 3, 4) == [4, 1, 9, 16]
    assert asked == [1, 2, 3, 4]


@pytest.mark.parametrize("size", [1, 16])
def test_many_results_come_from_other_processes_and_are_kept(path: Path, size: int) -> None:
    numbers = list(range(500))
    keys = [digest_of(number) for number in numbers]
    for _ in range(2):
        store = Store(path, b"1")
        assert store.map("halves", lambda n: n / 2, numbers, keys, size) == [n / 2 for n in numbers]
        store.save()
        store.close()


@pytest.mark.parametrize("in_round", [200, 1000])
@pytest.mark.parametrize("count", [3, 500])
def test_what_is_put_while_others_work_is_kept(
    path: Path, count: int, in_round: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where they take turns."""
    monkeypatch.setattr("cache.store._ROUND", in_round)
    store = Store(path, b"1")
    store.put("kind", b"before", "قبل")

    def work(number: int) -> int:
        store.put("kind", str(number).encode(), number)
        return -number

    results = dict(store.work(work, range(count)))
    for start, part in results.items():
        assert part == [-number for number in range(start, start + len(part))]
    assert sorted(n for part in results.values() for n in part) == sorted(-n for n in range(count))
    store.save()
    store.close()
    assert found(path, "before", *map(str, range(count))) == ["قبل", *range(count)]


def test_processes_are_replaced_after_a_round(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or each would have the memory of its parent once more in the end."""
    monkeypatch.setattr("cache.store._ROUND", 200)
    who = {pid for _, part in Store().work(lambda _: os.getpid(), range(600)) for pid in part}
    assert (len(who) > processors()) == (processors() > 1)


def test_what_whole_builds_do_not_ask_for_is_dropped_once_it_is_much(path: Path) -> None:
    filled(path, **{f"old-{number}": number for number in range(3000)}, used=1)
    store = Store(path, b"1")
    assert store.get("kind", b"used") == 1
    store.keep("kind", b"old-7")
    store.prune()
    store.close()
    assert found(path, "used", "old-7", "old-8") == [1, 7, None]
