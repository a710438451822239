"""A new file, written only if it passes the checks of a build."""

from __future__ import annotations

from collections.abc import Sequence
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

    ``name`` is its path as editors know it, ``text`` what is in it.
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
    """Write the file of answers, and take it away again where the checks find an error in it.

    Raises FileExistsError where there is such a file already, OSError where none can be written.
    """
    name = form.name(answers)
    data = nest(form.model, form.cells(answers), name, {}).data
    text = form.write(data, "")
    path, shown = library.content / name, library.shown(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    found = check_site(Library(library.content, library.root), today)
    draft = Draft(shown, text, [finding for finding in found if finding.path == shown])
    if not draft.written:
        path.unlink()
    return draft
