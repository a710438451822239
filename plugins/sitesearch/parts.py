"""The index of a site in files that are loaded one after another, until enough is found.

Documents are cut into parts of :data:`SIZE`, each with a short index (titles and names) and a full
one. The last part, which holds the newest, is asked first. Parts are cut from the oldest on, so
that what is new changes the last one alone, and each knows the words of its own documents only.

The files are scripts that hand their data to a function: what ``fetch`` reads, a page opened from a
folder may not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from hashlib import blake2b
from typing import Any, NamedTuple

from arabic.stem import plurals
from cache.store import Store, digest_of
from sitesearch.aliases import Aliases
from sitesearch.documents import GROUPS, Document, shown
from sitesearch.index import document_words, indexes

#: Where the first file is, which begins with the script itself: a phone asks once. Pages know it by
#: its name, so that no page changes with the index.
FIRST = "search/index.js"
#: The folder of all other files, which are named by their content.
FOLDER = "search/parts/"
#: So many documents are in a part, and in the newest up to half as many again.
SIZE = 500
_FUNCTION = "sitesearch"

#: What readers are told beside results, by the name that the script knows it by.
WORDS = {
    "label": "نتائج البحث",
    "found": "عدد النتائج:",
    "none": "لا نتائج لهذا البحث.",
    "advice": "جربوا كلمة واحدة أو كتابة أخرى للاسم، أو تصفحوا ",
    "index": "أقسام الموقع كلها",
    "meant": "هل تقصدون: ",
    "all": "كل النتائج، ومنها ما في نصوص الصفحات",
    "more": "بحث موسع",
    "wait": "جار البحث…",
    "failed": "تعذر تحميل البحث. تحققوا من الاتصال ثم أعيدوا المحاولة.",
}


class Candidate(NamedTuple):
    """A document to be; ``key`` is the digest of all that ``make`` asks."""

    key: bytes
    make: Callable[[], Document]


class File(NamedTuple):
    """A file of the index, by its path; ``version`` is the digest of all that ``make`` asks."""

    path: str
    version: bytes
    make: Callable[[], bytes]


class _Part(NamedTuple):
    """What is known of a part: the digest of all it was made from, those of its two files."""

    key: bytes
    short: str
    full: str


def files(
    candidates: Sequence[Candidate], aliases: Aliases, script: bytes, store: Store
) -> list[File]:
    """The files of the index of all documents, which come oldest first; ``script`` reads them.

    What earlier builds made is in ``store``: a part is made again only when a document of it, or an
    alias, changed, and then only the words of that document are read.
    """
    version = digest_of(aliases.rows)
    parts = [_part(number, some, version, aliases, store) for number, some in _cut(candidates)]
    *older, newest = parts
    later = [_later(newest, "full", newest.full, store)]
    for part in reversed(older):
        later += [_later(part, "short", part.short, store), _later(part, "full", part.full, store)]
    head = {
        "words": WORDS,
        "groups": GROUPS,
        "parts": [file.path.removeprefix("search/") for file in later],
    }
    data = _json(head)
    first = partial(_first, script, newest, data, store)
    return [File(FIRST, digest_of(script, newest.key, data), first), *later]


def _cut(candidates: Sequence[Candidate]) -> list[tuple[int, Sequence[Candidate]]]:
    """The documents in parts, numbered from the oldest; the last is never less than half full."""
    starts = list(range(0, max(len(candidates), 1), SIZE))
    if len(starts) > 1 and len(candidates) - starts[-1] < SIZE // 2:
        starts.pop()
    ends = [*starts[1:], len(candidates)]
    return [
        (number, candidates[start:end])
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _part(
    number: int, candidates: Sequence[Candidate], version: bytes, aliases: Aliases, store: Store
) -> _Part:
    def read(candidate: Candidate) -> tuple[Any, Any]:
        document = candidate.make()
        return shown(document), document_words(document, aliases)

    keys = [digest_of(candidate.key, version) for candidate in candidates]
    key = digest_of(number, tuple(keys))
    words = f"search words {number}"
    if known := store.get("search part", key):
        store.keep("search files", key)
        for row in {each[:1] for each in keys}:
            store.keep(words, row)
        return _Part(key, *known)
    read_all = store.map(words, read, candidates, keys)
    short, full = indexes([found for _, found in read_all])
    made = {
        "docs": [listed for listed, _ in read_all],
        "plurals": plurals({term for term, _ in full["index"]}),
        "index": short,
    }
    texts = _json(made), _json({"index": full})
    store.put("search files", key, texts)
    names = tuple(blake2b(text.encode(), digest_size=4).hexdigest() for text in texts)
    store.put("search part", key, names)
    return _Part(key, *names)


def _later(part: _Part, kind: str, name: str, store: Store) -> File:
    path = f"{FOLDER}{kind}.{name}.js"
    return File(path, digest_of(part.key, kind), partial(_script, part, kind, store))


def _script(part: _Part, kind: str, store: Store) -> bytes:
    short, full = store.get("search files", part.key)
    return f"{_FUNCTION}({short if kind == 'short' else full})\n".encode()


def _first(script: bytes, part: _Part, head: str, store: Store) -> bytes:
    short, _ = store.get("search files", part.key)
    return script + f"{_FUNCTION}({short},{head})\n".encode()


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
