"""The protected centers of a directory, found in any text that is about one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from arabic.fold import fold
from cache.store import digest_of
from directory.model import Kind
from directory.read import Records
from directory.safety import sensitivity

_WORD = re.compile(r"\w+")
_LINK = re.compile(r"directory/centers/(?:[a-z0-9-]+/)*([a-z0-9-]+)\.yaml")
#: What may be written as one with a word, before its article.
_JOINED = re.compile("[وفبلك]{0,2}")
_ARTICLE = re.compile("(?:ال|لل)(?=..)")
_SPELLED = {"ا": "[اأإآٱ]", "ه": "[هة]", "ي": "[يىئ]", "و": "[وؤ]"}


class ProtectedNames:
    """The protected centers of a directory, found in texts by id, by link or by name.

    A text is searched in time that depends on its length, not on the number of centers.
    """

    def __init__(self, records: Records) -> None:
        kinds = {kind.id: kind for kind in records.terms("kinds") if isinstance(kind, Kind)}
        protected = [
            entry.record
            for entry in records.centers.values()
            if entry.record.kind in kinds
            and sensitivity(entry.record, kinds[entry.record.kind].sensitivity) == "y"
        ]
        self.ids = {center.id for center in protected}
        self._centers = _Names(
            name
            for center in protected
            for name in (center.name, center.alternate_name, center.amazigh_name)
        )
        secret = [kind for kind in kinds.values() if kind.sensitivity == "y"]
        self._kinds = _Names(name for kind in secret for name in (kind.name, kind.plural))
        #: A hint does without folding ten thousand texts: their rarest words, as usually spelled.
        self._likely = re.compile("|".join(map(_spelled, self._kinds.longest)) or "(?!)")

    def digest(self) -> bytes:
        """The digest of all ids and names."""
        names = (tuple(sorted(found.names)) for found in (self._centers, self._kinds))
        return digest_of(tuple(sorted(self.ids)), *names)

    def named_in(self, text: str) -> bool:
        """Whether a text links to one of them or holds a name, in any spelling that folds to it."""
        return bool(self.ids.intersection(_LINK.findall(text))) or self._centers.named_in(text)

    def kind_named_in(self, text: str) -> bool:
        """Whether a text holds the name of a kind of which all centers are protected."""
        return bool(self._likely.search(text)) and self._kinds.named_in(text)


class _Names:
    """Names of several words, found in texts with or without articles and joined letters."""

    def __init__(self, names: Iterable[str | None]) -> None:
        self.names = {tuple(map(_bare, _words(name))) for name in names if name}
        self._lengths = {len(name) for name in self.names}
        self._firsts = {name[0] for name in self.names}
        self.longest = {max(name, key=len) for name in self.names}

    def named_in(self, text: str) -> bool:
        """Whether one of them stands in a text."""
        if not self.names:
            return False
        words, firsts = _words(text), self._firsts
        whole = " ".join(words)
        if not any(word in whole for word in self.longest):  # asked of ten thousand texts
            return False
        begun = [i for i, word in enumerate(words) if not firsts.isdisjoint(_readings(word))]
        return any(
            (first, *map(_bare, words[start + 1 : start + length])) in self.names
            for start in begun
            for first in _readings(words[start])
            for length in self._lengths
        )


@lru_cache(maxsize=1 << 16)
def _readings(word: str) -> tuple[str, ...]:
    """A word without its article, and without the letters that may be joined to it: «وبالدار»."""
    found = _JOINED.match(word)
    joined = found.end() if found else 0
    return tuple({_bare(word[start:]) for start in range(joined + 1) if word[start:]})


def _spelled(word: str) -> str:
    """The pattern of a folded word in a text that is not folded."""
    return "".join(_SPELLED.get(letter, re.escape(letter)) for letter in word)


def _bare(word: str) -> str:
    """A word without its article: «الفضاء» and «فضاء» name the same place."""
    return _ARTICLE.sub("", word, count=1) if _ARTICLE.match(word) else word


@lru_cache(maxsize=1)  # of a text, both centers and kinds are asked
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for token in text.split() for word in _folded(token))


@lru_cache(maxsize=1 << 16)
def _folded(token: str) -> tuple[str, ...]:
    # a text has few different words, and folding is slow
    return tuple(_WORD.findall(fold(token)))
