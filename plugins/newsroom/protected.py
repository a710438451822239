"""Safety rule 1 for posts: a post about a protected center tells no place and shows no picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arabic.fold import fold
from diagnostics import Finding
from directory.model import Kind
from directory.read import Entry, Records
from directory.safety import place_in, sensitivity
from newsroom.model import PostHeader

_WORD = re.compile(r"\w+")
_PROCLITICS = "وفبلك"


class ProtectedNames:
    """The protected centers of a directory, found in texts by id or by name.

    A text is searched in time that depends on its length, not on the number of centers.
    """

    def __init__(self, records: Records) -> None:
        kinds = {kind.id: kind for kind in records.terms("kinds") if isinstance(kind, Kind)}
        protected = [
            entry.record
            for entry in records.centers.values()
            if entry.record.kind in kinds
            and sensitivity(entry.record, kinds[entry.record.kind].sensitivity) == "y"
        ]
        self.ids = {center.id for center in protected}
        self.names = {_words(center.name) for center in protected}
        self.lengths = {len(name) for name in self.names}

    def named_in(self, text: str) -> bool:
        """Whether a text holds one of the names, in any spelling that folds to it."""
        words = _words(text)
        return any(
            (first, *words[start + 1 : start + length]) in self.names
            for start, word in enumerate(words)
            for first in (word, word[1:] if word[0] in _PROCLITICS else word)
            for length in self.lengths
        )


def check_protected(entry: Entry[PostHeader], names: ProtectedNames) -> Iterator[Finding]:
    """Findings for a post that is about a protected center and tells where something is."""
    text = entry.path.read_text("utf-8", "replace")
    if not (names.ids & set(entry.record.centers) or names.named_in(text)):
        return
    for key in ("Venue", "Image"):
        if key in entry.document.data:
            message = "خبر عن مركز محمي: لا يذكر المكان ولا تنشر صورة"
            yield entry.document.finding((key,), "S001", message, "احذف السطر", of_key=True)
    for number, line in enumerate(text.split("\n"), start=1):
        if place := place_in(line):
            message = f"خبر عن مركز محمي فيه ما يدل على مكان: «{place}»"
            yield Finding(entry.document.path, number, 1, "S001", message, "احذفه")


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))
