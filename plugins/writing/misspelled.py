"""What to write for a word that is often misspelled.

No general rule of hamza is safe («الإقليمية» is right, «الايجابي» is not), so ``words.json`` is a
closed list. Most of it holds right words, which take the prefixes and endings that Arabic joins:

- ``wasl`` and ``verbs`` begin with a bare alif, ``above``, ``below`` and ``madda`` with أ, إ and آ;
  for those in ``swapped``, the other hamza makes no word either;
- in ``letters``, the first letter of the key is often written as the second; in ``endings``, only
  where it ends a word; in ``seats`` stands what is written, with what is right.

``both`` are words without their hamza that are two with it («احياء»), ``either`` whole words of
the kind, ``spelled`` whole words and what to write, ``phrases`` the same for several, ``names``
what is right nevertheless. ``radical`` are words whose last letter is a ه of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

_ARTICLES = ("ال", "وال", "فال", "بال", "كال", "وبال", "وكال", "فبال", "لل", "ولل", "فلل")
_PREFIXES = ("", "و", "ب", "ل", "وب", "ول", *_ARTICLES)
#: Short words that «و» and «ف» are joined to without making another word.
_JOINABLE = {"اذا", "الى", "التى", "الذى", "ايضا", "انما", "فى"}
_ENDINGS = (
    *("", "ة", "ات", "ي", "ية", "يا", "يات", "ين", "ون", "ان", "ا", "ه", "ها", "هم", "هن", "نا"),
    *("ته", "تها", "تهم", "تنا", "اته", "اتها", "اتهم", "اتنا", "ت", "وا", "تا", "يين", "يون"),
    *("يته", "يتها", "هما", "كم", "اً", "ةً", "تين", "تان", "يتين"),
)
#: What is joined to a word of ``both`` and leaves it either.
_OWNERS = ("", "ه", "ها", "هم", "هن", "نا", "كم", "ا")
#: With «و», «ب» or «ل», shorter stems are the end of too many other words («واحد», «كامل»).
_SHORTEST, _SHORTEST_OF_LETTERS = 5, 4
_HAMZA = {"أ": "إ", "إ": "أ"}
_ENDS_IN_HEH = re.compile("(?P<article>[وفبك]?ال|[وف]?لل)(?P<rest>.{2,})ه")
#: Not the article: «التزامه», «والدته», «والده», «بالغته».
_NO_ARTICLE = re.compile("[وفبك]?الت[زحقمفصهبطءئ](?:ا.?|[^ي])ه|و(?:الد(?:ت|ي|ا)?|اليي?)ه|بالغت?ه")


class Right(NamedTuple):
    """What to write; ``is_certain`` unless the word written may be another one."""

    spelling: str
    is_certain: bool = True


class _Words(NamedTuple):
    stems: dict[str, str]
    heads: frozenset[str]
    spelled: dict[str, str]
    both: frozenset[str]
    either: dict[str, str]
    radical: frozenset[str]


@cache
def table() -> dict[str, Any]:
    """The lists of ``words.json``, each as it is written there."""
    read: dict[str, Any] = json.loads(Path(__file__).with_name("words.json").read_text("utf-8"))
    return read


@cache
def _words() -> _Words:
    lists = table()
    stems = {**_hamzas(lists), **_letters(lists["letters"]), **lists["seats"]}
    heads = frozenset(stem[:2] for stem in stems)
    spelled = {**_endings(lists["endings"]), **lists["spelled"]}
    both = frozenset(word for bare in _split(lists["both"]) for word in _seated(bare))
    return _Words(stems, heads, spelled, both, lists["either"], frozenset(_split(lists["radical"])))


def _split(lines: list[str]) -> list[str]:
    return " ".join(lines).split()


def _seated(word: str) -> list[str]:
    """A word, and as its last hamza is written before an ending: «إنشائه», «إنشاؤه»."""
    return [word, word[:-1] + "ئ", word[:-1] + "ؤ"] if word.endswith("اء") else [word]


def _hamzas(lists: dict[str, list[str]]) -> dict[str, str]:
    """Stems without their hamza, with one that is not theirs, or with the other."""
    kinds = ("wasl", "verbs", "above", "below", "madda", "swapped")
    right = {kind: _flat(map(_seated, _split(lists[kind]))) for kind in kinds}
    known = {word for words in right.values() for word in words}
    stems = {f"إ{word[1:]}": word for word in right["wasl"] + right["verbs"]}
    # «أستقبل» is right: I receive; «أستقبلت» is not
    stems |= {f"أ{word[1:]}": word for word in right["wasl"]}
    stems |= {f"أ{word[1:]}ت": f"{word}ت" for word in right["verbs"]}
    stems |= {f"ا{word[1:]}": word for word in right["above"] + right["below"] + right["madda"]}
    stems |= {_HAMZA[word[0]] + word[1:]: word for word in right["swapped"]}
    return {wrong: word for wrong, word in stems.items() if wrong not in known}


def _flat(lists: Iterable[list[str]]) -> list[str]:
    return [word for words in lists for word in words]


def _letters(lists: dict[str, list[str]]) -> dict[str, str]:
    """Stems with one letter written as another, in one place or all; the hamza may lack too."""
    stems = {}
    for pair, lines in lists.items():
        right, wrong = pair[0], pair[1]
        for word in _split(lines):
            first, last = word.replace(right, wrong, 1), wrong.join(word.rsplit(right, 1))
            for written in (first, last, word.replace(right, wrong)):
                stems[written] = word
                if word[0] in "أإ":
                    stems["ا" + written[1:]] = word
                elif word[0] == "ا":
                    stems["إ" + written[1:]] = word
    return stems


def _endings(lists: dict[str, list[str]]) -> dict[str, str]:
    words: dict[str, str] = {}
    for pair, lines in lists.items():
        for word in _split(lines):
            words |= {
                f"{article}{word[:-1]}{pair[1]}": f"{article}{word}" for article in ("", "ال")
            }
    return words


@lru_cache(maxsize=1 << 16)
def corrected(word: str) -> str | None:
    """The right spelling of a word without vowel marks; None if it is not in the list."""
    return _spelled(word) or _by_stem(word)


def _spelled(word: str) -> str | None:
    spelled = _words().spelled
    if right := spelled.get(word):
        return right
    if "ال" not in word[:3] and word[:2] != "لل":
        rest = word[1:]
        is_joined = word[:1] in ("و", "ف") and (rest in _JOINABLE or rest[:1] != "ا")
        return word[0] + spelled[rest] if is_joined and rest in spelled else None
    for prefix in ("و", "ف", "ب", "ك", "وب"):
        rest = word[len(prefix) :]
        right = spelled.get(rest, "") if word.startswith(prefix) else ""
        if right.startswith("ال") or (right and rest in _JOINABLE):
            return prefix + right
    right = spelled.get(f"ال{word[2:]}", "") if word.startswith("لل") else ""
    return f"لل{right[2:]}" if right.startswith("ال") else None


def _by_stem(word: str) -> str | None:
    stems, heads = _words().stems, _words().heads
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if rest[:2] not in heads or not word.startswith(prefix):
            continue
        for ending in _ENDINGS:
            stem = rest[: len(rest) - len(ending)]
            if stem not in stems or not rest.endswith(ending):
                continue
            shortest = _SHORTEST if stem[0] in "اأإ" else _SHORTEST_OF_LETTERS
            if len(stem) >= shortest or prefix in {"", *_ARTICLES}:
                return prefix + stems[stem] + ending
    return None


@lru_cache(maxsize=1 << 16)
def right_for(word: str) -> Right | None:
    """What to write for a word without vowel marks that is misspelled; None for any other.

    Of two words that may be meant, both are told: «أن» أو «إن».
    """
    if either := _words().either.get(word) or _one_of_both(word):
        return Right(either, is_certain=False)
    if right := corrected(word):
        return Right(right)
    return _teh(word) if word.endswith("ه") else None


def _one_of_both(word: str) -> str | None:
    for prefix in _PREFIXES if "ا" in word else ():
        rest = word[len(prefix) :]
        if rest[:1] != "ا" or not word.startswith(prefix):
            continue
        for owner in _OWNERS:
            bare = rest[1 : len(rest) - len(owner)]
            if f"ا{bare}" in _words().both and rest.endswith(owner):
                return "» أو «".join(f"{prefix}{alif}{bare}{owner}" for alif in "أإ")
    return None


def _teh(word: str) -> Right | None:
    """A word with the article has no owner, so that a ه at its end stands for a ة."""
    found = _ENDS_IN_HEH.fullmatch(word)
    if not found or _NO_ARTICLE.fullmatch(word) or f"{found['rest']}ه" in _words().radical:
        return None
    # «البوفيه» and the like are without number
    is_certain = found["article"] == "ال" and len(found["rest"]) > 2 and found["rest"][-1] != "ي"
    return Right(f"{word[:-1]}ة", is_certain)
