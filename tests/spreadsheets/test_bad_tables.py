"""Every mistake a table can hold, and the one line that answers it; none writes a file."""

# ruff: noqa: E501 - one mistake a line reads better than a shorter line
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnostics import errors
from records.library import Library
from spreadsheets.forms import ASSOCIATIONS, CENTERS
from spreadsheets.importing import plan_import
from tests.small_site import TODAY, changed, write_site
from tests.spreadsheets.tables import TABLE, edited, exported, planned, rows, table, texts, tree

HEADER = "id,name,kind,status,location.commune,sources.1.publisher"
GOOD = "two,مركز المثال الثاني,open,active,beta,مثال"


def lines(*rows: str, header: str = HEADER) -> bytes:
    return "\r\n".join([header, *rows, ""]).encode()


def with_cell(column: str, value: str, row: str = GOOD) -> bytes:
    """A new center with one cell more."""
    return lines(f'{row},"{value}"', header=f"{HEADER},{column}")


MISTAKES: list[tuple[str, bytes, str]] = [
    # the file
    ("empty", b"", "1:1: F004"),
    ("only a mark", b"\xef\xbb\xbf\r\n", "1:1: F004"),
    ("Windows-1256", lines(GOOD).decode().encode("cp1256"), "2:5: F001 ترميز الملف Windows-1256"),
    ("UTF-16", lines(GOOD).decode().encode("utf-16"), "1:1: F001 ترميز الملف UTF-16"),
    ("UTF-16 bare", lines(GOOD).decode().encode("utf-16-le"), "1:2: F001 ترميز الملف UTF-16"),
    ("Latin-1", lines("x,Centre éducation").decode().encode("latin-1"), "2:10: F001 ترميز الملف ليس"),
    ("torn byte", lines(GOOD)[:-20] + b"\xd9\r\n", "2:31: F001 ترميز الملف ليس"),
    # the header
    ("no header", lines(GOOD, header=GOOD), "1:two: H001"),
    ("no id", lines("مثال,open", header="name,kind"), "1:name: V002 العمود الإلزامي «id» ناقص"),
    ("unknown", with_cell("emial", "a@example.org"), "1:emial: V001 عمود غير معروف «emial» — هل تقصد «email»؟"),
    ("unknown below", with_cell("phones.1.numbr", "141"), "1:phones.1.numbr: V001 عمود غير معروف «phones.1.numbr» — هل تقصد «phones.1.number»؟"),
    ("no number", with_cell("phones.number", "141"), "1:phones.number: V001"),
    ("number nought", with_cell("phones.0.number", "141"), "1:phones.0.number: V001"),
    ("number too high", with_cell("phones.100.number", "141"), "1:phones.100.number: V001"),
    ("a field's part", with_cell("location", "alpha"), "1:location: V001"),
    ("twice", with_cell("name", "مثال"), "1:name: Y002 العمود «name» مكرر"),
    ("no name", with_cell("", "مثال"), "2:7: V001 خلية في عمود لا اسم له"),
    # rows
    ("short", lines("two,مثال"), "2:kind: Y003 سطر أقصر من الترويسة: عدد خلاياه 2، وعدد الأعمدة 6"),
    ("long", lines(GOOD + ",a,b"), "2:sources.1.publisher: Y003 سطر أطول من الترويسة: عدد خلاياه 8، وعدد الأعمدة 6"),
    ("open quote", lines(GOOD, '"x,مثال'), "3:id: Y003 علامة اقتباس"),
    ("text after a quote", lines('"two"x,مثال'), "2:id: Y003 علامة اقتباس"),
    ("id twice", lines(GOOD, GOOD), "3:id: X002 المعرف «two» مستعمل في table.csv:2"),
    ("hidden character", with_cell("alert", "تنبيه\u202e"), "2:alert: F008"),
    ("after a row of two lines", lines('two,"مركز\nالمثال",open,active,beta,مثال', "x,,,,,"), "4:name: V002"),
    # values
    ("no id in a row", lines(",مركز,open,active,beta,مثال"), "2:id: V002"),
    ("path as id", lines("../x,مركز,open,active,beta,مثال"), "2:id: V006"),
    ("no name in a row", lines("two,,open,active,beta,مثال"), "2:name: V002 حقل إلزامي ناقص: «name»"),
    ("no source", lines("two,مركز,open,active,beta,"), "2:sources.1.publisher: V002 حقل إلزامي ناقص: «sources»"),
    ("plus lost", with_cell("phones.1.number", "212539000001"), "2:phones.1.number: V007"),
    ("nought lost", with_cell("phones.1.number", "539000001"), "2:phones.1.number: V007"),
    ("date as Excel has it", with_cell("assured_date", "15/09/2026"), "2:assured_date: V005 «assured_date»: التاريخ يكتب سنة-شهر-يوم، مثل 2026-11-23؛ إن قصدت اليوم أولا فاكتب 2026-09-15"),
    ("decimal comma", with_cell("location.latitude", "35,1"), "2:location.latitude: V013"),
    ("out of list", with_cell("languages", "ar | frr"), "2:languages: V004 «frr» خارج القيم المسموح بها: ar، fr، zgh، es، en — هل تقصد «fr»؟"),
    ("twice in a list", with_cell("services.1.audience", "women | women"), "2:services.1.audience: V011"),
    ("hours", with_cell("opening_hours", "من 8 إلى 4"), "2:opening_hours: V010"),
    ("service without id", with_cell("services.4.name", "الخياطة"), "2:services.4.name: V002 حقل إلزامي ناقص: «id»"),
    # together
    ("unknown kind", lines("two,مركز,opne,active,beta,مثال"), "2:kind: X001 لا وجود لـ «opne» في الدليل — هل تقصد «open»؟"),
    ("unknown commune", lines("two,مركز,open,active,gamma,مثال"), "2:location.commune: X001"),
    ("unknown in a list", lines(f"{GOOD},a,الخياطة,women | x", header=f"{HEADER},services.1.id,services.1.name,services.1.audience"), "2:services.1.audience: X001"),
    ("half a point", with_cell("location.latitude", "35.1"), "2:location.commune: V002"),
    ("to come", with_cell("assured_date", "2027-01-01"), "2:assured_date: V005"),
    ("no date of a check", with_cell("email", "a@example.org"), "2:email: S005"),
    ("mobile without consent", with_cell("phones.1.number", "+212612345678"), "2:phones.1.number: S006"),
    ("number in a text", with_cell("alert", "اتصل بالرقم 0539000001"), "2:alert: S008"),
    ("identity card", with_cell("alert", "بطاقة AB123456"), "2:alert: S007"),
    ("secret phone", lines("two,مأوى,shelter,active,beta,مثال,'+212539000001", header=f"{HEADER},phones.1.number"), "2:phones.1.number: S001"),
    ("secret in a text", lines("two,مأوى,shelter,active,beta,مثال,شارع المثال", header=f"{HEADER},alert"), "2:alert: S001"),
    ("neighbor tells", with_cell("alert", "مأوى المثال في شارع الورد"), "2:alert: S001 نص يدل على مكان مركز محمي"),
    ("protection lowered", lines("two,دار,partial,active,beta,مثال,n", header=f"{HEADER},sensitivity"), "2:sensitivity: S004"),
    ("address of a partly protected", lines("two,دار,partial,active,beta,مثال,شارع,ألفا,2026-09-01", header=f"{HEADER},address.address_1,address.city,assured_date"), "2:address.address_1: S003"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "expected"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES]
)
def test_mistake_is_told_at_its_cell(tmp_path: Path, data: bytes, expected: str) -> None:
    content = write_site(tmp_path)
    before = tree(content)
    plan, findings = planned(tmp_path, data)
    told = [str(finding) for finding in findings]
    assert any(line.startswith(f"{TABLE}:{expected}") for line in told), told
    assert all(line.startswith(f"{TABLE}:") for line in told)
    assert plan is None
    assert tree(content) == before


