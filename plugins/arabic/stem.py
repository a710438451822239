"""One key for the forms of a word: with «ال», «و», «ب», «ل», in the plural, with «ها».

For matching what is searched, never for display. The tables are in ``stem.json``, which the
script of the search reads as well (``theme/static/js/lib/stem.js``), but for the plurals: of these
an index brings those of its words. A test compares the two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path

from arabic.fold import fold

_TABLE = json.loads(Path(__file__).with_name("stem.json").read_text("utf-8"))
#: So many letters are left of a word at least, of one behind «ال» or «لل» one less.
_LEFT = 3
#: What is as long as this is a word of its own wherever it stands.
_LONG = 5
#: One letter, or two of which the first is «و» or «ف».
_JOINED = [re.compile(f"(?:{before})(?=.{{{_LEFT}}})") for before in _TABLE["joined"]]
_ARTICLE = re.compile(_TABLE["article"])
_SECOND_ARTICLE = re.compile("^ال(?=..)")
#: The longest suffix that leaves enough. The endings of what is derived from a noun leave four
#: letters: «جمعية» is no form of «جمع».
_SUFFIX = re.compile(
    f"(.{{{_LEFT + 1},}}?)(?:{_TABLE['relative']})|(.{{{_LEFT},}}?)(?:{_TABLE['suffix']})"
)
#: What carries the hamza of «أعضائهم» and «أعضاؤهم», and none in «أعضاء».
_SEAT = re.compile("(..ا)[وي]$")

#: How suffixes begin.
_BEGUN = re.compile("(...+)[اويتن]$"), re.compile("(....+)يا$")

_TOKEN = re.compile(r"[0-9]+|(?:(?![0-9])[^\W_])+")


def words(text: str) -> list[str]:
    """The folded words and numbers of a text, in order; «23شتنبر» are two."""
    return [word for piece in text.split() for word in _words(piece)]


@lru_cache(maxsize=1 << 16)  # texts repeat most of what stands between spaces
def _words(piece: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(fold(piece)))


def _short(word: str) -> str:
    """A word without its suffix."""
    found = _SUFFIX.fullmatch(word)
    return _SEAT.sub(r"\1", found[1] or found[2] if found else word)


_UNSAID = frozenset(words(_TABLE["unsaid"]))
#: Plurals that no suffix tells, each behind its singular; and words that only look as if «ال» or
#: «ك» stood before them, alone.
PLURALS = tuple(f"{one} {plurals}".rstrip() for one, plurals in _TABLE["plurals"].items())


def _learned(rows: Iterable[str]) -> dict[str, str]:
    """The key of each form, and of what a suffix leaves of it: «أنشطتهم» is «أنشط» and «تهم»."""
    whole: dict[str, str] = {}
    cut: dict[str, str] = {}
    for row in rows:
        forms = words(row)
        key = _short(forms[0])
        cut[key] = key
        for form in forms:
            whole[form] = key
            if form.endswith("ه") and len(form) > _LEFT + 1:
                cut[form[:-1]] = key
    return cut | whole


#: The keys of plurals that no suffix tells, by plural.
_KEYS = _learned(PLURALS)


def plurals(keys: Collection[str]) -> list[str]:
    """The rows of :data:`PLURALS` that an index with these keys has words of."""
    return [row for row in PLURALS if _short(words(row)[0]) in keys]


def is_said(word: str) -> bool:
    """Whether a folded word is looked for: not a letter alone, nor one that says nothing."""
    return word not in _UNSAID and (len(word) > 1 or word in "0123456789")


def attested(vocabulary: Collection[str]) -> frozenset[str]:
    """The keys of nouns in some folded words.

    What stands behind «ال», «بال», «لل»; behind «و», «ب», «ل» where it is known, or stands alone in
    the vocabulary too and is long enough not to do so by chance.
    """
    found = set()
    for word in vocabulary:
        bare = _bare(word)
        if word.startswith("ال") or (bare != word and not word.startswith("لل")):
            found.add(key_of(bare))
        least = _LEFT if word.startswith("لل") else _LEFT + 1
        rests = _rests(word)
        found.update(key_of(rest) for rest in rests if len(rest) >= least and _is_known(rest))
        alone = [rest for rest in rests if len(rest) >= _LONG and rest in vocabulary]
        if alone and bare == word:
            found.add(key_of(alone[-1]))
    return frozenset(found)


def stem(word: str, nouns: Collection[str]) -> str:
    """The key of a folded word of a text; ``nouns`` are those :func:`attested` in all texts.

    «و», «ف», «ب», «ل», «ك» are taken off only of what is none, and only before one of these: in
    «بلدية», ب is no preposition.
    """
    keys = readings(word)
    return next((key for key in keys if key in nouns), keys[0])


@lru_cache(maxsize=1 << 16)
def readings(word: str) -> tuple[str, ...]:
    """The keys that a folded word may stand under, where it is not known which words are nouns.

    The first that is known is to be taken.
    """
    return tuple(dict.fromkeys(map(key_of, _forms(word))))


def _forms(word: str) -> list[str]:
    """A word without what may stand before it as one word with it, the likeliest first."""
    bare = _bare(word)
    if _is_known(word) or word.startswith("ال"):
        return [bare]
    # «مركزا», the accusative
    indefinite = [word[:-1]] if word.endswith("ا") and len(word) > _LEFT else []
    return [bare, word, *indefinite, *map(_bare, _rests(word))]


def begun(word: str) -> set[str]:
    """The keys of what begins with a folded word, where they do not begin with it themselves.

    Of plurals that no suffix tells («مراك» for «مركز»), and of the word without a suffix that is
    not typed to its end («جمعيا» for «جمعي»).
    """
    cut = {end.sub(r"\1", word) for end in _BEGUN}
    return cut | {key for form, key in _KEYS.items() if form.startswith(word)}


def _is_known(word: str) -> bool:
    return word in _KEYS or _short(word) in _KEYS


def key_of(word: str) -> str:
    """The key of a folded word that has no article."""
    form = word if word in _KEYS else _short(word)
    return _KEYS.get(form, form)


def _bare(word: str) -> str:
    """A word without its article and what stands before that; itself where it has none."""
    found = None if _is_known(word) else _ARTICLE.match(word)
    if not found:
        return word
    rest = word[found.end() :]
    # «الالتزام» is a form of «التزام», which looks as if it had one
    return rest if _is_known(rest) else _SECOND_ARTICLE.sub("", rest)


def _rests(word: str) -> list[str]:
    """What is left without one or two letters that may be words of their own."""
    found = (before.match(word) for before in _JOINED)
    return [word[match.end() :] for match in found if match]
