"""Whatever bytes a file holds, the check answers with findings: no traceback, and no hang."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagnostics import CODES
from editorial.check import check_site
from editorial.fix import fix_file
from records.library import Library
from tests.small_site import FILES, TODAY, write_site

#: One file of each kind that is read.
NAMES = [
    *("news/2026/first.md", "associations/amal.md", "pages/about.md", "directory/centers/one.yaml"),
    *("directory/kinds.yaml", "directory/holidays.yaml", "directory/communes.yaml"),
    *("directory/boundaries/squares.geojson", "redirects.yaml", "images/a.png", "images/b.jpg"),
]
GOOD = {
    **{name: text.encode() for name, text in FILES.items()},
    "redirects.yaml": b"- {from: /old/, to: /about/}\n",
    "images/a.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89",
    "images/b.jpg": b"\xff\xd8\xff\xe1\0\x16Exif\0\0II*\0\x08\0\0\0\1\0\x25\x88\4\0\1\0\0\0\0",
}
#: What breaks parsers: ends, quotes, brackets, anchors, controls, halves of characters.
SHARP = [
    *(b"\0", b"\xff", b"\xd8\0", b"\xe2\x80", b"\r", b"\n\n", b"\t", b"---\n", b"\xef\xbb\xbf"),
    *(b"[", b"]", b"{", b"}", b"{" * 40, b"- " * 40, b'"', b"'", b"&a ", b"*a", b"!!x ", b": "),
    *(b"](", b"![", b"`", b"```", b"<", b"<!--", b"[^1]", b"](http://[", b"{filename}", b"%00"),
    *(b"1e999", b"NaN", b"-1", b"9" * 20, b"0000-00-00", b"2026-02-30", b"| ", b"# "),
    *(text.encode() for text in "، ـ \u202e \u2028 ﷺ ٣ ۳ و « \ufffc".split(" ")),
]


@st.composite
def mutated(draw: st.DrawFn, name: str) -> bytes:
    data = GOOD[name]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 30)))
        data = data[:start] + draw(st.sampled_from([b"", *SHARP])) + data[end:]
    return data


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("fuzz"))


def check_with(content: Path, name: str, data: bytes) -> None:
    path = content / name
    path.write_bytes(data)
    try:
        for finding in check_site(Library(content, content.parent), TODAY):
            assert finding.code in CODES
            assert finding.line >= 1
            assert "\n" not in str(finding)
        fix_file(path, name)
        once = path.read_bytes()
        assert fix_file(path, name) == []
        assert path.read_bytes() == once
    finally:
        path.write_text(FILES[name], "utf-8") if name in FILES else path.unlink()


FUZZ = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("name", NAMES)
@FUZZ
@given(data=st.binary(max_size=300))
def test_any_bytes(content: Path, name: str, data: bytes) -> None:
    check_with(content, name, data)


@pytest.mark.parametrize("name", NAMES)
@FUZZ
@given(data=st.data())
def test_good_files_with_something_sharp(content: Path, name: str, data: st.DataObject) -> None:
    check_with(content, name, data.draw(mutated(name)))


@pytest.mark.parametrize(
    "text",
    [
        *("`" * 5000, "[" * 5000, "](" * 3000, "<" * 5000, "&" * 5000, "*" * 5000, "( " * 3000),
        *("«" * 5000, "ـ" * 5000, "و " * 3000, "في " * 3000, "، " * 3000, " " * 20000 + "،"),
        *("> " * 3000, "- " * 3000, "| " * 3000, "{" * 5000, "a@" * 3000, "a." * 3000, "0 " * 5000),
        *("\n" * 20000, "سطر\n" * 5000, "كلمة " * 5000, "<a " * 3000, "\\" * 5000, "[a][" * 3000),
        *(
            "[](" * 3000,
            "![" * 3000,
            "[^" * 3000,
            "www." * 3000,
            "https://" * 2000,
            "\u00a0" * 9000,
        ),
    ],
    ids=lambda text: repr(text[:6]),
)
def test_no_text_takes_for_ever(content: Path, text: str) -> None:
    head = FILES["news/2026/second.md"].partition("\n\n")[0]
    check_with(content, "news/2026/second.md", f"{head}\n\n{text}\n".encode())
    check_with(content, "directory/centers/one.yaml", f'name: "{text}"\n'.encode())
