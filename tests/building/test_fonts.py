import os
import subprocess
import sys
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from building import fonts
from building.fonts import FACES, PLEX, Face
from tests.shaping import shaper

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "node_modules" / "@fontsource"
TIFINAGH = FACES[-1]
HARD_WORDS = """
    لله الله لأن لإدارة الآن لا ولا فلا إلى علاقة ملاحظة اللقاءات الأسرة المؤسسات شؤون مسؤول
    رئيس بيئة مُؤَسَّسَةٌ مُنَظَّمَةٍ قَانُونًا عِلْمًا وَطَنِيٌّ تَعَاوُنِيّةٍ أَوَّلُ مَدرسَةُ بِسْمِ ٱللَّهِ الرَّحْمٰنِ هٰذا ذٰلك
    العرائــش محمـد ݣلميم ڭلميم ڤيلا پاريس چيني گاز ڥ سوقْ طُّلْبة مَرَّةً ثمّ كلّا لٍ لًا لأً
    """.split()

each_face = pytest.mark.parametrize("face", FACES, ids=lambda face: face.file)
each_plex = pytest.mark.parametrize("face", PLEX, ids=lambda face: face.file)


@pytest.fixture(scope="module")
def sources() -> dict[Face, list[bytes]]:
    return {face: [path.read_bytes() for path in face.sources(PACKAGES)] for face in FACES}


@pytest.fixture(scope="module")
def built(sources) -> dict[Face, bytes]:
    return {face: fonts.build(parts, face.characters) for face, parts in sources.items()}


@each_face
def test_a_font_has_a_glyph_for_each_of_its_characters(built, face):
    characters = TTFont(BytesIO(built[face])).getBestCmap()

    assert {ord(character) for character in face.characters} <= set(characters)


def test_repertoire_holds_what_arabic_pages_need():
    letters = {
        chr(code) for code in range(0x621, 0x64B) if unicodedata.category(chr(code)) == "Lo"
    } - set("ػؼؽؾؿ")  # letters of other languages
    tashkeel = set("ًٌٍَُِّْٰ")
    others = set("ڭݣگڤڥپچ")
    signs = set("،؛؟٪«»()[]…–—•·’“”0123456789٠١٢٣٤٥٦٧٨٩\u00a0")

    assert letters | tashkeel | others | signs <= fonts.REPERTOIRE


@pytest.mark.parametrize("pair", ["()", "[]", "«»", "‹›"])
def test_repertoire_holds_both_of_a_mirrored_pair(pair):
    assert set(pair) <= fonts.REPERTOIRE


def test_no_other_mirrored_character_slipped_in():
    mirrored = {character for character in fonts.REPERTOIRE if unicodedata.mirrored(character)}

    assert mirrored == set("()[]«»‹›")


def test_the_amazigh_alphabet_has_its_33_letters():
    letters = [letter for letter in fonts.TIFINAGH if unicodedata.category(letter) == "Lo"]
    labialized = ["ⴳ\u2d6f", "ⴽ\u2d6f"]

    assert len(letters + labialized) == 33
    assert set("".join(letters + labialized)) == fonts.TIFINAGH


@each_face
def test_a_font_is_small_woff2(built, face):
    assert built[face].startswith(b"wOF2")
    in_first_segments = 10 * 1460 - 450  # RFC 6928; the headers of a host
    assert len(built[face]) <= (in_first_segments if face in PLEX else 2_700)


@each_face
def test_weight_and_line_height_are_those_of_the_family(built, sources, face):
    ours, theirs = (TTFont(BytesIO(data)) for data in (built[face], sources[face][0]))

    assert ours["OS/2"].usWeightClass == face.weight
    assert [ours["hhea"].ascent, ours["hhea"].descent, ours["hhea"].lineGap] == [
        theirs["hhea"].ascent,
        theirs["hhea"].descent,
        theirs["hhea"].lineGap,
    ]


@pytest.mark.parametrize("face", fonts.PRINTED, ids=lambda face: face.file)
def test_a_font_of_what_is_printed_has_all_letters_and_is_shaped_as_by_the_whole(face):
    parts = [path.read_bytes() for path in face.sources(PACKAGES)]
    made = fonts.build(parts, face.characters, face.kind)

    assert made.startswith(b"\0\1\0\0")
    if face.package == TIFINAGH.package:
        assert shaper(made)("ⴰⵎⴰⵡⴰⵙ") == shaper(parts[0])("ⴰⵎⴰⵡⴰⵙ")
        return
    assert set(map(ord, "éÉàçœŒ’ÿ«»–…")) <= set(TTFont(BytesIO(made)).getBestCmap())
    assert [word for word in HARD_WORDS if shaper(made)(word) != shaper(parts[0])(word)] == []
    assert shaper(made)("Centre d’éducation, 2026") == shaper(parts[1])("Centre d’éducation, 2026")


@each_plex
def test_hard_words_are_shaped_as_by_the_whole_font(built, sources, face):
    whole, ours = shaper(sources[face][0]), shaper(built[face])

    assert [word for word in HARD_WORDS if whole(word) != ours(word)] == []


@each_plex
def test_numbers_and_brackets_are_shaped_as_by_the_latin_font(built, sources, face):
    whole, ours = shaper(sources[face][1]), shaper(built[face])
    texts = ["0539 91 20 34", "(2026)", "08:30", "100%", "«»", "+212"]

    assert [ours(text) for text in texts] == [whole(text) for text in texts]


@pytest.mark.parametrize("word", ["ⴰⵎⴰⵡⴰⵙ", "ⵜⴰⵎⴳⵯⵔⴰ", "ⴰⴽⵯ"])
def test_amazigh_is_shaped_as_by_the_whole_font(built, sources, word):
    assert shaper(built[TIFINAGH])(word) == shaper(sources[TIFINAGH][0])(word)


def test_the_same_input_gives_the_same_bytes(built):
    code = (
        "import sys; from pathlib import Path; from building import fonts\n"
        "parts = [file.read_bytes() for file in fonts.PLEX[0].sources(Path(sys.argv[1]))]\n"
        "sys.stdout.buffer.write(fonts.build(parts, fonts.REPERTOIRE))"
    )
    again = subprocess.run(
        [sys.executable, "-c", code, str(PACKAGES)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "plugins"), "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )

    assert again.stdout == built[PLEX[0]]


def test_write_puts_fonts_and_license_in_the_folder(tmp_path):
    fonts.write(FACES, PACKAGES, tmp_path / "fonts")

    assert sorted(path.name for path in (tmp_path / "fonts").iterdir()) == [
        "OFL.txt",
        "ibm-plex-sans-arabic-400.woff2",
        "ibm-plex-sans-arabic-700.woff2",
        "noto-sans-tifinagh-400.woff2",
    ]
    licenses = (tmp_path / "fonts" / "OFL.txt").read_text("utf-8")
    assert licenses.count("PREAMBLE") == 2
    assert "IBM" in licenses
    assert "Noto" in licenses
