import os
import re
import subprocess
import sys
import unicodedata
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
import uharfbuzz
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from building import fonts

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "node_modules" / "@fontsource" / "ibm-plex-sans-arabic"
ARABIC_WORD = re.compile(r"[\u0621-\u0655\u0670\u0671\u067e-\u06cc]+")
HARD_WORDS = """
    لله الله لأن لإدارة الآن لا ولا فلا إلى علاقة ملاحظة اللقاءات الأسرة المؤسسات شؤون مسؤول
    رئيس بيئة مُؤَسَّسَةٌ مُنَظَّمَةٍ قَانُونًا عِلْمًا وَطَنِيٌّ تَعَاوُنِيّةٍ أَوَّلُ مَدرسَةُ بِسْمِ ٱللَّهِ الرَّحْمٰنِ هٰذا ذٰلك
    العرائــش محمـد ݣلميم ڭلميم ڤيلا پاريس چيني گاز فلسطینی ڥ کتاب سوقْ طُّلْبة مَرَّةً ثمّ كلّا لٍ لًا لأً
    """.split()


@pytest.fixture(scope="module")
def sources() -> dict[int, tuple[bytes, bytes]]:
    return {
        weight: tuple(path.read_bytes() for path in fonts.sources(PACKAGE, weight))
        for weight in fonts.WEIGHTS
    }


@pytest.fixture(scope="module")
def built(sources) -> dict[int, bytes]:
    return {weight: fonts.build(*files) for weight, files in sources.items()}


def plain(data: bytes) -> bytes:
    """The same font as TrueType, which HarfBuzz reads."""
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    font.flavor = None
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def shaper(data: bytes):
    """Return a function that gives what a word looks like: each outline and where it stands.

    Glyphs are compared by what they draw: the two fonts number and name them differently.
    """
    font = uharfbuzz.Font(uharfbuzz.Face(plain(data)))
    glyphs = TTFont(BytesIO(data)).getGlyphSet()
    names = list(glyphs)

    @cache
    def outline(glyph: int) -> str:
        pen = DecomposingRecordingPen(glyphs)
        glyphs[names[glyph]].draw(pen)
        return str(pen.value)

    def shape(word: str) -> list[tuple]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        return [
            (outline(info.codepoint), info.cluster, *position.position) for info, position in pairs
        ]

    return shape


def words_of_the_site() -> list[str]:
    texts = (path.read_text("utf-8") for path in sorted((ROOT / "content").rglob("*.md")))
    return sorted({word for text in texts for word in ARABIC_WORD.findall(text)})


@pytest.mark.parametrize("weight", fonts.WEIGHTS)
def test_every_character_of_the_repertoire_has_a_glyph(built, weight):
    characters = TTFont(BytesIO(built[weight])).getBestCmap()

    assert {ord(character) for character in fonts.REPERTOIRE} <= set(characters)


def test_repertoire_holds_what_arabic_pages_need():
    letters = {
        chr(code) for code in range(0x621, 0x64B) if unicodedata.category(chr(code)) == "Lo"
    } - set("ػؼؽؾؿ")  # letters of other languages
    tashkeel = set("ًٌٍَُِّْٰ")
    others = set("ڭݣگڤڥپچکی")
    signs = set("،؛؟٪«»()[]…–—•·’“”0123456789٠١٢٣٤٥٦٧٨٩\u00a0")

    assert letters | tashkeel | others | signs <= fonts.REPERTOIRE


@pytest.mark.parametrize("pair", ["()", "[]", "{}", "<>", "«»", "‹›"])
def test_repertoire_holds_both_of_a_mirrored_pair(pair):
    assert set(pair) <= fonts.REPERTOIRE


def test_no_other_mirrored_character_slipped_in():
    mirrored = {character for character in fonts.REPERTOIRE if unicodedata.mirrored(character)}

    assert mirrored == set("()[]{}<>«»‹›")


@pytest.mark.parametrize("weight", fonts.WEIGHTS)
def test_a_font_is_small_woff2(built, weight):
    assert built[weight].startswith(b"wOF2")
    assert len(built[weight]) <= 15_500


@pytest.mark.parametrize("weight", fonts.WEIGHTS)
def test_weight_and_line_height_are_those_of_the_family(built, sources, weight):
    ours, theirs = (TTFont(BytesIO(data)) for data in (built[weight], sources[weight][0]))

    assert ours["OS/2"].usWeightClass == weight
    assert [ours["hhea"].ascent, ours["hhea"].descent, ours["hhea"].lineGap] == [
        theirs["hhea"].ascent,
        theirs["hhea"].descent,
        theirs["hhea"].lineGap,
    ]


@pytest.mark.parametrize("weight", fonts.WEIGHTS)
def test_words_are_shaped_as_by_the_whole_font(built, sources, weight):
    whole, ours = shaper(sources[weight][0]), shaper(built[weight])
    words = [*HARD_WORDS, *words_of_the_site()]
    assert len(words) >= 200

    different = [word for word in words if whole(word) != ours(word)]

    assert not different


@pytest.mark.parametrize("weight", fonts.WEIGHTS)
def test_numbers_and_brackets_are_shaped_as_by_the_latin_font(built, sources, weight):
    whole, ours = shaper(sources[weight][1]), shaper(built[weight])
    texts = ["0539 91 20 34", "(2026)", "08:30", "100%", "«»", "+212"]

    assert [ours(text) for text in texts] == [whole(text) for text in texts]


def test_the_same_input_gives_the_same_bytes(built):
    code = (
        "import sys; from pathlib import Path; from building import fonts\n"
        "files = fonts.sources(Path(sys.argv[1]), 400)\n"
        "sys.stdout.buffer.write(fonts.build(*(file.read_bytes() for file in files)))"
    )
    again = subprocess.run(
        [sys.executable, "-c", code, str(PACKAGE)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "plugins"), "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )

    assert again.stdout == built[400]


def test_all_characters_of_the_site_are_drawn():
    """A character the font lacks is drawn by another, at another size, or not at all."""
    folders = (ROOT / "content", ROOT / "theme" / "templates")
    files = [path for folder in folders for path in folder.rglob("*.*") if path.is_file()]
    texts = [path.read_text("utf-8") for path in files if path.suffix in (".md", ".yaml", ".html")]
    characters = {character for text in texts for character in text}

    drawn = {character for character in characters if needs_a_glyph(character)}

    assert drawn <= fonts.REPERTOIRE


def needs_a_glyph(character: str) -> bool:
    if "\u0600" <= character <= "\u06ff" or "\u0750" <= character <= "\u077f":
        return unicodedata.category(character) != "Cf"
    return unicodedata.category(character)[0] in "NPS"


def test_write_puts_fonts_and_license_in_the_folder(tmp_path):
    fonts.write(PACKAGE, tmp_path / "fonts")

    assert sorted(path.name for path in (tmp_path / "fonts").iterdir()) == [
        "OFL.txt",
        "ibm-plex-sans-arabic-400.woff2",
        "ibm-plex-sans-arabic-700.woff2",
    ]
    assert "SIL OPEN FONT LICENSE" in (tmp_path / "fonts" / "OFL.txt").read_text("utf-8")
