"""Categories of an old site, as kinds and topics of this one."""

from __future__ import annotations

from pathlib import Path

import pytest

from directory.read import Records, read_records
from importing.topics import Filing, Topics, read_table
from importing.wxr import Term
from records.library import Library
from tests.small_site import write_site


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return read_records(Library(write_site(tmp_path), tmp_path))[0]


def terms(*names: str, tags: tuple[str, ...] = ()) -> tuple[Term, ...]:
    return (*(Term("category", n) for n in names), *(Term("post_tag", n) for n in tags))


@pytest.mark.parametrize(
    ("given", "filing"),
    [
        (terms("أخبار"), Filing("news", (), (), ())),
        (terms("لقاءات", "النساء"), Filing("meeting", ("women",), (), ())),
        (terms("لقاء", tags=("التكوين", "وسم")), Filing("meeting", ("training",), (), ("وسم",))),
        (terms("النساء"), Filing("news", ("women",), (), ())),
        (terms("أنشطة المثال"), Filing("meeting", (), (), ())),
        (terms("ركن المرأه"), Filing("news", ("women",), (), ())),
    ],
)
def test_what_is_certain_is_filed(records, given, filing):
    table = {"أنشطة المثال": "kinds/meeting", "ركن المرأة": "topics/women"}
    assert Topics(records, table).sort(given) == filing


@pytest.mark.parametrize(
    ("given", "doubt"),
    [
        (terms("بلاغات"), "«بلاغات»"),
        (terms("غير مصنف"), "لم يكن للخبر تصنيف"),
        (terms("Uncategorized"), "لم يكن للخبر تصنيف"),
        (terms(), "لم يكن للخبر تصنيف"),
        (terms("أخبار", "لقاءات"), "أكثر من نوع"),
    ],
)
def test_what_is_not_is_a_doubt(records, given, doubt):
    (told,) = Topics(records, {}).sort(given).doubts
    assert doubt in told


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("أنشطة: kinds/meetng\n", "table.yaml:1:8: X001"),
        ("أنشطة: meeting\n", "table.yaml:1:8: X001"),
        ("أ: kinds/news\nأ: kinds/news\n", "table.yaml:2:1: Y002"),
        ("- kinds/news\n", "table.yaml:1:1: Y003"),
        ("أ: [kinds/news]\n", "table.yaml:1:4: X001"),
    ],
)
def test_a_mistake_in_the_table_is_answered_at_its_place(tmp_path, records, text, where):
    path = tmp_path / "table.yaml"
    path.write_text(text, "utf-8")

    assert [str(f) for f in read_table(path, "table.yaml", records)[1]][0].startswith(where)
