"""The files of records, written as editors write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile
from typing import Any

import yaml

from records import header

_COMMENT = re.compile(r"(?:^|\s)#", re.MULTILINE)


class _Dumper(yaml.SafeDumper):
    """Quotes what YAML would take for a number or a date; indents lists."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    if value in {"true", "false"}:  # no text is; in the form for editors a quoted «false» is true
        return dumper.represent_scalar("tag:yaml.org,2002:bool", value)
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.SequenceNode:
    flow = all(isinstance(item, str) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flow)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)


def center_text(data: Mapping[str, Any], old: str) -> str:
    """The file of a center, its keys in the order of ``data``.

    ``old`` is the text of the file that it replaces, if any: comments at its top are kept.
    """
    return _head(old) + yaml.dump(
        dict(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf")
    )


def _head(old: str) -> str:
    return "".join(takewhile(lambda line: line.startswith("#"), old.splitlines(keepends=True)))


def loses_comments(old: str) -> bool:
    """Whether a center's file seems to have comments that :func:`center_text` does not keep."""
    return bool(_COMMENT.search(old.removeprefix(_head(old))))


def profile_text(data: Mapping[str, Any], old: str) -> str:
    """The file of an association: a new header over the text of ``old``."""
    _, body, _, _ = header.parse(old, "")
    return f"{header.write(data)}\n{body}"
