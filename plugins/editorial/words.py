"""Words that are often misspelled, and words typed twice.

No general rule of hamza is safe («الإقليمية» is right, «الايجابي» is not), so ``words.json`` is a
closed list. ``wasl`` are words that begin with a bare alif, ``above`` and ``below`` those with أ
and إ; all with the prefixes and endings that Arabic joins to them. Of those in ``swapped``, the
other hamza makes no word either. ``spelled`` are whole words and what to write, ``either`` those
that stand for two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from diagnostics import Edit, Finding
from editorial.fault import Fault, at
from editorial.signs import LETTER, MARK

WORD = re.compile(f"[{LETTER}{MARK}ـ]+")
MARKS = re.compile(f"[{MARK}ـ]")
_SHORTEST = 5  # shorter ones are the end of too many other words («واحد», «كامل»)
_ARTICLES = ("ال", "وال", "فال", "بال", "كال", "وبال", "وكال", "فبال", "لل", "ولل", "فلل")
_PREFIXES = ("", "و", "ب", "ل", "وب", "ول", *_ARTICLES)
#: Short words that «و» and «ف» are joined to without making another word.
_JOINABLE = {"اذا", "الى", "التى", "الذى", "ايضا", "انما", "فى"}
_ENDINGS = (
    *("", "ة", "ات", "ي", "ية", "يا", "يات", "ين", "ون", "ان", "ا", "ه", "ها", "هم", "هن", "نا"),
    *("ته", "تها", "تهم", "تنا", "اته", "اتها", "اتهم", "اتنا", "ت", "وا", "تا", "يين", "يون"),
    *("يته", "يتها", "هما", "كم", "اً", "ةً", "تين", "تان", "يتين", "ئه", "ئها", "ئهم"),
)
#: Said twice on purpose.
_TWICE = set(
    "جدا شيئا رويدا قليلا خطوة يوما فردا واحدا كلمة حرفا بندا بيتا بابا سطرا صفحة صفا دكا مرارا "
    "كثيرا فصلا حالة حقا عاما سنة شهرا لحظة درجة جيلا جماعة مرحلة نقطة فقرة مادة ملفا زنقة مركزا "
    "قسما أولا دوما هيهات آمين الله أكبر لبيك نعم كلا وحدة اثنين ثلاثة".split()
)
#: Words of two letters that never follow themselves.
_SHORT_TWICE = {"في", "عن", "أن", "إن", "قد", "لم", "لن", "أو"}
#: Verbs in the dual: «جاءا», «شاءا».
_DUALS = {"جاءا", "شاءا", "ساءا", "ضاءا", "باءا", "فاءا", "ناءا", "أساءا", "أضاءا"}
_GOD_WILLING = re.compile(rf"(?<![{LETTER}])([وف]?)[إا]نشاء[ ]+الله(?![{LETTER}])")


class _Words(NamedTuple):
    stems: dict[str, str]
    spelled: dict[str, str]
    either: dict[str, str]


@cache
def _words() -> _Words:
    table = json.loads(Path(__file__).with_name("words.json").read_text("utf-8"))
    right = {kind: " ".join(table[kind]).split() for kind in ("wasl", "above", "below")}
    known = {word for words in right.values() for word in words}
    stems = {f"إ{word[1:]}": word for word in right["wasl"]}
    stems |= {f"ا{word[1:]}": word for word in right["above"] + right["below"]}
    others = {"أ": "إ", "إ": "أ"}
    stems |= {others[word[0]] + word[1:]: word for word in " ".join(table["swapped"]).split()}
    stems = {wrong: word for wrong, word in stems.items() if wrong not in known}
    spelled = {wrong: word for wrong, word in table["spelled"].items() if wrong != word}
    return _Words(stems, spelled, table["either"])


@lru_cache(maxsize=1 << 16)
def corrected(word: str) -> str | None:
    """The right spelling of a word without vowel marks; None if it is not in the list."""
    return _spelled(word) or (_by_stem(word) if re.search("[اأإ]", word) else None)


def _spelled(word: str) -> str | None:
    for prefix in ("", "و", "ف"):
        rest = word[len(prefix) :]
        if not word.startswith(prefix) or (right := _words().spelled.get(rest)) is None:
            continue
        if not prefix or rest in _JOINABLE or not rest.startswith("ا"):
            return prefix + right
    return None


def _by_stem(word: str) -> str | None:
    stems = _words().stems
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if not word.startswith(prefix) or rest[:1] not in ("ا", "أ", "إ"):
            continue
        for ending in _ENDINGS:
            stem = rest[: len(rest) - len(ending)]
            if stem not in stems or not rest.endswith(ending):
                continue
            if len(stem) >= _SHORTEST or prefix in {"", *_ARTICLES}:
                return prefix + stems[stem] + ending
    return None


def check_words(words: str, name: str) -> Iterator[Finding]:
    """Findings for the words of a file, as ``prose`` gives them; ``name`` is the path shown."""
    written = WORD.findall(words)
    if any(map(_fault, {*written})) or _any_twice(written, words):
        yield from _in_order(
            [(found[0], *found.span()) for found in WORD.finditer(words)], words, name
        )
    for found in _GOD_WILLING.finditer(words) if "نشاء" in words else ():
        edit = Edit(*found.span(), f"{found[1]}إن شاء الله")
        willing = Fault("T032", "«إنشاء» مصدر أنشأ", level="warning", edit=edit)
        yield at(words, name, found.start(), willing)


def _any_twice(written: list[str], words: str) -> bool:
    twice = {word for word, again in pairwise(written) if word == again and _is_slip(word)}
    return any(f"{word}{gap}{word}" in words for word in twice for gap in (" ", "\n", "  "))


def _in_order(tokens: list[tuple[str, int, int]], words: str, name: str) -> Iterator[Finding]:
    for word, start, end in tokens:
        if fault := _fault(word):
            code, message, new, advice = fault
            edit = Edit(start, end, new) if new else None
            yield at(words, name, start, Fault(code, message, advice, "warning", edit))
    for (word, _, end), (again, start, last) in pairwise(tokens):
        if word == again and _is_slip(word) and _joined(words, end, start, last):
            said = Fault("T030", f"«{word}» مكررة", "احذف إحداهما، أو غير الصياغة", "warning")
            yield at(words, name, start, said)


#: Code, message, what to write, or how to say that it is one of two.
_Fault = tuple[str, str, str | None, str]


@lru_cache(maxsize=1 << 16)
def _fault(written: str) -> _Fault | None:
    word = MARKS.sub("", written)
    if word.endswith("اءا") and word.removeprefix("و").removeprefix("ف") not in _DUALS:
        return "T031", "لا تكتب ألف بعد همزة قبلها ألف", f"{word[:-1]}ً", ""
    if right := corrected(word):
        return "T033", f"خطأ شائع: «{word}»", right if word == written else None, f"اكتب «{right}»"
    for prefix in ("", "و", "ف", "ب", "ل"):
        rest = word[len(prefix) :]
        either = _words().either.get(rest) if word.startswith(prefix) else None
        if either and (not prefix or len(rest) > 4):
            return "T033", f"همزة ناقصة في «{word}»", None, f"اكتب «{either}»، حسب المعنى"
    return None


def _is_slip(word: str) -> bool:
    return word in _SHORT_TWICE or (len(word) >= 3 and MARKS.sub("", word) not in _TWICE)


def _joined(words: str, end: int, start: int, last: int) -> bool:
    """Whether nothing but spaces, or one line end, is between two words."""
    between = words[end:start]
    return between.strip(" ") in ("", "\n") and words[last : last + 1] != "\ufffc"
