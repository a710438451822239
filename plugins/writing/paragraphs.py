"""Paragraphs: written or said twice, cut in the middle of a sentence, or wrongly quoted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from diagnostics import Edit, Finding
from writing.alphabet import LETTER, MARK
from writing.fault import Fault, at
from writing.prose import OBJECT
from writing.quotations import check_quotations

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ ]*(?:\n|$))[^\n]+)*")
_NO_LETTER = re.compile(f"[^{LETTER}a-zA-Z0-9]+")
#: A sentence, or a line of a list, without the sign at its end.
_PART = re.compile(rf"[^\s{OBJECT}.!؟؛\n][^.!؟؛\n]+")
#: Fewer letters than these are a heading, a greeting, an item of a list.
_LETTERS = 40
#: A line that was wrapped on purpose is no longer than this, and no line of it so short.
_WRAPPED, _SHORT = 110, 60
_CUT = re.compile(rf"[{LETTER}{MARK}0-9،]\n[{LETTER}]")
_GOES_ON = re.compile(rf"[{LETTER}]")
_OPEN_END = re.compile(rf"[{LETTER}{MARK}0-9،]$")


def check_paragraphs(words: str, name: str, first: int) -> Iterator[Finding]:
    """Findings for the words of a Markdown file, whose text begins at the offset ``first``."""
    paragraphs = [*_PARAGRAPH.finditer(words, first)]
    yield from _repeated(paragraphs, words, name)
    for found in paragraphs:
        if len(found.group()) > 2 * _LETTERS:
            yield from _said_again(found, words, name)
    if _CUT.search(words, first):
        yield from _broken(paragraphs, words, name, first)
    yield from check_quotations(paragraphs, words, name, first)


def _repeated(paragraphs: list[re.Match[str]], words: str, name: str) -> Iterator[Finding]:
    # most begin in their own way, and need no closer look
    begun = Counter(map(_beginning, paragraphs))
    seen: dict[str, int] = {}
    for found in paragraphs:
        if begun[_beginning(found)] == 1:
            continue
        letters = _NO_LETTER.sub("", found.group())
        if len(letters) < _LETTERS:
            continue
        if letters in seen:
            start = found.start() + _indent(found.group())
            message = f"هذه الفقرة مكررة، وقد وردت في السطر {seen[letters]}"
            yield at(words, name, start, Fault("T040", message, "احذف إحداهما"))
        seen.setdefault(letters, words.count("\n", 0, found.start()) + 1)


def _said_again(paragraph: re.Match[str], words: str, name: str) -> Iterator[Finding]:
    """Findings for a sentence, or an item of a list, that its paragraph holds twice."""
    rough = paragraph.group().replace("\n", ".").replace("؛", ".").split(".")
    parts = [part.strip(f" {OBJECT}") for part in rough if len(part) >= _LETTERS]
    if len({*parts}) == len(parts):
        return
    seen: set[str] = set()
    for found in _PART.finditer(words, *paragraph.span()):
        if found.group() in seen and len(_NO_LETTER.sub("", found.group())) >= _LETTERS:
            message = "هذه الجملة مكررة في الفقرة نفسها"
            yield at(words, name, found.start(), Fault("T040", message, "احذف إحداهما", "warning"))
        seen.add(found.group())


def _beginning(paragraph: re.Match[str]) -> str:
    return paragraph.group().lstrip(f' *_«"{OBJECT}')[:6]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(f" {OBJECT}"))


def _broken(
    paragraphs: list[re.Match[str]], words: str, name: str, first: int
) -> Iterator[Finding]:
    longest = max(map(len, words[first:].split("\n")), default=0)
    for found in paragraphs:
        offset = found.start()
        lines = found.group().split("\n")
        for line, following in zip(lines, lines[1:], strict=False):
            end = offset + len(line)
            offset = end + 1
            if not _GOES_ON.match(following) or not _is_cut(line, following, longest):
                continue
            shown = f"{line.split()[-1]} {following.split()[0]}"
            advice = f"اكتب «{shown}» في سطر واحد، أو اختم السطر بمسافتين إن أردته مستقلا"
            edit = Edit(end, end + 1, " ")
            message = "سطر مقطوع في وسط الجملة"
            yield at(words, name, end, Fault("T041", message, advice, "warning", edit))


def _is_cut(line: str, following: str, longest: int) -> bool:
    if not _OPEN_END.search(line):
        return False
    would_fit = len(line) + 1 + len(following.split(maxsplit=1)[0]) < longest - 20
    return len(line) < _SHORT or longest > _WRAPPED or would_fit
