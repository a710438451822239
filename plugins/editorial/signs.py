"""Letters, signs and spaces: the rules of writing that a pattern can tell, in one table.

Each rule is tried on the words of a file alone (``editorial.prose``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from diagnostics import Edit, Finding, Level
from editorial.fault import Fault, at
from editorial.prose import OBJECT

#: Letters of Arabic, those of its neighbors and of Morocco included; vowel marks.
LETTER = "ء-غف-ي\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
MARK = "\u064b-\u065f\u0670"
_WORD = f"{LETTER}{MARK}ـ"
_IS_LETTER = re.compile(f"[{LETTER}]")
_ARABIC_OR_LATIN = re.compile(f"(?P<arabic>[{_WORD}،؛؟])|[A-Za-z\u00c0-\u024f\u2d30-\u2d7f]")
_DIGITS = {ord(digit): str(i % 10) for i, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}

#: What to write for a match; «None» where only the writer can know.
_New = Callable[[re.Match[str]], str | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that is wrong wherever it matches, unless ``holds`` says otherwise.

    ``new`` is what is written instead: a text, or a function of the match; None where only the
    writer can know, who is then told ``advice``. ``signs``, where given, are strings of which every
    match holds one, or the space before it: to look for them is cheaper than to look for a match.
    What is told ``once`` a text is a matter of taste.
    """

    code: str
    level: Level
    pattern: re.Pattern[str]
    new: str | _New | None
    message: str
    holds: Callable[[re.Match[str]], bool] = lambda found: True
    signs: tuple[str, ...] = ()
    advice: str = ""
    once: bool = False

    def replacement(self, found: re.Match[str]) -> str | None:
        """What is to be written for a match."""
        return self.new(found) if callable(self.new) else self.new


def arabic_before(text: str, offset: int) -> bool:
    """Whether the last letter before a place is Arabic; where the line has none, what follows."""
    start = text.rfind("\n", 0, offset) + 1
    for index in range(offset - 1, start - 1, -1):
        if found := _ARABIC_OR_LATIN.match(text[index]):
            return bool(found["arabic"])
    found = _ARABIC_OR_LATIN.search(text, offset)
    return bool(found and found["arabic"])


def _in_arabic(found: re.Match[str]) -> bool:
    return arabic_before(found.string, found.start())


def _before_in_line(found: re.Match[str]) -> str:
    start = found.string.rfind("\n", 0, found.start()) + 1
    return found.string[start : found.start()]


def _begins_line(found: re.Match[str]) -> bool:
    """Whether nothing is before a match but the sign of an item or a key."""
    return not _before_in_line(found).strip(f"{OBJECT} ")


def _after_latin(found: re.Match[str]) -> bool:
    """Whether a comma follows an acronym, code or a link of an Arabic line."""
    before = _before_in_line(found)
    is_seen = before[-1] in ')"”' and _in_arabic(found)
    return bool(_IS_LETTER.search(before)) and not is_seen


def _inside_is_arabic(found: re.Match[str]) -> bool:
    """Whether what a bracket holds beside a space is Arabic: French spaces its «guillemets»."""
    text = found.string
    inner = text[found.end()] if text[found.start() - 1] in "(«" else text[found.start() - 1]
    is_guillemet = text[found.end()] == "»" or text[found.start() - 1] == "«"
    return not (is_guillemet and re.match("[A-Za-z\u00c0-\u024f?!]", inner))


def _nfkc(found: re.Match[str]) -> str:
    # a form that stands for «space and mark» is the mark alone
    return unicodedata.normalize("NFKC", found.group()).replace(" ", "")


_NEIGHBORS = str.maketrans("یکڪےہھەۀۃںۓ", "يككيهههةةنئ")
_FOREIGN = str.maketrans("，、；：？！。۔", "،،؛:؟!..")
_FINAL_YEH = re.compile(f"ی(?![{_WORD}])")
_MAQSURA = re.compile(
    "[وفبكل]?(?:ال)?(?:عل|إل|ال|حت|لد|سو|مت|مد|بل|مستو|أخر|اخر|كبر|ذكر|مستشف|منتد|أعل|أدن|أول|إحد"
    "|صغر|عظم|يتول|تتول|يبق|مبن|معن|ملتق|منح|مرض|شت)ى"
)


