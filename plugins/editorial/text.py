"""Checks on what editors write as text: links, pictures, HTML, personal data."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from diagnostics import Finding, nearest
from directory.phones import IN_TEXT
from editorial.sanitize import SCHEMES

_FENCE = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[ ]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_URL = re.compile(r"https?://[^\s<>()]+")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(")
_INTERNAL = re.compile(r"\{(?P<what>\w+)\}(?P<target>[^\s)\"'>]*)")
_SCHEME = re.compile(r"\]\(\s*(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):")
_HTML = re.compile(r"</?(?P<tag>[a-zA-Z][a-zA-Z0-9-]*)(?:\s[^<>\n]*)?/?>|<!--")
# National identity card: one or two letters, five or six digits (domain rules on personal data).
_IDENTITY = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2} ?[0-9]{5,6}(?![A-Za-z0-9])")
# Bank account: the 24 digits of a RIB, or a Moroccan IBAN.
_ACCOUNT = re.compile(r"(?<![0-9])(?:[0-9][ -]?){23}[0-9](?![0-9])|\bMA[0-9]{2}(?: ?[0-9]{4}){6}\b")


class Links:
    """The files that ``{filename}`` and ``{static}`` may name, by their path below ``content``."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.pages = {
            path.relative_to(content).as_posix()
            for folder, suffix in (
                ("news", "*.md"),
                ("pages", "*.md"),
                ("associations", "*.md"),
                ("directory/centers", "*.yaml"),
            )
            for path in (content / folder).rglob(suffix)
        }
        self.files = {
            path.relative_to(content).as_posix()
            for path in (content / "images").rglob("*")
            if path.is_file()
        }

    def fault(self, what: str, target: str, source: Path) -> tuple[str, str]:
        """What is wrong with a link in ``source`` and the suggestion; two empty strings if right.

        ``what`` is the word in braces; ``target`` is absolute (``/news/…``) or relative.
        """
        known = {"filename": self.pages, "static": self.files}.get(what)
        if known is None:
            return f"«{{{what}}}» غير معروفة", "استعمل {filename} أو {static}"
        path = unquote(urlsplit(target).path)
        folder = "" if path.startswith("/") else source.parent.relative_to(self.content).as_posix()
        path = posixpath.normpath(f"{folder}/{path}").lstrip("/")
        if path in known:
            return "", ""
        return f"رابط إلى ملف غير موجود: «{path}»", nearest(path, known)


def check_personal_data(text: str, name: str) -> Iterator[Finding]:
    """Findings for identity card and bank account numbers anywhere in a file."""
    for number, line in enumerate(_blank(_URL, text).split("\n"), start=1):
        for pattern in (_IDENTITY, _ACCOUNT):
            for found in pattern.finditer(line):
                message = "رقم يشبه رقم بطاقة وطنية أو حساب بنكي: لا ينشر هنا"
                yield Finding(name, number, found.start() + 1, "S007", message, "احذفه")


def check_markdown(
    text: str, name: str, path: Path, links: Links, helplines: set[str]
) -> Iterator[Finding]:
    """Findings for a Markdown file: its links, pictures, HTML tags and telephone numbers.

    ``helplines`` are the numbers that may stand in a text, without spaces.
    """
    prose = _blank(_CODE, _blank(_FENCE, text))
    header_end = text.find("\n\n")
    for found in _INTERNAL.finditer(prose):
        message, advice = links.fault(found["what"], found["target"], path)
        if message:
            yield _at(name, text, found.start(), "X004", message, advice)
    for found in _IMAGE.finditer(prose):
        if not found["alt"].strip():
            advice = "صفها بين المعقوفين: ![وصف الصورة](…)"
            yield _at(name, text, found.start(), "M002", "صورة دون نص بديل", advice)
    for found in _SCHEME.finditer(prose):
        if found["scheme"].lower() not in SCHEMES:
            message = f"رابط من نوع «{found['scheme']}» غير مقبول"
            yield _at(name, text, found.start("scheme"), "M003", message, "استعمل https")
    for found in _HTML.finditer(prose, max(header_end, 0)):
        message = f"وسم HTML «{found.group()}» غير مقبول"
        yield _at(name, text, found.start(), "M001", message, "اكتب بصيغة Markdown")
    for found in IN_TEXT.finditer(_blank(_URL, prose), max(header_end, 0)):
        if re.sub(r"[ .-]", "", found.group()) not in helplines:
            advice = "أرقام الهواتف تكتب في سجلات المراكز والجمعيات"
            yield _at(name, text, found.start(), "S008", "رقم هاتف في النص", advice)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with each match replaced by spaces, so that places stay the same."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def _at(name: str, text: str, offset: int, code: str, message: str, advice: str) -> Finding:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Finding(name, line, column, code, message, advice)
