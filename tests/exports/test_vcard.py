"""vCards, parsed back as RFC 6350 says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import vcard
from exports.identity import center_uuid
from tests.exports.sites import BASE_URL, made, site
from tests.small_site import FILES, changed

ONE = "directory/centers/one.yaml"
CARD = "directory/centers/one/contact.vcf"


def unfolded(data: bytes) -> list[str]:
    """The lines of a file, each octet of which is checked on the way."""
    assert data.endswith(b"\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode()  # no character is parted
    return re.sub(r"\r\n[ \t]", "", data.decode().removesuffix("\r\n")).split("\r\n")


def value(text: str) -> list[list[str]]:
    """The components of a value, each a list, unescaped (RFC 6350, 3.4)."""
    parts = [[""]]
    for token in re.findall(r"\\.|.", text):
        if token == ";":
            parts.append([""])
        elif token == ",":
            parts[-1].append("")
        else:
            parts[-1][-1] += {r"\n": "\n", r"\N": "\n"}.get(token, token[-1])
    return parts


def properties(data: bytes) -> list[dict[str, str]]:
    """The cards of a file: by name and parameters, the value as it is written."""
    cards: list[dict[str, str]] = []
    for line in unfolded(data):
        name, _, text = line.partition(":")
        if line == "BEGIN:VCARD":
            cards.append({})
        elif line != "END:VCARD":
            assert name not in cards[-1]
            cards[-1][name] = text
    return cards


def test_a_card_tells_how_to_reach_a_center(tmp_path: Path) -> None:
    text = FILES[ONE].replace("address_1: شارع المثال", 'address_1: "شارع المثال, 3; الباب 2"')
    text += "website: https://example.org/one/\ncontacts: [{title: الكتابة}]\nalert: يغلق غدا\n"
    text = text.replace("status: active", "status: temporarily closed")
    found = made(vcard.EXPORT, site(tmp_path, **{ONE: text}))
    assert found.keys() == {CARD, "data/contacts.vcf"}
    assert found[CARD] == found["data/contacts.vcf"]
    lines = unfolded(found[CARD])
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert lines[-1] == "END:VCARD"
    [card] = properties(found[CARD])
    assert card["KIND"] == "org"
    assert card["UID"] == f"urn:uuid:{center_uuid('one')}"
    assert value(card["FN;ALTID=1;LANGUAGE=ar"]) == [["مركز المثال الأول"]]
    assert value(card["FN;ALTID=1;LANGUAGE=fr"]) == [["Centre exemple"]]
    assert value(card["ORG"]) == [["مركز المثال الأول"]]
    assert card["TEL;VALUE=uri;TYPE=voice"] == "tel:+212539000001"
    assert card["EMAIL"] == "one@example.org"
    assert card["URL"] == "https://example.org/one/"
    assert card["GEO"] == "geo:35.16381,-6.14442"
    street = ["شارع المثال, 3; الباب 2"]
    assert value(card["ADR"]) == [[""], [""], street, ["ألفا"], [""], ["92000"], ["المغرب"]]
    page = f"{BASE_URL}/directory/centers/one/"
    note = f"مغلق مؤقتا\nالكتابة\nيغلق غدا\nآخر تحقق: 15 شتنبر 2026\n{page}"
    assert value(card["NOTE"]) == [[note]]
    assert card["SOURCE"] == f"{page}contact.vcf"
    assert card["REV"] == "20260915T000000Z"


@pytest.mark.parametrize(
    "text",
    [
        FILES[ONE].replace("kind: open", "kind: shelter"),
        FILES[ONE].replace("kind: open", "kind: open\nsensitivity: y"),
        FILES[ONE].replace("2026-09-15", "2024-01-01"),
    ],
    ids=["protected kind", "protected center", "withheld"],
)
def test_who_may_not_be_reached_has_no_card(tmp_path: Path, text: str) -> None:
    assert made(vcard.EXPORT, site(tmp_path, **{ONE: text})) == {}


def test_an_address_without_consent_is_left_out_but_not_the_telephone(tmp_path: Path) -> None:
    files = changed(ONE, "kind: open", "kind: partial")
    [card] = properties(made(vcard.EXPORT, site(tmp_path, **files))[CARD])
    assert "TEL;VALUE=uri;TYPE=voice" in card
    assert not {"ADR", "GEO"} & card.keys()


@given(st.text())
def test_any_text_survives(text: str) -> None:
    kept = text.replace("\r", "")
    assert value(vcard.escape(text)) == [[kept]]


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), min_size=1))
def test_a_folded_line_is_short_and_unfolds_to_itself(text: str) -> None:
    assert unfolded(vcard.fold(text) + b"\r\n") == [text]
