"""Telephone numbers of Morocco (ANRT's closed plan, country code 212) and short codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic_core import PydanticCustomError

#: An E.164 number of Morocco, or a short code.
NUMBER = r"\+212[5-8][0-9]{8}|[0-9]{2,4}"
NUMBER_ADVICE = "الرقم يكتب بالصيغة الدولية، مثل +212539000000"
_NATIONAL = re.compile(r"(?:(?:\+|00)?2120?|0)([5-8][0-9]{8})")
#: Special services (080 …) are written in other groups than subscribers' numbers.
_SPECIAL = re.compile(r"\+212(8[0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})")
_MOBILE = re.compile(r"\+212[67]")
#: A number as people type it into a text: of Morocco in any grouping, or of another country.
IN_TEXT = re.compile(
    r"(?<![0-9A-Za-z/.-])"
    r"(?:\(?(?:\+|00)?212\)?[ .-]{0,2}(?:\(0\)[ .-]?)?[5-8](?:[ .-]?[0-9]){8}"
    r"|0[5-8](?:[ .-]?[0-9]){8}"
    r"|0[5-8](?=,[0-9,]*[4-9][0-9])(?:,[0-9]{2}){4}"  # days of a month stay below 40
    r"|\(0[5-8]\)(?:[ .-]?[0-9]){8}|\(0[5-8][0-9]{2}\)(?:[ .-]?[0-9]){6}"
    r"|0[5-8](?P<joint>[/_*])[0-9]{2}(?:(?P=joint)[0-9]{2}){3}"
    r"|\+[1-9](?:[ .-]?[0-9]){9,13})(?![0-9A-Za-z])"
)
#: Every such number holds this: its beginning, and at least eight digits more.
_BEGUN = re.compile(r"(?:212|0[5-8]|\+[1-9])(?:[ ()./_*,-]{0,4}[0-9]){8}")
#: Arabic-Indic digits, unbreakable spaces and dashes as a keyboard has them, one for one.
_TYPED = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹\u00a0\u202f\u2009‐‑–—", "0123456789" * 2 + "   ----")
_IS_TYPED = re.compile(f"[{''.join(map(chr, _TYPED))}]")


def check_number(number: str) -> str:
    """Return an E.164 number of Morocco or a short code as it is; else raise a ``V007`` error.

    Raises where the number is neither; the message gives the E.164 form of a national number.
    """
    if re.fullmatch(NUMBER, number):
        return number
    advice = NUMBER_ADVICE
    if found := _NATIONAL.fullmatch(re.sub(r"[ ./()-]", "", plain(number))):
        advice = f"اكتب الرقم هكذا: +212{found[1]}"
    raise PydanticCustomError("V007", "{advice}", {"advice": advice})


def plain(text: str) -> str:
    """The text with ASCII digits, spaces and hyphens; every character stays at its place."""
    return text.translate(_TYPED) if _IS_TYPED.search(text) else text


def find(text: str) -> Iterator[re.Match[str]]:
    """The telephone numbers in a text, however they are typed."""
    text = plain(text)
    return IN_TEXT.finditer(text) if _BEGUN.search(text) else iter(())


def is_mobile(number: str) -> bool:
    """Whether an E.164 number is a mobile, hence maybe a person's (06 and 07 in Morocco)."""
    return bool(_MOBILE.match(number))


def national(number: str) -> str:
    """The number as it is dialled in Morocco: ``05 39 00 00 00``, ``0800 00 00 00``; or a code."""
    if not number.startswith("+"):
        return number
    if special := _SPECIAL.fullmatch(number):
        return "0{} {} {} {}".format(*special.groups())
    import phonenumbers  # here: few builds write a number anew

    form = phonenumbers.PhoneNumberFormat.NATIONAL
    return phonenumbers.format_number(phonenumbers.parse(number), form)


def uri(number: str) -> str:
    """The ``tel:`` URI of an E.164 number or of a short code (RFC 3966)."""
    return "tel:" + re.sub(r"[ .-]", "", number)


def whatsapp_uri(number: str) -> str | None:
    """The address that opens a WhatsApp conversation with a mobile; None for other numbers."""
    return f"https://wa.me/{number.removeprefix('+')}" if is_mobile(number) else None
