"""Links that lead out of the site: whether somebody answers. No build asks for this."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from diagnostics import Finding
from records.library import Library
from records.source import read_text
from writing.fault import Fault, at

_URL = re.compile(r"https?://[^\s<>()«»\"'،؛\]}]*[^\s<>()«»\"'،؛\]}.,;:!?]")
_SECONDS = 15
_AT_A_TIME = 8
#: Answers of servers that know the address but not this program.
_REFUSED = {401, 403, 405, 406, 418, 429, 451, 503, 999}
_AGENT = "Mozilla/5.0 (compatible; link check)"


def check_external(
    library: Library, names: Iterable[str], fault_of: Callable[[str], str] | None = None
) -> Iterator[Finding]:
    """Warnings for the links of some files that nobody answers; each address is asked once.

    ``fault_of`` tells what is wrong with an address, «» if nothing.
    """
    texts = {name: read_text(library.content / name, name)[0] or "" for name in names}
    urls = sorted({url for text in texts.values() for url in _URL.findall(text)})
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        faults = dict(zip(urls, pool.map(fault_of or _fault, urls), strict=True))
    for name, text in texts.items():
        for found in _URL.finditer(text):
            if said := faults[found.group()]:
                message = f"لا يستجيب الرابط: {found.group()} ({said})"
                fault = Fault("L003", message, "صححه أو احذفه", "warning")
                yield at(text, library.shown(name), found.start(), fault)


def _fault(url: str) -> str:
    request = Request(url, headers={"User-Agent": _AGENT})
    try:
        with urlopen(request, timeout=_SECONDS):
            return ""
    except HTTPError as error:
        return "" if error.code in _REFUSED else str(error.code)
    except (OSError, HTTPException, ValueError) as error:
        return " ".join(str(getattr(error, "reason", error)).split()) or type(error).__name__
