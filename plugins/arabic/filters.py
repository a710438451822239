"""The names under which templates know our functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from arabic.bidi import bidi, isolate, ltr
from arabic.dates import arabic_date, arabic_month, date_range
from arabic.excerpt import excerpt
from arabic.fold import arabic_sort
from arabic.numbers import counted, file_size, number
from arabic.typography import widont

#: Jinja filter name -> function.
FILTERS: Mapping[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (
        arabic_date,
        arabic_month,
        arabic_sort,
        bidi,
        counted,
        date_range,
        excerpt,
        file_size,
        isolate,
        ltr,
        number,
        widont,
    )
}
