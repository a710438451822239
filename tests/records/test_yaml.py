"""YAML stays strings, and every value keeps its place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from records import yaml

texts = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1).map(str.strip)
trees = st.recursive(
    texts.filter(bool),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(
            st.from_regex(r"[a-z_]{1,8}", fullmatch=True), inner, min_size=1, max_size=3
        )
    ),
    max_leaves=8,
)


@given(trees)
def test_what_is_written_is_read(tree: Any) -> None:
    text = pyyaml.safe_dump(tree, allow_unicode=True, default_style='"', width=10_000)
    document, findings = yaml.parse(text, "a.yaml")
    assert findings == []
    assert document is not None
    assert document.data == tree


@pytest.mark.parametrize("value", ["16:30", "no", "0537701234", "2027-13-01", "1_000", "1e3"])
def test_plain_scalars_stay_as_written(value: str) -> None:
    document, _ = yaml.parse(f"a: {value}\n", "a.yaml")
    assert document is not None
    assert document.data == {"a": value}


@pytest.mark.parametrize(("value", "read"), [("~", ""), ("null", ""), ("'null'", "null")])
def test_null_is_nothing(value: str, read: str) -> None:
    document, _ = yaml.parse(f"a: {value}\n", "a.yaml")
    assert document is not None
    assert document.data == {"a": read}


def test_places_of_keys_and_values() -> None:
    document, _ = yaml.parse("a: أ\nlist:\n  - {b: ب}\n", "a.yaml")
    assert document is not None
    assert document.position(("a",)) == (1, 4)
    assert document.position(("list", 0, "b")) == (3, 9)
    assert document.position(("list", 0, "b"), of_key=True) == (3, 6)
    assert document.position(("list", 0, "missing")) == (3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "a: 'x",
        "a: [1, 2",
        "a: b: c",
        "a: @x",
        "- a\nb: c",
        "a: b\n---\nc: d",
        "%",
        "a: \x07",
        "-\r\r/about/}\n",
    ],
)
def test_broken_text_is_one_finding_and_no_exception(text: str) -> None:
    document, findings = yaml.parse(text, "a.yaml")
    assert document is None
    assert [finding.code for finding in findings] == ["Y001"]


@pytest.mark.parametrize(
    "text", ["[" * 10_000, "{a: " * 10_000, "- " * 10_000, "[" * 50 + "]" * 50]
)
def test_a_bomb_is_one_finding(text: str) -> None:
    document, findings = yaml.parse(text, "a.yaml")
    assert document is None
    assert [finding.code for finding in findings] == ["Y003"]


@pytest.mark.parametrize(
    "text", ["a: &x b", "a: *x", "a: !!python/name:os.system x", "a: !x {}", "a: ! b"]
)
def test_what_is_not_plain_data_is_refused(text: str) -> None:
    _, findings = yaml.parse(text, "a.yaml")
    assert [finding.code for finding in findings] == ["Y004"]


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    document, findings = yaml.parse(text, "a.yaml")
    assert document is not None or findings
