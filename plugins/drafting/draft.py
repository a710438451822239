"""A new file, written only if it and all others pass the checks of a build as before."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

from diagnostics import Finding, errors
from directory.read import files, read_records
from drafting.forms import Form, forms
from drafting.questions import Answers
from editorial.check import check_site
from newsroom.read import read_post
from records.library import Library
from spreadsheets.columns import nest


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was written, or was not where ``findings`` hold an error.

    ``name`` is its path as editors know it, ``text`` what is in it. ``findings`` are those that
    were not there without it, in whatever file.
    """

    name: str
    text: str
    findings: Sequence[Finding]

    @property
    def written(self) -> bool:
        """Whether it is there."""
        return not errors(self.findings)


def form_of(what: str, library: Library, today: date) -> Form | None:
    """The form of a «post», «center» or «association» for the content that is there; else None."""
    records, _ = read_records(library)
    names, _ = files("news", ".md", library)
    posts = (entry for name in names if (entry := read_post(name, library)[0]))
    return forms(records, [post.record.slug for post in posts], today).get(what)


def write_draft(form: Form, answers: Answers, library: Library, today: date) -> Draft:
    """Write the file of answers; take it away again where it makes an error, in it or elsewhere.

    Raises FileExistsError where there is such a file already, OSError where none can be written.
    """
    name = form.name(answers)
    data = nest(form.model, form.cells(answers), name, {}).data
    text = form.write(data, "")
    path, shown = library.content / name, library.shown(name)
    before = set(map(_place, _checked(library, today)))
    path.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as undo:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            undo.callback(path.unlink)  # also where somebody stops the check
            file.write(text)
        found = _checked(library, today)
        draft = Draft(shown, text, [finding for finding in found if _place(finding) not in before])
        if draft.written:
            undo.pop_all()
    return draft


def _checked(library: Library, today: date) -> list[Finding]:
    """What the checks find now, but for what is remembered of files that are as they were."""
    return check_site(Library(library.content, library.root, library.store), today)


def _place(finding: Finding) -> tuple[str, int, int | str, str]:
    """A finding whatever its words: these may name the nearest of all records."""
    return finding.path, finding.line, finding.column, finding.code
