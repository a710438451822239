"""Signs and the spaces beside them."""

from __future__ import annotations

import re

from writing.alphabet import IN_WORD, IS_LETTER, LETTER, MARK
from writing.prose import OBJECT
from writing.rule import New, Rule, before_in_line, in_arabic

_FOREIGN = str.maketrans("，、；：？！。۔", "،،؛:؟!..")
#: «» turned round, as some keyboards have them.
REVERSED = re.compile(r"»(?<![^\s(].)(?P<inner>[^\s«»](?:[^«»\n]*[^\s«»])?)«(?![^\s.،؛؟!:)])")


def _begins_line(found: re.Match[str]) -> bool:
    """Whether nothing is before a match but the sign of an item or a key."""
    return not before_in_line(found).strip(f"{OBJECT} ")


def _after_latin(found: re.Match[str]) -> bool:
    """Whether a comma follows an acronym, code or a link of an Arabic line."""
    before = before_in_line(found)
    is_seen = before[-1] in ')"”' and in_arabic(found)
    return bool(IS_LETTER.search(before)) and not is_seen


def _inside_is_arabic(found: re.Match[str]) -> bool:
    """Whether what a bracket holds beside a space is Arabic: French spaces its «guillemets»."""
    text = found.string
    inner = text[found.end()] if text[found.start() - 1] in "(«" else text[found.start() - 1]
    is_guillemet = text[found.end()] == "»" or text[found.start() - 1] == "«"
    return not (is_guillemet and re.match("[A-Za-z\u00c0-\u024f?!]", inner))


def _spaced(mark: str) -> New:
    """The Arabic mark for a Latin one, and the space behind it where a word follows."""

    def new(found: re.Match[str]) -> str:
        after = found.string[found.end() : found.end() + 1]
        return mark + " " * bool(after and IS_LETTER.match(after))

    return new


def _before_sign(found: re.Match[str]) -> bool:
    """Whether a sign after a space is of an Arabic sentence, and not as in «3 : 1»."""
    sign, text = found.group()[-1], found.string
    if sign in "،؛؟":
        return True
    is_ratio = text[found.start() - 1].isdigit() and text[found.end() :].lstrip(" ")[:1].isdigit()
    return not is_ratio and in_arabic(found)


def _moved(found: re.Match[str]) -> str:
    """The sign without the space before it, and with one behind it where a word follows."""
    after = found.string[found.end() : found.end() + 1]
    return found.group()[-1] + " " * bool(re.match(f"[{LETTER}A-Za-z0-9(«]", after))


def _long_note(found: re.Match[str]) -> bool:
    """Whether a parenthesis is no ending, as in «المستفيد(ة)» and «المواطن(ين)»."""
    return len(found.string[found.end() :].partition(")")[0]) > 4


def _after_object(found: re.Match[str]) -> bool:
    return found.string[found.start() - 1 : found.start()] == OBJECT


def _joins(found: re.Match[str]) -> bool:
    """Whether a «و» is no name of a letter: «الفقرة و من المادة», «أ و ب»."""
    before = found.string[: found.start()][-12:]
    return not re.search(
        rf"(?:^|[^{IN_WORD}])(?:(?:ال)?(?:حرف|فقرة|فرع|بند|مجموعة|فئة)|[{LETTER}])[ ]$", before
    )


PUNCTUATION: tuple[Rule, ...] = (
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
        re.compile(rf"(?<=[{IN_WORD}])[ ]+(?=(?:…|\.{{3}})[ ]*(?:[»\n]|$))"),
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
            rf"(?<=[{IN_WORD}»)\"”*])[ ]*,(?![,0-9])|(?<=[{IN_WORD}])[ ]*,(?=[0-9])"
            rf"|(?<=[0-9%])[ ]*,(?=[ ]+[{LETTER}«])"
        ),
        _spaced("،"),
        "فاصلة لاتينية في نص عربي",
        in_arabic,
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
        re.compile(rf"(?<=[{IN_WORD}»)\"”*0-9])(?<!&#160)(?<!&#x[aA]0)[ ]*;(?!;)"),
        _spaced("؛"),
        "فاصلة منقوطة لاتينية في نص عربي",
        in_arabic,
        signs=(";",),
    ),
    Rule(
        "T014",
        "error",
        re.compile(rf"(?<=[{IN_WORD}»)\"”*0-9])[ ]*\?"),
        _spaced("؟"),
        "علامة استفهام لاتينية في نص عربي",
        in_arabic,
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
        lambda found: found[0] != ":" or "(" not in before_in_line(found)[-30:],
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
        re.compile(rf"(?<=[{IN_WORD}»)])(?:،\.(?!\.)|(?<!إلخ)\.،|::(?!:))(?<=[{IN_WORD}»)]{{3}}..)"),
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
        re.compile(rf"و(?<![{IN_WORD}].)[ ]+(?=[{LETTER}][{IN_WORD}]|[«(]|\*\*[{LETTER}])"),
        "و",
        "الواو تكتب متصلة بالكلمة بعدها",
        lambda found: _joins(found) and (_begins_line(found) or not _after_object(found)),
        signs=("و ",),
    ),
    Rule(
        "T021",
        "warning",
        re.compile(rf"(?<![{IN_WORD}\"])\"[ ]+(?=[^\s\"][^\"\n]*[ ]+\"(?![{IN_WORD}]))"),
        None,
        "مسافة داخل علامتي اقتباس مستقيمتين",
        signs=('"',),
        advice="استعمل «» دون مسافة داخلها",
    ),
)  # fmt: skip
