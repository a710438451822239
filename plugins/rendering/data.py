"""Data within a page, for machines and scripts."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup


def script_data(value: Any) -> Markup:
    """A value as JSON that may stand in a script element of a data type."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # «<» would let a text end the script element (HTML, script data state)
    return Markup(text.replace("<", "\\u003c"))
