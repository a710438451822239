"""The site's web fonts: IBM Plex Sans Arabic, cut down to what an Arabic page needs.

fontsource splits the family by script: letters in one file, ASCII digits, brackets and punctuation
in another. A page needs both, so each weight is merged into one file, then reduced to `REPERTOIRE`.
Latin letters are left to the reader's own fonts. Right-to-left text draws "(" with the glyph
of ")", so the repertoire holds both of every mirrored pair.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FAMILY = "ibm-plex-sans-arabic"
WEIGHTS = (400, 700)
LICENSE = "OFL.txt"

LETTERS = "".join(map(chr, [*range(0x621, 0x63B), *range(0x641, 0x64B)]))
# Qur'anic wasla; Maghribi, French and Amazigh names; what Persian keyboards type.
OTHER_LETTERS = "ٱپچڤڥکڭگݣی"
MARKS = "".join(map(chr, range(0x64B, 0x656))) + "\u0640\u0670"  # tashkeel, tatweel, dagger alef
ARABIC_SIGNS = "،؛؟٪٫٬٭٠١٢٣٤٥٦٧٨٩"
ASCII_SIGNS = "".join(chr(code) for code in range(0x20, 0x7F) if not chr(code).isalpha())
LATIN_SIGNS = "\u00a0«»‹›·–—•‘’“”…©×°²"
REPERTOIRE = frozenset(
    LETTERS + OTHER_LETTERS + MARKS + ARABIC_SIGNS + ASCII_SIGNS + LATIN_SIGNS,
)

# What joins letters, places marks and substitutes forms; without these Arabic falls apart.
SHAPING_FEATURES = (
    "ccmp locl isol init medi fina med2 fin2 fin3 rlig calt liga clig rclt "
    "mark mkmk kern curs dist abvm blwm"
).split()
SCRIPTS = ["DFLT", "arab", "latn"]


def build(arabic: bytes, latin: bytes) -> bytes:
    """Merge the two files of one weight and keep the repertoire, as WOFF2.

    The same input gives the same bytes on every machine: left alone, fontTools writes the time of
    the merge into the font, and packs tables in another way where HarfBuzz is installed.
    """
    # here and not above: every build asks whether the fonts are there, few make them
    from fontTools.merge import Merger

    original = _open(arabic)["head"]
    merged = Merger().merge([_reduced(arabic), _reduced(latin)])
    merged["head"].created, merged["head"].modified = original.created, original.modified
    merged.recalcTimestamp = False
    _without_harfbuzz(merged)
    _subset(merged)
    merged.flavor = "woff2"
    return _bytes(merged)


def write(package: Path, folder: Path) -> None:
    """Write each weight, and the license, from the fontsource `package` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        arabic, latin = (path.read_bytes() for path in sources(package, weight))
        _replace(folder / f"{FAMILY}-{weight}.woff2", build(arabic, latin))
    _replace(folder / LICENSE, (package / "LICENSE").read_bytes())


def sources(package: Path, weight: int) -> tuple[Path, Path]:
    """Return the Arabic and the Latin file of a weight inside the fontsource `package`."""
    files = package / "files"
    return (
        files / f"{FAMILY}-arabic-{weight}-normal.woff2",
        files / f"{FAMILY}-latin-{weight}-normal.woff2",
    )


def outputs(folder: Path) -> list[Path]:
    """Return the files that `write` makes in `folder`."""
    return [*(folder / f"{FAMILY}-{weight}.woff2" for weight in WEIGHTS), folder / LICENSE]


def _reduced(data: bytes) -> BytesIO:
    font = _open(data)
    _subset(font)
    font.flavor = None  # the merger reads plain TrueType
    return BytesIO(_bytes(font))


def _subset(font: TTFont) -> None:
    from fontTools.subset import Options, Subsetter

    options = Options(
        layout_features=SHAPING_FEATURES,
        layout_scripts=SCRIPTS,
        hinting=False,
        harfbuzz_repacker=False,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 14],
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in REPERTOIRE])
    subsetter.subset(font)


def _open(data: bytes) -> TTFont:
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(data), recalcTimestamp=False)
    _without_harfbuzz(font)
    return font


def _without_harfbuzz(font: TTFont) -> None:
    from fontTools.ttLib.tables.otBase import USE_HARFBUZZ_REPACKER

    font.cfg[USE_HARFBUZZ_REPACKER] = False


def _bytes(font: TTFont) -> bytes:
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _replace(path: Path, data: bytes) -> None:
    """Write `data` so that an interrupted run never leaves half a file."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)
