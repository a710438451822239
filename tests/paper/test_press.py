"""Typst, as the site uses it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from paper.press import Press, PressError
from tests import pdf
from tests.conftest import ROOT

HEAD = '#import "identity.typ": *\n#set document(title: "مثال")\n#show: arabic\n'


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    copytree(ROOT / "theme/paper", tmp_path / "paper")
    return tmp_path


def write(theme: Path, text: str) -> Press:
    (theme / "paper/sample.typ").write_text(HEAD + text, "utf-8")
    return Press.of(theme)


def test_text_is_read_in_order_with_isolated_runs(theme: Path) -> None:
    press = write(theme, "#data.text")
    told = "الرقم \u206605 39 00 00 00\u2069 (مثال) من \u2066ONG Amal\u2069"
    made = press.pdf("sample", {"text": told}, date(2026, 11, 23))
    assert told.replace("\u2066", "").replace("\u2069", "") in pdf.texts(made)


def test_what_no_font_has_is_left_out(theme: Path) -> None:
    press = write(theme, "#data.text")
    made = press.pdf("sample", {"text": "هاتف 📞 المركز e\u0301 中"}, None)
    assert "هاتف  المركز é" in pdf.texts(made)


def test_the_same_data_make_the_same_bytes(theme: Path) -> None:
    press = write(theme, "#data.text")
    for day in (date(2026, 11, 23), None):
        first, second = (one.pdf("sample", {"text": "أ"}, day) for one in (press, Press.of(theme)))
        assert first == second


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#data.nothing", 'dictionary does not contain key "nothing"'),
        ('#text(font: "No Such Font")[أ]', "unknown font family: no such font"),
        ('#image(bytes(data.png), format: "png")', "missing alt text"),
        ("#text(fallback: false)[♞]", "could not be displayed"),
    ],
)
def test_what_cannot_be_set_or_is_not_accessible_is_an_error(theme, text, said) -> None:
    png = (ROOT / "tests/fixtures/demo/content/images/mithal-sun.png").read_bytes()
    with pytest.raises(PressError, match=said):
        write(theme, text).pdf("sample", {"png": [*png]}, None)


def test_a_press_is_another_when_a_template_or_a_font_is(theme: Path) -> None:
    first = Press.of(theme)
    assert Press.of(theme).version == first.version
    (theme / "paper/booklet.typ").write_text("")
    second = Press.of(theme)
    (theme / "paper/fonts/noto-sans-tifinagh-400.ttf").unlink()
    assert len({first.version, second.version, Press.of(theme).version}) == 3
