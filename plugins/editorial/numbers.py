"""Numbers of persons in a line of text: identity cards, passports, accounts, insurance.

What is an error may not be found in a decision, a standard or a budget: so digits alone count only
behind the words that say whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Where something begins and ends in a text.
Span = tuple[int, int]

#: Letters before the number of something else: a post box, a sum, a road, a standard, a tender.
_NO_CARD = "CP BP DH BO RN RP RR PM PK HT N PR EN NM NF AO PV CE EU UE TN FR US SN"
# National identity card (CNIE): one or two letters, five or six digits.
# Five digits apart from their letters are more often a postal box or a sum of money.
IDENTITY = re.compile(
    rf"(?<![A-Za-z0-9])(?!(?:{_NO_CARD.replace(' ', '|')})[ .-]?[0-9])"
    r"(?:[A-Z]{1,2}[0-9]{5,6}|[a-z]{1,2}[0-9]{6}|[A-Z]{1,2}[ .-][0-9]{6}|[A-Z]{2}[ .-][0-9]{5})"
    r"(?![A-Za-z0-9])"
)
# Bank account: the 24 digits of a RIB, or an IBAN.
ACCOUNT = re.compile(
    r"(?<![0-9])(?:[0-9][ ./-]?){23}[0-9](?![0-9])"
    r"|(?<![0-9])[0-9]{3} {1,3}[0-9]{3} {1,3}[0-9]{16} {1,3}[0-9]{2}(?![0-9])"
    r"|\b[Mm][Aa][0-9]{2}(?:[ -]?[0-9]){18,24}\b"
    r"|\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){4,7}(?: ?[A-Z0-9]{1,3})?\b"
)
YEARS = re.compile(r"(?:(?:19|20)[0-9]{2}[ ./-]?)+")
_BANK_CARD = re.compile(r"(?<![0-9])[3-6][0-9]{3}(?:[ -]?[0-9]{4}){3}(?![ -]?[0-9])")
#: Sums of money, one behind the other.
_ROUND = re.compile(r"(?:[0-9]{2}00[ -]?)+")
#: What stands between such words and the number: other words, no end of a sentence.
_GAP = r"[^0-9\n.،؛]"
_NO = r"(?:رقم\w*|n°|N°)"
_CARD = rf"(?:بطاق\w+ {_GAP}{{0,5}}(?:وطني|تعريف)|\bCNIE?\b|\bCIN\b)"
#: Words that say what the number behind them is, and that number.
_WORDS = (
    (
        rf"(?:{_CARD}|جواز|بطاقته|بطاقتها|بطاق\w+ {_NO}){_GAP}{{0,30}}?",
        r"(?<![A-Za-z])[A-Za-z]{1,2}(?: ?[./-] ?| ?[nN]° ?| )?[0-9]{5,8}",
    ),
    (rf"رقم {_GAP}{{0,15}}{_CARD}{_GAP}{{0,30}}?|{_CARD}{_GAP}{{0,30}}?{_NO}", "[0-9]{5,8}"),
    (rf"(?:حساب|\bRIB\b){_GAP}{{0,25}}?", "(?:[0-9] {0,2}){22}[0-9]"),
    (rf"(?:حساب\w* (?:ال)?بريدي|\bCCP\b){_GAP}{{0,15}}?", "[0-9]{5,12}"),
    (
        rf"رقم {_GAP}{{0,30}}(?:الضمان الاجتماعي|\bCNSS\b){_GAP}{{0,5}}?"
        rf"|(?:الضمان الاجتماعي|\bCNSS\b){_GAP}{{0,15}}?(?:{_NO}|:)",
        "[0-9]{7,10}",
    ),
)
_SAID = tuple(
    re.compile(
        rf"(?:{words})[^\w\n]{{0,3}}(?P<number>{number})(?![0-9A-Za-z])(?! *(?:درهم|DH|مليون|ألف))"
    )
    for words, number in _WORDS
)


def find(line: str) -> Iterator[Span]:
    """The numbers of persons in a line, whose digits are 0-9."""
    for pattern in (IDENTITY, ACCOUNT):
        yield from (m.span() for m in pattern.finditer(line) if not YEARS.fullmatch(m.group()))
    yield from (m.span() for m in _BANK_CARD.finditer(line) if _is_card(m.group()))
    for said in _SAID:
        yield from (found.span("number") for found in said.finditer(line))


def _is_card(number: str) -> bool:
    """Whether the last digit of a bank card is the check of the others (Luhn, ISO/IEC 7812-1)."""
    digits = [int(digit) for digit in reversed(number) if digit.isdigit()]
    twice = sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + twice) % 10 == 0 and not _ROUND.fullmatch(number)
