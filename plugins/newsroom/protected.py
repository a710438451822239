"""Safety rule 1 for posts: a post about a protected center tells no place and shows no picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diagnostics import Finding
from directory.places import place_in
from directory.protected import ProtectedNames
from directory.read import Entry
from directory.safety import REACH
from newsroom.model import PostHeader

_PICTURE = re.compile(r"!\[")
_NO_LINK = "لا رابط فيه إلى خارج الموقع ولا بريد"


def check_protected(entry: Entry[PostHeader], names: ProtectedNames) -> Iterator[Finding]:
    """Findings for a post that is about a protected center and tells where something is."""
    text = entry.path.read_text("utf-8", "replace")
    if not is_about(entry.record, text, names):
        return
    for key in ("Venue", "Image"):
        if key in entry.document.data:
            message = "خبر عن مركز محمي: لا يذكر المكان ولا تنشر صورة"
            yield entry.document.finding((key,), "S001", message, "احذف السطر", of_key=True)
    for loc, value in entry.document.texts():
        # of a source no link is shown, and where a post came from is not shown at all
        if loc[0] not in {"Source", "Imported-From"} and REACH.search(value):
            message = f"خبر عن مركز محمي: {_NO_LINK}"
            yield entry.document.finding(loc, "S001", message, "احذفه")
    yield from check_places(text, entry.document.path)


def is_about(header: PostHeader, text: str, names: ProtectedNames) -> bool:
    """Whether a post names a protected center, in its header or anywhere in its ``text``."""
    return bool(names.ids & set(header.centers)) or names.named_in(text)


def check_places(text: str, name: str) -> Iterator[Finding]:
    """Findings for the lines of a text about a protected center that tell a place or show one.

    A place may stand anywhere, a link or a picture only in the header.
    """
    lines = text.split("\n")
    below = text.partition("\n\n")[0].count("\n") + 1
    for number, line in enumerate(lines, start=1):
        if place := place_in(line):
            message = "نص عن مركز محمي فيه ما يدل على مكان"
            yield Finding(name, number, place.start + 1, "S001", message, f"احذف {place.told}")
        elif found := _PICTURE.search(line):
            message = "نص عن مركز محمي: لا تنشر فيه صورة"
            yield Finding(name, number, found.start() + 1, "S001", message, "احذفها")
        elif number > below and (found := REACH.search(line)):
            message = f"نص عن مركز محمي: {_NO_LINK}"
            yield Finding(name, number, found.start() + 1, "S001", message, "احذفه")
