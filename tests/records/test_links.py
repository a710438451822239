"""Which files a text links to, wherever it stands."""

from __future__ import annotations

import pytest

from records.links import targets


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("لا رابط", "news/2026/a.md", ()),
        ("[x]({filename}/pages/about.md)", "news/2026/a.md", ("pages/about.md",)),
        ("[x]({filename}b.md#part)", "news/2026/a.md", ("news/2026/b.md",)),
        ("[x]({filename}../2025/b.md?x=1)", "news/2026/a.md", ("news/2025/b.md",)),
        ("![x]({static}/images/a.png)", "pages/a.md", ("images/a.png",)),
        ("[x]: {filename}/pages/about.md", "pages/a.md", ("pages/about.md",)),
        ("[x](<{filename}/pages/a%20b.md>)", "pages/a.md", ("pages/a b.md",)),
        ("[x](|filename|/pages/about.md)", "pages/a.md", ("pages/about.md",)),
        (
            "[x]({filename}/b.md) [y]({filename}/a.md) [z]({filename}/b.md)",
            "a.md",
            ("a.md", "b.md"),
        ),
    ],
)
def test_targets(text: str, path: str, expected: tuple[str, ...]) -> None:
    assert targets(text, path) == expected
