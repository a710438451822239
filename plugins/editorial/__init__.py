"""The last look before a build: everything that editors commit, checked in one pass.

Prints all findings, one a line, and ends the build with exit status 1 where any is an error.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from pelican import signals

from diagnostics import errors
from editorial.check import check_content
from editorial.sanitize import sanitize


def register() -> None:
    """Connect to Pelican; must come after the plugins whose findings it reports."""
    signals.initialized.connect(stop_on_errors)
    signals.content_object_init.connect(clean)


def clean(content: Any) -> None:
    """Sanitize the HTML made from an editor's Markdown."""
    if isinstance(content._content, str):
        content._content = sanitize(content._content)


def stop_on_errors(pelican: Any) -> None:
    """Print the findings of all plugins; raise SystemExit(1) if any is an error."""
    settings = pelican.settings
    content, root = Path(settings["PATH"]), Path(settings["REPOSITORY"])
    # popped: templates see what is in settings, and may see no raw record
    findings = settings.pop("FINDINGS")
    findings.extend(check_content(content, root, settings.pop("RECORDS")))
    for finding in sorted(set(findings)):
        print(finding, file=sys.stderr)
    if faults := errors(findings):
        print(f"عدد الأخطاء: {len(set(faults))}. لم يتغير الموقع السابق.", file=sys.stderr)
        raise SystemExit(1)
