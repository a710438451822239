"""YAML as editors may write it: strings, lists and mappings, every one with its position.

Scalars stay strings: a plain ``16:30`` would otherwise become 990, ``no`` False and a telephone
number an octal integer; only ``~`` and ``null`` are what they look like, nothing. Duplicate keys,
aliases, anchors and tags are refused.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from diagnostics import Finding
from records.document import Document, Loc
from records.source import INVISIBLE

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULL = {"~", "null", "Null", "NULL"}
#: No record is nested deeper than this; a bomb is.
_DEPTH = 12

_ALIGNED = "اجعل المفاتيح في عمود واحد، وراجع علامات الاقتباس قبل هذا الموضع"
_QUOTED = "أحط القيمة بعلامتي اقتباس مزدوجتين"
#: What the parser says, and what an editor can do about it.
_PROBLEMS = {
    "mapping values are not allowed": (
        "نقطتان «:» في غير مكانهما",
        f"{_QUOTED}، أو راجع محاذاة السطر",
    ),
    "cannot start any token": ("محرف لا تبدأ به قيمة", _QUOTED),
    "scanning an alias": ("قيمة تبدأ بـ «*»", _QUOTED),
    "scanning an anchor": ("قيمة تبدأ بـ «&»", _QUOTED),
    "scanning a tag": ("قيمة تبدأ بـ «!»", _QUOTED),
    "unknown escape": ("شرطة مائلة «\\» داخل علامتي اقتباس", "احذفها أو استعمل «/»"),
    "expected ':'": ("مفتاح دون نقطتين «:»", "اكتب «مفتاح: قيمة» أو راجع محاذاة السطر"),
    "unexpected end of stream": ("علامة اقتباس أو قوس لم يغلق", "أغلقه قبل نهاية الملف"),
    "did not find expected key": ("سطر غير محاذ لما قبله", _ALIGNED),
    "did not find expected '-'": ("عنصر قائمة غير محاذ", "ابدأ كل عنصر بشرطة في عمود واحد"),
    "expected ',' or": (
        "قائمة بين قوسين لم تغلق أو تنقصها فاصلة",
        "افصل العناصر بفاصلة لاتينية «,»",
    ),
}
#: Problems that are told where what they are about begins, not where the parser gave up.
_FROM_START = ("unexpected end of stream", "expected ',' or", "expected ':'")
#: A key with its value joined to the colon, or a colon of another keyboard.
_JOINED = re.compile(r"\s*(?:- )?[A-Za-z_][\w-]*(?::[^ \n:/]|\s*[：﹕])")


def parse(text: str, path: str) -> tuple[Document | None, list[Finding]]:
    """Parse one YAML document.

    Returns the document (None when it cannot be parsed) and the findings: syntax, duplicate keys,
    keys that are not plain strings, aliases, anchors and tags.
    """
    walk = _Walk(Document(path, None), text)
    try:
        walk.read()
    except yaml.MarkedYAMLError as fault:
        return None, [*walk.findings, _syntax(path, text, fault, walk.quoted)]
    except (_StopReadingError, yaml.YAMLError):
        return None, walk.findings or [Finding(path, 1, 1, "Y001", "صياغة YAML غير سليمة")]
    if walk.document.data is None:
        return None, [Finding(path, 1, 1, "F004", "الملف فارغ: ليس فيه إلا تعليقات")]
    return walk.document, walk.findings


class _StopReadingError(Exception):
    """Nothing more is read: the rest of the file is not worth a second finding."""


class _Walk:
    """Turns the parser's events into plain data, noting positions and faults on the way."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.findings: list[Finding] = []
        self.events = yaml.parse(text, Loader=_Loader)
        #: The last quoted scalar: where a quotation mark may be missing.
        self.quoted: ScalarEvent | None = None

    def read(self) -> None:
        """Read the whole stream into the document."""
        documents = 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.fault(event, "Y001", "سجل ثان في الملف نفسه", "اجعل كل سجل في ملف")
                    raise _StopReadingError
                self.document.data = self.convert(next(self.events), ())
            elif isinstance(event, StreamEndEvent):
                return

    def convert(self, event: Event, loc: Loc) -> Any:
        """The data that begins with ``event``."""
        self.document.values[loc] = _place(event)
        if len(loc) > _DEPTH:
            self.fault(event, "Y003", "قوائم أو مفاتيح متداخلة أكثر مما يحتاجه أي سجل")
            raise _StopReadingError
        self.undecorated(event)
        if isinstance(event, ScalarEvent):
            return self.scalar(event)
        if isinstance(event, AliasEvent):
            return ""
        if isinstance(event, MappingStartEvent):
            return self.mapping(loc)
        items: list[Any] = []
        while not isinstance(item := next(self.events), SequenceEndEvent):
            items.append(self.convert(item, (*loc, len(items))))
        return items

    def undecorated(self, event: Event) -> None:
        """Note an alias, an anchor or a tag."""
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            message = "الإحالات (& و*) غير مقبولة"
            self.fault(event, "Y004", message, f"انسخ القيمة كاملة، أو {_QUOTED}")
        elif getattr(event, "tag", None):
            self.fault(event, "Y004", "وسوم YAML (!) غير مقبولة", f"احذف الوسم، أو {_QUOTED}")

    def scalar(self, event: ScalarEvent) -> str:
        if event.style in {"'", '"'}:
            self.quoted = event
        elif event.implicit[0] and event.value in _NULL:
            return ""
        if found := INVISIBLE.search(event.value):  # as an escape: «\u202e»
            message = f"محرف غير مرئي (U+{ord(found.group()):04X})"
            self.fault(event, "F008", message, "احذفه")
        return str(event.value.strip())

    def mapping(self, loc: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                self.fault(event, "Y003", "المفتاح ينبغي أن يكون كلمة واحدة")
                self.convert(event, (*loc, "?"))
                self.convert(next(self.events), (*loc, "?"))
                continue
            key = str(event.value)
            if key in data:
                first = self.document.keys[(*loc, key)][0]
                message = f"المفتاح «{key}» مكرر، وقد ورد في السطر {first}"
                self.fault(event, "Y002", message, "احذف أحدهما")
                self.convert(next(self.events), (*loc, key, "again"))
                continue
            self.document.keys[(*loc, key)] = _place(event)
            data[key] = self.convert(next(self.events), (*loc, key))
        return data

    def fault(self, event: Event, code: str, message: str, suggestion: str = "") -> None:
        place = _place(event)
        self.findings.append(Finding(self.document.path, *place, code, message, suggestion))


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _syntax(path: str, text: str, fault: yaml.MarkedYAMLError, quoted: Any) -> Finding:
    said = f"{fault.problem} {fault.context}"
    mark = fault.problem_mark or fault.context_mark
    if fault.context_mark and any(problem in said for problem in _FROM_START):
        mark = fault.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if quoted and mark and quoted.end_mark.line == mark.line:
        if quoted.start_mark.line < mark.line:
            message = "علامة اقتباس لم تغلق في سطرها"
            return Finding(path, *_place(quoted), "Y001", message, "أغلقها في آخر القيمة")
        if "expected key" in said:
            message = "نص بعد علامة الاقتباس المغلقة"
            advice = "أحط القيمة كلها بعلامتي اقتباس، أو استعمل «»"
            return Finding(path, line, column, "Y001", message, advice)
    # by the mark: lines of YAML end at more signs than one
    if mark and "expected ':'" in said and _JOINED.match(text, mark.index - mark.column):
        message, advice = "لا مسافة بعد النقطتين «:»", "أضف مسافة بعد النقطتين: «مفتاح: قيمة»"
        return Finding(path, line, column, "Y001", message, advice)
    for problem, (message, suggestion) in _PROBLEMS.items():
        if problem in said:
            return Finding(path, line, column, "Y001", message, suggestion)
    return Finding(path, line, column, "Y001", "صياغة YAML غير سليمة في هذا الموضع")
