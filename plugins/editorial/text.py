"""Checks on what editors write as text: links, pictures, HTML, personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

from diagnostics import Finding, Level
from directory import phones
from directory.model import AssociationHeader
from directory.persons import PRIVATE_MAIL
from editorial import numbers
from editorial.links import Links, check_bare, check_images, check_links
from editorial.pages import PageHeader
from newsroom.model import PostHeader
from writing.fault import Fault, at

_CODE = re.compile(r"`[^`\n]*`")
_URL = re.compile(r"https?://[^\s<>()]+")
#: «o:» and the like begin the tags that Word writes.
_HTML = re.compile(
    r"</?(?P<tag>(?:[owvmx]:)?[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])[^<>]*>?|<[!?][^<>]*>?"
)
_TITLE = re.compile(r"^#(?!#)[^\n]*|^[^\n]+\n=+[ ]*$", re.MULTILINE)
#: Lines of a profile's header where an association's own number and site stand by right.
OWN_LINE = re.compile(r"^(?:Phone|Website):[^\n]*", re.MULTILINE | re.IGNORECASE)
#: Every number of these kinds holds five digits or two letters with two.
_NUMBERS = re.compile(r"[0-9A-Z](?:(?<=[0-9])(?:[^\w\n]?[0-9]){4}|(?<=[A-Z])[A-Z][0-9]{2})")
_OWN_MAIL = re.compile(r"^Email:[^\n]*", re.MULTILINE | re.IGNORECASE)
#: What tells of a person: a birth date, of one who may be alive.
_PERSON = re.compile(
    r"(?:(?:ال)?مزدادة?|ازدادت?|المولودة?)(?!\w)[ ]+(?:في|يوم|بتاريخ|سنة|عام)?[ ]*[0-9٠-٩]"
    r"|(?:\bو?ولدت?|\bمواليد|تاريخ (?:ازدياد\w*|ولادت\w+|ال(?:ازدياد|ولادة)))"
    r"[ ]*:?[ ]*(?:في|يوم|بتاريخ)?[ ]*[0-9٠-٩]{1,2}"
    r"(?:[/.-][0-9٠-٩]{1,2}[/.-]| \w+ )(?:19[3-9]|20[0-9]|١٩[٣-٩]|٢٠[٠-٩])[0-9٠-٩]"
)
_BORN = ("زدا", "زديا", "المولود", "ولد", "مواليد", "ولادت")
#: What does not keep a site from being built.
_ADVICE = {"L001", "L002"}


@cache
def _stray_key() -> re.Pattern[str]:
    """Header lines below the header: read as text, so that a draft would be published."""
    models = (PostHeader, AssociationHeader, PageHeader)
    keys = {name.replace("_", "-") for model in models for name in model.model_fields}
    return re.compile(rf"^(?:{'|'.join(sorted(keys))})[ ]*:", re.MULTILINE | re.IGNORECASE)


def check_personal_data(text: str, name: str) -> Iterator[Finding]:
    """Findings for identity card and bank account numbers anywhere in a file."""
    for start, _ in personal_numbers(text):
        message = "رقم يشبه رقم بطاقة أو حساب أو تأمين: لا ينشر هنا"
        yield at(text, name, start, Fault("S007", message, "احذفه"))


def personal_numbers(text: str) -> Iterator[numbers.Span]:
    """The numbers of cards, accounts and insurance in a text, line by line."""
    text = phones.plain(text)
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for index in sorted({text.count("\n", 0, found.start()) for found in _NUMBERS.finditer(text)}):
        line = blank(_URL, lines[index])
        for start, end in sorted(set(numbers.find(line))):
            yield starts[index] + start, starts[index] + end


def telephone_numbers(text: str, helplines: set[str]) -> Iterator[numbers.Span]:
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
    head = text.find("\n\n")
    below = len(text) if head < 0 else head
    faults = (*check_links(prose, path, links), *check_images(prose), *check_bare(prose, below))
    for offset, fault in faults:
        level: Level = "warning" if fault[0] in _ADVICE else "error"
        yield at(text, name, offset, Fault(*fault, level))
    for found in _HTML.finditer(prose):
        shown = " ".join(found.group().split())[:40]
        message, advice = f"وسم HTML «{shown}» غير مقبول", "اكتب بصيغة Markdown"
        if ":" in (found["tag"] or ""):
            message, advice = f"وسم من برنامج Word «{shown}»", "احذفه، والصق النص دون تنسيقه"
        yield at(text, name, found.start(), Fault("M001", message, advice))
    for found in _TITLE.finditer(prose):
        message = "عنوان الصفحة يكتب في Title وحده"
        yield at(text, name, found.start(), Fault("M004", message, "ابدأ العنوان الفرعي بـ «## »"))
    yield from _persons(prose, text, name)
    for found in _stray_key().finditer(prose, below):
        message = f"«{found.group()}» تحت السطر الفارغ نص يراه القراء، لا ترويسة"
        advice = "احذف السطر الفارغ الذي قبله، أو انقله إلى الترويسة"
        yield at(text, name, found.start(), Fault("H005", message, advice))
    for start, _ in telephone_numbers(text, helplines):
        advice = "أرقام الهواتف تكتب في سجلات المراكز والجمعيات"
        yield at(text, name, start, Fault("S008", "رقم هاتف في النص", advice))


def _persons(prose: str, text: str, name: str) -> Iterator[Finding]:
    """Findings for what tells of a person who may not have agreed to it."""
    for found in PRIVATE_MAIL.finditer(blank(_OWN_MAIL, prose)) if "@" in prose else ():
        message = f"بريد شخصي في النص: «{found.group()}»"
        advice = "احذفه، أو اكتب بريد المؤسسة في سجلها"
        yield at(text, name, found.start(), Fault("S011", message, advice, "warning"))
    for found in _PERSON.finditer(prose) if any(word in prose for word in _BORN) else ():
        message, advice = "تاريخ ازدياد شخص في النص", "احذفه: لا حاجة إليه في خبر"
        yield at(text, name, found.start(), Fault("S011", message, advice, "warning"))


def blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with each match replaced by spaces, so that places stay the same."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
