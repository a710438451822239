"""Which id is meant where an editor wrote the name that readers see: «دار الطالبة»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from arabic.fold import fold
from diagnostics import Finding
from directory.model import Term
from directory.read import Records

#: The list that the ids below a key are of.
_LISTS = {
    "kind": "kinds",
    "parent": "kinds",
    "audience": "audiences",
    "laws": "laws",
    "helplines": "helplines",
    "cercle": "cercles",
    "commune": "communes",
    "Commune": "communes",
    "Communes-Served": "communes",
    "Category": "news-kinds",
    "Tags": "topics",
    "Domains": "topics",
    "Associations": "associations",
    "organization": "associations",
    "Centers": "centers",
}
#: How ``types.Slug`` tells of a key and of the value that is no id.
_TOLD = re.compile("«(?P<key>[^»]+)»: «(?P<name>.+)» ليس معرفا")


def with_ids(findings: Iterable[Finding], records: Records) -> list[Finding]:
    """The findings; where a name was written for an id, with the id as what to write instead."""
    return [
        replace(finding, suggestion=_advice(finding, records))
        if finding.code == "V006"
        else finding
        for finding in findings
    ]


def _advice(finding: Finding, records: Records) -> str:
    found = _TOLD.match(finding.message)
    name = _LISTS.get(found["key"]) if found else None
    if not found or not name:
        return finding.suggestion
    meant = fold(found["name"])
    keys = [key for key, names in _names(records, name) if meant in map(fold, names)]
    return f"اكتب «{keys[0]}»" if len(keys) == 1 else finding.suggestion


def _names(records: Records, name: str) -> list[tuple[str, tuple[str, ...]]]:
    """The ids of a list with what each is called."""
    if name == "centers":
        return [(key, (entry.record.name,)) for key, entry in records.centers.items()]
    if name == "associations":
        return [(key, (entry.record.title,)) for key, entry in records.associations.items()]
    terms: list[Term] = records.terms(name)
    return [(term.id, (term.name, getattr(term, "plural", term.name))) for term in terms]
