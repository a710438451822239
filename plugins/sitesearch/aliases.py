"""Names that stand for each other: a text that holds one is found by all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from arabic.stem import key_of, readings, words

#: The keys of a phrase, the words of its other names.
_Phrases = list[tuple[list[str], list[str]]]


#: What is shorter is no name alone: «ابن», «ايت».
_SHORT = 3


class Aliases:
    """Phrases by the words of their other names; known with «ال», «و» or «ب» before them."""

    def __init__(self, rows: Iterable[Iterable[str]]) -> None:
        """``rows`` hold names of one thing each."""
        self.rows = tuple(tuple(row) for row in rows)
        #: By the key of its first word.
        self._phrases: dict[str, _Phrases] = defaultdict(list)
        self._known: dict[str, _Phrases] = {}
        #: The keys of their words: these are nouns, «بتطوان» is a form of «تطوان».
        self.nouns = frozenset(
            key_of(word)
            for row in self.rows
            for name in row
            for word in words(name)
            if len(word) > _SHORT
        )
        for row in self.rows:
            forms = [form for name in row if (form := words(name))]
            for form in forms:
                others = [word for other in forms if other != form for word in other]
                keys = [readings(word)[0] for word in form]
                self._phrases[keys[0]].append((keys, others))

    def found(self, text: Sequence[str]) -> Iterator[str]:
        """The words that a text of folded words is to be found by besides its own."""
        for place, word in enumerate(text):
            for keys, others in self._begun(word):
                rest = text[place + 1 : place + len(keys)]
                if keys[1:] == [readings(other)[0] for other in rest]:
                    yield from others

    def _begun(self, word: str) -> _Phrases:
        """The phrases that may begin with a word; most begin none, and texts repeat them."""
        if word not in self._known:
            found = (self._phrases.get(key, ()) for key in readings(word))
            self._known[word] = [phrase for phrases in found for phrase in phrases]
        return self._known[word]
