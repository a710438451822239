"""The redirects of imported posts, written into ``content/redirects.yaml`` among those there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from editorial.pages import RESERVED
from editorial.redirects import Entry

_HEAD = "# عناوين الموقع القديم، كتبها الاستيراد؛ يعدل «to» وحده\n"


@dataclass(frozen=True, slots=True)
class Move:
    """An address ``/2015/09/لقاء/`` of the old site, and that of its post, or of all news."""

    old: str
    new: str

    @property
    def line(self) -> str:
        """Its line in the file. What an old address may hold needs no escape between quotes."""
        return f'- {{from: "{self.old}", to: {self.new}}}'


@dataclass(slots=True)
class Moves:
    """What becomes of the file; ``taken`` are old addresses that belong to pages of this site."""

    text: str
    added: list[Move] = field(default_factory=list)
    changed: list[Move] = field(default_factory=list)
    taken: list[Move] = field(default_factory=list)


def with_moves(
    text: str, entries: Iterable[Entry], moves: Iterable[Move], pages: set[str], waiting: str
) -> Moves:
    """The file's ``text``, which holds ``entries``, with more redirects.

    ``pages`` are the slugs of static pages. A line that leads to ``waiting``, where readers are
    sent until a post is published, is changed once it is; no other line is.
    """
    there = {f"/{entry.redirect.old}" for entry in entries}
    result = Moves(text)
    lines = []
    for move in moves:
        if move.old in there:
            line = Move(move.old, waiting).line
            if move.new != waiting and f"{line}\n" in result.text:
                result.text = result.text.replace(f"{line}\n", f"{move.line}\n")
                result.changed.append(move)
        elif _is_ours(move.old, pages):
            result.taken.append(move)
        else:
            there.add(move.old)
            result.added.append(move)
            lines.append(f"{move.line}\n")
    if lines:
        result.text = _ended(result.text) + ("" if _HEAD in text else _HEAD) + "".join(lines)
    return result


def _is_ours(address: str, pages: set[str]) -> bool:
    first, _, rest = address.strip("/").partition("/")
    return first in RESERVED or (not rest and first in pages)


def _ended(text: str) -> str:
    """The text, ready for another line: a list that is written as empty is none."""
    kept = [line for line in text.splitlines() if line.strip() != "[]"]
    return "".join(f"{line}\n" for line in kept)
