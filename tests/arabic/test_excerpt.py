"""Summaries never cut a word."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.excerpt import excerpt


@pytest.mark.parametrize(
    ("text", "words", "result"),
    [
        ("نص قصير.", 30, "نص قصير."),
        ("واحد اثنان ثلاثة", 3, "واحد اثنان ثلاثة"),
        ("واحد اثنان ثلاثة أربعة", 3, "واحد اثنان ثلاثة…"),
        # Vowel marks belong to their letter; Pelican gives «قال المعل …».
        ("قال المعلّمُ إنَّ الكِتابَ مفيدٌ", 2, "قال المعلّمُ…"),
        ("قال المعلّمُ إنَّ الكِتابَ مفيدٌ", 3, "قال المعلّمُ إنَّ…"),
        # A sentence end in the last third, not before.
        ("ا ب ج د ه نهاية. ز ح ط", 6, "ا ب ج د ه نهاية."),
        ("ا ب ج د نهاية؟ و ز ح ط", 6, "ا ب ج د نهاية؟"),
        ("ا ب ج «د نهاية!» و ز ح ط", 6, "ا ب ج «د نهاية!»"),
        ("ا ب نهاية. د ه و ز ح ط", 6, "ا ب نهاية. د ه و…"),
        # Abbreviations end nothing.
        ("ا ب ج د د. محمد بن علي", 5, "ا ب ج د د…"),
        ("ا ب ج حجمه 240 ك.ب. كلها هنا", 6, "ا ب ج حجمه 240 ك.ب…"),
        # Nothing hangs before the ellipsis.
        ("واحد اثنان ثلاثة، أربعة", 3, "واحد اثنان ثلاثة…"),
        ("واحد اثنان ثلاثة «أربعة خمسة»", 3, "واحد اثنان ثلاثة…"),
        # Punctuation by itself is no word.
        ("واحد – اثنان – ثلاثة أربعة", 3, "واحد – اثنان – ثلاثة…"),
        # HTML.
        ("<h2>عنوان</h2><p>نص<br>آخر</p><ul><li>أ</li><li>ب</li></ul>", 30, "عنوان نص آخر أ ب"),
        ("<p>الـ<b>مر</b>كز &amp; &laquo;ب&raquo;&nbsp;ج &lt;د&gt;</p>", 30, "الـمركز & «ب» ج <د>"),
        ('نص<sup id="fnref:1"><a href="#fn:1">1</a></sup> آخر m<sup>2</sup>', 30, "نص آخر m2"),
        ("<script>var x = 1;</script><style>p {}</style>نص", 30, "نص"),
        ('عن <bdi dir="ltr">INDH</bdi>، ثم', 30, "عن INDH، ثم"),
        ("3 < 5 و R&D", 30, "3 < 5 و R&D"),
        ("<!-- تعليق -->نص\n\n  آخر", 30, "نص آخر"),
        ("", 30, ""),
    ],
)
def test_excerpt(text: str, words: int, result: str) -> None:
    assert excerpt(text, words) == result


def test_default_is_thirty_words() -> None:
    assert excerpt("كلمة " * 31) == ("كلمة " * 30).strip() + "…"


def test_no_words_is_no_excerpt() -> None:
    with pytest.raises(ValueError, match="at least one"):
        excerpt("نص", 0)


words_ = st.text(alphabet="ابتمن\u064e\u0651\u0301eé3.،؟!»«(", min_size=1)


@given(st.lists(words_).map(" ".join), st.integers(min_value=1, max_value=12))
def test_prefix_of_whole_words(text: str, words: int) -> None:
    full = " ".join(text.split())
    result = excerpt(text, words)
    if result == full:
        return
    kept = result.removesuffix("…")
    assert full.startswith(kept)
    rest = full[len(kept) :]
    # What comes next is a space, or punctuation that was left off at the end of the word.
    assert rest.lstrip(".،؛:,;-–—«“([").startswith((" ", "…")) or not rest
    assert not (rest and unicodedata.combining(rest[0]))
    assert sum(any(c.isalnum() for c in word) for word in kept.split()) <= words


@given(st.text(alphabet="ابت <>/&;pbscript='\"!-#1"), st.integers(min_value=1, max_value=5))
def test_whatever_the_html(text: str, words: int) -> None:
    result = excerpt(text, words)
    assert result == " ".join(result.split())
