"""What records are found by, and the choices that a list offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from arabic.numbers import counted, plural_forms
from directory import generator
from directory.catalog import Catalog, build_catalog
from directory.check import read_directory
from directory.finder import Choice, Facet, Found, association_found, center_found, finder
from records.library import Library
from tests.small_site import TODAY, write_site


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    records, _ = read_directory(Library(write_site(tmp_path), tmp_path), TODAY)
    return build_catalog(records, TODAY)


def facets(*records: Found) -> dict[str, Facet]:
    found = finder("center", records)
    assert found is not None
    return {facet.id: facet for facet in found.facets}


def choices(facet: Facet) -> list[tuple[str, str, int]]:
    return [(option.id, option.name, option.count) for option in facet.options]


def record(**found: list[Choice]) -> Found:
    return Found({"kind": [], "commune": [], "service": [], "audience": [], **found}, "")


def test_a_card_carries_what_it_is_found_by(catalog: Catalog) -> None:
    assert dict(center_found(catalog.centers_by_id["one"]).attributes) == {
        "kind": "open",
        "commune": "alpha",
        "audience": "women",  # of the kind and of its service, told once
        "service": "sewing",
        "language": "ar fr",
        "words": "centre exemple",
    }
    assert dict(association_found(catalog.associations_by_id["amal"]).attributes) == {
        "domain": "women training",
        "commune": "alpha",
        "words": "amal",
    }


def test_a_protected_center_is_found_by_what_its_page_tells(catalog: Catalog) -> None:
    found = center_found(catalog.centers_by_id["secret"])
    assert dict(found.attributes) == {"kind": "shelter", "commune": "alpha"}
    assert not found.timed


def test_points_are_those_of_communes_alone(catalog: Catalog) -> None:
    records = [center_found(center) for center in catalog.centers]
    found = finder("center", records, catalog.communes, catalog.calendar)
    assert found is not None
    assert found.data["points"] == {"alpha": (35.1, -6.1), "beta": (35.2, -6.0)}
    assert "35.16381" not in str(found)


def test_what_has_no_place_among_the_attributes_is_an_error() -> None:
    """Else a card would not carry it, and nothing would be found by it."""
    with pytest.raises(ValueError, match="not in tuple"):
        _ = Found({"other": [Choice("a", "ألف")]}, "").attributes


def test_a_finder_knows_holidays_by_their_days_alone(catalog: Catalog) -> None:
    records = [center_found(center) for center in catalog.centers]
    found = finder("center", records, calendar=catalog.calendar)
    assert found is not None
    named, told = catalog.calendar.data, found.data["calendar"]
    assert named["yearly"], named["feasts"]
    assert told["yearly"].keys() == named["yearly"].keys()
    assert all(told["yearly"].values()), "a script asks whether a day has a name"
    for feast, nameless in zip(named["feasts"], told["feasts"], strict=True):
        assert nameless["name"]
        assert {**nameless, "name": feast["name"]} == feast
    names = {*named["yearly"].values(), *(feast["name"] for feast in named["feasts"])}
    assert not any(name in str(told) for name in names)


def test_what_all_share_is_no_choice() -> None:
    shared, other = Choice("a", "ألف"), Choice("b", "باء")
    found = facets(record(kind=[shared]), record(kind=[shared, other]))
    assert choices(found["kind"]) == [("b", "باء", 1)]
    assert "service" not in found


def test_choices_stand_in_alphabetical_order_under_the_usual_name() -> None:
    one, two, three = Choice("x", "ورشة"), Choice("x", "ورشة الخياطة"), Choice("y", "الإيواء")
    found = facets(record(service=[two]), record(service=[one]), record(service=[two]),
                   record(service=[three]))  # fmt: skip
    assert choices(found["service"]) == [("y", "الإيواء", 1), ("x", "ورشة الخياطة", 3)]


def test_a_page_brings_the_words_that_its_form_does_not_show() -> None:
    """What the form shows a browser folds itself."""
    kind = Choice("atfal", "دور الأطفال", "دار الاطفال دور الاطفال maison")
    commune = Choice("alpha", "ألفا", "الفا alpha")
    sewing = Choice("sewing", "ورشة الخياطة", "ورشه الخياطه")
    renamed = Choice("sewing", "الخياطة العصرية", "الخياطه العصريه")
    records = [
        record(kind=[kind], commune=[commune], service=[sewing]),
        record(commune=[commune], service=[sewing]),
        record(commune=[commune], service=[renamed]),
        record(commune=[commune], audience=[Choice("women", "النساء")]),
    ]
    found = finder("center", records)
    assert found is not None
    assert found.data["words"] == {
        "kind": {"atfal": "دار maison"},
        "commune": {"alpha": "الفا alpha"},  # all share it, so the form does not show it
        "service": {"sewing": "العصريه"},
    }


def test_who_chooses_a_family_finds_its_kinds(catalog: Catalog) -> None:
    member = catalog.kinds_by_id["partial"]
    assert member.parent
    one = replace(catalog.centers_by_id["one"], kind=member)
    assert dict(center_found(one).attributes)["kind"] == "partial family"


def test_no_records_no_finder() -> None:
    assert finder("center", []) is None


def test_forms_say_what_counting_says() -> None:
    forms = plural_forms("center")
    assert {form.format("7") for form in forms.values()} == {
        *("لا مراكز", "مركز واحد", "مركزان", "7 مراكز", "7 مركزا", "7 مركز"),
    }
    assert forms["few"].format(7) == counted(7, "center")


def test_more_than_a_page_holds_is_counted_by_its_parts(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune = catalog.communes[0]
    pairs = [
        (kind, catalog.pair_url(kind, commune), centers)
        for kind, centers in catalog.kinds_of_commune(commune)
    ]
    listed = generator._listed(pairs, 2, findable=False)
    assert [len(group.cards) for group in listed["groups"]] == [1, 1]
    assert listed["rows"] == ()
    monkeypatch.setattr(generator, "GROUPED", 1)
    listed = generator._listed(pairs, 2, findable=False)
    assert listed["groups"] == ()
    assert [(row.url, row.count) for row in listed["rows"]] == [
        ("directory/communes/alpha/open/", 1),
        ("directory/communes/alpha/shelter/", 1),
    ]


def test_time_alone_is_no_reason_to_find_otherwise(tmp_path: Path) -> None:
    """What is too old to be shown is not searched by either: hours are not told."""
    records, _ = read_directory(Library(write_site(tmp_path), tmp_path), TODAY)
    later = build_catalog(records, date(2029, 1, 1))
    assert not center_found(later.centers_by_id["one"]).timed
