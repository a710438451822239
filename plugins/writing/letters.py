"""Letters, digits and spaces that are not those of Arabic as Morocco writes it."""

from __future__ import annotations

import re
import unicodedata

from writing.alphabet import IN_WORD, IS_LETTER, LETTER, MARK
from writing.rule import Rule, before_in_line, in_arabic

_DIGITS = {ord(digit): str(i % 10) for i, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_NEIGHBORS = str.maketrans("یکڪےہھەۀۃںۓ", "يككيهههةةنئ")
_FINAL_YEH = re.compile(f"ی(?![{IN_WORD}])")
_MAQSURA = re.compile(
    "[وفبكل]?(?:ال)?(?:عل|إل|ال|حت|لد|سو|مت|مد|بل|مستو|أخر|اخر|كبر|ذكر|مستشف|منتد|أعل|أدن|أول|إحد"
    "|صغر|عظم|يتول|تتول|يبق|مبن|معن|ملتق|منح|مرض|شت)ى"
)


def _nfkc(found: re.Match[str]) -> str:
    # a form that stands for «space and mark» is the mark alone
    return unicodedata.normalize("NFKC", found.group()).replace(" ", "")


def _plain_letters(found: re.Match[str]) -> str:
    word = found.group()
    maqsura = _FINAL_YEH.sub("ى", word).translate(_NEIGHBORS)
    return maqsura if _MAQSURA.fullmatch(maqsura) else word.translate(_NEIGHBORS)


def _alone(found: re.Match[str]) -> bool:
    """Whether a run of tatweel is not where it belongs: «1446 هـ», «بـ5», «الـ A4», «لـ«مثال»»."""
    text, start, end = found.string, found.start(), found.end()
    after = text[end : end + 1]
    if after and re.match(f"[{LETTER}{MARK}]", after):
        return after != "\u0670"
    word = re.search(f"[{IN_WORD}]*$", text[max(0, start - 8) : start])
    assert word
    return not re.fullmatch("ه|[وف]?(?:[بلك]|[بك]?ال|لل)|(?:و|ف)", word.group())


def _tatweel(found: re.Match[str]) -> str | None:
    text = found.string
    around = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
    return "" if IS_LETTER.search(around) else None


def _in_verse(found: re.Match[str]) -> bool:
    """Whether a number is that of a verse, between ﴿ and ﴾."""
    return len(re.findall("[﴾﴿]", before_in_line(found))) % 2 == 1


def _unbreakable(found: re.Match[str]) -> bool:
    """Whether a no-break space binds neither numbers nor French signs."""
    text = found.string
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    if (before.isdigit() and after.isdigit()) or after in "%°€":
        return False
    return not re.search("[A-Za-z\u00c0-\u024f]", before + after) and in_arabic(found)


def _inside_word(found: re.Match[str]) -> bool:
    """Whether a Latin letter, or two, are between Arabic ones."""
    before = found.string[max(0, found.start() - 2) : found.start()]
    return bool(re.search(f"[{LETTER}][A-Za-z]?$", before))


def _from_to(*ranges: str) -> tuple[str, ...]:
    pairs = [(ord(ends[0]), ord(ends[1])) for ends in ranges]
    return tuple(chr(code) for first, last in pairs for code in range(first, last + 1))


LETTERS: tuple[Rule, ...] = (
    Rule(
        "T001",
        "error",
        re.compile("[\ufb50-\ufd3d\ufd40-\ufdcf\ufdf0-\ufdf9\ufe70-\ufefc]+"),
        _nfkc,
        "حروف بصيغ العرض، نسخت من ملف PDF، فلا يجدها البحث",
        signs=_from_to("\ufb50\ufd3d", "\ufd40\ufdcf", "\ufdf0\ufdf9", "\ufe70\ufefc"),
    ),
    Rule(
        "T002",
        "error",
        re.compile(f"[{IN_WORD}]*[یکڪےہھەۀۃںۓ][{IN_WORD}]*"),
        _plain_letters,
        "حرف فارسي أو أردي يشبه الحرف العربي، ولا يجده البحث",
        signs=tuple("یکڪےہھەۀۃںۓ"),
    ),
    Rule(
        "T003",
        "warning",
        re.compile("ـ+"),
        _tatweel,
        "تطويل (ـ) لا حاجة إليه",
        _alone,
        signs=("ـ",),
        advice="احذفه، أو استعمل الشرطة «–»",
    ),
    Rule(
        "T004",
        "warning",
        re.compile("[٠-٩](?:[٠-٩٫٬.,/:-]*[٠-٩])?"),
        lambda found: found.group().translate(_DIGITS).replace("٫", ",").replace("٬", "."),
        "أرقام هندية، والمستعمل في المغرب 0-9",
        lambda found: not _in_verse(found),
        signs=tuple("٠١٢٣٤٥٦٧٨٩"),
    ),
    Rule(
        "T005",
        "error",
        re.compile("[۰-۹](?:[۰-۹٫٬.,/:-]*[۰-۹])?"),
        lambda found: found.group().translate(_DIGITS).replace("٫", ",").replace("٬", "."),
        "أرقام فارسية، والمستعمل في المغرب 0-9",
        signs=tuple("۰۱۲۳۴۵۶۷۸۹"),
    ),
    Rule(
        "T006",
        "warning",
        re.compile("(?:[\u00a0\u202f\u2007]|&(?:nbsp|#160|#x[aA]0);)+"),
        " ",
        "مسافة غير قابلة للكسر",
        _unbreakable,
        signs=("\u00a0", "\u202f", "\u2007", "&nbsp;", "&#"),
    ),
    Rule(
        "T006",
        "warning",
        re.compile("[\u2000-\u2006\u2008-\u200a\u205f\u3000]+"),
        " ",
        "مسافة غير المسافة المعتادة",
        _unbreakable,
        signs=_from_to("\u2000\u200a", "\u205f\u205f", "\u3000\u3000"),
    ),
    Rule(
        "T007",
        "error",
        re.compile(f"[A-Za-z](?=[{LETTER}])"),
        None,
        "حرف لاتيني داخل كلمة عربية",
        _inside_word,
        advice="اكتب الحرف العربي مكانه",
    ),
    Rule(
        "F008",
        "error",
        re.compile(f"(?<=[{LETTER}])[\u200c\u200d]+(?=[{LETTER}])|(?<=[{LETTER}])(?<!ه)\u200d"),
        "",
        "محرف غير مرئي داخل كلمة",
        signs=("\u200c", "\u200d"),
    ),
)  # fmt: skip
