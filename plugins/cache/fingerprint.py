"""The digest of any value that pages are made from."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from cache.store import digest


def fingerprint(value: Any) -> bytes:
    """The digest of a value, the same in every process that made an equal one.

    Of views, records, plain data, and functions by their names. Pickled without its memo, in which
    equal strings that are two objects would count twice; so nothing may hold itself.
    """
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dispatch_table = _records()
    pickler.dump(value)
    return digest(buffer.getvalue())


@cache
def _records() -> dict[type, Callable[[BaseModel], tuple[Any, ...]]]:
    """How to pickle records: pydantic would add the set of given fields, in any order."""
    return dict.fromkeys(_subclasses(BaseModel), _plain)


def _plain(model: BaseModel) -> tuple[Any, ...]:
    return tuple, (tuple(vars(model).items()),)


def _subclasses(parent: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for child in parent.__subclasses__():
        yield child
        yield from _subclasses(child)
