"""The editors' guide: its examples are right, its links lead somewhere, no field is left out."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from admin.fields import Form, names
from directory.model import AssociationHeader, CenterRecord
from directory.read import LISTS
from editorial.check import check_site
from editorial.pages import PageHeader
from newsroom.model import PostHeader
from records.library import Library
from tests.conftest import ROOT

TODAY = date(2026, 11, 23)
GUIDE = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
#: The page whose first example is a whole file, and where that file stands below ``content``.
EXAMPLES = {
    "news": "news/2026/open-days.md",
    "centers": "directory/centers/cef-mithal.yaml",
    "associations": "associations/jamiyat-mithal.md",
    "pages": "pages/about.md",
    "lists": "directory/holidays.yaml",
}
MODELS = {
    "news": PostHeader,
    "centers": CenterRecord,
    "associations": AssociationHeader,
    "pages": PageHeader,
}
_BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#{]+)[^)]*\)")


def page(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text("utf-8")


def test_whole_examples_pass_the_check(tmp_path: Path) -> None:
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    before = check_site(Library(content, tmp_path), TODAY)
    for name, file in EXAMPLES.items():
        example = _BLOCK.search(page(name))
        assert example, name
        (content / file).parent.mkdir(exist_ok=True)
        (content / file).write_text(example[1], "utf-8")
    found = check_site(Library(content, tmp_path), TODAY)
    assert [str(finding) for finding in found if finding not in before] == []


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.name)
def test_links_lead_to_files(path: Path) -> None:
    text = _BLOCK.sub("", path.read_text("utf-8"))
    targets = [found for found in _LINK.findall(text) if not found.startswith("http")]
    assert targets
    assert [target for target in targets if not (path.parent / target).is_file()] == []


@pytest.mark.parametrize("name", MODELS)
def test_every_field_is_told(name: str) -> None:
    known = {path.rpartition(".")[2] for path in names(Form(MODELS[name], {}, {}))}
    assert known - told(page(name)) == set()


@pytest.mark.parametrize("name", LISTS)
def test_every_list_and_its_fields_are_told(name: str) -> None:
    text = page("lists")
    model: type[BaseModel] = LISTS[name]
    assert f"| `{name}.yaml` |" in text
    assert model.model_fields.keys() - told(text) == set()


def told(text: str) -> set[str]:
    """The words that a page shows as they are written in files."""
    spans = re.findall(r"`([^`\n]+)`", text)
    return {word for span in spans for word in re.findall(r"[\w-]+", span)}
