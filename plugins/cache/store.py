"""A file of results, each under the digest of everything it was made from.

A result is used only when its own checksum holds. A file that is damaged, or was written by other
code, is thrown away: it can be deleted at any time, and costs only the work to fill it again.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from cache import parallel

T = TypeVar("T")
R = TypeVar("R")

#: A row of the file: kind, key, value.
Row = tuple[str, bytes, bytes]

_CHECKSUM = 8
#: What reading a damaged file may raise: even SQLite's own message may be no text.
_DAMAGED = (sqlite3.Error, UnicodeDecodeError, OverflowError)
#: Rows nobody asked for are dropped when they outnumber those in use.
_SPARE_ROWS = 1000
#: Items after which other processes take the place of those that work: a process copies, page by
#: page, what it looks at of its parent's memory; at the end it would have all of it once more.
#: To begin one anew takes 0.6 s of a processor.
_ROUND = 8192
_ALL_ROWS = "SELECT key, value FROM results WHERE kind = ?"
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS results (
        kind TEXT NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL, PRIMARY KEY (kind, key)
    );
"""


def digest(data: bytes) -> bytes:
    """The digest of some bytes: BLAKE2b, 16 bytes."""
    return hashlib.blake2b(data, digest_size=16).digest()


def digest_of(*values: Hashable) -> bytes:
    """The digest of plain values: strings, numbers, bytes, dates, None and tuples of them."""
    return digest(repr(values).encode("utf-8", "surrogatepass"))


def digest_of_file(name: str, *digests: bytes) -> bytes:
    """The digest of a file's name and of the digests of all that is asked of it, in their order.

    As :func:`digest_of` of these, in half the time; an empty one stands for what is not there.
    """
    return digest(b"\0".join((name.encode("utf-8", "surrogatepass"), *digests)))


