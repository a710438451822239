"""What stands bare in an Arabic text and must not: the rule of the lint.

:mod:`arabic.runs` finds what to isolate while a text is made; this looks at what became of it,
wherever it came from, and shares nothing with it. By the Unicode Bidirectional Algorithm (UAX 9) a
number after an Arabic letter is an Arabic number (rule W2): signs beside it, and the spaces and
signs between several, then take the direction of the line (N1, N2), and «+212 539» is read
«539 212+». These must be isolated:

* a word in letters that run to the right: Latin, Greek, Cyrillic, Tifinagh; so every web and mail
  address, C++, n° 5, 4G;
* a number with a sign before or after it: +5, -5, 10%, 18+, 20°, €5;
* numbers with a sign between them: 09:00-16:30, 2020–2026, 2026-11-23, 23/11/2026;
* numbers with spaces between them that are one: 0539 91 20 34, 1 234 567, and long ones.

A plain number (2015, 8350, 1.234,5, 09:30) is read as it is written. So are two with a spaced dash
between them, each in its turn.
"""

from __future__ import annotations

import re

#: Without one a text has no direction that anything in it could disturb.
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_LETTER = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af"
    "\u0370-\u037d\u037f-\u052f\u1e00-\u1fff\u2c60-\u2c7f\u2d30-\u2d7f"
)
_NUMBER = "[0-9]+(?:[.,:][0-9]+)*"
_OBJECT = "\ufffc"  # what an isolate is to the line around it: a neutral
# not within a number, nor behind an isolate as if it went on there («⟨A1⟩,5%»)
_FIRST = f"(?<![0-9])(?<![0-9][.,:/-])(?<!{_OBJECT}[.,:])"
_LAST = "(?![0-9])"
_BARE = re.compile(
    "|".join(
        (
            f"[{_LETTER}][{_LETTER}0-9.:/@&_'’+%-]*",
            rf"(?<![0-9{_OBJECT}])[+$€£]{_NUMBER}(?:\s[0-9]+)*",
            rf"(?:(?<![^\s(\[«])|(?<=\sو))[-−±]{_NUMBER}",
            rf"{_FIRST}{_NUMBER}(?:\s?[%‰٪]|[°€$£]|\+(?=[\s.)،؛؟»]|$))",
            f"{_FIRST}{_NUMBER}(?:[-–—−/+]{_NUMBER})+",
            rf"{_FIRST}[0-9]+(?:\s[0-9]+){{3,}}",
            rf"{_FIRST}0[0-9]*(?:\s[0-9]{{2,}})+",
            rf"{_FIRST}0[5-8](?:[\s.-]?[0-9]){{8}}{_LAST}",
            rf"{_FIRST}[0-9]{{1,3}}(?:\s[0-9]{{3}})+{_LAST}",
            f"{_FIRST}[0-9]{{8,}}",
        )
    )
)
_SUSPECT = re.compile(f"[{_LETTER}0-9]")
_MARK = re.compile("([\u2066-\u2069])")
_OPENING, _CLOSING = "\u2066\u2067\u2068", "\u2069"


def bare_runs(text: str) -> list[str]:
    """Return what stands bare in a text that marks its isolates by U+2066…U+2069.

    Nothing when all is well. A phrase cut into several isolates is bare too: its words would be
    read from the last to the first.
    """
    if not _SUSPECT.search(text):  # nine texts of ten
        return []
    line, isolates = _line(text)
    gaps = line.split(_OBJECT)[1:-1]
    parted = [
        f"{before} {after}"
        for before, gap, after in zip(isolates, gaps, isolates[1:], strict=False)
        if not gap.strip() and before[-1:].isalpha() and after[:1].isalpha()
    ]
    return _BARE.findall(line) + parted


def _line(text: str) -> tuple[str, list[str]]:
    """The text with each of its isolates as one character, and what those hold."""
    line, isolates, depth = "", list[str](), 0
    for part in _MARK.split(text):
        if part in _OPENING and part:
            depth += 1
            if depth == 1:
                line += _OBJECT
                isolates.append("")
        elif part == _CLOSING:
            depth = max(depth - 1, 0)
        elif depth:
            isolates[-1] += part
        else:
            line += part
    return line, isolates
