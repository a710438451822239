"""Numbers of people, taken out of an old text before it comes near the repository."""

from __future__ import annotations

from editorial.text import personal_numbers, telephone_numbers

PHONE = "(رقم هاتف محذوف)"
NUMBER = "(رقم شخصي محذوف)"


def redact(text: str, helplines: set[str]) -> tuple[str, list[str]]:
    """The text with words in place of identity card, bank account and telephone numbers.

    ``helplines`` are numbers that may stand in a text, without spaces. Also returns what an editor
    must know of it.
    """
    spans = [(start, end, NUMBER) for start, end in personal_numbers(text)]
    spans += [(start, end, PHONE) for start, end in telephone_numbers(text, helplines)]
    last = len(text)
    for start, end, words in sorted(spans, reverse=True):
        if end <= last:  # what is part of a longer number is gone with it
            text = f"{text[:start]}{words}{text[end:]}"
            last = start
    doubts = []
    if any(words == PHONE for _, _, words in spans):
        doubts.append("حذف رقم هاتف من النص: مكانه سجل المركز أو صفحة الجمعية")
    if any(words == NUMBER for _, _, words in spans):
        doubts.append("حذف رقم بطاقة وطنية أو حساب بنكي من النص: لا ينشر أبدا")
    return text, doubts
