"""Words that are often misspelled: each by itself, and the few that take several to tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from diagnostics import Edit, Finding
from writing.alphabet import LETTER, MARK
from writing.fault import Fault, at
from writing.misspelled import right_for, table

WORD = re.compile(f"[{LETTER}{MARK}ـ]+")
MARKS = re.compile(f"[{MARK}ـ]")
#: Verbs in the dual: «جاءا», «شاءا».
_DUALS = {"جاءا", "شاءا", "ساءا", "ضاءا", "باءا", "فاءا", "ناءا", "أساءا", "أضاءا"}
_GOD_WILLING = re.compile(rf"(?<![{LETTER}])([وف]?)[إا]نشاء[ ]+الله(?![{LETTER}])")


def check_words(words: str, written: list[str], name: str) -> Iterator[Finding]:
    """Findings for the words of a file, as ``prose`` gives them, and all that ``WORD`` finds.

    ``name`` is the path shown.
    """
    if any(map(_fault, {*written})):
        for found in WORD.finditer(words):
            if (fault := _fault(found.group())) and not _is_name(found):
                code, message, new, advice = fault
                edit = Edit(*found.span(), new) if new else None
                yield at(words, name, found.start(), Fault(code, message, advice, "warning", edit))
    for found in _GOD_WILLING.finditer(words) if "نشاء" in words else ():
        edit = Edit(*found.span(), f"{found[1]}إن شاء الله")
        willing = Fault("T032", "«إنشاء» مصدر أنشأ", level="warning", edit=edit)
        yield at(words, name, found.start(), willing)
    is_any = any(phrase in words for phrase in table()["phrases"])
    for found in _phrases().finditer(words) if is_any else ():
        wrong, right = found["phrase"], table()["phrases"][found["phrase"]]
        edit = Edit(*found.span("phrase"), right)
        told = Fault("T033", f"خطأ شائع: «{wrong}»", f"اكتب «{right}»", "warning", edit)
        yield at(words, name, found.start("phrase"), told)


@cache
def _phrases() -> re.Pattern[str]:
    """All phrases that are wrong as a whole; «و» and «ف» may be joined before them."""
    phrases = "|".join(table()["phrases"])
    return re.compile(rf"(?<![{LETTER}])[وف]?(?P<phrase>{phrases})(?![{LETTER}])")


#: Code, message, what to write, or how to say that it is one of two.
_Fault = tuple[str, str, str | None, str]


@lru_cache(maxsize=1 << 16)
def _fault(written: str) -> _Fault | None:
    word = MARKS.sub("", written)
    if word.endswith("اءا") and word.removeprefix("و").removeprefix("ف") not in _DUALS:
        return "T031", "لا تكتب ألف بعد همزة قبلها ألف", f"{word[:-1]}ً", ""
    if not (right := right_for(word)):
        return None
    if right.is_certain:
        spelling = right.spelling if word == written else None
        return "T033", f"خطأ شائع: «{word}»", spelling, f"اكتب «{right.spelling}»"
    # marks of vowels tell what is meant
    return _doubtful(word, right.spelling) if word == written else None


def _doubtful(word: str, spelling: str) -> _Fault:
    return "T033", f"يحتمل الخطأ: «{word}»", None, f"اكتب «{spelling}»، حسب المعنى"


def _is_name(found: re.Match[str]) -> bool:
    """Whether a word is part of a name, as «بان» in «بان كي مون»."""
    around = found.string[max(0, found.start() - 8) : found.end() + 8]
    return any(found.group() in name and name in around for name in table()["names"])
