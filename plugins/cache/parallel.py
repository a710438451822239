"""The same work on all processors: forked processes, results in order.

A fork shares what the parent has read, so nothing but results passes between processes.
"""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from struct import Struct
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

#: How many items a process takes at a time, unless that makes more slices than a pipe may hold.
CHUNK = 16
_SLICES = 512
_SLICE = Struct("<II")

KILLED = (
    "أوقف النظام عملية من عمليات البناء، ولعل الذاكرة لم تكف\n"
    "A process of the build was killed; perhaps there was not enough memory"
)


class WorkerError(SystemExit):
    """Work failed in another process: ends the build, and says how."""


def processors() -> int:
    """How many processes may run at a time; 1 where processes cannot be forked safely."""
    can_fork = hasattr(os, "sched_getaffinity")  # Linux: macOS's own libraries do not survive it
    return len(os.sched_getaffinity(0)) if can_fork else 1


def map_chunks(
    function: Callable[[Sequence[T]], R],
    items: Sequence[T],
    size: int = CHUNK,
    *,
    apart: bool = False,
) -> Iterator[tuple[int, R]]:
    """``function`` of slices of the items: each result with where its slice starts.

    In no order, as they are done. ``size`` is how many items are worth a message between processes:
    up to twice as many are done sooner than processes are made, beyond that a result must pass
    through pickle. ``apart``: by other processes however few there are, where there can be any, for
    libraries that start threads: a process that did so must not be forked. Raises what ``function``
    raises, or :class:`WorkerError`.
    """
    few = len(items) <= 2 * size and not apart
    if not items or few or processors() == 1:
        for start in range(0, len(items), size):
            yield start, function(items[start : start + size])
        return
    import multiprocessing  # here: most builds, and checks of one file, need no other process

    context = multiprocessing.get_context("fork")
    slices = _slices(len(items), size)
    processes, ends = [], []
    for _ in range(processors()):
        receiving, sending = context.Pipe(duplex=False)
        ends.append(receiving)
        arguments = (function, items, slices, sending, [*ends])
        process = context.Process(target=_work, args=arguments, daemon=True)
        process.start()
        sending.close()  # the process has its own: when it dies, reading ends
        processes.append(process)
    os.close(slices)
    yield from _gather(ends)
    for process in processes:
        process.join()


def _slices(count: int, size: int) -> int:
    """A pipe that holds where slices start and end; each is read by one process.

    Unlike a shared number with a lock, it needs no shared memory, and nobody dies holding it.
    """
    size = max(size, -(-count // _SLICES))
    starts = range(0, count, size)
    reading, writing = os.pipe()
    os.write(writing, b"".join(_SLICE.pack(start, start + size) for start in starts))
    os.close(writing)
    return reading


def _work(
    function: Callable[[Sequence[Any]], Any],
    items: Sequence[Any],
    slices: int,
    pipe: Connection,
    inherited: Sequence[Connection],
) -> None:
    gc.freeze()  # what the parent made is none of this process's garbage
    gc.enable()  # of what is made here, little is kept
    for end in inherited:
        end.close()  # the parent's alone: when it dies, writing fails, and so this process ends
    with suppress(BrokenPipeError):
        try:
            while taken := os.read(slices, _SLICE.size):
                start, end = _SLICE.unpack(taken)
                pipe.send_bytes(_packed((start, function(items[start:end]))))
            pipe.send_bytes(_packed(None))
        except BrokenPipeError:
            raise
        except (Exception, SystemExit) as error:
            pipe.send_bytes(_packed(WorkerError(str(error) or type(error).__name__)))


def _packed(message: Any) -> bytes:
    return pickle.dumps(message, pickle.HIGHEST_PROTOCOL)


def _gather(ends: list[Connection]) -> Iterator[Any]:
    from multiprocessing.connection import Connection, wait

    while ends:
        for end in wait(ends):
            assert isinstance(end, Connection)
            try:
                message = pickle.loads(end.recv_bytes())
            except EOFError:
                raise WorkerError(KILLED) from None
            if message is None:
                ends.remove(end)
            elif isinstance(message, BaseException):
                raise message
            else:
                yield message
