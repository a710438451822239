"""Output: what happens to pages, pictures and fonts on their way out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publishing import pictures
from publishing.report import Report

if TYPE_CHECKING:
    from pelican import Pelican

UNREADABLE = "تعذرت قراءة الصورة، فاحفظها من جديد بصيغة JPEG أو PNG أو WebP"


class Build:
    """One run of Pelican, from its first signal to its last.

    The Pelican object holds it, so that a second build in the same process starts from nothing.
    """

    def __init__(self, pelican: Pelican) -> None:
        """Listen to Pelican; its signals forget a listener that is gone."""
        from pelican import signals

        self.output = Path(pelican.output_path)
        self.settings = pelican.settings
        self.report = Report()
        signals.generator_init.connect(self.started)
        signals.all_generators_finalized.connect(self.read)
        signals.content_written.connect(self.written)
        signals.finalized.connect(self.finished)

    def started(self, generator: Any) -> None:
        """Settings, plugins and checks are done when the first generator is made."""
        if generator.settings is self.settings:
            self.report.end("start-up and checks")

    def read(self, generators: list[Any]) -> None:
        """All content is read; pages are rendered and written next."""
        if any(generator.settings is self.settings for generator in generators):
            self.report.end("reading")

    def written(self, path: str, context: dict[str, Any]) -> None:
        """Count a page of this build."""
        if Path(path).is_relative_to(self.output):
            self.report.count(path)

    def finished(self, pelican: Pelican) -> None:
        """Clean the pictures, then say what it all cost."""
        if pelican.settings is not self.settings:
            return
        self.report.end("writing")
        unreadable = [
            f"{path.relative_to(self.output)}: {UNREADABLE} ({error})"
            for path, error in pictures.strip_folder(self.output)
        ]
        if unreadable:
            sys.exit("\n".join(unreadable))
        self.report.end("finishing")
        print(*self.report.lines(), sep="\n", flush=True)


def start(pelican: Pelican) -> None:
    """Attach the publishing steps to one build."""
    pelican.publishing = Build(pelican)


def register() -> None:
    """Connect to Pelican."""
    from pelican import signals

    signals.initialized.connect(start)
