"""What may come out of Markdown, whatever went in."""

from __future__ import annotations

import pytest

from rendering.sanitize import sanitize


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p onclick='x()'>أ</p>", "<p>أ</p>"),
        ("<script>x()</script>أ", "أ"),
        ("<p style='color:red'>أ</p>", "<p>أ</p>"),
        ('<a href="javascript:x()">أ</a>', "<a>أ</a>"),
        ("<iframe src='//example.org'></iframe>أ", "أ"),
        ("<form><input></form>أ", "أ"),
    ],
)
def test_taken_away(html: str, clean: str) -> None:
    assert sanitize(html) == clean


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="عنوان">أ</h2>',
        '<p>أ <bdi dir="ltr">INDH</bdi></p>',
        '<a href="{filename}/news/2026/a.md">أ</a>',
        '<a href="tel:8350"><bdi dir="ltr">8350</bdi></a>',
        '<img src="{static}/images/a.png" alt="أ">',
        "<table><thead><tr><th>أ</th></tr></thead></table>",
    ],
)
def test_left_alone(html: str) -> None:
    assert sanitize(html) == html
