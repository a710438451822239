"""The index of some documents, as MiniSearch 7 reads it, written without MiniSearch.

The form is that of ``MiniSearch.toJSON`` (serialization version 2): every term with the fields and
documents that hold it. How often a word occurs is left out: nothing is found less, and it is half
the size.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from arabic.stem import attested, is_said, stem, words
from sitesearch.aliases import Aliases
from sitesearch.documents import Document


class Words(NamedTuple):
    """The different folded words of a document by where they stand."""

    title: tuple[str, ...]
    names: tuple[str, ...]
    text: tuple[str, ...]


def document_words(document: Document, aliases: Aliases) -> Words:
    """The words of a document, with those of the other names of what it names."""
    title, names = words(document.title), [words(name) for name in document.names]
    short = [title, *names]
    text = [words(part) for part in document.text]
    called = [word for part in short for word in aliases.found(part)]
    told = [word for part in text for word in aliases.found(part)]
    return Words(
        _said(title),
        _said([*(word for part in names for word in part), *called]),
        _said([*(word for part in text for word in part), *told]),
    )


def _said(found: Iterable[str]) -> tuple[str, ...]:
    """The different words that are looked for, sorted."""
    return tuple(sorted(filter(is_said, set(found))))


def indexes(
    documents: Sequence[Words], names: frozenset[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The short index of some documents, of titles and names, and the full one, of all they say.

    A document's id is its place. Both have the same keys, which are those of the words in all of
    these documents; ``names`` are keys known to be those of nouns.
    """
    vocabulary = {word for document in documents for field in document for word in field}
    nouns = attested(vocabulary) | names
    keys = {word: stem(word, nouns) for word in vocabulary}
    short = [(document.title, document.names) for document in documents]
    full = [((*document.title, *document.names, *document.text),) for document in documents]
    return _index(("title", "names"), short, keys), _index(("text",), full, keys)


def _index(
    names: Sequence[str],
    documents: Sequence[tuple[tuple[str, ...], ...]],
    keys: Mapping[str, str],
) -> dict[str, Any]:
    postings: list[dict[str, dict[str, int]]] = [defaultdict(dict) for _ in names]
    lengths: dict[str, list[int]] = {}
    for number, fields in enumerate(documents):
        found = [{keys[word] for word in field} for field in fields]
        name = str(number)
        lengths[name] = [len(terms) for terms in found]
        for terms, holders in zip(found, postings, strict=True):
            for term in terms:
                holders[term][name] = 1
    every = sorted({term for holders in postings for term in holders})
    count = len(documents)
    return {
        "documentCount": count,
        "nextId": count,
        "documentIds": {str(number): number for number in range(count)},
        "fieldIds": {name: field for field, name in enumerate(names)},
        "fieldLength": lengths,
        "averageFieldLength": [
            round(sum(row[field] for row in lengths.values()) / max(count, 1), 2)
            for field in range(len(names))
        ],
        "storedFields": {},
        "dirtCount": 0,
        "index": [(term, _holders(term, postings)) for term in every],
        "serializationVersion": 2,
    }


def _holders(term: str, postings: Sequence[dict[str, dict[str, int]]]) -> dict[str, dict[str, int]]:
    """The documents that hold a term, by field."""
    return {str(field): found[term] for field, found in enumerate(postings) if term in found}
