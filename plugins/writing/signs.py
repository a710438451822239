"""All rules that a pattern can tell, tried on the words of a file alone (``writing.prose``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diagnostics import Edit, Finding
from writing.fault import Fault, at
from writing.letters import LETTERS
from writing.punctuation import PUNCTUATION
from writing.rule import Rule

_RULES = (*LETTERS, *PUNCTUATION)
#: What few texts hold: one look finds all of it.
_RARE = {sign for rule in _RULES for sign in rule.signs if len(sign) == 1 and sign > "~"} - {*"ـ»"}
_ANY_RARE = re.compile(f"[{''.join(sorted(_RARE))}]")
#: Each rule, its rare signs and all others; one without any is always tried.
_SIGNS = [
    (
        rule,
        frozenset(sign for sign in rule.signs if sign in _RARE),
        tuple(sign for sign in rule.signs if sign not in _RARE) if rule.signs else ("",),
    )
    for rule in _RULES
]


def check_signs(words: str, name: str) -> Iterator[Finding]:
    """Findings for the words of a file, as ``prose`` gives them; ``name`` is the path shown."""
    rare = {*_ANY_RARE.findall(words)}
    for rule, some, others in _SIGNS:
        if some.isdisjoint(rare) and not any(map(words.__contains__, others)):
            continue
        for found in rule.pattern.finditer(words):
            if rule.holds(found):
                yield at(words, name, found.start(), _fault(rule, found))
                if rule.once:
                    break


def _fault(rule: Rule, found: re.Match[str]) -> Fault:
    new = rule.replacement(found)
    edit = None if new is None else Edit(*found.span(), new)
    return Fault(rule.code, rule.message, rule.advice if edit is None else "", rule.level, edit)
