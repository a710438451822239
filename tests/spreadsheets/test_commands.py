"""The three commands, as editors call them."""

from __future__ import annotations

from pathlib import Path

import pytest
from invoke.context import Context
from invoke.exceptions import Exit

import tasks
from tests.conftest import EPOCH
from tests.small_site import changed, write_site
from tests.spreadsheets.tables import TABLE, edited, rows, tree

ONE = "directory/centers/one.yaml"


@pytest.fixture
def content(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return write_site(tmp_path)


def stopped(task, *words, **options) -> str:
    with pytest.raises(Exit) as caught:
        task.body(Context(), *words, **options)
    assert caught.value.code == 1
    return str(caught.value.message)


def test_out_and_in_again(content: Path, capsys) -> None:
    before = tree(content)
    tasks.export_csv.body(Context(), TABLE)
    tasks.export_csv.body(Context(), "associations.csv", associations=True)
    tasks.import_csv.body(Context(), TABLE)
    tasks.import_csv.body(Context(), "associations.csv")
    assert capsys.readouterr().out.splitlines() == [
        "الجدول table.csv: مركزان",
        "الجدول associations.csv: جمعية واحدة",
        "الجديد: لا مراكز؛ ما تغير: لا مراكز؛ ما لم يتغير: مركزان؛ ما ليس في الجدول: لا مراكز",
        "الجديد: لا جمعيات؛ ما تغير: لا جمعيات؛ ما لم يتغير: جمعية واحدة؛ "
        "ما ليس في الجدول: لا جمعيات",
    ]
    assert tree(content) == before


def test_export_does_not_overwrite_what_somebody_edited(content: Path) -> None:
    Path(TABLE).write_text("id\n")
    assert stopped(tasks.export_csv, TABLE) == ("الملف table.csv موجود: احذفه أو اختر اسما آخر.")
    assert Path(TABLE).read_text() == "id\n"


def test_export_of_faulty_files_says_what_is_wrong(tmp_path, content: Path, capsys) -> None:
    (content / ONE).write_text("id: one\n", "utf-8")
    assert stopped(tasks.export_csv, TABLE).startswith("عدد الأخطاء: 4. لم يصدر الجدول")
    assert f"content/{ONE}:1:1: V002 حقل إلزامي ناقص: «name»" in capsys.readouterr().err
    assert not Path(TABLE).exists()


def test_place_that_cannot_be_written_to_is_told(content: Path) -> None:
    assert stopped(tasks.export_csv, "none/table.csv").startswith("تعذرت الكتابة: ")
    assert stopped(tasks.stale, csv="none/table.csv").startswith("تعذرت الكتابة: ")


def test_trial_and_import(content: Path, capsys) -> None:
    tasks.export_csv.body(Context(), TABLE)
    Path(TABLE).write_bytes(edited(Path(TABLE).read_bytes(), "one", alert="تنبيه"))
    before = tree(content)
    tasks.import_csv.body(Context(), TABLE, dry_run=True)
    assert "هذه تجربة: لم يكتب أي ملف." in capsys.readouterr().out
    assert tree(content) == before
    tasks.import_csv.body(Context(), TABLE)
    assert f"تغير: content/{ONE} (alert)" in capsys.readouterr().out
    assert "alert: تنبيه\n" in (content / ONE).read_text("utf-8")


def test_faulty_table_writes_nothing_and_tells_every_fault(content: Path, capsys) -> None:
    before = tree(content)
    Path(TABLE).write_text("id,kind,emial\none,opne,\nsecret,,\n", "utf-8")
    assert stopped(tasks.import_csv, TABLE) == "عدد الأخطاء: 3. لم يكتب أي ملف."
    assert [line.split(": ")[:2] for line in capsys.readouterr().err.splitlines()] == [
        ["table.csv:1:emial", "V001 عمود غير معروف «emial» — هل تقصد «email»؟"],
        ["table.csv:2:kind", "X001 لا وجود لـ «opne» في الدليل — هل تقصد «open»؟"],
        ["table.csv:3:kind", "V002 حقل إلزامي ناقص"],
    ]
    assert tree(content) == before


def test_warning_does_not_stop_an_import(content: Path, capsys) -> None:
    Path(TABLE).write_text("id,assured_date\none,2025-09-15\n", "utf-8")
    tasks.import_csv.body(Context(), TABLE)
    assert capsys.readouterr().err.startswith("table.csv:2:assured_date: S009 تنبيه: ")
    assert "assured_date: '2025-09-15'" in (content / ONE).read_text("utf-8")


def test_stale_lists_and_writes_a_table(content: Path, capsys) -> None:
    tasks.stale.body(Context(), csv="due.csv")
    assert "لم تذكر وحدة: 3 سجلات" in capsys.readouterr().out
    assert [row[3] for row in rows(Path("due.csv").read_bytes())] == [
        "id",
        "amal",
        "secret",
        "help",
    ]


def test_stale_looks_ahead(content: Path, capsys) -> None:
    tasks.stale.body(Context(), within=112)
    assert ONE not in capsys.readouterr().out
    tasks.stale.body(Context(), within=113)
    assert f"content/{ONE}:1" in capsys.readouterr().out


def test_stale_tells_the_faults_of_files_and_goes_on(content: Path, capsys) -> None:
    for name, text in changed(ONE, "email:", "emial:").items():
        (content / name).write_text(text, "utf-8")
    tasks.stale.body(Context())
    told = capsys.readouterr()
    assert "V001" in told.err
    assert "amal" in told.out
