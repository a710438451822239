"""The form follows the models: every field has a name, every closed list its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from admin import choices, words
from admin.fields import Field, Form, header_keys, names
from directory.catalog import Catalog
from directory.model import AssociationHeader, CenterRecord, Founded, Number, PostalCode
from editorial.pages import PageHeader
from newsroom.model import PostHeader
from records.types import Email, Slug, Url

NOTHING = Catalog()
FORMS = {
    "news": Form(PostHeader, words.POST, choices.of_post(NOTHING)),
    "associations": Form(AssociationHeader, words.ASSOCIATION, choices.of_association(NOTHING)),
    "pages": Form(PageHeader, words.PAGE, choices.of_page()),
    "centers": Form(CenterRecord, words.CENTER, choices.of_center(NOTHING, ())),
}
forms = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
#: Fields that are ids of their own, and name nothing else.
IDS = {"Slug", "id", "services.id"}


def walk(fields: list[Field], prefix: str = "") -> Iterator[tuple[str, Field]]:
    for field in fields:
        path = prefix + field["name"]
        yield path, field
        yield from walk(field.get("fields", []), f"{path}.")


@forms
def test_every_field_of_a_model_has_words_and_no_other(form: Form) -> None:
    assert set(form.words) == names(form)


@forms
def test_the_form_asks_for_every_field(form: Form) -> None:
    assert {path for path, _ in walk(form.fields())} == names(form)


@forms
def test_words_are_arabic_and_name_no_code(form: Form) -> None:
    for word in form.words.values():
        assert re.search("[\u0600-\u06ff]", word.label)
        assert not re.search("[`<>]", word.label + word.hint)


@forms
def test_closed_lists_offer_what_the_model_allows(form: Form) -> None:
    defs = form.schema.get("$defs", {})
    allowed = {}
    for model in (form.schema, *defs.values()):
        for name, schema in model["properties"].items():
            for option in (schema, schema.get("items", {}), *schema.get("anyOf", ())):
                if "enum" in option:
                    allowed[name] = option["enum"]
    offered = {
        path.rpartition(".")[2]: [option["value"] for option in field["options"]]
        for path, field in walk(form.fields())
        if field.get("options")
    }
    offered["sensitivity"] = ["n", *offered.get("sensitivity", [])]  # nothing is raised by it
    for name, values in allowed.items():
        assert sorted(offered[name]) == sorted(values), name


@forms
def test_what_names_another_record_is_chosen(form: Form) -> None:
    slug = TypeAdapter(Slug).json_schema()["pattern"]
    for path, field in walk(form.fields()):
        if field.get("pattern", [""])[0] == slug:
            assert path in IDS


@forms
def test_required_is_what_the_model_requires(form: Form) -> None:
    required = {field["name"] for field in form.fields() if field["required"]}
    assert required == set(form.schema["required"])


def test_a_header_is_known_by_its_keys() -> None:
    keys = header_keys(FORMS["news"])
    assert keys["order"] == [field["name"] for field in FORMS["news"].fields()]
    assert keys["commas"] == ["Tags", "Associations", "Centers"]
    lines = ["Partners", "Officials", "Agreements", "Recommendations", "Source", "Notes"]
    assert keys["lines"] == lines
    assert (keys["numbers"], keys["switches"]) == (["Attendance"], ["Quick-Exit"])
    assert keys["pictures"] == ["Image"]
    assert header_keys(FORMS["associations"])["lines"] == ["Sources"]


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        (Slug, "open-days-2026", "Open days"),
        (Slug, "a", "a--b"),
        (Url, "https://example.org/a", "example.org"),
        (Url, "http://example.org", 'https://example.org/"'),
        (Email, "markaz@example.org", "markaz@example"),
        (Number, "+212539000000", "0539000000"),
        (Number, "8350", "+33100000000"),
        (PostalCode, "92000", "9200"),
        (Founded, "1999", "99"),
        (Founded, "1999-05-02", "02/05/1999"),
    ],
)
def test_the_form_refuses_what_the_check_refuses(kind: Any, right: str, wrong: str) -> None:
    adapter = TypeAdapter(kind)
    schema = adapter.json_schema()
    assert re.search(schema["pattern"], adapter.validate_python(right))
    assert not re.search(schema["pattern"], wrong)
    with pytest.raises(ValidationError):
        adapter.validate_python(wrong)
    assert re.search("[\u0600-\u06ff]", schema["errorMessage"])
