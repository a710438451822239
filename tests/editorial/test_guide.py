"""The editors' guide: its examples are right, its links lead somewhere, no field is left out."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

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
_LINK = re.compile(r"\]\(([^){]+)\)")


def page(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize(("name", "file"), EXAMPLES.items())
def test_whole_examples_pass_the_check(tmp_path: Path, name: str, file: str) -> None:
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    before = check_site(Library(content, tmp_path), TODAY)
    example = _BLOCK.search(page(name))
    assert example
    (content / file).parent.mkdir(exist_ok=True)
    (content / file).write_text(example[1], "utf-8")
    found = check_site(Library(content, tmp_path), TODAY)
    assert [str(finding) for finding in found if finding not in before] == []


def test_examples_of_lists_are_what_the_lists_hold() -> None:
    _, *examples = _BLOCK.findall(page("lists"))
    lists = [path.read_text("utf-8") for path in (ROOT / "content/directory").glob("*.yaml")]
    for example in examples:
        assert any(example in text for text in lists), example


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = _BLOCK.sub("", path.read_text("utf-8"))
    targets = [found for found in _LINK.findall(text) if not found.startswith("http")]
    assert targets
    for target in targets:
        name, _, anchor = target.partition("#")
        assert (path.parent / name).is_file(), target
        assert not anchor or anchor in anchors((path.parent / name).read_text("utf-8")), target


def anchors(text: str) -> set[str]:
    """The names that GitHub gives to headings."""
    found = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in found}


@pytest.mark.parametrize("name", MODELS)
def test_every_field_is_told_and_what_may_be_chosen(name: str) -> None:
    form = Form(MODELS[name], {}, {})
    known = {path.rpartition(".")[2] for path in names(form)} | choices(form.schema)
    assert known - {"published"} - told(page(name)) == set()  # what is no draft needs no status


@pytest.mark.parametrize("name", LISTS)
def test_every_list_and_its_fields_are_told(name: str) -> None:
    (row,) = (line for line in page("lists").splitlines() if line.startswith(f"| `{name}.yaml` |"))
    model: type[BaseModel] = LISTS[name]
    known = model.model_fields.keys() - {"id", "name"} | choices(model.model_json_schema())
    assert known - told(row) == set()


def choices(schema: Any) -> set[str]:
    """The words that fields of a model may hold."""
    if isinstance(schema, list):
        return {word for item in schema for word in choices(item)}
    if not isinstance(schema, dict):
        return set()
    own = {*schema.get("enum", ())}
    return own.union(*map(choices, schema.values()))


def told(text: str) -> set[str]:
    """The words, and phrases, that a page shows as they are written in files."""
    spans = re.findall(r"`([^`\n]+)`", text)
    return {*spans} | {word for span in spans for word in re.findall(r"[\w-]+", span)}
