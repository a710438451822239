"""Checks on what editors write as text: links, pictures, HTML, personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, chain
from pathlib import Path

from diagnostics import Finding
from directory import phones
from editorial.links import Links, check_images, check_links

_CODE = re.compile(r"`[^`\n]*`")
_URL = re.compile(r"https?://[^\s<>()]+")
_HTML = re.compile(r"</?(?P<tag>[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])[^<>]*>?|<[!?][^<>]*>?")
_TITLE = re.compile(r"^#(?!#)[^\n]*|^=+[ ]*$", re.MULTILINE)
#: Lines of a profile's header where an association's own number and site stand by right.
OWN_LINE = re.compile(r"^(?:Phone|Website):[^\n]*", re.MULTILINE | re.IGNORECASE)
# National identity card (CNIE): one or two letters, five or six digits.
# Five digits apart from their letters are more often a postal box or a sum of money.
_IDENTITY = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}[0-9]{5,6}|[a-z]{1,2}[0-9]{6}"
    r"|(?!(?:CP|BP|DH|BO|RN|RP|RR|PM|PK|HT|N)\b)(?:[A-Z]{1,2}[ .-][0-9]{6}|[A-Z]{2}[ .-][0-9]{5}))"
    r"(?![A-Za-z0-9])"
)
# Bank account: the 24 digits of a RIB, or an IBAN.
_ACCOUNT = re.compile(
    r"(?<![0-9])(?:[0-9][ ./-]?){23}[0-9](?![0-9])|\bMA[0-9]{2}(?:[ -]?[0-9]){18,24}\b"
    r"|\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){4,7}(?: ?[A-Z0-9]{1,3})?\b"
)
#: Every number of these kinds holds five digits or two letters with two.
_NUMBERS = re.compile(r"[0-9A-Z](?:(?<=[0-9])(?:[^\w\n]?[0-9]){4}|(?<=[A-Z])[A-Z][0-9]{2})")
_YEARS = re.compile(r"(?:(?:19|20)[0-9]{2}[ ./-]?)+")

#: Where something begins and ends in a text.
Span = tuple[int, int]


def check_personal_data(text: str, name: str) -> Iterator[Finding]:
    """Findings for identity card and bank account numbers anywhere in a file."""
    for start, _ in personal_numbers(text):
        message = "رقم يشبه رقم بطاقة وطنية أو حساب بنكي: لا ينشر هنا"
        yield _at(name, text, start, "S007", message, "احذفه")


def personal_numbers(text: str) -> Iterator[Span]:
    """The identity card and bank account numbers of a text, line by line."""
    text = phones.plain(text)
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for index in sorted({text.count("\n", 0, found.start()) for found in _NUMBERS.finditer(text)}):
        line = blank(_URL, lines[index])
        for found in chain(_IDENTITY.finditer(line), _ACCOUNT.finditer(line)):
            if not _YEARS.fullmatch(found.group()):
                yield starts[index] + found.start(), starts[index] + found.end()


def telephone_numbers(text: str, helplines: set[str]) -> Iterator[Span]:
    """The telephone numbers of a text but those of ``helplines``, which have no spaces."""
    for found in phones.find(blank(OWN_LINE, blank(_URL, text))):
        if re.sub(r"[ .-]", "", found.group()) not in helplines:
            yield found.span()


def check_markdown(
    text: str, name: str, path: Path, links: Links, helplines: set[str]
) -> Iterator[Finding]:
    """Findings for a Markdown file: its links, pictures, HTML tags and telephone numbers.

    ``helplines`` are the numbers that may stand in a text, without spaces.
    """
    prose = blank(_CODE, text)
    for offset, fault in (*check_links(prose, path, links), *check_images(prose)):
        yield _at(name, text, offset, *fault)
    for found in _HTML.finditer(prose):
        shown = " ".join(found.group().split())[:40]
        message = f"وسم HTML «{shown}» غير مقبول"
        yield _at(name, text, found.start(), "M001", message, "اكتب بصيغة Markdown")
    for found in _TITLE.finditer(prose):
        message = "عنوان الصفحة يكتب في Title وحده"
        yield _at(name, text, found.start(), "M004", message, "ابدأ العنوان الفرعي بـ «## »")
    for start, _ in telephone_numbers(text, helplines):
        advice = "أرقام الهواتف تكتب في سجلات المراكز والجمعيات"
        yield _at(name, text, start, "S008", "رقم هاتف في النص", advice)


def blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with each match replaced by spaces, so that places stay the same."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def _at(name: str, text: str, offset: int, code: str, message: str, advice: str) -> Finding:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Finding(name, line, column, code, message, advice)
