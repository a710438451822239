"""What tells where a protected center is, in all that is not its own record or a post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diagnostics import Finding
from directory import phones
from directory.check import check_each
from directory.model import CenterRecord
from directory.places import place_in
from directory.protected import ProtectedNames
from directory.read import Entry, Records
from directory.safety import SECRET_FIELDS
from editorial.text import OWN_LINE, blank
from newsroom.protected import check_places
from records.library import Library

_TELLS = "نص يدل على مكان مركز محمي"
#: Where a center tells its own place and numbers.
_OWN = {"sources", *(name.partition(".")[0] for name in SECRET_FIELDS)}
_QUICK_EXIT = re.compile(r"^Quick-Exit:[ ]*true[ ]*$", re.MULTILINE | re.IGNORECASE)
_HELPLINE = {"number", "alternate_number"}


def check_named(text: str, name: str, shown: str, names: ProtectedNames) -> Iterator[Finding]:
    """Findings for what a text says beside the name of a protected center, or of a kind of these.

    ``name`` is the file's below ``content``, ``shown`` its path as editors know it.
    """
    named = names.named_in(text)
    if not named and names.kind_named_in(text):
        yield from _kinds(text, shown, names)
    if not named or name.startswith("news/"):
        return  # posts have a check of their own, which knows their header
    if name.endswith(".md"):
        yield from check_places(blank(OWN_LINE, text), shown)
        yield from _unfit(text, name, shown, names)
    else:
        yield from _lines(text, shown, names)


def _kinds(text: str, name: str, names: ProtectedNames) -> Iterator[Finding]:
    """Warnings for the lines that tell a place beside the name of a protected kind."""
    for number, line in enumerate(text.split("\n"), start=1):
        if names.kind_named_in(line) and (place := place_in(line)):
            message = "في السطر مكان ونوع من المراكز المحمية: لا ينشر أين يوجد مركز منها"
            advice = f"تحقق من {place.told}"
            yield Finding(name, number, place.start + 1, "S001", message, advice, "warning")


def _unfit(text: str, name: str, shown: str, names: ProtectedNames) -> Iterator[Finding]:
    """Findings for a page or profile that names a protected center, and may not as it is.

    An association that runs one has an address and a telephone of its own.
    """
    if name.startswith("associations/"):
        for number, line in enumerate(text.split("\n"), start=1):
            if names.named_in(line):
                message = "ملف جمعية يذكر مركزا محميا: لا يعلن من يسيره"
                yield Finding(shown, number, 1, "S001", message, "احذف اسمه ورابطه")
    elif not _QUICK_EXIT.search(text):
        message = "صفحة تذكر مركزا محميا ولا زر فيها للخروج السريع"
        yield Finding(shown, 1, 1, "S001", message, "أضف إلى ترويستها «Quick-Exit: true»")


def _lines(text: str, name: str, names: ProtectedNames) -> Iterator[Finding]:
    """Findings for the lines of any other file, comments too, that say where a center is."""
    for number, line in enumerate(text.split("\n"), start=1):
        if names.named_in(line) and (place := place_in(line)):
            yield Finding(name, number, place.start + 1, "S001", _TELLS, f"احذف {place.told}")


def check_neighbors(library: Library, records: Records, names: ProtectedNames) -> list[Finding]:
    """Findings for centers whose texts say where another, protected one is."""

    def check(entry: Entry[CenterRecord]) -> Iterator[Finding]:
        texts = list(entry.document.texts())
        if any(names.named_in(text) for _, text in texts):
            for loc, text in texts:
                if loc[0] not in _OWN and (place := place_in(text)):
                    yield entry.document.finding(loc, "S001", _TELLS, f"احذف {place.told}")

    centers = [entry for entry in records.centers.values() if entry.record.id not in names.ids]
    return check_each("neighbors", check, centers, library, names.digest())


def check_lists(records: Records, names: ProtectedNames) -> Iterator[Finding]:
    """Findings for lists that hold a telephone number or say where a protected center is."""
    for name, entries in records.lists.items():
        for entry in entries.values():
            texts = [
                (loc, text)
                for loc, text in entry.document.texts(entry.document.data[entry.at[0]], entry.at)
                if "sources" not in loc and "url" not in loc
            ]
            secret = getattr(entry.record, "sensitivity", "n") == "y"
            secret = secret or any(names.named_in(text) for _, text in texts)
            for loc, text in texts:
                if name == "helplines" and loc[-1] in _HELPLINE:
                    continue
                if found := next(phones.find(text), None):
                    fault = ("S008", "رقم هاتف خارج سجلات الدليل", "احذفه")
                    yield entry.finding_within(loc, text[slice(*found.span())], fault)
                elif secret and (place := place_in(text)):
                    yield entry.document.finding(loc, "S001", _TELLS, f"احذف {place.told}")
