"""Numbers, counted nouns and file sizes, by CLDR ``ar_MA``: Latin digits, 510.211,5."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import format_decimal

from arabic.cldr import LOCALE
from arabic.nouns import NOUNS

#: Names of CLDR's digital units in Arabic (U+063A as in Morocco); loanwords that do not inflect.
_UNITS = ("بايت", "كيلوبايت", "ميغابايت", "غيغابايت")
_STEP = 1000
_WHOLE_FROM = 10


def number(value: int | float | Decimal) -> str:
    """Return the number grouped by dots with a decimal comma, at most three decimals."""
    return format_decimal(value, locale=LOCALE)


def counted(count: int, noun: str, oblique: bool = False) -> str:
    """Return the number with its noun, in the form that CLDR's plural rules for Arabic ask for.

    0 «لا مراكز», 1 «مركز واحد», 2 «مركزان», 3–10 «3 مراكز», 11–99 «11 مركزا», 100–102 «100 مركز»,
    and by the last two digits above. ``oblique`` is for after a preposition: «في مركزين».
    Raises KeyError for a noun that is not in :data:`arabic.nouns.NOUNS`, TypeError for a count
    that is no integer, ValueError for a negative one.
    """
    if not isinstance(count, int):
        raise TypeError(f"a count is an integer, not {count!r}")
    if count < 0:
        raise ValueError(f"a count is not negative: {count}")
    form = plural_forms(noun, oblique)[LOCALE.plural_form(count)]
    return form.format(number(count))


def plural_forms(noun: str, oblique: bool = False) -> dict[str, str]:
    """Return what :func:`counted` says by CLDR's plural categories; ``{}`` is for the number.

    Raises KeyError for a noun that is not in :data:`arabic.nouns.NOUNS`.
    """
    if noun not in NOUNS:
        raise KeyError(f"unknown noun {noun!r}; known: {', '.join(sorted(NOUNS))}")
    forms = NOUNS[noun]
    return {
        "zero": forms.none or f"لا {forms.plural}",
        "one": f"{forms.singular} {'واحدة' if forms.feminine else 'واحد'}",
        "two": forms.dual.removesuffix("ان") + "ين" if oblique else forms.dual,
        "few": f"{{}} {forms.plural}",
        "many": f"{{}} {forms.accusative}",
        "other": f"{{}} {forms.singular}",
    }


def file_size(size: int) -> str:
    """Return a size in bytes as people read it: «512 بايت», «240 كيلوبايت», «1,2 ميغابايت».

    Units are decimal (SI, as CLDR's kilobyte is); one decimal from the megabyte on, below ten.
    Raises ValueError for a negative size.
    """
    if size < 0:
        raise ValueError(f"a size is not negative: {size}")
    amount, unit = Decimal(size), 0
    # 999.5 and more would print as 1.000 of the smaller unit.
    while round(amount) >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    rounded = round(amount, 1)
    decimals = 1 if unit > _UNITS.index("كيلوبايت") and rounded < _WHOLE_FROM else 0
    return f"{number(round(amount, decimals))} {_UNITS[unit]}"
