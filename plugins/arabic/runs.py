"""Where an Arabic text runs from left to right.

The Unicode Bidirectional Algorithm (UAX 9) guesses from neighbours: next to Arabic letters a phone
number comes out with its groups reversed, and the sign, the per cent or the closing slash at the
wrong end. So each such run is found here, to be isolated by :mod:`arabic.bidi` and
:mod:`arabic.markdown`. A run never takes the space around it, the brackets around it, or the
punctuation that closes the Arabic sentence. A plain number (2015, 3, 8350, 510.211, 09:30) reads
right by itself and stays bare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Left-to-right letters we can meet: Latin, Greek, Cyrillic, Tifinagh. Not \w: it holds Arabic too.
LETTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af"
    "\u0370-\u037d\u037f-\u052f\u1e00-\u1fff\u2c60-\u2c7f\u2d30-\u2d7f"
)
_MARK = "\u0300-\u036f\u064b-\u065f\u0670"
_ALNUM = f"[{LETTERS}0-9][{LETTERS}{_MARK}0-9]*"
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LTR = re.compile(f"[{LETTERS}]")
_ISOLATE = re.compile("[\u2066-\u2068]")
#: Every run has one of these, as its first character or its second.
_STRONG = re.compile(f"[{LETTERS}0-9]")

#: Text that is isolated already, by U+2066…U+2069.
_ISOLATED = "[\u2066-\u2068][^\u2069]*\u2069"

_URL_STOP = '\\s<>"«»“”„،؛؟…()\\[\\]{}\u200e\u200f\u202a-\u202e\u2066-\u2069\x02\x03'
_URL_REST = rf"(?:[^{_URL_STOP}]|\([^{_URL_STOP}]*\))*(?<![.,;:!?'’*_])"
_URL = (
    rf"(?:(?i:https?://|mailto:|tel:|www\.)(?=[^{_URL_STOP}])"
    rf"|(?:[A-Za-z0-9-]+\.)+[A-Za-z]{{2,}}(?::[0-9]+)?/){_URL_REST}"
)

# A Latin word may hold digits, apostrophes, hyphens, dots, &, @ … between its letters: AT&T,
# d'éducation, 2015-INDH, name@example.org; and end as C++, n°, S.A.R.L. do.
_JOINT = r"(?:[.'’&/_@+=±–-]|(?<=[0-9]):(?=[0-9]))"
_TOKEN = (
    rf"(?:(?<![^\s(\[«])[#@])?(?=(?:[0-9]+{_JOINT})*[0-9]*[{LETTERS}])"
    rf"{_ALNUM}(?:{_JOINT}{_ALNUM})*(?:\+{{1,2}}|[#°]|(?<=\.[A-Z])\.)?"
)

_SPACE = r"\s"  # a line of Markdown may end in a telephone number
_GAP = r"[\s.-]?"
_START = r"(?<![0-9])(?<![0-9][.,:/-])"
_END = rf"(?![0-9{LETTERS}])"
_NUMBER = "[0-9]+(?:[.,:][0-9]+)*"
_UNIT = rf"(?:{_SPACE}?[%‰٪]|[°€$£]|\+(?=[\s.)،؛؟»]|$))"

# Moroccan numbers have exactly nine digits after +212 or 0 (ANRT numbering plan, E.164), so that
# a count which follows the number stays out; other countries' have up to 15.
_PHONE = (
    rf"(?:(?:\+|{_START}00)212(?:{_GAP}\(0\))?(?:{_GAP}[0-9]){{9}}(?![0-9])"
    rf"|{_START}0[5-8](?:{_GAP}[0-9]){{8}}(?![0-9])"
    rf"|\+[0-9](?:{_GAP}[0-9]){{6,14}}(?![0-9]))"
)
# Account and file numbers: eight digits and more, four groups and more, or two where one leads
# with 0. Thousands set apart by spaces, as in French, are a number too.
_CODE = (
    rf"{_START}(?:[0-9]{{8,}}|[0-9]+(?:{_SPACE}[0-9]+){{3,}}|0[0-9]*(?:{_SPACE}[0-9]{{2,}})+"
    rf"|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?:,[0-9]+)?)(?:{_JOINT}[0-9]+)*{_END}"
)
_IBAN = rf"[A-Z]{{2}}[0-9]{{2}}(?:{_SPACE}?[A-Z0-9]{{4}}){{2,}}(?:{_SPACE}?[A-Z0-9]{{1,3}})?{_END}"
# 2026-11-23, 23/11/2026, 09:00-16:30, 2020–2026, 2-05-916, 10-20%.
_COMPOUND = rf"{_START}{_NUMBER}(?:[-–—−/+]{_NUMBER})+{_END}{_UNIT}?"
# A minus may follow «و», no other letter: in «كوفيد-19» it is a hyphen.
_SIGN = rf"(?:(?:(?<![^\s(\[«“\"])|(?<=\sو))[-−±]|(?<![0-9{LETTERS}])[+$€£])"
_SIGNED = rf"{_SIGN}{_NUMBER}(?:[-–—−/+]{_NUMBER})*{_END}{_UNIT}?"
_MEASURED = rf"{_START}{_NUMBER}{_UNIT}"

# One number may follow a word («Tatwir 2», «LB 123456»); a second one is a count of its own.
_WORD = rf"(?:{_URL}|{_IBAN}|{_TOKEN})"
_ONE_NUMBER = rf"(?:\s+(?:{_PHONE}|{_COMPOUND}|{_SIGNED}|{_NUMBER}{_END}{_UNIT}?))?"
_PHRASE = rf"{_WORD}{_ONE_NUMBER}(?:\s+(?:&\s+)?{_WORD}{_ONE_NUMBER})*"

_FINDER = re.compile(
    f"(?P<isolated>{_ISOLATED})"
    f"|(?P<run>{_PHRASE}|{_PHONE}|{_COMPOUND}|{_CODE}|{_SIGNED}|{_MEASURED})"
)


def split_runs(text: str) -> list[tuple[str, bool]]:
    """Cut a text into pieces, each with whether it is a left-to-right run.

    The pieces put together are the text, none is empty. What stands between U+2066…U+2069 already
    is left alone. A text of several runs with nothing Arabic in it, such as a French name with a
    comma, is one run as a whole.
    """
    if not _STRONG.search(text):  # nine texts of ten
        return [(text, False)] if text else []
    pieces = _pieces(text)
    foreign = sum(is_run for _, is_run in pieces) > 1 and not _RTL.search(text)
    if foreign and _LTR.search(text) and "\u2069" not in text:
        inner = text.strip()
        before, after = text.split(inner, 1)
        return [piece for piece in ((before, False), (inner, True), (after, False)) if piece[0]]
    return pieces


def _runs(text: str) -> Iterator[re.Match[str]]:
    """The runs of a text, in order."""
    if _ISOLATE.search(text):
        yield from (found for found in _FINDER.finditer(text) if found["run"] is not None)
        return
    end = 0
    # looked for only where one can begin: at a letter or digit, or at the sign before it
    while strong := _STRONG.search(text, end):
        place = strong.start()
        found = _FINDER.match(text, place - 1) if place > end else None
        if found := found or _FINDER.match(text, place):
            yield found
        end = found.end() if found else place + 1


def _pieces(text: str) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    end = 0
    for found in _runs(text):
        if found.start() > end:
            pieces.append((text[end : found.start()], False))
        pieces.append((found["run"], True))
        end = found.end()
    if end < len(text):
        pieces.append((text[end:], False))
    return pieces
