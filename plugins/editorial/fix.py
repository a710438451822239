"""Corrections, applied to a file: what findings carry as edits, and never what is not words.

Code, addresses, links and the syntax of headers and of YAML are what ``prose`` blanks; an edit that
touches them is left to the writer. To correct a file twice is to correct it once.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from diagnostics import Finding
from records import yaml
from records.source import read_text
from writing.check import check_writing
from writing.prose import OBJECT, prose

#: One correction may bring another to light; none brings more than a few.
_ROUNDS = 8
_BOM = "\ufeff"
_CHARACTER = re.compile(r"\r\n|[\s\S]")


def fix_file(path: Path, name: str) -> list[Finding]:
    """Correct a file in place; return what was corrected. ``name`` is the path shown.

    The file is replaced whole or not at all; its line ends stay. Raises OSError.
    """
    if path.is_symlink() or not name.endswith((".md", ".yaml")):
        return []
    done: list[Finding] = []
    for _ in range(_ROUNDS):
        text, findings = read_text(path, name)
        if text is None:
            break
        findings += check_writing(text, name)
        raw = path.read_bytes().decode("utf-8")
        new, applied = corrected(raw, text, name, findings)
        if new == raw:
            break
        _replace(path, new.encode("utf-8"))
        done += applied
    return done


def mended(text: str, name: str) -> str:
    """The text of a file that is not written yet, with all that is safe to correct corrected."""
    for _ in range(_ROUNDS):
        new, _applied = corrected(text, text, name, check_writing(text, name))
        if new == text:
            break
        text = new
    return text


def corrected(
    raw: str, text: str, name: str, findings: Iterable[Finding]
) -> tuple[str, list[Finding]]:
    """Apply the edits of findings about ``text``, which ``read_text`` made of ``raw``.

    Returns the file as it would be, and the findings whose edits were applied.
    """
    words = prose(text, name)
    begun = raw.lstrip(_BOM)
    pieces = _CHARACTER.findall(begun)  # one for each character of the text
    applied, new, last = [], [], 0
    edits = sorted((f.edit.start, f.edit.end, f.edit.new, f) for f in findings if f.edit)
    for start, end, written, finding in edits:
        if finding.code == "F002":
            applied.append(finding)
        elif start >= last and OBJECT not in words[start:end]:
            new += [*pieces[last:start], written]
            last = end
            applied.append(finding)
    is_marked = all(finding.code != "F002" for finding in applied)
    mark = raw[: len(raw) - len(begun)] if is_marked else ""
    result = mark + "".join([*new, *pieces[last:]])
    if name.endswith(".yaml") and not _same_shape(text, result, name):
        return raw, []
    return result, applied


def _same_shape(before: str, after: str, name: str) -> bool:
    """Whether two YAML texts hold the same keys and as many values."""
    shapes = []
    for text in (before, after.lstrip(_BOM).replace("\r\n", "\n")):
        document, findings = yaml.parse(text, name)
        parts = (document.keys.keys(), document.values.keys()) if document else ()
        shapes.append((parts, len(findings)))
    return shapes[0] == shapes[1]


def _replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(stat.S_IMODE(path.stat().st_mode))
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