def _plain_letters(found: re.Match[str]) -> str:
    word = found.group()
    maqsura = _FINAL_YEH.sub("ى", word).translate(_NEIGHBORS)
    return maqsura if _MAQSURA.fullmatch(maqsura) else word.translate(_NEIGHBORS)


def _spaced(mark: str) -> _New:
    """The Arabic mark for a Latin one, and the space behind it where a word follows."""

    def new(found: re.Match[str]) -> str:
        after = found.string[found.end() : found.end() + 1]
        return mark + " " * bool(after and _IS_LETTER.match(after))

    return new


def _alone(found: re.Match[str]) -> bool:
    """Whether a run of tatweel is not where it belongs: «1446 هـ», «بـ5», «الـ A4», «لـ«مثال»»."""
    text, start, end = found.string, found.start(), found.end()
    after = text[end : end + 1]
    if after and re.match(f"[{LETTER}{MARK}]", after):
        return after != "\u0670"
    word = re.search(f"[{_WORD}]*$", text[max(0, start - 8) : start])
    assert word
    return not re.fullmatch("ه|[وف]?(?:[بلك]|[بك]?ال|لل)|(?:و|ف)", word.group())


def _tatweel(found: re.Match[str]) -> str | None:
    text = found.string
    around = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
    return "" if _IS_LETTER.search(around) else None


def _before_sign(found: re.Match[str]) -> bool:
    """Whether a sign after a space is of an Arabic sentence, and not as in «3 : 1»."""
    sign, text = found.group()[-1], found.string
    if sign in "،؛؟":
        return True
    is_ratio = text[found.start() - 1].isdigit() and text[found.end() :].lstrip(" ")[:1].isdigit()
    return not is_ratio and _in_arabic(found)


def _moved(found: re.Match[str]) -> str:
    """The sign without the space before it, and with one behind it where a word follows."""
    after = found.string[found.end() : found.end() + 1]
    return found.group()[-1] + " " * bool(re.match(f"[{LETTER}A-Za-z0-9(«]", after))


def _unbreakable(found: re.Match[str]) -> bool:
    """Whether a no-break space binds neither numbers nor French signs."""
    text = found.string
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    if (before.isdigit() and after.isdigit()) or after in "%°€":
        return False
    return not re.search("[A-Za-z\u00c0-\u024f]", before + after) and _in_arabic(found)


def _long_note(found: re.Match[str]) -> bool:
    """Whether a parenthesis is no ending, as in «المستفيد(ة)» and «المواطن(ين)»."""
    return len(found.string[found.end() :].partition(")")[0]) > 4


def _inside_word(found: re.Match[str]) -> bool:
    """Whether a Latin letter, or two, are between Arabic ones."""
    before = found.string[max(0, found.start() - 2) : found.start()]
    return bool(re.search(f"[{LETTER}][A-Za-z]?$", before))


def _in_verse(found: re.Match[str]) -> bool:
    """Whether a number is that of a verse, between ﴿ and ﴾."""
    return len(re.findall("[﴾﴿]", _before_in_line(found))) % 2 == 1


def _after_object(found: re.Match[str]) -> bool:
    return found.string[found.start() - 1 : found.start()] == OBJECT


def _joins(found: re.Match[str]) -> bool:
    """Whether a «و» is no name of a letter: «الفقرة و من المادة», «أ و ب»."""
    before = found.string[: found.start()][-12:]
    return not re.search(
        rf"(?:^|[^{_WORD}])(?:(?:ال)?(?:حرف|فقرة|فرع|بند|مجموعة|فئة)|[{LETTER}])[ ]$", before
    )


def _from_to(*ranges: str) -> tuple[str, ...]:
    pairs = [(ord(ends[0]), ord(ends[1])) for ends in ranges]
    return tuple(chr(code) for first, last in pairs for code in range(first, last + 1))


#: «» turned round, as some keyboards have them.
REVERSED = re.compile(r"»(?<![^\s(].)(?P<inner>[^\s«»](?:[^«»\n]*[^\s«»])?)«(?![^\s.،؛؟!:)])")

