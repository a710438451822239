"""What each code of the check means, for editors: ``codes.md`` beside this module.

A section for a code begins with «## T012» and goes on to the next; what is wrong and what is right
stand in it on lines that begin with «خطأ:» and «صواب:».
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from diagnostics import CODES

_SECTION = re.compile(
    r"^## (?P<code>[A-Z]\d{3})\n+(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
)


@cache
def sections() -> dict[str, str]:
    """What ``codes.md`` says, by code."""
    text = Path(__file__).with_name("codes.md").read_text("utf-8")
    return {found["code"]: found["text"].strip() for found in _SECTION.finditer(text)}


def explanation(code: str) -> str:
    """The meaning of a code and what is said of it; «» for none of the check's."""
    if code not in CODES:
        return ""
    return f"{code}: {CODES[code]}\n\n{sections().get(code, '')}".rstrip()