def test_good_row_of_the_mistakes_is_good(tmp_path: Path) -> None:
    write_site(tmp_path)
    plan, findings = planned(tmp_path, lines(GOOD))
    assert findings == []
    assert plan
    assert [change.name for change in plan.added] == ["directory/centers/two.yaml"]


def test_all_mistakes_are_told_in_one_pass(tmp_path: Path) -> None:
    write_site(tmp_path)
    data = lines(
        "two,,open,active,beta,مثال,x",
        "three,مركز,opne,active,beta,مثال,",
        "four,مركز,open,active,beta",
        "two,مركز,open,active,gamma,مثال,0539000001",
        header=f"{HEADER},emial",
    )
    _, findings = planned(tmp_path, data)
    assert sorted(f"{finding.line}:{finding.column} {finding.code}" for finding in findings) == [
        "1:emial V001",
        "2:name V002",
        "3:kind X001",
        "4:sources.1.publisher V002",
        "4:sources.1.publisher Y003",
        "5:location.commune X001",
    ]


def test_no_such_file(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    library = Library(content, tmp_path)
    for path in (tmp_path / "none.csv", tmp_path):
        plan, findings = plan_import(library, path, "none.csv", TODAY)
        assert plan is None
        assert [str(f).split(" (")[0] for f in findings] == ["none.csv:1:1: F006 تعذرت قراءة الملف"]


def test_fault_of_a_file_that_is_there_stops_too(tmp_path: Path) -> None:
    write_site(tmp_path, **changed("directory/centers/secret.yaml", "kind:", "kinde:"))
    plan, findings = planned(tmp_path, lines(GOOD))
    assert plan is None
    assert {finding.path for finding in findings} == {"content/directory/centers/secret.yaml"}


def test_comment_that_tells_a_place_stops_a_raised_protection(tmp_path: Path) -> None:
    """The comment is kept in the file, where no protected center may have it."""
    name = "directory/centers/two.yaml"
    text = "# في شارع المثال\nid: two\nname: مركز\nkind: open\nstatus: active\n"
    text += "location: {commune: beta}\nsources: [{publisher: مثال}]\n"
    write_site(tmp_path, **{name: text})
    data = edited(exported(tmp_path), "two", sensitivity="y")
    plan, findings = planned(tmp_path, data)
    assert plan is None
    assert [str(f).split(" ")[:2] for f in errors(findings)] == [[f"content/{name}:1:1:", "S001"]]


PROFILE_MISTAKES = [
    ("unknown profile", {"slug": "other"}, "2:slug: X001 لا ملف لهذه الجمعية"),
    ("two lines", {"summary": "سطر\nسطر"}, "2:summary: V003 نص في أكثر من سطر"),
    ("two lines in a list", {"sources": "مثال | س\nس"}, "2:sources: V003 نص في أكثر من سطر"),
    ("receipt", {"receipt": "2020-01-01"}, "2:receipt: V003"),
    ("unknown topic", {"domains": "women, x"}, "2:domains: X001"),
    ("phone without consent", {"phone": "+212539000001"}, "2:phone: S006"),
    ("number in a text", {"summary": "اتصل بالرقم 0539000001"}, "2:summary: S008"),
    ("HTML", {"summary": "<b>مثال</b>"}, "2:summary: M001"),
    ("Arabic comma", {"domains": "women، training"}, "2:domains: V003"),
]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [row[1:] for row in PROFILE_MISTAKES],
    ids=[row[0] for row in PROFILE_MISTAKES],
)
def test_mistake_in_a_profile(tmp_path: Path, cells: dict[str, str], expected: str) -> None:
    content = write_site(tmp_path)
    before = tree(content)
    plan, findings = planned(tmp_path, edited(exported(tmp_path, ASSOCIATIONS), "amal", **cells))
    told = [str(finding) for finding in findings]
    assert any(line.startswith(f"{TABLE}:{expected}") for line in told), told
    assert plan is None
    assert tree(content) == before


