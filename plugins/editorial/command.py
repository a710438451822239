"""What `invoke check` does: which files, what is corrected, what is told, and the exit status."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cache.store import Store
from diagnostics import Finding, errors
from editorial import report
from editorial.asked import changed, is_asked, named
from editorial.check import check_site, is_text
from editorial.fix import fix_file
from records.library import Library

NO_DICTIONARY = (
    "لم تفحص الكلمات: ثبت المعجم العربي، مثلا بالأمر apt-get install hunspell hunspell-ar"
)
NOTHING_CHANGED = "لم يتغير أي ملف."


@dataclass(frozen=True)
class Options:
    """What was asked for: ``files`` are paths of files and folders, none for all."""

    files: Sequence[str] = ()
    changed: bool = False
    fix: bool = False
    strict: bool = False
    github: bool = False
    as_json: bool = False
    spelling: bool = False
    external: bool = False


@dataclass
class Result:
    """What was found and corrected, and the words of the command about it."""

    findings: list[Finding]
    fixed: list[Finding]
    notice: str = ""


def check(content: Path, root: Path, today: date, options: Options, store: Store) -> Result:
    """Check the asked files of a site, after correcting them where that was asked for.

    The whole site is read, since a file may be wrong because of another; told is what is wrong with
    those asked for. ``store`` remembers what earlier checks found. Raises ``AskedError`` for files
    that are not there, OSError for one that cannot be written.
    """
    gc.disable()  # what a check makes is of use until it ends
    asked = named(options.files, content, root) if options.files else None
    if options.changed:
        asked = [name for name in changed(root, content) if asked is None or is_asked(name, asked)]
        if not asked:
            return Result([], [], NOTHING_CHANGED)
    fixed = _fix(Library(content, root, store), asked) if options.fix else []
    library = Library(content, root, store)
    findings = check_site(library, today)
    names = [name for name in library.names() if is_text(name)]
    names = [name for name in names if asked is None or is_asked(library.shown(name), asked)]
    notice = ""
    if options.spelling:
        from editorial.dictionary import check_spelling, is_installed

        findings += check_spelling(library, names)
        notice = "" if is_installed() else NO_DICTIONARY
    if options.external:
        from editorial.external import check_external

        findings += check_external(library, names)
    gc.freeze()  # or Python would look through all of it once more before it ends
    told = {f for f in findings if asked is None or is_asked(f.path, asked)}
    return Result(sorted(told), fixed, notice)


def _fix(library: Library, asked: Sequence[str] | None) -> list[Finding]:
    return [
        finding
        for name in library.names()
        if is_text(name) and (asked is None or is_asked(library.shown(name), asked))
        for finding in fix_file(library.content / name, library.shown(name))
    ]


def tell(result: Result, options: Options) -> int:
    """Print a result; return the exit status: 1 for errors, when strict for warnings too."""
    if options.as_json:
        print(report.as_json(result.findings, result.fixed))
    else:
        print(*report.lines(result.findings, result.fixed), sep="\n")
    if options.github:
        print(*map(report.annotation, result.findings), sep="\n")
        if path := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(path).open("a", encoding="utf-8") as file:
                file.write(report.step_summary(result.findings))
    return int(bool(result.findings if options.strict else errors(result.findings)))
