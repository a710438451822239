"""Words and phrases typed twice; what is said twice on purpose is not told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress, count
from operator import eq

from diagnostics import Finding
from writing.alphabet import LETTER
from writing.fault import Fault, at
from writing.words import MARKS, WORD

#: Said twice on purpose: one by one, more and more, a call.
_ON_PURPOSE = set(
    "جدا خطوة كلمة صفحة سنة لحظة درجة جماعة مرحلة نقطة فقرة زنقة حالة هيهات آمين الله أكبر "
    "لبيك نعم كلا وحدة اثنين ثلاثة واحد واحدة ألف مليون مئات آلاف عشرات ملايين ألفين كبير "
    "كبيرة صغير صغيرة كثير كثيرة قليل قليلة جميل جميلة طويل طويلة بعيد بعيدة قريب صعب صعبة "
    "مهم مهمة رائع رائعة خطير خطيرة سريع بطيء جديد جديدة قديم عظيم غريب عجيب عميق عال عالية "
    "حذار مبروك مرحبا شكرا أهلا سهلا يوم بيت باب حرف سطر الصبر الوحدة الصلاة النجاة العمل "
    "الوقاية الحذر السرعة الأمان النصر الحرية الكرامة القدس فلسطين المغرب ديما صف دار حي "
    "فرد طوبى ويل حسن جيد هنيئا بين أين متى كيف لماذا ماذا من لا هو هي ما أي كن".split()
)
#: Words in «ـا» that are no adverbs: those are said twice for emphasis («رويدا رويدا»).
_PLAIN = set(
    "هذا وهذا لهذا بهذا إذا وإذا أيضا كما وكما عندما بعدما حينما بينما مما فيما كلما أما "
    "وأما إنما إلا حيثما لما هكذا لنا إلينا علينا منا أنا لولا ما لا".split()
)
#: Words of two letters that are told wherever they follow themselves.
_SHORT = {"في", "عن", "أن", "إن", "قد", "لم", "لن", "أو", "مع", "ثم", "كل", "بل", "هل"}
#: Of those that may follow themselves, what tells that these do not.
_TWO = re.compile(
    rf"(?<![{LETTER}])(?:(?P<of>من) من(?=[ ][^.؟!\n]*(?:[.!\n]|$))"
    rf"|(?P<he>هو|هي) (?P=he)(?=[ ]ال[{LETTER}])"
    rf"|(?<=[{LETTER}][ ])(?P<no>لا) لا(?=[ ](?!يعني|تعني)[تين][{LETTER}]{{2}})"
    rf"|(?P<what>ما) ما(?=[ ][تين][{LETTER}]{{2}}))"
)
_TWO_SIGNS = ("من من", "هو هو", "هي هي", "لا لا", "ما ما")
_AND_MORE = re.compile(rf"[ ]و[{LETTER}]")


def check_repeated(words: str, written: list[str], name: str) -> Iterator[Finding]:
    """Findings for the words of a file, as ``prose`` gives them, and all that ``WORD`` finds.

    ``name`` is the path shown.
    """
    plain = [*map(_plain, written)]
    if twice := _places(plain):
        yield from _in_order(twice, plain, words, name)
    for found in _TWO.finditer(words) if any(map(words.__contains__, _TWO_SIGNS)) else ():
        yield _twice(words, name, found.start(), found.group(found.lastgroup or 0))


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> str:
    return MARKS.sub("", word)


def _places(plain: list[str]) -> list[tuple[int, int]]:
    """Where up to four words follow themselves, each with the number of words."""
    return sorted(
        (index, size)
        for size in (1, 2, 3, 4)
        for index in compress(count(), map(eq, plain, plain[size:]))
        if (
            plain[index : index + size] == plain[index + size : index + 2 * size]
            if size > 1
            else _may_be_slip(plain[index])
        )
    )


def _may_be_slip(word: str) -> bool:
    return word not in _ON_PURPOSE and (len(word) > 2 or word in _SHORT)


def _in_order(
    twice: list[tuple[int, int]], plain: list[str], words: str, name: str
) -> Iterator[Finding]:
    found = [*WORD.finditer(words)]
    told = 0  # up to here
    for index, size in twice:
        second = index + size
        matches = found[index : second + size]
        if index >= told and _is_slip(plain[index:second], matches, words):
            told = second
            said = " ".join(plain[index:second])
            yield _twice(words, name, found[second].start(), said)


def _twice(words: str, name: str, offset: int, said: str) -> Finding:
    advice = "احذف إحداهما، أو غير الصياغة"
    return at(words, name, offset, Fault("T030", f"«{said}» مكررة", advice, "warning"))


def _is_slip(plain: list[str], found: Sequence[re.Match[str]], words: str) -> bool:
    """Whether words follow themselves without a sign between them, and not for emphasis."""
    if _ON_PURPOSE.issuperset(plain) or words[found[0].start() - 1 : found[0].start()] == "«":
        return False
    gaps = [words[one.end() : two.start()] for one, two in zip(found, found[1:], strict=False)]
    middle = gaps.pop(len(plain) - 1)
    if any(gap.strip(" ") not in ("", "\n") for gap in gaps):
        return False
    end = found[-1].end()
    if len(plain) > 1:
        return middle.strip(" ") in ("", "\n")
    word = plain[0]
    if middle.strip() == "،":  # «النساء، النساء والرجال»; «الصبر، الصبر!» is a call
        return word.startswith("ال") and bool(_AND_MORE.match(words, end))
    if middle.strip(" ") not in ("", "\n") or words[end : end + 1] == "\ufffc":
        return False
    is_adverb = word.endswith("ا") and not word.endswith("ها") and word not in _PLAIN
    are_marked = all(len(MARKS.findall(match.group())) > 1 for match in found)
    return not is_adverb and not are_marked
