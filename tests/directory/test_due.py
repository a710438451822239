"""What is due for a check, in which order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from directory.due import due
from directory.read import read_records
from records.library import Library
from spreadsheets.messages import due_list
from spreadsheets.worklist import worklist
from tests.small_site import FILES, TODAY, write_site

ONE = "directory/centers/one.yaml"
CHECKS = {
    "fresh": "2026-05-23",
    "ripe": "2026-05-22",
    "year": "2025-11-23",
    "stale": "2025-11-22",
    "biennial": "2024-11-23",
    "withheld": "2024-11-22",
}


def site(root: Path):
    """Six centers of one unit, one that nobody checked, a profile and two helplines of none."""
    files: dict[str, str | bytes | None] = {ONE: None}
    for name, day in CHECKS.items():
        text = FILES[ONE].replace("id: one", f"id: {name}").replace("2026-09-15", day)
        files[f"directory/centers/{name}.yaml"] = text
    files["directory/centers/never.yaml"] = (
        "id: never\nname: مركز لم يتحقق منه\nkind: open\nstatus: active\n"
        "location: {commune: beta}\nassurer: وحدة المثال\nsources: [{publisher: مثال}]\n"
    )
    files["directory/helplines.yaml"] = FILES["directory/helplines.yaml"] + (
        '- {id: old, number: "8351", name: خط قديم, description: مثال, assured_date: 2025-01-01,\n'
        "   sources: [{publisher: مثال}]}\n"
    )
    content = write_site(root, **files)
    return read_records(Library(content, root))[0]


def test_by_unit_then_by_age(tmp_path: Path) -> None:
    found = due(site(tmp_path), TODAY)
    assert [(item.unit, item.band, item.id) for item in found] == [
        ("وحدة المثال", "withheld", "withheld"),
        ("وحدة المثال", "stale", "biennial"),
        ("وحدة المثال", "stale", "stale"),
        ("وحدة المثال", "due", "year"),
        ("وحدة المثال", "due", "ripe"),
        ("وحدة المثال", "unknown", "never"),
        (None, "stale", "old"),
        (None, "unknown", "amal"),
        (None, "unknown", "secret"),
        (None, "unknown", "help"),
    ]
    assert (found[6].path, found[6].line) == ("content/directory/helplines.yaml", 2)


def test_what_will_be_due(tmp_path: Path) -> None:
    records = site(tmp_path)
    bands = {item.id: item.band for item in due(records, date(2026, 11, 24))}
    assert (bands["fresh"], bands["year"], bands["biennial"]) == ("due", "stale", "withheld")


def test_list_in_words(tmp_path: Path) -> None:
    lines = [*due_list(due(site(tmp_path), TODAY))]
    assert lines[:7] == [
        "وحدة المثال: 6 سجلات",
        "  محجوب: مر على التحقق أكثر من 24 شهرا (سجل واحد)",
        "    content/directory/centers/withheld.yaml:1: مركز المثال الأول — 22 نونبر 2024",
        "  يظهر مع تنبيه: مر على التحقق أكثر من 12 شهرا (سجلان)",
        "    content/directory/centers/biennial.yaml:1: مركز المثال الأول — 23 نونبر 2024",
        "    content/directory/centers/stale.yaml:1: مركز المثال الأول — 22 نونبر 2025",
        "  حان موعده: مر على التحقق أكثر من 6 أشهر (سجلان)",
    ]
    assert "لم تذكر وحدة: 4 سجلات" in lines


def test_list_as_a_table(tmp_path: Path) -> None:
    lines = worklist(due(site(tmp_path), TODAY)).decode("utf-8-sig").split("\r\n")
    assert lines[:2] == [
        "assurer,state,kind,id,name,assured_date,path,line",
        "وحدة المثال,محجوب: مر على التحقق أكثر من 24 شهرا,مركز,withheld,مركز المثال الأول,"
        "2024-11-22,content/directory/centers/withheld.yaml,1",
    ]
    assert len(lines) == 12
