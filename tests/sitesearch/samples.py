"""What both kinds of test ask: the pairs, built indexes, queries made of the words of a site."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from arabic.fold import fold
from arabic.stem import is_said, words
from cache.store import Store, digest_of
from directory.catalog import build_catalog
from directory.check import read_directory
from records.library import Library
from sitesearch.aliases import Aliases
from sitesearch.documents import Document
from sitesearch.generator import alias_rows
from sitesearch.parts import Candidate, File, files
from tests.conftest import ROOT, Page, Site
from tests.sitesearch import engine
from tests.small_site import TODAY

#: What may stand before a noun as one word with it.
BEFORE = ("", "ال", "وال", "بال", "لل", "كال", "فال", "و", "ب", "ل", "وب", "ول")
#: What may stand behind it.
BEHIND = "ه ات يه يات ي ين ون ان ها هم نا ته تها اتها اتهم تهم ا ك كم تين يين يون هن".split()
#: What nobody should search for, and somebody will.
BAD = [
    "x" * 10_000,
    "المركز " * 2000,
    "\u064e\u0651\u0640\u0640",
    ".*+?^${}()|[]\\/",
    "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "😀👩‍👧",
    "مركزabcмир中文 2٠1",
    "__proto__ constructor toString",
    "\u202eabc\u2066",
]


class Pair(NamedTuple):
    """A query that must find a page holding only some words."""

    id: str
    query: str
    words: str


def pairs() -> list[Pair]:
    """The pairs of the project's Arabic reference."""
    return [Pair(*row) for row in _rows("pairs.tsv")]


def form_pairs() -> list[Pair]:
    """More pairs, of every form that a word may have."""
    return [Pair(*row) for row in _rows("forms.tsv")]


def other_words() -> list[list[str]]:
    """Queries, and words alike that are others: not to be found where the query itself is."""
    return _rows("others.tsv")


def _rows(name: str) -> list[list[str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8") as file:
        return list(csv.reader(file, delimiter="\t"))[1:]


def aliases() -> Aliases:
    """The aliases of the real site."""
    records, _ = read_directory(Library(ROOT / "content", ROOT), TODAY)
    return Aliases(alias_rows(build_catalog(records, TODAY)))


def document(title: str, text: str = "", **values: object) -> Document:
    """A page of a title and a text."""
    given = {"group": "pages", "url": "x/", "note": "", "names": (), **values}
    return Document(title=title, text=(text,), **given)  # type: ignore[arg-type]


def indexed(documents: list[Document], known: Aliases, store: Store | None = None) -> list[File]:
    """The files of the index of some documents."""
    candidates = [Candidate(digest_of(repr(each)), partial(_same, each)) for each in documents]
    return files(candidates, known, b"script\n", store or Store())


def _same(page: Document) -> Document:
    return page


def parts_of(site: Site) -> list[engine.Part]:
    """The index of a built site."""
    first = (site.output / "search/index.js").read_text("utf-8")
    _, head = engine.data_of(first)
    later = [(site.output / "search" / name).read_text("utf-8") for name in head["parts"]]
    return engine.parse([first, *later])


def text_of(page: Page, places: str) -> str:
    """The text in some elements of a page, images' included."""
    found = page.tree.xpath(places)
    return " ".join(text for node in found for text in node.xpath(".//text() | .//@alt"))


def forms(noun: str, behind: Sequence[str] = ("",)) -> set[str]:
    """How a noun may be written."""
    return {f"{before}{noun}{after}" for before in BEFORE for after in behind}


def inflected(noun: str) -> set[str]:
    """How a noun and those of its plurals that have its letters may be written."""
    endings = [end for end in BEHIND if noun.endswith(end) and len(noun) - len(end) >= 3]
    bases = {noun, *(noun.removesuffix(end) for end in endings)}
    return {form for base in bases for form in forms(base, ("", *BEHIND))}


def typed(noun: str) -> list[str]:
    """Five ways of typing a noun: bare, with the article, misspelt, with «بال», with tatweel."""
    misspelt = noun.translate(str.maketrans("أإآةى", "اااهي"))
    return [noun, f"ال{noun}", misspelt, f"بال{noun}", f"{noun[:2]}ـــ{noun[2:]}"]


class Words(NamedTuple):
    """The folded words of the pages of an index: what editors wrote, and all that a page shows."""

    written: list[set[str]]
    shown: list[set[str]]
    nouns: list[str]


def site_words(site: Site, parts: list[engine.Part]) -> Words:
    """The words of the pages that are found, and nouns in them as they are spelled."""
    pages = {page.url: page for page in site.pages}
    own = "//h1 | //main//div[@class='text'] | //main//p[@class='lead']"
    found = [pages[doc[1]] for doc in parts[0].docs]
    texts = [text_of(page, own) for page in found]
    written = [set(words(text)) for text in texts]
    shown = [
        set(words(f"{text_of(page, '//main')} {doc[2]} {doc[3]}"))
        for page, doc in zip(found, parts[0].docs, strict=True)
    ]
    spelled: dict[str, str] = {}
    for word in sorted({word for text in texts for word in re.findall("[ء-ي]+", text)}):
        if word.startswith("ال"):
            spelled.setdefault(fold(word)[2:], word[2:])
    nouns = [
        noun for word, noun in sorted(spelled.items()) if len(word) > 2 and is_said(f"ال{word}")
    ]
    chosen = random.Random(0).sample(nouns, min(len(nouns), 120))
    return Words(written, shown, chosen)
