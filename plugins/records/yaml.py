"""YAML as editors may write it: strings, lists and mappings, every one with its position.

Scalars stay strings (PyYAML's base resolver): a plain ``16:30`` would otherwise become 990, ``no``
False and a telephone number an octal integer. Duplicate keys, aliases and anchors are refused.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from diagnostics import Finding
from records.document import Document, Loc

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

#: What the parser says, and what an editor can do about it.
_PROBLEMS = {
    "mapping values are not allowed": (
        "نقطتان «:» في غير مكانهما",
        "أحط القيمة بعلامتي اقتباس مزدوجتين، أو راجع محاذاة السطر",
    ),
    "cannot start any token": ("محرف لا تبدأ به قيمة", "أحط القيمة بعلامتي اقتباس مزدوجتين"),
    "expected ':'": ("مفتاح دون نقطتين «:»", "اكتب «مفتاح: قيمة» أو راجع محاذاة السطر"),
    "unexpected end of stream": ("علامة اقتباس أو قوس لم يغلق", "أغلقه قبل نهاية الملف"),
    "did not find expected key": ("سطر غير محاذ لما قبله", "اجعل المفاتيح في عمود واحد"),
    "did not find expected '-'": ("عنصر قائمة غير محاذ", "ابدأ كل عنصر بشرطة في عمود واحد"),
    "expected ',' or": (
        "قائمة بين قوسين لم تغلق أو تنقصها فاصلة",
        "افصل العناصر بفاصلة لاتينية «,»",
    ),
    "but found another document": ("سجل ثان في الملف نفسه", "اجعل كل سجل في ملف"),
}


def parse(text: str, path: str) -> tuple[Document | None, list[Finding]]:
    """Parse one YAML document.

    Returns the document (None when it cannot be parsed) and the findings: syntax, duplicate keys,
    keys that are not plain strings, aliases.
    """
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as fault:
        return None, [_syntax(path, fault)]
    except (yaml.YAMLError, RecursionError):
        return None, [Finding(path, 1, 1, "Y001", "صياغة YAML غير سليمة")]
    if root is None:
        return None, [Finding(path, 1, 1, "F004", "الملف فارغ: ليس فيه إلا تعليقات")]
    document = Document(path, None)
    walk = _Walk(document)
    document.data = walk.convert(root, ())
    return document, walk.findings


class _Walk:
    """Turns nodes into plain data, noting positions and faults on the way."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []
        self.seen: set[int] = set()

    def convert(self, node: Node, loc: Loc) -> Any:
        self.document.values[loc] = _place(node)
        if id(node) in self.seen:  # an alias composes to the node it names, maybe to itself
            self.fault(node, "Y004", "الإحالات (& و*) غير مقبولة", "انسخ القيمة كاملة")
            return ""
        self.seen.add(id(node))
        if isinstance(node, ScalarNode):
            return node.value.strip()
        if isinstance(node, SequenceNode):
            return [self.convert(item, (*loc, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, MappingNode)
        return self.mapping(node, loc)

    def mapping(self, node: MappingNode, loc: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self.fault(key_node, "Y003", "المفتاح ينبغي أن يكون كلمة واحدة")
                continue
            key = key_node.value
            if key in data:
                first = self.document.keys[(*loc, key)][0]
                message = f"المفتاح «{key}» مكرر، وقد ورد في السطر {first}"
                self.fault(key_node, "Y002", message, "احذف أحدهما")
                continue
            self.document.keys[(*loc, key)] = _place(key_node)
            data[key] = self.convert(value_node, (*loc, key))
        return data

    def fault(self, node: Node, code: str, message: str, suggestion: str = "") -> None:
        self.findings.append(Finding(self.document.path, *_place(node), code, message, suggestion))


def _place(node: Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _syntax(path: str, fault: yaml.MarkedYAMLError) -> Finding:
    mark = fault.problem_mark or fault.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = f"{fault.problem} {fault.context}"
    for problem, (message, suggestion) in _PROBLEMS.items():
        if problem in said:
            return Finding(path, line, column, "Y001", message, suggestion)
    return Finding(path, line, column, "Y001", "صياغة YAML غير سليمة في هذا الموضع")
