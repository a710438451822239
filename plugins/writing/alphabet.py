"""Which characters are Arabic, as parts of patterns."""

from __future__ import annotations

import re

#: Letters of Arabic, those of its neighbors and of Morocco included; vowel marks.
LETTER = "ء-غف-ي\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
MARK = "\u064b-\u065f\u0670"
#: What a word is made of.
IN_WORD = f"{LETTER}{MARK}ـ"
IS_LETTER = re.compile(f"[{LETTER}]")
