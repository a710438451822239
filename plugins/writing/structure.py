"""What Markdown would not show as it is meant, and what was left in a text by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diagnostics import Finding
from writing.alphabet import LETTER
from writing.fault import Fault, at
from writing.prose import OBJECT

_FENCE = re.compile(r"^[ ]{0,3}(```|~~~)", re.MULTILINE)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
#: Lines that Markdown takes for items of a list, and those that only look so.
_ITEM = re.compile(r"[ ]*(?:[-*+]|[0-9]{1,2}[.)])[ ]+\S")
_TIGHT = re.compile(rf"[ ]{{0,3}}(?:-|[0-9]{{1,2}}[.)])(?=[{LETTER}«])")
_BULLET = re.compile(rf"^[ ]{{0,3}}[•▪◦‣●■►➢][ ]*(?=[{LETTER}«*])", re.MULTILINE)
_HEADING = re.compile(r"#{2,6}[^#]|[>|]")
_STARS = re.compile(r"(?<!\*)\*\*(?!\*)")
_LISTED = re.compile(r"\n[ ]*(?:[-*+•▪◦‣●■►➢]|[0-9]{1,2}[.)])")
_LEFT_SIGNS = ("TODO", "FIXME", "XXX", "orem ipsum", "{{", "{%")
_CODES = re.compile(r"\[(?:/|gal|cap|emb|vid|aud|pl|vc|et)")
_LEFT = re.compile(
    r"\b(?:TODO|FIXME|XXX+)\b|\b[Ll]orem ipsum\b|\{\{[^}\n]*\}\}|\{%[^%\n]*%\}"
    r"|\[/?(?:gallery|caption|embed|video|audio|playlist|vc_\w+|et_pb_\w+)\b[^\]\n]*\](?!\()"
)


def check_structure(text: str, words: str, name: str, first: int) -> Iterator[Finding]:
    """Findings for a Markdown file whose text begins at ``first``; ``words`` is its ``prose``."""
    fences = [*_FENCE.finditer(text, first)] if "```" in text or "~~~" in text else []
    if len(fences) % 2:
        advice = "اختم الشيفرة بسطر فيه العلامات نفسها، أو احذفها"
        yield at(text, name, fences[-1].start(1), Fault("M007", "شيفرة لم تختم", advice))
    yield from _lists(text, words, name, first)
    yield from _bold(words, name, first)
    is_left = any(map(text.__contains__, _LEFT_SIGNS)) or _CODES.search(text)
    for found in _LEFT.finditer(text, first) if is_left else ():
        if found.group().startswith(("{", "[")) or words[found.start()] != OBJECT:
            message = f"بقايا مسودة أو قالب: «{found.group()[:40]}»"
            advice = "أكمل النص، أو احذفها"
            yield at(text, name, found.start(), Fault("M006", message, advice, "warning"))


def _lists(text: str, words: str, name: str, first: int) -> Iterator[Finding]:
    """Findings for lists that would be shown as one line after the other."""
    has_bullets = bool(_BULLET.search(words, first))
    for found in _PARAGRAPH.finditer(text, first) if _LISTED.search(text, first) else ():
        if has_bullets and (bullet := _BULLET.search(words, *found.span())):
            yield _no_list(text, name, bullet.start(), "ابدأ كل بند بشرطة ومسافة «- »")
        lines = found.group().split("\n")
        if len(lines) == 1 or not words[found.start() : found.end()].strip(f"{OBJECT}\n"):
            continue
        tight = [index for index, line in enumerate(lines) if _TIGHT.match(line)]
        if len(tight) > 1 and tight[1] == tight[0] + 1:
            start = found.start() + sum(len(line) + 1 for line in lines[: tight[0]])
            yield _no_list(text, name, start, "اكتب مسافة بعد الشرطة أو الرقم: «- »، «1. »")
        elif (offset := _run_on(lines)) is not None:
            yield _no_list(text, name, found.start() + offset, "اترك سطرا فارغا قبل أول بند")


def _run_on(lines: list[str]) -> int | None:
    """Where the first item is that follows a line of text; one item may be a wrapped dash."""
    items = [bool(_ITEM.match(line)) for line in lines]
    if True not in items or items[0] or lines[0].startswith(("    ", ":")):
        return None
    index = items.index(True)
    before = lines[index - 1]
    is_list = before.rstrip().endswith((":", "：")) or items[index : index + 2] == [True, True]
    if not is_list or _HEADING.match(before.lstrip()):
        return None
    return sum(len(line) + 1 for line in lines[:index])


def _no_list(text: str, name: str, offset: int, advice: str) -> Finding:
    return at(text, name, offset, Fault("M005", "قائمة لا تظهر قائمة", advice, "warning"))


def _bold(words: str, name: str, first: int) -> Iterator[Finding]:
    if "**" not in words:
        return
    for found in _PARAGRAPH.finditer(words, first):
        stars = [*_STARS.finditer(words, *found.span())]
        alone = next((star for star in stars if _is_loose(star)), None)
        if alone := alone or (stars[-1] if len(stars) % 2 else None):
            advice = "اكتب «**النص**» دون مسافة داخلها، أو احذفها"
            yield at(words, name, alone.start(), Fault("M007", "** دون أختها", advice, "warning"))


def _is_loose(star: re.Match[str]) -> bool:
    """Whether spaces on both sides keep a mark from beginning or ending anything."""
    around = star.string[star.start() - 1 : star.start()] + star.string[star.end() :][:1]
    return not around.strip()
