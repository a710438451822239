"""Words and phrases typed twice; what is said twice on purpose is not told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diagnostics import Finding
from editorial.fault import Fault, at
from editorial.signs import LETTER
from editorial.words import MARKS, WORD

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
    rf"(?<![{LETTER}])(?:(?P<of>من)[ ]+من(?=[ ][^.؟!\n]*(?:[.!\n]|$))"
    rf"|(?P<he>هو|هي)[ ]+(?P=he)(?=[ ]ال[{LETTER}])"
    rf"|(?<=[{LETTER}][ ])(?P<no>لا)[ ]+لا(?=[ ](?!يعني|تعني)[تين][{LETTER}]{{2}})"
    rf"|(?P<what>ما)[ ]+ما(?=[ ][تين][{LETTER}]{{2}}))"
)
_AND_MORE = re.compile(rf"[ ]و[{LETTER}]")


def check_repeated(words: str, name: str) -> Iterator[Finding]:
    """Findings for the words of a file, as ``prose`` gives them; ``name`` is the path shown."""
    plain = MARKS.sub("", words)
    tokens = WORD.findall(plain)
    if any(map(_is_twice, tokens, tokens[1:])) or _any_phrase(tokens):
        yield from _in_order([*WORD.finditer(words)], words, name)
    for found in _TWO.finditer(words):
        yield _twice(words, name, found.start(), found.group(found.lastgroup or 0))


def _is_twice(word: str, again: str) -> bool:
    return word == again and (len(word) > 2 or word in _SHORT)


def _any_phrase(tokens: list[str]) -> bool:
    """Whether two to four words follow themselves."""
    return any(
        tokens[index : index + size] == tokens[index + size : index + 2 * size]
        for size in (2, 3, 4)
        for index, (word, again) in enumerate(zip(tokens, tokens[size:], strict=False))
        if word == again
    )


def _in_order(found: Sequence[re.Match[str]], words: str, name: str) -> Iterator[Finding]:
    plain = [MARKS.sub("", match.group()) for match in found]
    told = 0  # up to here
    for index in range(len(found)):
        for size in (1, 2, 3, 4):
            second = index + size
            if index < told or plain[index:second] != plain[second : second + size]:
                continue
            if _is_slip(plain[index:second], found[index : second + size], words):
                told = second
                yield _twice(words, name, found[second].start(), " ".join(plain[index:second]))


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
    return (len(word) > 2 or word in _SHORT) and not is_adverb and not are_marked
