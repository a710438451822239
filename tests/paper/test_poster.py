"""The command that makes a poster, as the people of a center call it."""

from __future__ import annotations

from pathlib import Path

import pytest
from invoke.context import Context
from invoke.exceptions import Exit
from pypdf import PdfReader

import tasks
from tests import pdf
from tests.conftest import EPOCH

SETTINGS = tasks.DEMO_SETTINGS


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def test_a_poster_has_name_hours_phones_and_code_on_one_a4(tmp_path: Path, capsys) -> None:
    tasks.poster.body(Context(), "cef-madina", settings=SETTINGS)
    assert capsys.readouterr().out.splitlines()[-1] == "poster-cef-madina.pdf"
    path = tmp_path / "poster-cef-madina.pdf"
    text = pdf.texts(path.read_bytes())
    for told in (
        "مركز المثال للتربية والتكوين",
        "Centre exemple d'éducation et de formation",
        "05 39 00 00 00",
        "من الاثنين إلى الجمعة: 08:30 إلى 16:30",
        "localhost:8000/directory/centers/cef-madina/",
        "آخر تحقق: 16 أكتوبر 2026",
        "محتوى خيالي للعرض",
    ):
        assert told in text
    assert "05 39 00 00 01" not in text, "a fax is for no passer-by"
    [page] = PdfReader(path).pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    assert [image.name for image in page.images]


def test_a_poster_goes_where_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "posters").mkdir()
    tasks.poster.body(Context(), "rawd", "posters", SETTINGS)
    assert (tmp_path / "posters/poster-rawd.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("center", "why"),
    [
        ("shelter", "لا ملصق لمركز محمي"),
        ("emf-madina", "لا ملصق لمركز محمي"),
        ("ecoute-madina", "صفحته من الصفحات التي تغادر سريعا"),
        ("none", "لا مركز معرفه none"),
        ("../rawd", "لا مركز معرفه ../rawd"),
    ],
)
def test_there_is_no_poster_of_some(tmp_path: Path, center: str, why: str) -> None:
    with pytest.raises(Exit, match=why) as caught:
        tasks.poster.body(Context(), center, settings=SETTINGS)
    assert caught.value.code == 1
    assert [*tmp_path.iterdir()] == []


def test_a_poster_that_cannot_be_written_says_so() -> None:
    with pytest.raises(Exit, match="تعذرت الكتابة: "):
        tasks.poster.body(Context(), "rawd", "nowhere", SETTINGS)