def test_rows_and_columns_without_anything_are_passed_over(tmp_path: Path) -> None:
    """Spreadsheet programs save them where somebody once typed."""
    write_site(tmp_path)
    header, *others = rows(exported(tmp_path))
    empty = [""] * (len(header) + 2)
    data = table([empty, [*header, "", ""], *([*row, "", ""] for row in others), empty])
    plan, findings = planned(tmp_path, data)
    assert errors(findings) == []
    assert plan
    assert plan.same == ["one", "secret"]


@settings(max_examples=30)
@given(
    header=st.lists(
        st.sampled_from([*CENTERS.columns(), "phones.2.number", "phones.x", "", "slug", "كذا"]),
        max_size=6,
    ),
    lines=st.lists(
        st.lists(
            st.one_of(texts, st.sampled_from(["", "one", "secret", "two", "open", "shelter"])),
            max_size=7,
        ),
        max_size=3,
    ),
    torn=st.integers(0, 40),
)
def test_no_table_is_too_strange(tmp_path_factory, header, lines, torn) -> None:
    """Whatever comes: findings, or a plan that says what the table says."""
    root = tmp_path_factory.mktemp("site")
    write_site(root)
    data = table([["id", *header], *lines])
    plan, findings = planned(root, data[: len(data) - torn])
    assert (plan is None) == bool(errors(findings))
    assert all(str(finding) for finding in findings)
