"""What the check found, as people and programs read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from diagnostics import CODES, Finding, errors

FIXED = "صحح"
CLEAN = "لا أخطاء ولا تنبيهات."


def lines(findings: Sequence[Finding], fixed: Sequence[Finding] = ()) -> list[str]:
    """What was corrected and what was found, one a line, and the count of it."""
    done = [
        f"{found.path}:{found.line}:{found.column}: {found.code} {FIXED}: {found.message}"
        + (f" — {found.suggestion}" if found.suggestion else "")
        for found in fixed
    ]
    if done:
        files = len({found.path for found in fixed})
        done.append(f"صحح: {len(fixed)}. الملفات: {files}.")
    return [*done, *map(str, findings), summary(findings)]


def summary(findings: Sequence[Finding]) -> str:
    """One line that counts errors, warnings and the files they are in."""
    if not findings:
        return CLEAN
    faults = len(errors(findings))
    files = len({finding.path for finding in findings})
    return f"الأخطاء: {faults}. التنبيهات: {len(findings) - faults}. الملفات: {files}."


def as_json(findings: Iterable[Finding], fixed: Iterable[Finding] = ()) -> str:
    """All findings as a JSON object; offsets of an edit count characters from 0."""
    rows = {"findings": [*map(_row, findings)], "fixed": [*map(_row, fixed)]}
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _row(finding: Finding) -> dict[str, object]:
    row: dict[str, object] = {
        name: getattr(finding, name)
        for name in ("path", "line", "column", "code", "level", "message", "suggestion")
    }
    if edit := finding.edit:
        row["edit"] = {"start": edit.start, "end": edit.end, "new": edit.new}
    return row


def annotation(finding: Finding) -> str:
    """A finding as a workflow command of GitHub Actions."""
    parts = {
        "file": finding.path,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": f"{finding.code} {CODES[finding.code]}",
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in parts.items())
    said = f"{finding.message} — {finding.suggestion}" if finding.suggestion else finding.message
    return f"::{finding.level} {properties}::{_data(said)}"


def step_summary(findings: Sequence[Finding]) -> str:
    """All findings as a table in Markdown: GitHub shows ten annotations of a step and no more."""
    rows = [
        f"| `{finding.path}:{finding.line}:{finding.column}` | {finding.code} "
        f"| {_cell(finding.message)} | {_cell(finding.suggestion)} |"
        for finding in findings
    ]
    head = ["| الموضع | الرمز | الخطأ | ما ينبغي كتابته |", "| --- | --- | --- | --- |"]
    table = [*head, *rows, ""] if rows else []
    return "\n".join(['<div dir="rtl">', "", *table, summary(findings), "", "</div>", ""])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
    return " ".join(safe.split())