class Store:
    """Results by kind and key, in one SQLite file; without a path, in memory only."""

    def __init__(self, path: Path | None = None, version: bytes | None = None) -> None:
        """Open the file; ``version`` is the digest of the code that makes the results.

        Without it, what is there is taken as it is.
        """
        self._path = path
        self._version = version
        self._connections: dict[int, sqlite3.Connection] = {}
        self._new: dict[tuple[str, bytes], bytes] = {}
        self._used: set[tuple[str, bytes]] = set()
        if version is not None and self.get("version", b"") != version:
            self._discard()

    def get(self, kind: str, key: bytes) -> Any:
        """The result under a key; None where there is none that can be trusted."""
        self._used.add((kind, key))
        value = self._new.get((kind, key))
        if value is None:
            rows = self._rows("SELECT value FROM results WHERE kind = ? AND key = ?", kind, key)
            value = rows[0][0] if rows else None
        return None if value is None else _unpacked(kind, key, value)

    def put(self, kind: str, key: bytes, result: Any) -> None:
        """Keep a result; it reaches the file with :meth:`save`."""
        self._used.add((kind, key))
        self._new[kind, key] = _packed(kind, key, result)

    def keep(self, kind: str, key: bytes) -> None:
        """Say that a result is still of use, without reading it."""
        self._used.add((kind, key))

    def map(
        self,
        kind: str,
        function: Callable[[T], R],
        items: Sequence[T],
        keys: Sequence[bytes],
        size: int = parallel.CHUNK,
        *,
        apart: bool = False,
    ) -> list[R]:
        """``function`` of every item, in order; computed for those whose key is not known.

        By :meth:`work`, ``size`` at a time, ``apart`` or not. Results are kept many in a row, since
        to read a row takes longer than to read a result.
        """
        rows = dict(self._rows(_ALL_ROWS, kind))
        known: dict[bytes, R] = {}
        for row, value in rows.items():
            known.update(_unpacked(kind, row, value) or {})
        missing = [index for index, key in enumerate(keys) if key not in known]
        wanted = [items[index] for index in missing]
        for start, results in self.work(function, wanted, size, apart=apart):
            places = missing[start : start + len(results)]
            known.update(
                (keys[index], result) for index, result in zip(places, results, strict=True)
            )
        self._put_rows(kind, keys, {keys[index][:1] for index in missing}, known)
        self._used.update((kind, row) for row in rows)
        return [known[key] for key in keys]

    def _put_rows(
        self, kind: str, keys: Sequence[bytes], touched: set[bytes], known: dict[bytes, R]
    ) -> None:
        """Write the rows that hold something new: results whose keys begin with the same byte."""
        new: dict[bytes, dict[bytes, R]] = {row: {} for row in touched}
        for key in keys:
            if key[:1] in touched:
                new[key[:1]][key] = known[key]
        for row, results in new.items():
            self.put(kind, row, results)

    def work(
        self,
        function: Callable[[T], R],
        items: Sequence[T],
        size: int = parallel.CHUNK,
        *,
        apart: bool = False,
    ) -> Iterator[tuple[int, list[R]]]:
        """``function`` of every item, on all processors (``parallel.map_chunks``), in slices.

        Where ``function`` runs in another process, only what it returns and what it puts into this
        store comes back.
        """

        def some(part: Sequence[T]) -> tuple[list[R], list[Row]]:
            results = [function(item) for item in part]
            return results, [(*name, self._new.pop(name)) for name in self._new.keys() - before]

        for first in range(0, len(items), _ROUND):
            before = set(self._new)
            some_items = items[first : first + _ROUND]
            for start, (results, rows) in parallel.map_chunks(some, some_items, size, apart=apart):
                self._adopt(rows)
                yield first + start, results

    def _adopt(self, rows: Iterable[Row]) -> None:
        """Take what another process found out."""
        for kind, key, value in rows:
            self._used.add((kind, key))
            self._new[kind, key] = value

    def save(self) -> None:
        """Write what is new to the file, all of it or nothing."""
        if self._path is None:
            return
        rows = [(*name, value) for name, value in self._new.items()]
        self._new.clear()
        try:
            with self._connection() as connection:
                connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
        except _DAMAGED:
            self._discard()

    def close(self) -> None:
        """Close the file."""
        for connection in self._connections.values():
            connection.close()
        self._connections.clear()

    def prune(self) -> None:
        """Drop the rows that this whole build had no use for, once there are many of them."""
        if self._path is None:
            return
        try:
            with self._connection() as connection:
                self._drop_unused(connection)
        except _DAMAGED:
            self._discard()

    def _drop_unused(self, connection: sqlite3.Connection) -> None:
        (count,) = connection.execute("SELECT count(*) FROM results").fetchone()
        if count <= 2 * len(self._used) + _SPARE_ROWS:
            return
        keys = connection.execute("SELECT kind, key FROM results").fetchall()
        unused = [row for row in keys if row not in self._used]
        connection.executemany("DELETE FROM results WHERE kind = ? AND key = ?", unused)

    def _rows(self, query: str, *values: Any) -> list[Any]:
        if self._path is None:
            return []
        try:
            return self._connection().execute(query, values).fetchall()
        except _DAMAGED:
            self._discard()
            return []

    def _connection(self) -> sqlite3.Connection:
        """The connection of this process: SQLite's may not be carried through a fork."""
        assert self._path
        if os.getpid() not in self._connections:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._path, timeout=60)
            # a killed process harms nothing; a power cut may, and is found by the checksums
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(_SCHEMA)
            self._connections[os.getpid()] = connection
        return self._connections[os.getpid()]

    def _discard(self) -> None:
        """Begin anew with an empty file."""
        if self._path is None:
            return
        self.close()
        forget(self._path)
        if self._version is not None:
            self.put("version", b"", self._version)


def forget(path: Path) -> None:
    """Remove a store's file, with its journal: left alone, that would be played into the next."""
    for file in (path, path.with_name(f"{path.name}-journal")):
        file.unlink(missing_ok=True)


def _packed(kind: str, key: bytes, result: Any) -> bytes:
    data = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
    return _checksum(kind, key, data) + data


def _unpacked(kind: str, key: Any, value: Any) -> Any:
    """The result that was kept under this very key; None where that is not certain."""
    if not isinstance(key, bytes) or not isinstance(value, bytes):
        return None
    data = value[_CHECKSUM:]
    return pickle.loads(data) if _checksum(kind, key, data) == value[:_CHECKSUM] else None


def _checksum(kind: str, key: bytes, data: bytes) -> bytes:
    whole = hashlib.blake2b(kind.encode(), digest_size=_CHECKSUM)
    whole.update(b"\0" + key + b"\0")
    whole.update(data)
    return whole.digest()
