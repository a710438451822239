"""The digest of any value that pages are made from."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from cache.store import digest

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Versioned:
    """A value that may carry its own digest, made once: it then stands for the whole."""

    version: bytes = b""


class Packed(NamedTuple, Generic[T]):
    """A value as bytes until it is looked at, with its digest: of ten thousand, few are."""

    version: bytes
    data: bytes

    @property
    def value(self) -> T:
        """The value, another object each time."""
        value: T = pickle.loads(self.data)
        return value


def packed(value: T) -> Packed[T]:
    """A value to be looked at later, with its digest."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return Packed(fingerprint(value), data)


def unpacked(value: Any) -> Any:
    """A value, or some in a tuple, as they were before they were packed."""
    if isinstance(value, Packed):
        return value.value
    return tuple(map(unpacked, value)) if type(value) is tuple else value


def fingerprint(value: Any) -> bytes:
    """The digest of a value, the same in every process that made an equal one.

    Of views, records, plain data, and functions by their names. Pickled without its memo, in which
    equal strings that are two objects would count twice; so nothing may hold itself.
    """
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dispatch_table = _reducers()
    pickler.dump(value)
    return digest(buffer.getvalue())


@cache
def _reducers() -> dict[type, Callable[[Any], Any]]:
    """How to pickle records, of which pydantic adds the set of given fields, and versioned values.

    For all classes known when the first fingerprint is taken.
    """
    plain = dict.fromkeys(_subclasses(BaseModel), _plain)
    return plain | dict.fromkeys((Packed, *_subclasses(Versioned)), _by_version)


def _plain(model: BaseModel) -> tuple[Any, ...]:
    return tuple, (tuple(vars(model).items()),)


def _by_version(value: Versioned | Packed[Any]) -> Any:
    return (bytes, (value.version,)) if value.version else value.__reduce_ex__(4)


def _subclasses(parent: type) -> Iterator[type]:
    children: list[type] = parent.__subclasses__()
    for child in children:
        yield child
        yield from _subclasses(child)
