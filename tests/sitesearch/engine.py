"""What theme/static/js/lib/find.js finds, without a browser: sets of documents, not their order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from arabic.stem import begun, is_said, key_of, readings, words
from sitesearch.parts import File

LETTERS, WORDS, ENOUGH, GUESSES = 200, 8, 3, 10
BEGINS, NEAR, ANY = 1, 2, 3
BEFORE = "و ف ب ل ك وب ول وك فب فل".split()


class Part(NamedTuple):
    """A part of an index: what is shown of its documents, its terms."""

    docs: list[Any]
    short: dict[str, set[int]]
    full: dict[str, set[int]]


def terms(index: dict[str, Any]) -> dict[str, set[int]]:
    """The documents that hold each term, in any field."""
    return {
        term: {int(document) for found in fields.values() for document in found}
        for term, fields in index["index"]
    }


def data_of(text: str) -> list[Any]:
    """What a file of the index hands to the function."""
    found = re.search(r"^sitesearch\((.*)\)\n\Z", text, re.DOTALL | re.MULTILINE)
    assert found
    return list(json.loads(f"[{found[1]}]"))


def read(files: Iterable[File]) -> list[Part]:
    """The parts that files hold, the newest first."""
    return parse([file.make().decode() for file in files])


def parse(texts: list[str]) -> list[Part]:
    """The parts that the texts of files hold, in the order in which they are loaded."""
    data = [data_of(text)[0] for text in texts]
    pairs = zip(data[::2], data[1::2], strict=True)
    return [Part(one["docs"], terms(one["index"]), terms(two["index"])) for one, two in pairs]


def find(parts: list[Part], query: str, *, full: bool = True) -> list[tuple[int, int]]:
    """The documents that answer a query: part, place."""
    tokens = [readings(word) for word in words(query[:LETTERS]) if is_said(word)][:WORDS]
    hits: dict[tuple[int, int], None] = {}
    for step in range(ANY + 1) if tokens else ():
        if len(hits) >= (1 if step > BEGINS else ENOUGH):
            break
        found = [
            (number, place)
            for number, part in enumerate(parts)
            for place in _results(part.full if full else part.short, tokens, step)
            if (number, place) not in hits
        ]
        hits |= dict.fromkeys(found[:GUESSES] if step else found)
    return list(hits)


def _results(index: dict[str, set[int]], tokens: list[tuple[str, ...]], step: int) -> list[int]:
    last = len(tokens) - 1
    answers = [_answer(index, keys, place == last, step) for place, keys in enumerate(tokens)]
    join: Callable[..., set[int]] = set.union if step == ANY else set.intersection
    return sorted(join(*answers))


def _answer(
    index: dict[str, set[int]], keys: tuple[str, ...], is_last: bool, step: int
) -> set[int]:
    exact = next((key for key in keys if key in index), None)
    wanted = {exact or keys[0]}
    long = [key for key in keys if len(key) > 2]
    if step:
        wanted |= {form for key in long for form in _behind(key)}
    if step and is_last and len(keys[0]) > 1:
        wanted |= {term for term in index if term.startswith(keys[0])} | begun(keys[0])
    if step == NEAR and not exact and not re.search("[0-9]", keys[0]):
        wanted |= {near for key in long for near in (*_misspelled(key), *_near(key, index))}
    return {place for term in wanted for place in index.get(term, ())}


def _behind(key: str) -> Iterator[str]:
    """The key behind what may be words."""
    for before in BEFORE:
        yield from (before + key, key_of(before + key))


def _misspelled(key: str) -> Iterator[str]:
    """The key with another ending, with two letters exchanged."""
    if len(key) > 4:
        yield key[:-2]
    yield from (key[:i] + key[i + 1] + key[i] + key[i + 2 :] for i in range(len(key) - 1))


def _near(key: str, index: dict[str, set[int]]) -> Iterator[str]:
    """The terms in which one letter is another, too much or missing."""
    for term in index:
        short, long = sorted((key, term), key=len)
        if len(long) - len(short) > 1:
            continue
        start = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
        rest = long[start + 1 :]
        if rest == short[start:] or (len(short) == len(long) and rest == short[start + 1 :]):
            yield term