_TABLE: tuple[Rule, ...] = (
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
        re.compile(f"[{_WORD}]*[یکڪےہھەۀۃںۓ][{_WORD}]*"),
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
    Rule(
        "T010",
        "error",
        re.compile(
            rf"(?<=[^\s{OBJECT}-])[ \u00a0]+(?:[،؛؟]|[:!](?![:!)A-Za-z0-9_])|\.(?![\w.]))"
            rf"|(?<={OBJECT})[ \u00a0]+[،؛؟]"
        ),
        _moved,
        "مسافة قبل علامة ترقيم",
        lambda found: _before_sign(found) and not _begins_line(found),
        signs=tuple(f"{space}{sign}" for space in " \u00a0" for sign in "،؛؟:!."),
    ),
    Rule(
        "T010",
        "warning",
        re.compile(rf"(?<=[{_WORD}])[ ]+(?=(?:…|\.{{3}})[ ]*(?:[»\n]|$))"),
        "",
        "مسافة قبل علامة الحذف",
        signs=(" …", " ..."),
    ),
    Rule(
        "T011",
        "error",
        re.compile(
            rf"[،؛؟](?=[{LETTER}A-Za-z0-9(«\[])(?<![\s\u00a0].)(?<![0-9]،(?=[0-9]))(?!؟\[)"
        ),
        lambda found: f"{found.group()} ",
        "علامة ترقيم دون مسافة بعدها",
    ),
    Rule(
        "T012",
        "error",
        re.compile(
            rf"(?<=[{_WORD}»)\"”*])[ ]*,(?![,0-9])|(?<=[{_WORD}])[ ]*,(?=[0-9])"
            rf"|(?<=[0-9%])[ ]*,(?=[ ]+[{LETTER}«])"
        ),
        _spaced("،"),
        "فاصلة لاتينية في نص عربي",
        _in_arabic,
        signs=(",",),
    ),
    Rule(
        "T012",
        "error",
        re.compile(rf"(?<=[A-Za-z{OBJECT})\"”]),(?=[ ]+[{LETTER}])"),
        "،",
        "فاصلة لاتينية في نص عربي",
        _after_latin,
        signs=(",",),
    ),
    Rule(
        "T012",
        "error",
        re.compile("[，、；：？！。۔]"),
        lambda found: _spaced(found.group().translate(_FOREIGN))(found),
        "علامة ترقيم من كتابة أخرى",
        signs=tuple("，、；：？！。۔"),
    ),
    Rule(
        "T013",
        "error",
        re.compile(rf"(?<=[{_WORD}»)\"”*0-9])(?<!&#160)(?<!&#x[aA]0)[ ]*;(?!;)"),
        _spaced("؛"),
        "فاصلة منقوطة لاتينية في نص عربي",
        _in_arabic,
        signs=(";",),
    ),
    Rule(
        "T014",
        "error",
        re.compile(rf"(?<=[{_WORD}»)\"”*0-9])[ ]*\?"),
        _spaced("؟"),
        "علامة استفهام لاتينية في نص عربي",
        _in_arabic,
        signs=("?",),
    ),
    Rule(
        "T015",
        "warning",
        re.compile(
            rf"[.:!](?:(?=[{LETTER}]{{2}}|«)(?<=[{LETTER}][{LETTER}{MARK}»)].)"
            rf"|(?=\([{LETTER}]{{3}})(?<=[{LETTER}]{{3}}\.)"
            rf"|(?=[{LETTER}]{{2}})(?<=[0-9]{{2}}\.)|(?=[0-9])(?<=[{LETTER}]{{3}}:))"
        ),
        lambda found: f"{found.group()} ",
        "علامة ترقيم دون مسافة بعدها",
        # «(البقرة:255)» names a verse
        lambda found: found[0] != ":" or "(" not in _before_in_line(found)[-30:],
    ),
    Rule(
        "T016",
        "error",
        re.compile(r"(?<=[(«])[ \u00a0]+(?=\S)|(?<=[^\s(«-])[ \u00a0]+(?=[)»])"),
        "",
        "مسافة داخل قوسين أو علامتي اقتباس",
        _inside_is_arabic,
        signs=tuple(f"{mark}{space}" for mark in "(«" for space in " \u00a0")
        + tuple(f"{space}{mark}" for mark in ")»" for space in " \u00a0"),
    ),
    Rule(
        "T017",
        "warning",
        re.compile(
            rf"[()«»](?:(?=[{LETTER}])(?<=[{LETTER}{MARK}]{{3}}[(«])"
            rf"|(?=[{LETTER}]{{2}})(?<=\S[)»])|(?=[(«])(?<=»))"
        ),
        lambda found: f" {found[0]}" if found[0] in "(«" else f"{found[0]} ",
        "قوس أو علامة اقتباس ملتصقة بكلمة",
        lambda found: found[0] != "(" or _long_note(found),
    ),
    Rule(
        "T018",
        "warning",
        # «الأمل.. والعمل» is a pause of the press
        re.compile(r"([،؛؟])(?:[ ]?\1)+|(?<=[^\s.])\.\.(?=[ ]*(?:\n|$))|\.{4,}"),
        lambda found: found[1] or ("…" if len(found.group()) > 3 else None),
        "علامة ترقيم مكررة",
        signs=("..", *(f"{sign}{gap}{sign}" for sign in "،؛؟" for gap in ("", " "))),
        advice="نقطة واحدة «.»، أو ثلاث «…»",
    ),
    Rule(
        "T018",
        "warning",
        re.compile("!(?:[ ]?!)+"),
        None,
        "علامة تعجب مكررة",
        signs=("!!", "! !"),
        advice="واحدة تكفي",
        once=True,
    ),
    Rule(
        "T018",
        "warning",
        re.compile(rf"(?<=[{_WORD}»)])(?:،\.(?!\.)|(?<!إلخ)\.،|::(?!:))(?<=[{_WORD}»)]{{3}}..)"),
        lambda found: ":" if found.group() == "::" else None,
        "علامتا ترقيم متتابعتان",
        signs=("،.", ".،", "::"),
        advice="اختر إحداهما",
    ),
    Rule(
        "T022",
        "warning",
        re.compile(r"(?<![\w)])(?:\(\)|«»)"),
        None,
        "لا شيء بين القوسين أو علامتي الاقتباس",
        signs=("()", "«»"),
        advice="اكتب ما بينهما أو احذفهما",
    ),
    Rule(
        "T022",
        "warning",
        REVERSED,
        lambda found: f"«{found['inner']}»",
        "علامتا اقتباس مقلوبتان",
        signs=("»",),
    ),
    Rule(
        "T019",
        "warning",
        re.compile(rf"(?<=[^\s{OBJECT}])[ ]{{2,}}(?=[^\s،؛؟.:!)»])"),
        " ",
        "مسافات متتابعة",
        signs=("  ",),
    ),
    Rule(
        "T020",
        "warning",
        re.compile(rf"و(?<![{_WORD}].)[ ]+(?=[{LETTER}][{_WORD}]|[«(]|\*\*[{LETTER}])"),
        "و",
        "الواو تكتب متصلة بالكلمة بعدها",
        lambda found: _joins(found) and (_begins_line(found) or not _after_object(found)),
        signs=("و ",),
    ),
    Rule(
        "T021",
        "warning",
        re.compile(rf"(?<![{_WORD}\"])\"[ ]+(?=[^\s\"][^\"\n]*[ ]+\"(?![{_WORD}]))"),
        None,
        "مسافة داخل علامتي اقتباس مستقيمتين",
        signs=('"',),
        advice="استعمل «» دون مسافة داخلها",
    ),
)  # fmt: skip


