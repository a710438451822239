"""The fonts, on all that both sites say."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from building.fonts import FACES, LEFT_TO_READERS, PLEX, REPERTOIRE, TIFINAGH, Face
from tests.conftest import ROOT, Site
from tests.shaping import measure, shaper

PACKAGES = ROOT / "node_modules/@fontsource"
NASKH = Face("noto-naskh-arabic", 0, ("arabic",), frozenset())
FONTS = ROOT / "theme/static/fonts"
STYLE = (ROOT / "theme/static/css/main.css").read_text("utf-8")
LETTER = "\u0600-\u06ff\u0750-\u077f"
#: What shapers take in one piece: characters of one script.
PIECE = re.compile(f"[{LETTER}]+|[\u2d30-\u2d7f]+|[^\\s\\w{LETTER}]*\\d*[^\\s\\w{LETTER}]*")
ARABIC = re.compile("[\u0621-\u0655\u0670\u0671\u067e-\u06cc]+")

each_plex = pytest.mark.parametrize("face", PLEX, ids=lambda face: face.file)


def texts(site: Site) -> Iterator[str]:
    for page in site.pages:
        yield from page.tree.xpath("//text()[not(parent::script)] | //@alt")


@pytest.fixture(scope="module")
def words(site: Site) -> Counter[str]:
    """Every piece that readers see, and how often."""
    return Counter(piece for text in texts(site) for piece in PIECE.findall(text) if piece)


def test_every_character_is_drawn_by_a_font_of_the_site(site: Site) -> None:
    """Latin is left to the reader's fonts; all else they may draw badly or not at all."""
    characters = {character for text in texts(site) for character in text}
    assert {letter for letter in characters if _needs_a_glyph(letter)} <= {
        *REPERTOIRE,
        *TIFINAGH,
        *LEFT_TO_READERS,
    }


def _needs_a_glyph(character: str) -> bool:
    category = unicodedata.category(character)
    if re.match(f"[{LETTER}\u2d30-\u2d7f]", character):
        return category != "Cf"
    return category[0] in "NPS"


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
def test_every_word_is_shaped_as_by_the_whole_font(words: Counter[str], face: Face) -> None:
    ours = shaper((FONTS / face.file).read_bytes())
    wholes = [path.read_bytes() for path in face.sources(PACKAGES)]
    compared, different = 0, []
    for whole in wholes:
        characters, shape = set(map(chr, TTFont(BytesIO(whole)).getBestCmap())), shaper(whole)
        for word in words:
            if characters.issuperset(word) and face.characters.issuperset(word):
                compared += 1
                shapes = shape(word), ours(word)
                if shapes[0] != shapes[1] or None in [glyph for glyph, *_ in shapes[1]]:
                    different.append(word)
    assert different == []
    assert compared > 1500 or face not in PLEX


# The fallback stands where Plex will: https://drafts.csswg.org/css-fonts-5/#size-adjust-desc


def _fallback(weight: int) -> dict[str, str]:
    faces = [
        dict(re.findall(r"([\w-]+): ([^;]+);", rule)) for rule in re.findall("{([^}]+)}", STYLE)
    ]
    return next(
        face for face in faces
        if face.get("font-family") == "Fallback" and face["font-weight"] == str(weight)
    )  # fmt: skip


@each_plex
def test_words_are_as_wide_in_the_fallback(words: Counter[str], face: Face) -> None:
    (naskh,) = Face(NASKH.package, face.weight, NASKH.subsets, frozenset()).sources(PACKAGES)
    plex, fallback = measure((FONTS / face.file).read_bytes()), measure(naskh.read_bytes())
    seen = {word: count for word, count in words.items() if ARABIC.fullmatch(word)}
    width = sum(plex(word) * count for word, count in seen.items())
    bare = sum(fallback(word) * count for word, count in seen.items())
    stated = float(_fallback(face.weight)["size-adjust"].rstrip("%"))
    assert stated == pytest.approx(100 * width / bare, abs=0.3)


@each_plex
def test_lines_are_as_high_in_the_fallback(face: Face) -> None:
    stated = _fallback(face.weight)
    size = float(stated["size-adjust"].rstrip("%")) / 100
    font = TTFont(FONTS / face.file)
    line, em = font["hhea"], font["head"].unitsPerEm
    for name, height in (
        ("ascent-override", line.ascent),
        ("descent-override", -line.descent),
        ("line-gap-override", line.lineGap),
    ):
        assert float(stated[name].rstrip("%")) == pytest.approx(100 * height / em / size, abs=0.06)


@each_plex
def test_the_fallback_is_looked_for_by_the_names_it_has(face: Face) -> None:
    """`local()` takes a full name or a PostScript name, never that of a family."""
    (naskh,) = Face(NASKH.package, face.weight, NASKH.subsets, frozenset()).sources(PACKAGES)
    names = TTFont(naskh)["name"]
    looked_for = re.findall(r'local\("([^"]+)"\)', _fallback(face.weight)["src"])
    assert looked_for == [names.getDebugName(4), names.getDebugName(6)]


def test_fonts_are_few_and_small(site: Site) -> None:
    sizes = [(site.output / name).stat().st_size for name in site.files if name.endswith(".woff2")]
    assert len(sizes) == len(FACES)
    small, *plex = sorted(sizes)
    assert small <= 2_700
    assert sum(plex) <= 28 * 1024
    assert sum(sizes) <= 30 * 1024  # of a page with Amazigh
    for page in site.pages:
        preloads = page.tree.xpath("//link[@rel='preload']/@href")
        weights = [re.findall(r"arabic-(\d+)", link)[0] for link in preloads]
        title = "".join(page.tree.xpath("//h1//text()"))
        is_long = page.url.startswith("directory/centers/") and len(title) > 60
        assert weights == (["400", "700"] if is_long else ["400"]), page.url
