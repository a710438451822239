"""The directory read and checked in one pass."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from diagnostics import Finding
from directory.consistency import check_consistency
from directory.read import Records, read_records
from directory.references import check_references
from directory.safety import check_safety


def read_directory(content: Path, root: Path, today: date) -> tuple[Records, list[Finding]]:
    """Read all records below ``content`` and check references, consistency and safety.

    ``root`` is what paths in findings are relative to; ``today`` dates the age of checks.
    """
    records, findings = read_records(content, root)
    return records, [
        *findings,
        *check_references(records),
        *check_consistency(records, today),
        *check_safety(records, today),
    ]
