"""Parentheses and quotation marks of a paragraph: without the other, or joined to a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from diagnostics import Edit, Finding
from writing.alphabet import LETTER, MARK
from writing.fault import Fault, at
from writing.punctuation import REVERSED

_OTHER = dict(zip("«»()“”", "»«)(”“", strict=True)) | {'"': '"'}
#: «1)» and «أ)» number what follows.
_NUMBERS = re.compile(r"(?:^|[\s(])\w{1,2}$")
_JOINED_BEFORE = re.compile(rf"[{LETTER}{MARK}]{{3}}$")
_INNER_SPACE = re.compile("(?<=“) +(?=[^ ”])|(?<=[^ “]) +(?=”)")
_GUILLEMETS = re.compile("[«»]")
_LETTER = re.compile(f"[{LETTER}]")


def check_quotations(
    paragraphs: list[re.Match[str]], words: str, name: str, first: int
) -> Iterator[Finding]:
    """Findings for the paragraphs of a text that begins at the offset ``first``."""
    yield from _guillemets(words, name, first)
    for found in paragraphs:
        text = found.group()
        if "(" in text or ")" in text:
            yield from _parentheses(text, words, name, found.start())
        for marks in ('"', "“”"):
            if marks[0] in text:
                yield from _quoted(text, marks, words, name, found.start())


def _guillemets(words: str, name: str, first: int) -> Iterator[Finding]:
    """Findings for « and » without the other: what is quoted may have several paragraphs."""
    if _alone(words, first):
        turned = REVERSED.sub(lambda pair: " " * len(pair.group()), words)
        for offset in _alone(turned, first):
            yield _lonely(words, name, offset)


def _alone(words: str, first: int) -> list[int]:
    open_marks: list[int] = []
    closing: list[int] = []
    for found in _GUILLEMETS.finditer(words, first):
        if found.group() == "«":
            open_marks.append(found.start())
        elif open_marks:
            open_marks.pop()
        else:
            closing.append(found.start())
    return [*closing, *open_marks]


def _parentheses(text: str, words: str, name: str, start: int) -> Iterator[Finding]:
    if text.count("(") > text.count(")"):
        yield _lonely(words, name, start + text.rindex("("))
    depth = 0
    for found in re.finditer("[()]", text):
        if found.group() == "(" or not _NUMBERS.search(text[: found.start()]):
            depth += 1 if found.group() == "(" else -1
        elif depth:
            depth -= 1
        if depth < 0:
            yield _lonely(words, name, start + found.start())
            depth = 0


def _quoted(text: str, marks: str, words: str, name: str, start: int) -> Iterator[Finding]:
    """Findings for quotation marks that open and close in turn; «5"» is a measure."""
    places = [found.start() for found in re.finditer(f"[{marks}]", text)]
    if len(places) % 2:
        is_measure = marks == '"' and re.search('[0-9]"', text)
        if places[-1] and not is_measure:  # a paragraph may go on with what another began
            yield _lonely(words, name, start + places[-1])
        return
    for first, last in [*pairwise(places)][::2]:
        if text[first] == "“":
            yield from _spaced(text, (first, last + 1), words, name, start)
        if _JOINED_BEFORE.search(text[:first]) and text[first + 1 : first + 2].strip():
            yield _joined(words, name, start + first)
        if _LETTER.match(text, last + 1) and text[last - 1].strip():
            yield _joined(words, name, start + last + 1)


def _spaced(
    text: str, inner: tuple[int, int], words: str, name: str, start: int
) -> Iterator[Finding]:
    for found in _INNER_SPACE.finditer(text, *inner):
        edit = Edit(start + found.start(), start + found.end(), "")
        fault = Fault("T016", "مسافة داخل قوسين أو علامتي اقتباس", edit=edit)
        yield at(words, name, edit.start, fault)


def _joined(words: str, name: str, offset: int) -> Finding:
    edit = Edit(offset, offset, " ")
    fault = Fault("T017", "علامة اقتباس ملتصقة بكلمة", level="warning", edit=edit)
    return at(words, name, offset, fault)


def _lonely(words: str, name: str, offset: int) -> Finding:
    mark = words[offset]
    other = _OTHER[mark]
    message = f"«{mark}» دون «{other}»" if mark in "()" else f"علامة الاقتباس {mark} دون {other}"
    advice = f"أضف {other} أو احذف {mark}"
    return at(words, name, offset, Fault("T022", message, advice, "warning"))
