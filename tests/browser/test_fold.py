"""The fold of readers' words, in JavaScript, is that of ours, in Python."""

from __future__ import annotations

import random
import re

import pytest
from playwright.sync_api import Browser

from arabic.fold import fold
from building.scripts import bundled
from cache.store import Store
from tests.conftest import ROOT, Site

pytestmark = pytest.mark.browser

#: Code points that words are made of: Arabic with its marks and older forms, Latin with accents,
#: digits of several scripts, what is not seen, emoji, Tifinagh, halves of surrogate pairs.
RANGES = (
    *((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x3FF), (0x600, 0x6FF), (0x750, 0x77F)),
    *((0x8A0, 0x8FF), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2D30, 0x2D7F), (0xFB50, 0xFDFF)),
    *((0xFE70, 0xFEFF), (0xFF00, 0xFFEF), (0x1F600, 0x1F64F), (0xD800, 0xDFFF)),
)
#: Words often hold what the fold is about; drawn from all of Unicode they hardly ever would.
OFTEN = "اأإآٱءئؤىيةهمسئولشئونکگڭݣچڤپ٠٩۰۹\u0640\u0651\u0654\u0670\u200f\u0301İßÉﻻﷲ"
GENERATED = 20_000
#: Strings go as code units, for no encoding has lone surrogates.
FOLDED = """lists => lists.map(units =>
  [...fold.fold(String.fromCharCode(...units))].flatMap(letter =>
    [...Array(letter.length).keys()].map(index => letter.charCodeAt(index))))"""


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The fold as a script that defines ``fold``, with what its module exports."""
    folder = tmp_path_factory.mktemp("fold")
    source = ROOT / "theme" / "static" / "js" / "lib" / "fold.js"
    entry = f'import * as fold from "{source}"; globalThis.fold = fold;'
    (folder / "entry.js").write_text(entry, "utf-8")
    return bundled(folder, ROOT, Store())["entry.js"].decode("utf-8")


def test_both_languages_fold_alike(
    browser: Browser, module: str, real_site: Site, demo_site: Site
) -> None:
    words = sorted(written(real_site) | written(demo_site))
    assert len(words) > 5_000
    texts = [*words, *generated()]
    page = browser.new_page()
    page.evaluate(module)
    theirs = page.evaluate(FOLDED, [as_units(text) for text in texts])
    page.close()
    pairs = zip(texts, theirs, strict=True)
    assert [text for text, units in pairs if as_units(fold(text)) != units] == []


def written(site: Site) -> set[str]:
    """Every distinct word of a site's pages."""
    return {word for page in site.pages for word in re.split(r"\s+", page.tree.text_content())}


def generated() -> list[str]:
    """Words of all that may be written, the same at every run."""
    chance = random.Random(20261123)

    def letter() -> str:
        if chance.random() < 0.4:
            return chance.choice(OFTEN)
        return chr(chance.randint(*chance.choice(RANGES)))

    return ["".join(letter() for _ in range(chance.randint(1, 12))) for _ in range(GENERATED)]


def as_units(text: str) -> list[int]:
    """A string as the code units that JavaScript has."""
    data = text.encode("utf-16-le", "surrogatepass")
    return [data[at] + 256 * data[at + 1] for at in range(0, len(data), 2)]
