"""The words of a file, at their places: what is code, address or syntax is blanked.

Rules of writing look at nothing else, and corrections change nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

#: Stands for a character that is not to be read: neither space nor letter nor sign.
OBJECT = "\ufffc"

#: Keys of headers whose values are words.
_WORDS = {
    *("Title", "Summary", "Author", "Published-By", "Venue", "Organizer", "Partners", "Chair"),
    *("Officials", "Slogan", "Agreements", "Recommendations", "Source", "Sources", "Image-Alt"),
    *("Image-Caption", "Image-Credit", "Public-Utility", "President", "Consent-By"),
    *("Consent-Scope", "Assurer"),
}
_KEY = re.compile(r"(?P<key>[A-Za-z0-9_-]+)[ ]*:[ ]*")
_MORE = re.compile(r"[ ]{4,}(?=\S)")

_INLINE = re.compile(
    r"(?P<code>`+)(?!`)(?:[^\n]|\n(?!\n))*?(?<!`)(?P=code)(?!`)"
    r"|<[a-zA-Z/!?][^<>\n]*>"
    # the target of a link or picture, in parentheses or by name
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ \n]+\"[^\"\n]*\")?[ ]*\)|\]\[[^\]\n]*\]"
    r"|\[\^[^\]\n]*\]:?|\{[^}\n]*\}[^\s()،؛]*"
    r"|(?:https?://|www\.)[^\s<>«»()،؛]*[^\s<>«»()،؛.,;:!?*_\"]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[\w/.-]*\w)?"
    r"|&(?!nbsp;|\#160;|\#x[aA]0;)\#?[a-zA-Z0-9]+;|\\[^\w\s]",
    re.ASCII,
)
#: Without one of these nothing of the kind is there.
_SIGN = re.compile(r"[`<\[{@&\\/]|[A-Za-z0-9]\.[A-Za-z0-9]")
#: What stands before the words of a line, and lines that hold none.
_LINE_START = re.compile(
    r"^(?:[ ]*(?:[-*_=|:+][ ]*){3,}$|[ ]{0,3}\[[^\]\n]+\]:[ ].*$"
    r"|(?:[ ]*(?:>|[-*+](?=[ ])|[0-9]{1,3}[.)](?=[ ])|\#{1,6}(?=[ ])|:(?=[ ])))+[ ]*|[ ]+)",
    re.MULTILINE,
)
_QUOTED = re.compile(r"^>.*$", re.MULTILINE)
_GAP = re.compile("[ ]{2,}")
_CELLS = re.compile(r"[ ]*\|[ ]*")
#: Of a value in YAML, its tag and anchor.
_TAGS = re.compile(r"(?:[!&]\S*\s+)+")
_LIST = re.compile(r"[ ]*(?:[-*+]|[0-9]+[.)])[ ]")


def prose(text: str, name: str) -> str:
    """Return the text of a file with an :data:`OBJECT` for each character that is not words.

    It has the same length and lines. ``name`` tells the kind: ``.md`` with a header, or ``.yaml``;
    YAML that cannot be parsed has no words.
    """
    if name.endswith(".yaml"):
        return _yaml(text)
    split = text.find("\n\n")
    end = len(text) if split < 0 else split
    return _header(text[:end]) + body(text[end:])


def body(text: str) -> str:
    """The same for Markdown without a header."""
    text = _code(text)
    if "|" in text:
        text = _CELLS.sub(_blank, text)
    if "\n>" in text:  # verses: the halves of a line are set apart
        text = _QUOTED.sub(lambda found: _GAP.sub(_blank, found.group()), text)
    if _SIGN.search(text):
        text = _INLINE.sub(_blank, text)
    return _LINE_START.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return blanked(found.group())


def blanked(text: str) -> str:
    """The text with nothing to read in it, its lines kept."""
    return "\n".join(OBJECT * len(line) for line in text.split("\n"))


def _header(text: str) -> str:
    is_words, lines = False, []
    for line in text.split("\n"):
        start = 0
        if more := _MORE.match(line):
            start = more.end()
        elif found := _KEY.match(line):
            start = found.end()
            is_words = found["key"].title() in _WORDS
        else:
            is_words = False
        value = line[start:]
        shown = _INLINE.sub(_blank, value) if is_words else blanked(value)
        lines.append(OBJECT * start + shown)
    return "\n".join(lines)


def _code(text: str) -> str:
    """Blank what Markdown takes for code: fences, and lines indented more than a list is."""
    if "\n    " not in text and "```" not in text and "~~~" not in text:
        return text
    lines, fence, after_blank, in_code = [], "", True, False
    item: int | None = None  # how far the last item of a list is indented
    for line in text.split("\n"):
        mark = line.strip()[:3]
        if fence or mark in {"```", "~~~"}:
            fence = "" if fence == mark else fence or mark
            lines.append(blanked(line))
            continue
        if line.strip():
            indent = len(line) - len(line.lstrip(" "))
            code = 4 if item is None else item + 8
            in_code = indent >= code and (after_blank or in_code)
            item = item if in_code else _item(line, indent, item, after_blank=after_blank)
        after_blank = not line.strip()
        lines.append(blanked(line) if in_code and not after_blank else line)
    return "\n".join(lines)


def _item(line: str, indent: int, item: int | None, *, after_blank: bool) -> int | None:
    """How far the item is indented that a line begins, or goes on; None where it ends the list."""
    if _LIST.match(line):
        return indent // 4 * 4
    if item is None or not after_blank:
        return item
    return min(item, indent // 4 * 4 - 4) if indent >= 4 else None


def _yaml(text: str) -> str:
    import yaml  # here: few checks read a file that changed

    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)

    def offset(mark: Any) -> int:
        place: int = starts[mark.line] + mark.column
        return place

    shown, end = [], 0
    try:
        for event in _values(
            yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        ):
            first, last = offset(event.start_mark), offset(event.end_mark)
            shown += [blanked(text[end:first]), _scalar(text[first:last], event)]
            end = last
    except yaml.YAMLError:
        return blanked(text)
    return "".join(shown) + blanked(text[end:])


def _values(events: Iterator[Any]) -> Iterator[Any]:
    """The events of all scalars that are no keys."""
    key_next: list[bool | None] = []  # of each mapping that is open; None for a list
    for event in events:
        kind = type(event).__name__
        is_key = bool(key_next) and key_next[-1] is True
        if kind in {"ScalarEvent", "AliasEvent", "MappingStartEvent", "SequenceStartEvent"}:
            if key_next and key_next[-1] is not None:
                key_next[-1] = not is_key
            if kind == "ScalarEvent" and not is_key:
                yield event
        if kind in {"MappingStartEvent", "SequenceStartEvent"}:
            key_next.append(True if kind == "MappingStartEvent" else None)
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            key_next.pop()


def _scalar(text: str, event: Any) -> str:
    """A value as it is written: its tag, quotation marks, the line of its indicator are syntax."""
    if event.tag or event.anchor:
        tags = _TAGS.match(text)
        start = tags.end() if tags else len(text)
        return blanked(text[:start]) + _value(text[start:], event.style)
    return _value(text, event.style)


def _value(text: str, style: str | None) -> str:
    if style in {"'", '"'}:
        inner = re.sub(r"\\(?:u[0-9a-fA-F]{4}|.)|''", _blank, text[1:-1])
        text = OBJECT + inner + OBJECT
    elif style in {"|", ">"}:
        line, newline, rest = text.partition("\n")
        text = blanked(line) + newline + rest
    lines = text.split("\n")
    spaced = [lines[0], *(re.sub("^ +", _blank, line) for line in lines[1:])]
    return _INLINE.sub(_blank, "\n".join(spaced))
