"""Headers are read as Pelican will read them, with their places."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import header

keys = st.sampled_from(["Title", "Date", "Event-Date", "Tags", "Source", "Summary"])
values = (
    st.text(st.characters(categories=["L", "N"], include_characters=" ,:؛،«»()"), min_size=1)
    .map(str.strip)
    .filter(bool)
)
entries = st.dictionaries(keys, st.lists(values, min_size=1, max_size=3), min_size=1)


def written(entries: dict[str, list[str]]) -> str:
    lines = []
    for key, (first, *more) in entries.items():
        lines += [f"{key}: {first}", *(f"    {value}" for value in more)]
    return "\n".join([*lines, "", "text"])


@given(entries)
def test_same_values_as_python_markdown(entries: dict[str, list[str]]) -> None:
    text = written(entries)
    reader = markdown.Markdown(extensions=["meta"])
    reader.convert(text)
    document, body, first_line, findings = header.parse(text, "a.md")
    assert findings == []
    assert document is not None
    ours = {k: v if isinstance(v, list) else [v] for k, v in document.data.items()}
    assert {key.lower(): value for key, value in ours.items()} == reader.Meta  # type: ignore[attr-defined]
    assert body.strip() == "text"
    assert text.split("\n")[first_line - 1] == ""


@given(entries)
def test_positions_point_at_the_values(entries: dict[str, list[str]]) -> None:
    text = written(entries)
    lines = text.split("\n")
    document, *_ = header.parse(text, "a.md")
    assert document is not None
    for loc, value in document.texts():
        line, column = document.position(loc)
        assert lines[line - 1][column - 1 :].startswith(value)


@pytest.mark.parametrize("line", [" Date: x", "Date : x", "\u00a0Date: x"])
def test_a_key_with_spaces_is_told_and_read(line: str) -> None:
    document, *_, findings = header.parse(f"Title: a\n{line}\n\ntext", "a.md")
    assert [finding.code for finding in findings] == ["H002"]
    assert document is not None
    assert document.data["Date"] == "x"


def test_items_of_a_comma_list_have_their_own_place() -> None:
    document, *_ = header.parse("Title: a\nTags: one,  two\n\ntext", "a.md")
    assert document is not None
    assert document.position(("Tags", 1)) == (2, 13)


def test_keys_are_the_same_in_any_case() -> None:
    document, *_ = header.parse("title: a\nevent-DATE: b\n\ntext", "a.md")
    assert document is not None
    assert document.data == {"Title": "a", "Event-Date": "b"}
