"""What the catalog shows, hides and links."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from diagnostics import errors
from directory.cards import center_card, link
from directory.catalog import Catalog, build_catalog
from directory.check import read_directory
from directory.hours import LiveHours
from records.library import Library
from tests.small_site import FILES, TODAY, changed, write_site

CENTER = "directory/centers/one.yaml"
SECRET = "directory/centers/secret.yaml"
PROFILE = "associations/amal.md"


def catalog(tmp_path: Path, today: date = TODAY, **changes: str | bytes | None) -> Catalog:
    content = write_site(tmp_path, **changes)
    records, findings = read_directory(Library(content, tmp_path), today)
    assert errors(findings) == []
    return build_catalog(records, today)


def test_links_between_records(tmp_path: Path) -> None:
    found = catalog(tmp_path)
    one = found.centers_by_id["one"]
    assert one.organization == link(found.associations_by_id["amal"])
    assert one.commune is not None
    assert found.centers_of_association(one.organization) == [one]
    seated = found.associations_of_commune(one.commune)
    assert [link(association) for association in seated] == [one.organization]
    assert found.centers_of_kind(one.kind) == [one]
    assert found.kinds_of_commune(one.commune) == [
        (one.kind, [one]),
        (found.kinds_by_id["shelter"], [found.centers_by_id["secret"]]),
    ]
    assert found.pair_url(one.kind, one.commune) == "directory/communes/alpha/open/"


def test_family_counts_the_centers_of_its_kinds(tmp_path: Path) -> None:
    files = changed(CENTER, "kind: open", "kind: partial")
    files[CENTER] = files[CENTER].replace(', latitude: "35.16381", longitude: "-6.14442"', "")
    files[CENTER] = "\n".join(
        line for line in files[CENTER].split("\n") if not line.startswith("address")
    )
    found = catalog(tmp_path, **files)
    family = found.kinds_by_id["family"]
    assert [center.id for center in found.centers_of_kind(family)] == ["one"]


def test_hours_are_told_to_scripts_while_they_may_be_relied_on(tmp_path: Path) -> None:
    live = catalog(tmp_path).centers_by_id["one"].live_hours
    assert live == LiveHours(
        week="510-990,1950-2430,3390-3870,4830-5310,6270-6750",
        ramadan=None,
        holidays="closed",
        stale_from=date(2027, 9, 16),
    )


@pytest.mark.parametrize(
    ("old", "new", "today"),
    [
        ("status: active", "status: temporarily closed", TODAY),
        ("kind: open", "kind: shelter", TODAY),
        ('opening_hours: "Mo-Fr 08:30-16:30; PH off"\n', "", TODAY),
        ("2026-09-15", "2026-09-15", date(2027, 9, 16)),
    ],
)
def test_hours_are_not_told_where_none_can_be_relied_on(
    tmp_path: Path, old: str, new: str, today: date
) -> None:
    content = write_site(tmp_path, **changed(CENTER, old, new))
    records, _ = read_directory(Library(content, tmp_path), today)
    one = build_catalog(records, today).centers_by_id["one"]
    assert one.live_hours is None
    assert center_card(one).live_hours is None


def test_calendar_of_holidays(tmp_path: Path) -> None:
    assert catalog(tmp_path).calendar.data == {
        "yearly": {"07-30": "عيد المثال"},
        "feasts": [{"name": "عيد القمر", "hijri": "10-01", "days": ["2026-03-20", "2026-03-21"]}],
        "ramadans": [["2026-02-19", "2026-03-19"]],
    }


def test_fresh_facts_are_shown(tmp_path: Path) -> None:
    one = catalog(tmp_path).centers_by_id["one"]
    assert one.freshness == "fresh"
    assert [phone.national for phone in one.phones] == ["05 39 00 00 01"]
    assert (one.latitude, one.longitude) == (35.16381, -6.14442)
    assert one.hours is not None
    assert [language.name for language in one.languages] == ["العربية", "الفرنسية"]
    assert one.has_contacts


@pytest.mark.parametrize(
    ("today", "band", "shown"),
    [(date(2027, 9, 16), "stale", True), (date(2028, 9, 16), "withheld", False)],
)
def test_old_facts(tmp_path: Path, today: date, band: str, shown: bool) -> None:
    one = catalog(tmp_path, today).centers_by_id["one"]
    assert one.freshness == band
    assert one.has_contacts is shown
    assert bool(one.hours) is shown
    assert (one.latitude is not None) is shown


def test_protected_center_has_no_place(tmp_path: Path) -> None:
    secret = catalog(tmp_path).centers_by_id["secret"]
    assert secret.protected
    assert secret.quick_exit
    assert not secret.has_contacts
    assert [(source.publisher, source.url) for source in secret.sources] == [("صحيفة المثال", None)]


def test_raised_protection_hides_what_the_kind_would_show(tmp_path: Path) -> None:
    text = FILES[SECRET].replace("kind: shelter", "kind: open\nsensitivity: y")
    secret = catalog(tmp_path, **{SECRET: text}).centers_by_id["secret"]
    assert secret.protected


def test_no_view_of_a_protected_center_holds_a_secret_the_checks_missed(tmp_path: Path) -> None:
    """Even were the checks broken, the views keep rule 1."""
    leaking = FILES[CENTER].replace("kind: open", "kind: shelter")
    content = write_site(tmp_path, **{CENTER: leaking})
    records, _ = read_directory(Library(content, tmp_path), TODAY)
    view = build_catalog(records, TODAY).centers_by_id["one"]
    told = repr({field.name: getattr(view, field.name) for field in dataclasses.fields(view)
                 if field.name not in {"organization", "commune", "kind"}})  # fmt: skip
    for secret in ("شارع", "539", "35.16", "one@example.org", "92000"):
        assert secret not in told


def unchecked(tmp_path: Path, **changes: str | bytes | None) -> Catalog:
    """A catalog of records that the checks would refuse: the views must hold by themselves."""
    content = write_site(tmp_path, **changes)
    records, _ = read_directory(Library(content, tmp_path), TODAY)
    return build_catalog(records, TODAY)


def test_runner_of_a_protected_center_is_not_told(tmp_path: Path) -> None:
    """The seat of an association may be the place itself."""
    found = unchecked(tmp_path, **{SECRET: FILES[SECRET] + "organization: amal\n"})
    assert found.centers_by_id["secret"].organization is None
    runner = found.associations_by_id["amal"]
    assert [center.id for center in found.centers_of_association(runner)] == ["one"]


def test_partly_protected_center_has_no_point_and_no_unconsented_address(tmp_path: Path) -> None:
    leaking = FILES[CENTER].replace("kind: open", "kind: partial")
    leaking = leaking.replace("commune: alpha,", "commune: alpha, transportation: الحافلة,")
    one = unchecked(tmp_path, **{CENTER: leaking}).centers_by_id["one"]
    assert (one.latitude, one.longitude, one.transportation, one.address) == (None,) * 4
    assert one.phones


def test_facts_never_checked_are_not_shown(tmp_path: Path) -> None:
    files = changed(CENTER, "assured_date: 2026-09-15\n", "")
    one = unchecked(tmp_path, **files).centers_by_id["one"]
    assert not one.has_contacts
    assert one.hours is None


def test_names_and_mobiles_need_consent(tmp_path: Path) -> None:
    text = FILES[CENTER].replace("+212539000001", "+212661000001")
    text += "contacts: [{title: المدير, name: فلان}]\n"
    one = unchecked(tmp_path, **{CENTER: text}).centers_by_id["one"]
    assert one.phones == ()
    assert [(contact.title, contact.name) for contact in one.contacts] == [("المدير", None)]


def test_profile_contacts_need_consent(tmp_path: Path) -> None:
    partial = "Email: a@example.org\nConsent-By: المكتب\nAssured-Date: 2026-01-01\nCommune"
    found = unchecked(tmp_path, **changed(PROFILE, "Commune", partial))
    assert found.associations_by_id["amal"].email is None


def test_profile_contacts_need_a_fresh_check(tmp_path: Path) -> None:
    consent = (
        "Phone: +212539000009\nConsent-By: المكتب\nConsent-Date: 2026-01-01\n"
        "Consent-Scope: الهاتف\nAssured-Date: 2026-01-01\nCommune"
    )
    files = changed(PROFILE, "Commune", consent)
    assert catalog(tmp_path / "a", **files).associations_by_id["amal"].phone is not None
    later = date(2028, 2, 1)
    assert catalog(tmp_path / "b", later, **files).associations_by_id["amal"].phone is None


def test_alphabetical_order_ignores_the_article(tmp_path: Path) -> None:
    second = FILES[SECRET].replace("id: secret", "id: two").replace("مأوى المثال", "البيت")
    found = catalog(tmp_path, **{"directory/centers/two.yaml": second})
    assert [center.id for center in found.centers] == ["two", "secret", "one"]


def test_unpublished_profile_is_in_no_list(tmp_path: Path) -> None:
    files = changed(PROFILE, "Founded", "Status: draft\nFounded")
    found = catalog(tmp_path, **files)
    assert found.associations == ()
    assert found.centers_by_id["one"].organization is None
