"""The categories and tags of an old site, as kinds of news and topics of this one.

What has the label of one of ours is that. For all else an editor says it in a table, a YAML file of
``label: kinds/<id>`` and ``label: topics/<id>``; what it does not name is a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from arabic.fold import fold
from diagnostics import Finding, nearest
from directory.model import NewsKind
from directory.read import Records
from importing.wxr import Term
from records import yaml
from records.source import read_text

#: What any post is, where nothing says more.
GENERAL = "news"
#: WordPress's own name for «none», in the languages of the country.
_NONE = {fold(name) for name in ("غير مصنف", "غير مصنفة", "Uncategorized", "Non classé")}
_KIND, _TOPIC = "kinds/", "topics/"


@dataclass(frozen=True, slots=True)
class Filing:
    """What a post is filed under here; ``doubts`` and ``dropped`` are the labels of the rest."""

    kind: str
    topics: tuple[str, ...]
    doubts: tuple[str, ...]
    dropped: tuple[str, ...]


class Topics:
    """Where labels of the old site lead: ``kinds/<id>`` and ``topics/<id>`` by folded label."""

    def __init__(self, records: Records, table: dict[str, str]) -> None:
        """Labels of the lists of ``records``, then those of a table (:func:`read_table`)."""
        self.targets: dict[str, str] = {}
        for topic in records.terms("topics"):
            self.targets[fold(topic.name)] = f"{_TOPIC}{topic.id}"
        for kind in records.terms("news-kinds"):
            names = (kind.name, kind.plural) if isinstance(kind, NewsKind) else (kind.name,)
            self.targets |= {fold(name): f"{_KIND}{kind.id}" for name in names}
        self.targets |= {fold(label): target for label, target in table.items()}

    def sort(self, terms: tuple[Term, ...]) -> Filing:
        """File a post. A doubt is a category that is unknown, none at all, or a second kind."""
        categories = [term.name for term in terms if term.domain == "category"]
        named = [name for name in categories if fold(name) not in _NONE]
        tags = [term.name for term in terms if term.domain == "post_tag"]
        found = {name: self.targets.get(fold(name), "") for name in (*named, *tags)}
        kinds = {target for name in named if (target := found[name]).startswith(_KIND)}
        topics = dict.fromkeys(t for t in found.values() if t.startswith(_TOPIC))
        doubts = [f"تصنيف لا مقابل له هنا: «{name}»" for name in named if not found[name]]
        if not named:
            doubts.append("لم يكن للخبر تصنيف: اختر نوعه (Category)")
        if len(kinds) > 1:
            doubts.append(f"أكثر من نوع واحد: {'، '.join(named)}: اختر أحدها (Category)")
        kind = min(kinds, default=_KIND + GENERAL).removeprefix(_KIND)
        dropped = tuple(name for name in tags if not found[name].startswith(_TOPIC))
        ids = tuple(topic.removeprefix(_TOPIC) for topic in topics)
        return Filing(kind, ids, tuple(doubts), dropped)


def read_table(path: Path, name: str, records: Records) -> tuple[dict[str, str], list[Finding]]:
    """Read a table of labels; ``name`` is its path in findings."""
    text, findings = read_text(path, name)
    if text is None:
        return {}, findings
    document, faults = yaml.parse(text, name)
    findings += faults
    if document is None:
        return {}, findings
    if not isinstance(document.data, dict):
        message = "هنا تنتظر أسطر على صيغة «تصنيف: kinds/…» أو «تصنيف: topics/…»"
        return {}, [*findings, document.finding((), "Y003", message)]
    known = [*_known(records)]
    for label, target in document.data.items():
        if target not in known:
            advice = nearest(str(target), known) or "اكتب kinds/ أو topics/ ثم المعرف"
            message = f"«{target}» ليس نوعا ولا موضوعا"
            findings.append(document.finding((label,), "X001", message, advice))
    return {str(label): str(target) for label, target in document.data.items()}, findings


def _known(records: Records) -> Iterator[str]:
    for name, prefix in (("news-kinds", _KIND), ("topics", _TOPIC)):
        yield from (f"{prefix}{term.id}" for term in records.terms(name))