#: What few texts hold: one look finds all of it.
_RARE = {sign for rule in _TABLE for sign in rule.signs if len(sign) == 1 and sign > "~"} - {*"ـ»"}
_ANY_RARE = re.compile(f"[{''.join(sorted(_RARE))}]")
#: Each rule, its rare signs and all others; one without any is always tried.
_SIGNS = [
    (
        rule,
        frozenset(sign for sign in rule.signs if sign in _RARE),
        tuple(sign for sign in rule.signs if sign not in _RARE) if rule.signs else ("",),
    )
    for rule in _TABLE
]


def check_signs(words: str, name: str) -> Iterator[Finding]:
    """Findings for the words of a file, as ``prose`` gives them; ``name`` is the path shown."""
    rare = {*_ANY_RARE.findall(words)}
    for rule, some, others in _SIGNS:
        if some.isdisjoint(rare) and not any(map(words.__contains__, others)):
            continue
        for found in rule.pattern.finditer(words):
            if rule.holds(found):
                yield at(words, name, found.start(), _fault(rule, found))
                if rule.once:
                    break


def _fault(rule: Rule, found: re.Match[str]) -> Fault:
    new = rule.replacement(found)
    edit = None if new is None else Edit(*found.span(), new)
    return Fault(rule.code, rule.message, rule.advice if edit is None else "", rule.level, edit)
