"""Corrections: only what is safe, all of it at once, and nothing that is not words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics import Finding
from editorial.fix import corrected, fix_file
from records.source import read_text
from tests.editorial.test_mistakes import CORPUS, MISTAKES
from writing.check import check_writing
from writing.prose import OBJECT, prose

HEAD = "Title: خبر\nTags: women, training\n\n"


def fixed(folder: Path, text: str | bytes, name: str = "a.md") -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    fix_file(path, name)
    return path.read_bytes().decode()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("الجمعيات ,والمراكز", "الجمعيات، والمراكز"),
        ("الجمعيات ،والمراكز .", "الجمعيات، والمراكز."),
        ("كيف نسجل ?", "كيف نسجل؟"),
        ("« معا »( الدورة ٢ )", "«معا» (الدورة 2)"),
        ("لقـــاء  و الى الاسرة", "لقاء وإلى الأسرة"),
        ("ﻟﻘﺎء علی الطاولة", "لقاء على الطاولة"),
        ("نص\u200fهنا\u00a0وهناك", "نصهنا وهناك"),
        ("سطر مقطوع\nفي وسطه", "سطر مقطوع في وسطه"),
        ("شعار »معا نبني« اليوم", "شعار «معا نبني» اليوم"),
        ("غدا إنشاء الله لقاءا", "غدا إن شاء الله لقاءً"),
    ],
)
def test_text_is_corrected(tmp_path: Path, wrong: str, right: str) -> None:
    assert fixed(tmp_path, f"{HEAD}{wrong}\n") == f"{HEAD}{right}\n"


@pytest.mark.parametrize(
    "text",
    [
        "`كلمة , كلمة ?`",
        "    كلمة , كلمة\u200b ?",
        "[النص](https://example.org/a,b ) و[نص][ا ,ب]",
        "<https://example.org/ا,ب;ج?د>",
        "نص[^1].\n\n[ا]: https://example.org/ا,ب",
        "شارك في في اللقاء",
        "سجلت وسائل الاعلام",
        'تحت شعار " معا " كذا',
        "اخبار الجهة واحياء المدينة",
        "افتتحت مدرسه",
        "- بند\n\n        كلمة , كلمة ?",
    ],
)
def test_what_is_not_safe_stays(tmp_path: Path, text: str) -> None:
    assert fixed(tmp_path, f"{HEAD}{text}\n") == f"{HEAD}{text}\n"


def test_header_keys_and_lists_stay(tmp_path: Path) -> None:
    head = "Title: لقاء، ثان\nTags: women،training\nDate: ٢٠٢٦-١١-٠٢\n\n"
    wrong = head.replace("لقاء، ثان", "لقاء ، ثان")
    assert fixed(tmp_path, f"{wrong}نص.\n") == f"{head}نص.\n"


def test_yaml_keeps_its_shape(tmp_path: Path) -> None:
    text = 'name: مركز الاسرة\naudience: [ا,ب ]\nnote: "كلمة , كلمة:كلمة" # كلمة , كلمة\n'
    right = text.replace("الاسرة", "الأسرة").replace('"كلمة , كلمة:كلمة"', '"كلمة، كلمة: كلمة"')
    assert fixed(tmp_path, text, "a.yaml") == right
    assert fixed(tmp_path, "name: !!str الاسرة\n", "a.yaml") == "name: !!str الأسرة\n"
    # «أ: ب» would be a mapping
    assert fixed(tmp_path, "name: كلمة:كلمة\n", "a.yaml") == "name: كلمة:كلمة\n"


def test_line_ends_mode_and_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(f"\ufeff{HEAD}الجمعيات ,والمراكز\n".replace("\n", "\r\n").encode())
    path.chmod(0o640)
    done = fix_file(path, "a.md")
    assert path.read_bytes().decode() == f"{HEAD}الجمعيات، والمراكز\n".replace("\n", "\r\n")
    assert [finding.code for finding in done] == ["F002", "T012"]
    assert path.stat().st_mode & 0o777 == 0o640
    assert [*tmp_path.iterdir()] == [path]
    assert fix_file(path, "a.md") == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.file)
def test_a_second_time_changes_nothing(tmp_path: Path, mistake: object) -> None:
    file = CORPUS / "wrong" / mistake.file  # type: ignore[attr-defined]
    path = tmp_path / file.name
    path.write_bytes(file.read_bytes())
    fix_file(path, path.name)
    once = path.read_bytes()
    assert fix_file(path, path.name) == []
    assert path.read_bytes() == once


PIECES = st.lists(
    st.sampled_from(
        [
            *' \n،؛؟.,;?!:()«»"`[]<>{}|*#_-ـ',
            *("الاسرة", "لقاءا", "في", "و", "word", "12", "٣", "ﻟ", "ی", "    ", "\n\n", "> "),
            *("\u00a0", "&nbsp;", "](x,y)", "https://a.b/c,d;e"),
        ]
    ),
    max_size=40,
).map("".join)


def skeleton(text: str, name: str) -> str:
    """All that a correction may not change."""
    words = prose(text, name)
    return "".join(
        written for written, shown in zip(text, words, strict=True)
        if shown == OBJECT and not written.isspace()
    )  # fmt: skip


@given(PIECES)
def test_any_text_is_corrected_once_and_keeps_its_syntax(body: str) -> None:
    def findings(text: str) -> list[Finding]:
        return [*check_writing(text, "a.md")]

    text = HEAD + body
    for _ in range(8):
        new, applied = corrected(text, text, "a.md", findings(text))
        assert bool(applied) == (new != text)
        if new == text:
            break
        assert skeleton(new, "a.md") == skeleton(text, "a.md")
        text = new
    else:
        pytest.fail("corrections never end")


def test_unreadable_files_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("Title: خبر , خبر".encode("cp1256"))
    assert fix_file(path, "a.md") == []
    assert read_text(path, "a.md")[0] is None
