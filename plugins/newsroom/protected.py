"""Safety rule 1 for posts: a post about a protected center tells no place and shows no picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diagnostics import Finding
from directory.places import place_in
from directory.protected import ProtectedNames
from directory.read import Entry
from newsroom.model import PostHeader

_OUTSIDE = re.compile(r"https?://|www\.|[\w.+-]+@\w")
_PICTURE = re.compile(r"!\[")


def check_protected(entry: Entry[PostHeader], names: ProtectedNames) -> Iterator[Finding]:
    """Findings for a post that is about a protected center and tells where something is."""
    text = entry.path.read_text("utf-8", "replace")
    if not (names.ids & set(entry.record.centers) or names.named_in(text)):
        return
    for key in ("Venue", "Image"):
        if key in entry.document.data:
            message = "خبر عن مركز محمي: لا يذكر المكان ولا تنشر صورة"
            yield entry.document.finding((key,), "S001", message, "احذف السطر", of_key=True)
    yield from check_places(text, entry.document.path)
    yield from _outside(entry, text)


def _outside(entry: Entry[PostHeader], text: str) -> Iterator[Finding]:
    """Findings for links out of the site and e-mail addresses; of a source no link is shown."""
    message = "خبر عن مركز محمي: لا رابط فيه إلى خارج الموقع ولا بريد"
    for loc, value in entry.document.texts():
        if loc[0] != "Source" and _OUTSIDE.search(value):
            yield entry.document.finding(loc, "S001", message, "احذفه")
    header, _, _ = text.partition("\n\n")
    first_line = header.count("\n") + 1
    for number, line in enumerate(text.split("\n")[first_line:], start=first_line + 1):
        if found := _OUTSIDE.search(line):
            name = entry.document.path
            yield Finding(name, number, found.start() + 1, "S001", message, "احذفه")


def check_places(text: str, name: str) -> Iterator[Finding]:
    """Findings for the lines of a text about a protected center that tell a place or show one."""
    for number, line in enumerate(text.split("\n"), start=1):
        if place := place_in(line):
            message = f"نص عن مركز محمي فيه ما يدل على مكان: «{place}»"
            yield Finding(name, number, 1, "S001", message, "احذفه")
        elif found := _PICTURE.search(line):
            message = "نص عن مركز محمي: لا تنشر فيه صورة"
            yield Finding(name, number, found.start() + 1, "S001", message, "احذفها")
