"""Links and pictures in Markdown: each must lead somewhere that the build can vouch for."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from datetime import date
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from diagnostics import nearest
from records.library import Library
from rendering.sanitize import SCHEMES

#: Folders of Markdown files that become pages.
_PAGES = ("news/", "pages/", "associations/")

#: More names than these are not all compared with one that is wrong.
_MANY = 500

#: Code, message and suggestion.
Fault = tuple[str, str, str]

#: A link's target: in brackets after its text, in a definition, or in an autolink.
_TARGET = re.compile(
    r"(?P<inline>\]\(\s*)<?|^ {0,3}\[(?!\^)[^\]\n]+\]:[ ]*<?"
    r"|<(?![owvmx]:)(?=[a-zA-Z][a-zA-Z0-9+.-]*:)",  # «<o:p>» is a tag of Word's
    re.MULTILINE,
)
_REST = re.compile(r"[^\s<>)]*")
_CLOSED = re.compile(r">?(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)")
_INTERNAL = re.compile(r"\{(?P<what>[^}]*)\}(?P<target>.*)")
_WORD = re.compile(r"[{|](?:filename|static|attach|author|category|tag|index)[}|]")
_REFERENCE = re.compile(r"\]\[(?P<name>[^\]\n]*)\]|\[(?P<note>\^[^\]\n]+)\](?!:)")
_EMPTY = re.compile(r"\[(?<!!\[)\s*\]\(")
_TURNED = re.compile(r"\([^()\n]+\)\[(?:https?://|www\.|\{)[^\]\n]*\]")
_DEFINED = re.compile(r"^ {0,3}\[(?P<name>[^\]\n]+)\]:", re.MULTILINE)
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\](?P<target>\([^)\s]*|)")
_FILE_NAME = re.compile(r"(?i:[\w .()-]+\.(?:jpe?g|png|webp|gif)|(?:IMG|DSC|WA)[-_ ]?[0-9][\w-]*)")
#: Of a header, what tells when its page is published; a center's file tells it likewise.
_STATUS = re.compile(r"^Status:[ ]*(?P<status>\w+)[ ]*$", re.MULTILINE | re.IGNORECASE)
_DATE = re.compile(r"^Date:[ ]*(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})", re.MULTILINE | re.IGNORECASE)
_DRAFT = re.compile(r"^draft:[ ]*[\"']?true\b", re.MULTILINE)
#: When drafts and what is never published are; both sort after every day.
_UNTOLD, _NEVER = "9999", "never"
_ID = re.compile(r'\bid="([^"]+)"')
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_BARE = re.compile(r"(?:https?://|www\.)[^\s<>()«»،؛\"]*[^\s<>()«»،؛\".,:;!?*_]")
#: What stands before an address that is a link, or the text of one.
_LINKED = re.compile(r"(?:\]\(|\]: |[<\[\w/.@])$")
_CHAT = re.compile(r"(?:wa\.me|whatsapp\.com)/", re.IGNORECASE)


class Links:
    """What ``{filename}`` and ``{static}`` may name: the files below ``content``.

    ``today`` tells which posts have a page; ``hosts`` are the names of the site's own server.
    """

    def __init__(self, library: Library, today: date, hosts: Collection[str] = ()) -> None:
        self.hosts = hosts
        self.content = library.content
        self._today = today.isoformat()
        self._library = library
        self._ids: dict[str, set[str]] = {}

    @cached_property
    def pages(self) -> set[str]:
        """The files that have a page of their own."""
        texts = {name for folder in _PAGES for name in self._library.names(folder)}
        centers = self._library.names("directory/centers/")
        return {name for name in texts if name.endswith(".md")} | {
            name for name in centers if name.endswith(".yaml")
        }

    @cached_property
    def files(self) -> set[str]:
        """The files that are published as they are."""
        return set(self._library.names("images/"))

    def fault(self, what: str, target: str, source: Path) -> Fault | None:
        """What is wrong with ``{what}target`` in ``source``; None if it is right."""
        known = {"filename": "pages", "static": "files"}.get(what)
        if known is None:
            return "X004", f"«{{{what}}}» غير معروفة", "استعمل {filename} أو {static}"
        names: set[str] = getattr(self, known)
        parts = urlsplit(target)
        path = unquote(parts.path)
        folder = "" if path.startswith("/") else source.parent.relative_to(self.content).as_posix()
        path = posixpath.normpath(f"{folder}/{path}").lstrip("/")
        if path not in names:
            return "X004", f"رابط إلى ملف غير موجود: «{path}»", nearest(path, _alike(path, names))
        if known == "files":
            return None
        origin = source.relative_to(self.content).as_posix()
        if self._since(path) > self._since(origin):
            advice = "احذف الرابط إلى أن تنشر"
            return "X004", f"رابط إلى صفحة لم تنشر: «{path}»", advice
        return self.anchor_fault(path, unquote(parts.fragment))

    def file_of(self, address: str) -> str | None:
        """The file whose page has an address below the site's root; None if none is known."""
        *folders, last = address.partition("#")[0].strip("/").split("/")
        if folders[:1] == ["news"]:
            found = (name for name in self.pages if name.startswith("news/"))
            return next((name for name in found if name.endswith(f"/{last}.md")), None)
        folder = "/".join(folders) or "pages"
        names = (f"{folder}/{last}{suffix}" for suffix in (".md", ".yaml"))
        return next((name for name in names if name in self.pages), None)

    def own_fault(self, parts: SplitResult) -> Fault | None:
        """What is wrong with a full address of one of the site's own pages."""
        if parts.hostname not in self.hosts:
            return None
        file = self.file_of(unquote(parts.path))
        advice = f"اكتب «{{filename}}/{file}»" if file else "اكتب «{filename}/…» واسم الملف"
        return "L001", "رابط كامل إلى هذا الموقع: لا يتحقق منه البناء", advice

    def _since(self, path: str) -> str:
        """From when on a file has a page: a day that is not before today, or never."""
        text = self._text(path)
        if path.endswith(".yaml"):
            return _UNTOLD if _DRAFT.search(text) else self._today
        head = text.partition("\n\n")[0]
        status = found["status"].lower() if (found := _STATUS.search(head)) else "published"
        if status == "hidden" and path.startswith("associations/"):
            return _NEVER
        if status == "draft":
            return _UNTOLD
        day = found["date"] if path.startswith("news/") and (found := _DATE.search(head)) else ""
        return max(day, self._today)

    def anchor_fault(self, path: str, anchor: str) -> Fault | None:
        """What is wrong with a link to ``anchor`` in the page of ``path``."""
        if not anchor or anchor in (ids := self._anchors(path)):
            return None
        return "X004", f"لا عنوان فرعيا «#{anchor}» في «{path}»", nearest(anchor, ids)

    def _anchors(self, path: str) -> set[str]:
        if path not in self._ids and path.endswith(".md"):
            import markdown  # here: few links lead to a heading

            from arabic.markdown import heading_slug

            html = markdown.markdown(
                self._text(path),
                extensions=["meta", "tables", "footnotes", "toc"],
                extension_configs={"toc": {"slugify": heading_slug}},
            )
            self._ids[path] = set(_ID.findall(html))
        return self._ids.get(path, set())

    def _text(self, path: str) -> str:
        text = (self.content / path).read_bytes().decode("utf-8", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")


def _alike(path: str, names: Collection[str]) -> Collection[str]:
    """Of many names, those worth a close look: that begin, or end, as the path does."""
    if len(names) < _MANY:
        return names
    first, last = path.rpartition("/")[2][:3], path[-7:]
    return [name for name in names if f"/{first}" in name and name.endswith(last)]


def check_links(prose: str, source: Path, links: Links) -> Iterator[tuple[int, Fault]]:
    """The faults of all links of a Markdown text, each with its offset."""
    seen: list[tuple[int, int]] = []
    for found in _TARGET.finditer(prose):
        rest = _REST.match(prose, found.end())
        assert rest
        seen.append(rest.span())
        closed = not found["inline"] or _CLOSED.match(prose, rest.end())
        if not closed and "(" not in rest.group():
            fault: Fault | None = ("X004", "رابط لم يكتب كما ينبغي", "[النص](العنوان)، دون مسافات")
        else:
            fault = _fault(unescape(rest.group()), source, links)
        if fault:
            yield rest.start(), fault
    for found in _WORD.finditer(prose):
        if not any(start <= found.start() < end for start, end in seen):
            yield found.start(), ("X004", "رابط لم يكتب كما ينبغي", "[النص]({filename}/…)")
    for found in _TURNED.finditer(prose):
        yield found.start(), ("X004", "رابط مقلوب القوسين", "[النص](العنوان)")
    for found in _EMPTY.finditer(prose):
        yield found.start(), ("X004", "رابط دون نص يقرأ", "[النص](العنوان)")
    yield from _references(prose)


def _fault(target: str, source: Path, links: Links) -> Fault | None:
    if internal := _INTERNAL.match(target):
        return links.fault(internal["what"], internal["target"], source)
    if target.startswith("#") and len(target) > 1:
        path = source.relative_to(links.content).as_posix()
        return links.anchor_fault(path, unquote(target[1:]))
    try:
        parts = urlsplit(target)
        if not parts.scheme and (file := links.file_of(unquote(parts.path))):
            message = f"رابط لا يتحقق منه البناء: «{target}»"
            return "X004", message, f"اكتب «{{filename}}/{file}»"
        return links.own_fault(parts) or _outer_fault(target, parts)
    except ValueError:
        return "V009", f"رابط غير سليم: «{target}»", "مثاله https://example.org"


def _outer_fault(target: str, parts: SplitResult) -> Fault | None:
    """What is wrong with a link that leads out of the site."""
    scheme = parts.scheme.lower()
    if not scheme:
        advice = "داخل الموقع: {filename}/… وخارجه: https://…"
        return "X004", f"رابط لا يتحقق منه البناء: «{target}»", advice
    if scheme not in SCHEMES:
        return "M003", f"رابط من نوع «{scheme}» غير مقبول", "استعمل https"
    if scheme in {"http", "https"} and "." not in parts.netloc:
        return "V009", f"رابط غير سليم: «{target}»", "مثاله https://example.org"
    if scheme == "mailto" and not _MAIL.fullmatch(parts.path):
        return "V009", f"بريد إلكتروني غير سليم: «{parts.path}»", "مثاله markaz@example.org"
    if _CHAT.search(target):
        return "S008", "رقم هاتف في النص", "أرقام الهواتف تكتب في سجلات المراكز والجمعيات"
    return None


def _references(prose: str) -> Iterator[tuple[int, Fault]]:
    defined = {found["name"].lower() for found in _DEFINED.finditer(prose)}
    for found in _REFERENCE.finditer(prose):
        name = (found["name"] or found["note"] or "").lower()
        if name and name not in defined:
            advice = f"أضف سطرا «[{name}]: …» أو اكتب العنوان بين قوسين"
            yield found.start(), ("X004", f"إحالة إلى «{name}» دون تعريف", advice)


def check_bare(prose: str, start: int) -> Iterator[tuple[int, Fault]]:
    """The web addresses that stand in the text from ``start`` on, and lead nowhere."""
    for found in _BARE.finditer(prose, start):
        url = found.group()
        if _LINKED.search(prose[max(0, found.start() - 3) : found.start()]):
            continue
        target = url if url.startswith("http") else f"https://{url}"
        message = f"رابط مكشوف لا يضغط عليه: «{url[:60]}»"
        yield found.start(), ("L002", message, f"اكتب «[النص]({target})» أو «<{target}>»")


def check_images(prose: str) -> Iterator[tuple[int, Fault]]:
    """The faults of all pictures: no description, or not one of the site's own files."""
    advice = "صفها بين المعقوفين: ![وصف الصورة](…)"
    for found in _IMAGE.finditer(prose):
        if not found["alt"].strip():
            yield found.start(), ("M002", "صورة دون نص بديل", advice)
        elif _FILE_NAME.fullmatch(found["alt"].strip()):
            yield found.start(), ("M002", "النص البديل اسم ملف، لا وصف", advice)
        target = found["target"].lstrip("(<")
        if not found["target"] or target.startswith(("http", "//")):
            message = "صورة من غير مجلد images"
            yield found.start(), ("M003", message, "![وصف الصورة]({static}/images/…)")
