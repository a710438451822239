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
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

from arabic.stem import plurals
from cache.store import Store, digest_of
from sitesearch.aliases import Aliases
from sitesearch.documents import GROUPS, Document, shown
from sitesearch.index import Words, document_words, indexes

#: Where the first file is, which begins with the script itself: a phone asks once. Pages know it by
#: its name, so that no page changes with the index.
FIRST = "search/index.js"
#: The folder of all other files, which are named by their content.
FOLDER = "search/parts/"
#: So many documents are in a part, and in the newest up to half as many again.
SIZE = 500
_FUNCTION = "sitesearch"
#: Kinds of results: the texts of a part's two files by its digest; by its number, what its
#: documents show and say, each by its own digest.
_FILES, _WORDS = "search files", "search words"

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


class _Names(NamedTuple):
    """The digests in the names of a part's two files."""

    short: str
    full: str


@dataclass(frozen=True, slots=True)
class _Part:
    """Some documents to be; ``keys`` are their digests, ``key`` that of all the part is made of."""

    number: int
    candidates: Sequence[Candidate]
    keys: tuple[bytes, ...]
    key: bytes
    aliases: Aliases
    store: Store

    def names(self) -> _Names:
        """The names of the files."""
        return _Names(*(blake2b(text.encode(), digest_size=4).hexdigest() for text in self.texts()))

    def texts(self) -> tuple[str, str]:
        """The data of the short index and of the full one."""
        known: tuple[str, str] | None = self.store.get(_FILES, self.key)
        if known:
            return known
        read = self._read()
        short, full = indexes([words for _, words in read], self.aliases.nouns)
        docs = [listed for listed, _ in read]
        brought = plurals({term for term, _ in full["index"]})
        texts = _json({"docs": docs, "plurals": brought, "index": short}), _json({"index": full})
        self.store.put(_FILES, self.key, texts)
        return texts

    def _read(self) -> list[tuple[Any, Words]]:
        """What each document shows and says; only those that are new are asked."""
        row = digest_of(self.number)
        known: dict[bytes, tuple[Any, Words]] = self.store.get(_WORDS, row) or {}
        for key, candidate in zip(self.keys, self.candidates, strict=True):
            if key not in known:
                document = candidate.make()
                known[key] = shown(document), document_words(document, self.aliases)
        self.store.put(_WORDS, row, {key: known[key] for key in self.keys})
        return [known[key] for key in self.keys]

    def keep(self) -> None:
        """Say that what is known is still of use."""
        self.store.keep(_FILES, self.key)
        self.store.keep(_WORDS, digest_of(self.number))

    def file(self, kind: str, name: str) -> File:
        """One of the two files: «short» or «full»."""
        place = _Names._fields.index(kind)

        def make() -> bytes:
            return f"{_FUNCTION}({self.texts()[place]})\n".encode()

        return File(f"{FOLDER}{kind}.{name}.js", digest_of(self.key, kind), make)


def files(
    candidates: Sequence[Candidate], aliases: Aliases, script: bytes, store: Store
) -> list[File]:
    """The files of the index of all documents, which come oldest first; ``script`` reads them.

    What earlier builds made is in ``store``: a part is made again only when a document of it, or an
    alias, changed, and then only the words of that document are read.
    """
    parts = _parts(candidates, aliases, store)
    # one at a time: to make a part takes longer than to tell another process of it
    names = store.map("search part", _Part.names, parts, [part.key for part in parts], size=1)
    for part in parts:
        part.keep()
    (newest, newest_names), *older = reversed([*zip(parts, names, strict=True)])
    later = [newest.file("full", newest_names.full)]
    for part, name in older:
        later += [part.file("short", name.short), part.file("full", name.full)]
    head = {
        "words": WORDS,
        "groups": GROUPS,
        "parts": [file.path.removeprefix("search/") for file in later],
    }
    data = _json(head)

    def first() -> bytes:
        return script + f"{_FUNCTION}({newest.texts()[0]},{data})\n".encode()

    return [File(FIRST, digest_of(script, newest.key, data), first), *later]


def _parts(candidates: Sequence[Candidate], aliases: Aliases, store: Store) -> list[_Part]:
    """The documents in parts, numbered from the oldest; the last is never less than half full."""
    starts = list(range(0, max(len(candidates), 1), SIZE))
    if len(starts) > 1 and len(candidates) - starts[-1] < SIZE // 2:
        starts.pop()
    version = digest_of(aliases.rows)
    parts = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(candidates)], strict=True)):
        some = candidates[start:end]
        keys = tuple(digest_of(candidate.key, version) for candidate in some)
        parts.append(_Part(number, some, keys, digest_of(number, keys), aliases, store))
    return parts


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
