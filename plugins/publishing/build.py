"""One build, from Pelican's first signal to its last."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

from pelican import signals

from cache.fingerprint import fingerprint
from cache.inputs import Inputs, inputs, settings_files
from cache.parallel import WorkerError
from cache.sources import Sources
from cache.store import Store
from publishing.report import Report, progress
from publishing.tree import Known, OutputError, Tree, identity
from records.library import Library

NOT_WRITTEN = (
    "لم يكتب الموقع، والموقع السابق كما كان. السبب:\n"
    "The site was not written, the old one is as it was. The reason:"
)
#: Settings that pages do not depend on, or only by what is made of them.
_NOT_SHOWN = {
    "BEGAN",
    *(
        "OUTPUT_PATH",
        "BUILD_CACHE",
        "BUILD_WORDS",
        "TREE",
        "TODAY",
        "JINJA_FILTERS",
        "JINJA_ENVIRONMENT",
    ),
    *("FINDINGS", "WARNINGS", "RECORDS", "LIBRARY", "TEXTS", "CATALOG", "CENTER_FILES", "POSTS"),
    "WRITER",
}


class Build:
    """One run of Pelican, from its first signal to its last.

    The Pelican object holds it, so that a second build in the same process starts from nothing.
    """

    def __init__(self, pelican: Any) -> None:
        """Listen to Pelican; its signals forget a listener that is gone."""
        self.settings = pelican.settings
        shown = {key: value for key, value in self.settings.items() if key not in _NOT_SHOWN}
        self.version = fingerprint(sorted(shown.items()))
        self.report = Report(self.settings["BEGAN"])
        self.inputs = self._inputs()
        signals.all_generators_finalized.connect(self.read)
        signals.finalized.connect(self.finished)

    def _inputs(self) -> Inputs:
        """Where the sources of this site are, as they are now."""
        settings = self.settings
        root = Path(__file__).parents[2]
        library: Library = settings["LIBRARY"]
        folders = [settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"]]
        folders += [path for path in settings["PLUGIN_PATHS"] if path != str(root / "plugins")]
        read = [Sources(Path(folder), library.store) for folder in folders]
        return inputs(root, [library.sources, *read], settings_files(root, dict(sys.modules)))

    def read(self, generators: list[Any]) -> None:
        """All content is read; pages are collected next."""
        if any(generator.settings is self.settings for generator in generators):
            self.report.end("reading")

    def finished(self, pelican: Any) -> None:
        """Write the site, remember it, then say what it all cost."""
        if pelican.settings is not self.settings:
            return
        self.report.end("collecting")
        store: Store = self.settings["LIBRARY"].store
        output = Path(self.settings["OUTPUT_PATH"])
        output.mkdir(parents=True, exist_ok=True)
        store.save()  # other processes add to it only what they find out themselves
        tree = Tree(output, self._known(store, output))
        outputs = self.settings["WRITER"].outputs.values()
        try:
            changes = tree.update(outputs, store.drain, store.adopt, progress)
        except (OutputError, WorkerError) as error:
            sys.exit(f"{NOT_WRITTEN}\n{error}")
        store.put("tree", b"", (identity(output), self.version, tree.known))
        store.put("changes", b"", changes.names())
        words = self.settings.get("BUILD_WORDS", [])
        store.put("inputs", b"", (self.inputs, words, self.settings.get("WARNINGS", [])))
        self.report.end("writing")
        store.save()
        store.close()
        self.report.end("saving")
        gc.freeze()  # or Python would look through all of it once more before it ends
        print(*self.report.lines(changes), sep="\n", flush=True)

    def _known(self, store: Store, output: Path) -> Known | None:
        """What the output holds; None unless it is what an earlier build of ours left.

        TREE is the identity of the folder that the output is a copy of.
        """
        whose, version, known = store.get("tree", b"") or ("", b"", None)
        same = whose == (self.settings.get("TREE") or identity(output))
        return known if same and version == self.version else None
