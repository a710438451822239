"""What an import writes, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from diagnostics import errors
from directory.model import Consent
from exports.tables import CENTERS_EXPORT
from records.library import Library
from spreadsheets import messages
from spreadsheets.forms import ASSOCIATIONS
from tests.exports.sites import made, site
from tests.small_site import FILES, changed, write_site
from tests.spreadsheets.tables import (
    edited,
    exported,
    imported,
    planned,
    records_of,
    rows,
    table,
    tree,
)

ONE = "directory/centers/one.yaml"
NEW = "directory/centers/two.yaml"
PHONE = {"phones.1.number": ""}
RAISED = {
    NEW: "id: two\nname: مركز المثال الثاني\nkind: open\nstatus: active\nsensitivity: p\n"
    "location: {commune: beta}\nsources: [{publisher: مثال}]\n"
}


def test_new_row_is_a_file_in_the_style_of_the_house(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    header = "id,name,kind,status,location.commune,location.longitude,location.latitude,languages,"
    header += "phones.1.number,services.1.id,services.1.name,services.1.required_documents,"
    header += "description,assured_date,sources.1.publisher"
    row = "two,مركز: المثال,open,active,beta,-6.0,35.2,ar|fr,'+212539000002,no,الخياطة,"
    row += '"صورة | نسخة، أصل","سطر أول\r\nسطر ثان",2026-09-15,مثال'
    imported(tmp_path, f"{header}\r\n{row}\r\n".encode())
    assert (content / NEW).read_text("utf-8") == (
        "id: two\n"
        "name: 'مركز: المثال'\n"
        "kind: open\n"
        "status: active\n"
        "description: |-\n"
        "  سطر أول\n"
        "  سطر ثان\n"
        "location:\n"
        "  commune: beta\n"
        "  latitude: '35.2'\n"
        "  longitude: '-6.0'\n"
        "phones:\n"
        "  - number: '+212539000002'\n"
        "languages: [ar, fr]\n"
        "services:\n"
        "  - id: 'no'\n"
        "    name: الخياطة\n"
        "    required_documents: [صورة, نسخة، أصل]\n"
        "assured_date: '2026-09-15'\n"
        "sources:\n"
        "  - publisher: مثال\n"
    )
    assert records_of(tmp_path).centers["two"].record.description == "سطر أول\nسطر ثان"


@pytest.mark.parametrize("cell", ["true", "false"])
def test_a_truth_is_written_as_the_form_writes_and_reads_it(tmp_path: Path, cell: str) -> None:
    content = write_site(tmp_path, **changed(ONE, "email:", "draft: 'false'\nemail:"))
    imported(tmp_path, edited(exported(tmp_path), "one", draft=cell, name="اسم جديد"))
    assert f"\ndraft: {cell}\n" in (content / ONE).read_text("utf-8")
    assert records_of(tmp_path).centers["one"].record.draft == (cell == "true")


def test_only_what_changed_is_written_and_its_first_comments_are_kept(tmp_path: Path) -> None:
    content = write_site(tmp_path, **{ONE: "# من أين جاء هذا\n# ولماذا\n" + FILES[ONE]})
    before = tree(content)
    plan = imported(tmp_path, edited(exported(tmp_path), "one", name="اسم جديد", alert="تنبيه"))
    assert [(change.name, change.columns) for change in plan.changed] == [(ONE, ("name", "alert"))]
    assert plan.same == ["secret"]
    after = tree(content)
    assert {name for name in after if after[name] != before.get(name)} == {ONE}
    assert after[ONE].decode().startswith("# من أين جاء هذا\n# ولماذا\nid: one\nname: اسم جديد\n")


def test_same_number_written_otherwise_is_no_change(tmp_path: Path) -> None:
    """Spreadsheet programs drop the last nought of a fraction."""
    write_site(tmp_path, **changed(ONE, "35.16381", "35.10"))
    plan = imported(tmp_path, edited(exported(tmp_path), "one", **{"location.latitude": "35.1"}))
    assert plan.same == ["one", "secret"]


@pytest.mark.parametrize(
    ("before", "is_lost"),
    [
        ("# من الموقع القديم\n", True),
        ("#بلا مسافة\n", True),
        ("alert: تنبيه #بلا مسافة\n", True),
        ("website: https://example.org/#alpha\n", False),
    ],
)
def test_comments_that_are_not_kept_are_told(tmp_path: Path, before: str, is_lost: bool) -> None:
    write_site(tmp_path, **changed(ONE, "email:", f"{before}email:"))
    plan = imported(tmp_path, edited(exported(tmp_path), "one", name="اسم جديد"))
    assert [change.loses_comments for change in plan.changed] == [is_lost]


def test_column_that_is_not_there_leaves_its_field_alone(tmp_path: Path) -> None:
    write_site(tmp_path)
    before = records_of(tmp_path).centers["one"].record
    imported(tmp_path, "id;assured_date;phones.1.description\none;2026-11-01;الاستقبال\n".encode())
    after = records_of(tmp_path).centers["one"].record
    assert str(after.assured_date) == "2026-11-01"
    assert (after.phones[0].number, after.phones[0].description) == ("+212539000001", "الاستقبال")
    told = {"phones", "assured_date"}
    assert after.model_dump(exclude=told) == before.model_dump(exclude=told)


def test_empty_cell_empties_its_field(tmp_path: Path) -> None:
    write_site(tmp_path)
    imported(tmp_path, edited(exported(tmp_path), "one", alternate_name="", **PHONE))
    after = records_of(tmp_path).centers["one"].record
    assert (after.alternate_name, after.phones) == (None, ())


def test_row_without_its_version_empties_nothing(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    before = tree(content)
    plan, findings = planned(tmp_path, "id,name,email,phones.1.number\none,اسم,,\n".encode())
    assert plan is None
    assert [str(finding) for finding in errors(findings)] == [
        "table.csv:2:email: V012 خلايا فارغة تمحو ما في ملف السجل: email، phones.1.number"
        " — لا تفرغ إلا خلية صدرها الأمر export-csv وبقي معها العمود version؛ أو عدل الملف نفسه"
    ]
    assert tree(content) == before


def test_public_table_does_not_empty_the_records_that_it_comes_from(tmp_path: Path) -> None:
    """What readers do not see stands in it as nothing."""
    hidden = changed("directory/centers/secret.yaml", "status:", "organization: amal\nstatus:")
    (public,) = made(CENTERS_EXPORT, site(tmp_path, **hidden, **RAISED)).values()
    plan, findings = planned(tmp_path, public)
    assert plan is None
    assert [(f.line, f.column, f.code) for f in sorted(errors(findings))] == [
        (2, "organization", "V012"),
        (4, "sensitivity", "S004"),
        (4, "sensitivity", "V012"),
    ]


@pytest.mark.parametrize(
    ("key", "column", "cell"),
    [("two", "sensitivity", ""), ("two", "sensitivity", "n"), ("secret", "kind", "open")],
)
def test_protection_is_not_lowered_by_a_table(
    tmp_path: Path, key: str, column: str, cell: str
) -> None:
    write_site(tmp_path, **RAISED)
    plan, findings = planned(tmp_path, edited(exported(tmp_path), key, **{column: cell}))
    assert plan is None
    assert [(f.column, f.code) for f in errors(findings)] == [(column, "S004")]


def test_gap_in_numbers_is_closed(tmp_path: Path) -> None:
    write_site(tmp_path)
    consent = {"by": "صاحبة الرقم", "date": "2026-09-01", "scope": "النشر في هذا الموقع"}
    cells = {"phones.3.number": "+212612345678", "phones.1.number": ""}
    cells |= {f"phones.3.consent.{key}": value for key, value in consent.items()}
    imported(tmp_path, edited(exported(tmp_path), "one", **cells))
    phones = records_of(tmp_path).centers["one"].record.phones
    assert [phone.number for phone in phones] == ["+212612345678"]
    assert phones[0].consent == Consent.model_validate(consent)


def test_row_that_is_not_there_is_left_alone_and_told(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    before = tree(content)
    header, *others = rows(exported(tmp_path))
    plan = imported(tmp_path, table([header, *(row for row in others if row[0] == "one")]))
    assert plan.absent == ["secret"]
    assert tree(content) == before


def test_row_older_than_its_file_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    data = exported(tmp_path)
    path = content / ONE
    path.write_text(FILES[ONE].replace("status: active", "status: inactive"), "utf-8")
    before = tree(content)
    plan, findings = planned(tmp_path, edited(data, "secret", alert="تنبيه"))
    assert plan is None
    assert [str(finding) for finding in errors(findings)] == [
        "table.csv:2:version: X005 تغير ملف هذا السجل بعد تصدير الجدول، وهذا السطر يعيد القديم"
        " — صدر جدولا جديدا بالأمر export-csv وانقل إليه تعديلك"
    ]
    assert tree(content) == before


def test_row_that_says_what_its_file_says_is_never_old(tmp_path: Path) -> None:
    """A table may be imported twice, and comments are no edit of a record."""
    content = write_site(tmp_path)
    data = edited(exported(tmp_path), "one", alert="تنبيه")
    imported(tmp_path, data)
    assert imported(tmp_path, data).same == ["one", "secret"]
    path = content / ONE
    path.write_text(f"# تعليق\n{path.read_text('utf-8')}", "utf-8")
    again = edited(exported(tmp_path), "one", alert="")
    path.write_text(f"# تعليق آخر\n{path.read_text('utf-8')}", "utf-8")
    assert [change.columns for change in imported(tmp_path, again).changed] == [("alert",)]


def test_record_that_was_deleted_does_not_come_back_with_an_old_table(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    data = exported(tmp_path)
    (content / "directory/centers/secret.yaml").unlink()
    plan, findings = planned(tmp_path, data)
    assert plan is None
    assert [str(finding).split(" —")[0] for finding in errors(findings)] == [
        "table.csv:3:version: X005 لم يعد لهذا السجل ملف باسمه بعد تصدير الجدول"
    ]
    assert imported(tmp_path, edited(data, "secret", version="")).added


def test_plan_alone_writes_nothing(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    before = tree(content)
    plan, _ = planned(tmp_path, edited(exported(tmp_path), "one", name="اسم جديد"))
    assert plan
    assert plan.changed
    assert tree(content) == before


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    data = edited(edited(exported(tmp_path), "one", alert="تنبيه"), "secret", alert="تنبيه")
    plan, _ = planned(tmp_path, data)
    assert plan
    (content / "directory/centers/secret.yaml").unlink()
    (content / "directory/centers/secret.yaml").mkdir()
    before = tree(content)
    with pytest.raises(IsADirectoryError):
        plan.write(content)
    assert tree(content) == before


def test_header_of_a_profile_changes_and_its_text_does_not(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    sources = "https://example.org/amal صحيفة المثال | مثال \\| آخر"
    data = edited(exported(tmp_path, ASSOCIATIONS), "amal", acronym="", sources=sources)
    plan = imported(tmp_path, data)
    assert [change.columns for change in plan.changed] == [("sources", "acronym")]
    assert (content / "associations/amal.md").read_text("utf-8") == FILES[
        "associations/amal.md"
    ].replace("Acronym: AMAL\n", "").replace(
        "Sources: https://example.org/amal صحيفة المثال\n",
        "Sources:\n    https://example.org/amal صحيفة المثال\n    مثال | آخر\n",
    )


def test_words(tmp_path: Path) -> None:
    content = write_site(tmp_path, **changed(ONE, "email:", "# من الموقع القديم\nemail:"))
    data = edited(exported(tmp_path), "one", name="اسم جديد")
    data += "two,مركز,".encode() + b"," * (data.split(b"\r\n")[0].count(b",") - 2) + b"\r\n"
    header, one, _, two = rows(data)
    two[header.index("kind")], two[header.index("status")] = "open", "active"
    two[header.index("location.commune")] = "beta"
    two[header.index("sources.1.publisher")] = "مثال"
    plan, _ = planned(tmp_path, table([header, one, two]))
    assert plan
    assert [*messages.planned(plan, Library(content, tmp_path), dry_run=True)] == [
        "جديد: content/directory/centers/two.yaml",
        "تغير: content/directory/centers/one.yaml (name)",
        "  تعليقات داخل هذا الملف لا تبقى بعد الاستيراد: راجعها بالأمر git diff",
        "ليس في الجدول، ويبقى كما هو: secret",
        "الجديد: مركز واحد؛ ما تغير: مركز واحد؛ ما لم يتغير: لا مراكز؛ ما ليس في الجدول: مركز واحد",
        "هذه تجربة: لم يكتب أي ملف.",
    ]


def test_table_begins_with_the_mark_and_guards_what_looks_like_a_formula(tmp_path: Path) -> None:
    write_site(tmp_path, **changed(ONE, "مركز المثال الأول", '"=مركز"'))
    data = exported(tmp_path)
    assert data.startswith("\ufeffid,name,".encode())
    header, one, _ = rows(data)
    cells = dict(zip(header, one, strict=True))
    assert cells["name"] == "'=مركز"
    assert cells["phones.1.number"] == "'+212539000001"
    assert cells["address.postal_code"] == "92000"
    assert cells["languages"] == "ar | fr"
