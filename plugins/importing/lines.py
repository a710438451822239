"""What people typed as text, made Markdown: lines joined, bullets and numbers as lists.

An editor of an old site, or Word, ended each line with Enter; WordPress shows such an end as a line
break in the middle of a sentence. Here a new paragraph begins only after a line that ends one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from records.source import INVISIBLE

#: Typed bullets; the last four are Word's, from the private area of its Symbol fonts.
_BULLET = re.compile(r"(?:[-–—+•▪◦●■*·§»➢✓]|\\\*|[\uf0a7\uf0b7\uf0d8\uf0fc])\s+(?P<text>\S.*)")
_NUMBER = re.compile(r"\(?(?P<number>[0-9]{1,2})\s?(?:\.|\)|-|–|\.-|/)-?\s+(?P<text>\S.*)")
#: What ends a sentence, a closing mark after it included.
_END = re.compile(r"[.؟?!…:؛][»)\"'*\]]*$")
#: Lines that Markdown would take for something else, where nothing but text is meant.
_SIGN = re.compile(r"(?P<before>[0-9]+)?(?P<sign>[#+>=-]|(?<=[0-9])[.)])")
_RULE = re.compile(r"(?:\\?[*_=~+.·•—–-]\s*){3,}")
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LETTERS = re.compile(r"[^\W_]+")


def mend(text: str) -> str:
    """The text without what has no shape, with one plain space for spaces of any kind."""
    text = re.sub("\r\n?|[\u2028\u2029]", "\n", text).replace("\t", " ")
    return _SPACES.sub(" ", INVISIBLE.sub("", text))


def one_line(text: str) -> str:
    """The same, on one line, for a value of a header."""
    return " ".join(mend(text).split())


def letters(text: str) -> str:
    """The letters and digits of a text: what makes two paragraphs one, whatever their marks."""
    return "".join(_LETTERS.findall(text))


@dataclass(slots=True)
class _List:
    """Items that were typed one a line; ``first`` is the number of the first, 0 for bullets."""

    first: int
    items: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """As Markdown, or as lines where it is no list: a number that stands alone."""
        if self.first == 0:
            return "\n".join(f"- {item}" for item in self.items)
        if self.first == 1 and len(self.items) > 1:
            return "\n".join(f"{number}. {item}" for number, item in enumerate(self.items, 1))
        numbered = enumerate(self.items, self.first)
        return "\n\n".join(f"{number}\\. {item}" for number, item in numbered)


def flow(text: str) -> Iterator[str]:
    """The paragraphs and lists of a text that people typed line by line, as Markdown.

    What stands within a line is Markdown already.
    """
    parts: list[str | _List] = []
    ended = True
    for line in map(str.strip, text.split("\n")):
        if not line:
            ended = True
        elif _RULE.fullmatch(line):
            parts.append("---")
            ended = True
        elif (item := _item(line, parts)) is not None:
            parts += item
            ended = False
        else:
            _continue(line, parts, ended)
            ended = bool(_END.search(line))
    return (part if part == "---" else _plain(part) for part in parts)


def _plain(part: str | _List) -> str:
    return str(part) if isinstance(part, _List) else _escaped(part)


def _item(line: str, parts: list[str | _List]) -> list[str | _List] | None:
    """What a line adds that begins with a bullet or a number; None for any other line."""
    last = parts[-1] if parts else None
    if found := _BULLET.fullmatch(line):
        number = 0
    elif found := _NUMBER.fullmatch(line):
        number = int(found["number"])
    else:
        return None
    goes_on = isinstance(last, _List) and number == (last.first and last.first + len(last.items))
    if isinstance(last, _List) and goes_on:
        last.items.append(_escaped(found["text"]))
        return []
    return [_List(number, [_escaped(found["text"])])]


def _continue(line: str, parts: list[str | _List], ended: bool) -> None:
    """Join a line to the one before, or begin a paragraph with it."""
    last = parts[-1] if parts else "---"
    if ended or last == "---":
        parts.append(line)
    elif isinstance(last, _List):
        last.items[-1] += f" {line}"
    else:
        parts[-1] = f"{last} {line}"


def _escaped(text: str) -> str:
    """A line of plain text that Markdown takes for nothing else."""
    if found := _SIGN.match(text):
        at = found.start("sign")
        return f"{text[:at]}\\{text[at:]}"
    return text


def without_repeats(blocks: Iterable[str]) -> list[str]:
    """The blocks without those that say again what the one before says; rules only between two."""
    kept: list[str] = []
    for block in blocks:
        said = letters(block)
        if kept and said == letters(kept[-1]):
            continue
        if said or kept:
            kept.append(block)
    while kept and not letters(kept[-1]):
        kept.pop()
    return kept
