"""The last look before a build: everything that editors commit, checked in one pass.

Prints all findings, one a line, and ends the build with exit status 1 where any is an error.
"""

from __future__ import annotations

import sys
from typing import Any

from diagnostics import errors


def register() -> None:
    """Connect to Pelican; must come after the plugins whose findings it reports."""
    from pelican import signals

    signals.initialized.connect(stop_on_errors)
    signals.page_generator_finalized.connect(list_pages)


def stop_on_errors(pelican: Any) -> None:
    """Print the findings of all plugins; raise SystemExit(1) if any is an error."""
    from editorial.check import check_content

    settings = pelican.settings
    # popped: templates see what is in settings, and may see no raw record
    findings = settings.pop("FINDINGS")
    records = settings.pop("RECORDS")
    findings.extend(check_content(settings["LIBRARY"], records, settings["TODAY"]))
    for finding in sorted(set(findings)):
        print(finding, file=sys.stderr)
    settings["WARNINGS"] = sorted({str(finding) for finding in findings})
    if faults := errors(findings):
        print(f"عدد الأخطاء: {len(set(faults))}. لم يتغير الموقع السابق.", file=sys.stderr)
        raise SystemExit(1)


def list_pages(generator: Any) -> None:
    """Tell every page's template which static pages there are: the footer names them all.

    ``PAGE_LINKS`` has them in order, ``PAGE_URLS`` their addresses by slug.
    """
    from rendering import shown_drafts

    pages = [*generator.pages, *shown_drafts(generator)]
    generator.context["PAGE_LINKS"] = tuple((page.title, page.url) for page in pages)
    generator.context["PAGE_URLS"] = {page.slug: page.url for page in pages}
