"""Which files are published of a picture, under which names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pictures.model import WIDTHS, Picture

PICTURE = Picture("images/2026/liqaa.jpg", 3000, 2000, b"\x01\x23\x45\x67\x89")


def test_names_tell_width_and_content() -> None:
    assert [file.url for file in PICTURE.files("avif")] == [
        f"images/2026/liqaa.{width}.01234567.avif" for width in WIDTHS
    ]
    assert PICTURE.fallback.url == f"images/2026/liqaa.{WIDTHS[-1]}.01234567.jpg"
    other = replace(PICTURE, version=b"\x01\x23\x45\x68\x89")
    assert {file.url for file in PICTURE.all_files}.isdisjoint(f.url for f in other.all_files)


@pytest.mark.parametrize(
    ("width", "widths"),
    [(3000, [360, 720, 1080]), (1080, [360, 720, 1080]), (800, [360, 720, 800]), (100, [100])],
)
def test_no_file_is_wider_than_the_original(width: int, widths: list[int]) -> None:
    picture = replace(PICTURE, width=width, height=2 * width)
    for kind in ("avif", "webp"):
        files = picture.files(kind)
        assert [file.width for file in files] == widths
        assert [file.height for file in files] == [2 * width for width in widths]
    assert picture.fallback.width == widths[-1]


def test_a_line_has_a_height() -> None:
    assert {file.height for file in replace(PICTURE, height=1).all_files} == {1}
