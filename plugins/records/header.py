"""The header of a Markdown file: Pelican's own ``Key: value`` lines, with their positions.

Same grammar as Python-Markdown's ``meta`` extension, which Pelican reads it with; here every line
that the extension would drop in silence, or take for text, is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from diagnostics import Finding
from records.document import Document

_KEY = re.compile(r"(?P<key>[A-Za-z0-9_-]+):[ ]*(?P<value>.*)")
#: The same with spaces where none may be: a line that Python-Markdown drops, or takes for text.
_NEARLY = re.compile(r"\s{0,3}(?P<key>[A-Za-z0-9_-]+)\s*:\s*(?P<value>.*)")
_QUOTED = re.compile(r"(?P<mark>[\"'])(?P<value>[^\"']+)(?P=mark)")
_MORE = re.compile(r"[ ]{4,}(?P<value>\S.*)")
#: What a header's keys are called in Arabic.
_ARABIC = {
    "العنوان": "Title",
    "التاريخ": "Date",
    "تاريخ النشر": "Date",
    "المعرف": "Slug",
    "الرابط": "Slug",
    "التصنيف": "Category",
    "النوع": "Category",
    "الوسوم": "Tags",
    "المواضيع": "Tags",
    "الملخص": "Summary",
    "الحالة": "Status",
    "الكاتب": "Author",
    "المكان": "Venue",
    "الجماعة": "Commune",
    "المنظم": "Organizer",
    "الشعار": "Slogan",
    "المصدر": "Source",
    "الصورة": "Image",
    "الجمعيات": "Associations",
    "المراكز": "Centers",
}


def parse(text: str, path: str) -> tuple[Document | None, str, int, list[Finding]]:
    """Split a Markdown file into its header and its text.

    Returns the document (keys in ``Title-Case``, values strings, or lists of strings where there
    are continuation lines), the text below, the number of the text's first line, and findings.
    """
    lines = text.split("\n")
    if lines[0].strip() == "---":
        message = "الترويسة المحاطة بـ «---» غير مقبولة"
        return None, "", 1, [Finding(path, 1, 1, "H003", message, "احذف سطري «---»")]
    if not _KEY.match(lines[0]):
        message = "أول سطر ينبغي أن يكون «Title: …»"
        return None, "", 1, [Finding(path, 1, 1, "H001", message, "لا تترك سطرا فارغا قبله")]
    end = next((i for i, line in enumerate(lines) if not line.strip()), len(lines))
    header = _Header(Document(path, {}))
    for number, line in enumerate(lines[:end], start=1):
        header.line(number, line.rstrip())
    document = header.finish()
    return document, "\n".join(lines[end:]), end + 1, header.findings


def write(data: Mapping[str, str | Sequence[str]]) -> str:
    """The lines of a header with these values; of a list each on a line, one alone on its key's."""
    lines = []
    for key, value in data.items():
        if isinstance(value, str):
            lines.append(f"{key}: {value}")
        elif len(value) == 1:
            lines.append(f"{key}: {value[0]}")
        else:
            lines += [f"{key}:", *(f"    {item}" for item in value)]
    return "\n".join(lines)


class _Header:
    """Collects the lines of a header into a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []
        self.entries: dict[str, list[tuple[str, int, int]]] = {}
        self.key = ""

    def line(self, number: int, line: str) -> None:
        if more := _MORE.fullmatch(line):
            self.entries.get(self.key, []).append((more["value"], number, more.start("value") + 1))
        elif found := _KEY.fullmatch(line):
            self.open(found["key"], found["value"], number, found.start("value") + 1)
        elif found := _NEARLY.fullmatch(line):
            self.refuse(number, "لا تترك مسافة قبل المفتاح ولا بعده")
            self.open(found["key"], found["value"], number, found.start("value") + 1)
        elif key := _ARABIC.get(line.partition(":")[0].strip()):
            self.refuse(number, f"اكتب «{key}:» بدل «{line.partition(':')[0].strip()}:»")
        else:
            advice = "المفاتيح لاتينية، والسطر التابع لما قبله يبدأ بأربع مسافات"
            self.refuse(number, f"{advice}، وبين الترويسة والنص سطر فارغ")

    def refuse(self, number: int, advice: str) -> None:
        message = "سطر ليس على صيغة «مفتاح: قيمة»"
        self.findings.append(Finding(self.document.path, number, 1, "H002", message, advice))

    def open(self, key: str, value: str, number: int, column: int) -> None:
        column += len(value) - len(value.lstrip())
        value = value.strip()
        if found := _QUOTED.fullmatch(value):
            message = "علامتا الاقتباس تظهران للقراء"
            advice = f"اكتب «{key}: {found['value']}»"
            self.findings.append(
                Finding(self.document.path, number, column, "V014", message, advice)
            )
        self.key = "-".join(part.capitalize() for part in key.split("-"))
        if self.key in self.entries:
            first = self.document.keys[(self.key,)][0]
            message = f"المفتاح «{self.key}» مكرر، وقد ورد في السطر {first}"
            self.findings.append(
                Finding(self.document.path, number, 1, "H004", message, "احذف أحدهما")
            )
            self.key = ""
            return
        self.document.keys[(self.key,)] = (number, 1)
        self.document.values[(self.key,)] = (number, column)
        self.entries[self.key] = [(value, number, column)] if value else []

    def finish(self) -> Document:
        for key, entries in self.entries.items():
            self.document.data[key] = self.value(key, entries)
        return self.document

    def value(self, key: str, entries: list[tuple[str, int, int]]) -> str | list[str]:
        if len(entries) == 1 and entries[0][1] == self.document.keys[(key,)][0]:
            text, number, column = entries[0]
            for index, piece in enumerate(text.split(",")):
                indent = len(piece) - len(piece.lstrip())
                self.document.values[(key, index)] = (number, column + indent)
                column += len(piece) + 1
            return text
        for index, (_, number, column) in enumerate(entries):
            self.document.values[(key, index)] = (number, column)
        return [text for text, _, _ in entries] or ""
