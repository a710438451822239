"""One build, from Pelican's first signal to its last."""

from __future__ import annotations

import gc
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from pelican import signals

from building.reasons import reason
from building.report import Report, progress
from building.tree import OutputError, Tree, identity
from cache.fingerprint import fingerprint
from cache.inputs import ROOT, inputs, settings_files
from cache.parallel import WorkerError
from cache.sources import Sources
from cache.store import Store
from records.library import Library

NOT_WRITTEN = (
    "لم يكتب الموقع، والموقع السابق كما كان. السبب:\n"
    "The site was not written, the old one is as it was. The reason:"
)
#: Settings that pages do not depend on, or only by what is made of them.
_NOT_SHOWN = {
    *("BEGAN", "BUILD_CACHE", "BUILD_WORDS", "OUTPUT_PATH", "STARTED", "TODAY", "TREE"),
    *("JINJA_ENVIRONMENT", "JINJA_FILTERS", "FINDINGS", "WARNINGS", "RECORDS", "LIBRARY"),
    *("ALBUM", "TEXTS", "CATALOG", "CENTER_FILES", "POSTS", "WRITER", "ADMIN"),
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
        self.sources = self._sources()
        started = self.settings.get("STARTED", time.time_ns())
        self.inputs = inputs(self.sources, settings_files(sys.modules), started)
        signals.all_generators_finalized.connect(self.read)
        signals.finalized.connect(self.finished)

    def _sources(self) -> list[Sources]:
        """All sources of this site but our code and its settings: content, theme."""
        settings = self.settings
        library: Library = settings["LIBRARY"]
        folders = [settings["THEME"], *settings["THEME_TEMPLATES_OVERRIDES"]]
        ours = str(ROOT / "plugins")
        folders += [path for path in settings["PLUGIN_PATHS"] if path != ours]
        return [library.sources, *(Sources(Path(folder), library.store) for folder in folders)]

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
        for sources in self.sources:  # or else results would be kept under digests of other files
            sources.check(store)
        store.save()  # other processes add to it only what they find out themselves
        tree = self._tree(store)
        is_new = not tree.known
        writer = self.settings["WRITER"]
        try:
            changes = tree.update(writer.outputs.values(), writer.derived.values(), store, progress)
        except (OutputError, WorkerError) as error:
            sys.exit(f"{NOT_WRITTEN}\n{error}")
        except OSError as error:
            sys.exit(f"{NOT_WRITTEN}\n{reason(error)}")
        for sources in self.sources[1:]:  # of the theme, some is read while pages are written
            sources.check(store)
        whose, words = identity(tree.folder), self.settings.get("BUILD_WORDS", [])
        store.put("tree", b"", (whose, self.version, tree.known))
        store.put("changes", b"", None if is_new else changes.names())
        if "TREE" not in self.settings:  # nobody assembles: what was a copy of the output is none
            store.put("trees", b"", None)
        store.put("inputs", b"", (whose, self.inputs, words, self.settings.get("WARNINGS", [])))
        self.report.end("writing")
        store.save()
        store.keep("trees", b"")  # of whoever assembles
        store.prune()
        store.close()
        self.report.end("saving")
        gc.freeze()  # or Python would look through all of it once more before it ends
        print(*self.report.lines(changes), sep="\n", flush=True)

    def _tree(self, store: Store) -> Tree:
        """The output, and what it holds as an earlier build of ours left it.

        TREE is the identity of the site that the output is a copy of. A copy of which nothing is
        known any more is emptied, or else pages that are no longer made would stay.
        """
        output, copied = Path(self.settings["OUTPUT_PATH"]), self.settings.get("TREE")
        whose, version, known = store.get("tree", b"") or ("", b"", {})
        if whose != (copied or identity(output)):
            known = {}
            if copied:
                shutil.rmtree(output)
        output.mkdir(parents=True, exist_ok=True)
        if version != self.version:  # made by other settings: the bytes may be the same
            known = {name: (b"", found) for name, (_, found) in known.items()}
        return Tree(output, known)
