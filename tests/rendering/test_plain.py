"""Texts without a sign of Markdown are left alone, and no other ones."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from pelicanconf import MARKDOWN

_PLAIN = Markdown(**MARKDOWN)
_WITHOUT = Markdown(
    **MARKDOWN | {"extensions": [name for name in MARKDOWN["extensions"] if "plain" not in name]}
)
#: Whatever means something to Markdown, and letters between.
_PIECES = st.sampled_from(
    [*"`\\*_[]()<>&;!#:-+=|^~{}\"'/.@0 \n", "  \n", "\n\n", "    ", "ب", "INDH", "05 39 91 20 34"]
    + ["](http://x.ma)", "[^1]", "\n\n[^1]: ب", "\n\n[ب]: http://x.ma", "&amp;", "<x@x.ma>", "- "]
    + ["\n\n| ب | ب |\n|---|---|\n| *ب* | ب |\n\n", "![ب](x.png)", "<b>", "</b>", "<!-- ب -->"]
)


@given(st.lists(_PIECES, max_size=30).map("".join))
@example("ب  \nب")
@example("ب &copy; ب")
@example(r"ب \# ب")
@example("ب `ب` <http://x.ma> **ب** _ب_ ![ب](x.png) [ب](x.md)")
@example("ب[^1]\n\n[^1]: ب *ب*")
def test_html_is_that_of_markdown(text: str) -> None:
    assert _PLAIN.reset().convert(text) == _WITHOUT.reset().convert(text)


def test_no_pattern_is_asked_about_plain_text() -> None:
    asked = []
    markdown = Markdown(**MARKDOWN)
    pattern = markdown.inlinePatterns["link"]
    pattern.getCompiledRegExp = lambda: asked.append(1) or pattern.compiled_re
    markdown.convert("## ب\n\nب، ب.\n\n- ب\n- ب")
    assert not asked
    markdown.convert("ب [ب](x.md)")
    assert asked
