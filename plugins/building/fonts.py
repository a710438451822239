"""The site's fonts: IBM Plex Sans Arabic and Noto Sans Tifinagh, cut down to what pages need.

fontsource splits a family by script: letters in one file, ASCII digits, brackets and punctuation
in another. An Arabic page needs both, so each weight is merged into one file, then reduced to
`REPERTOIRE`. Latin letters are left to the reader's own fonts, and so are the signs that stand
among them. Right-to-left text draws "(" with the glyph of ")", so the repertoire holds both of
every mirrored pair.

A font that fits into the first segments that a server may send, before anything of them is
acknowledged (10 of 1460 bytes: RFC 6928), comes a round trip earlier.

What is printed has no fonts of a reader to fall back to: its faces are plain TrueType, and have
Latin letters too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

LICENSE = "OFL.txt"

LETTERS = "".join(map(chr, [*range(0x621, 0x63B), *range(0x641, 0x64B)]))
# Qur'anic wasla; Maghribi, French and Amazigh names. What Persian keyboards type is no letter here:
# the check has it replaced.
OTHER_LETTERS = "ٱپچڤڥڭگݣ"
MARKS = "".join(map(chr, range(0x64B, 0x656))) + "\u0640\u0670"  # tashkeel, tatweel, dagger alef
ARABIC_SIGNS = "،؛؟٪٫٬٭٠١٢٣٤٥٦٧٨٩"
#: Signs of e-mail addresses, of code, of sums, which stand among Latin letters.
LEFT_TO_READERS = "#$<>@\\^_`{|}~©×°²"
ASCII_SIGNS = "".join(
    chr(code)
    for code in range(0x20, 0x7F)
    if not chr(code).isalpha() and chr(code) not in LEFT_TO_READERS
)
LATIN_SIGNS = "\u00a0«»‹›·–—•‘’“”…↑"
REPERTOIRE = frozenset(
    LETTERS + OTHER_LETTERS + MARKS + ARABIC_SIGNS + ASCII_SIGNS + LATIN_SIGNS,
)

#: The alphabet of Amazigh that IRCAM settled in Morocco (Unicode, Tifinagh: IRCAM letters): 31
#: letters, and the sign that makes two more of ⴳ and ⴽ.
TIFINAGH = frozenset("ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉⵊⵍⵎⵏⵓⵔⵕⵖⵙⵚⵛⵜⵟⵡⵢⵣⵥⵯ")

#: Letters of French and of Amazigh in Latin letters, their marks and punctuation.
LATIN = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x1E00, 0x1F00)]))

Kind = Literal["woff2", "ttf"]

# What joins letters, places marks and substitutes forms; without these Arabic falls apart.
SHAPING_FEATURES = (
    "ccmp locl isol init medi fina med2 fin2 fin3 rlig calt liga clig rclt "
    "mark mkmk kern curs dist abvm blwm"
).split()
SCRIPTS = ["DFLT", "arab", "latn", "tfng"]
#: What fonts are looked for by, and whose they are: copyright, family, style, full name, PostScript
#: name, address of the license (OpenType: Name IDs).
NAMES = [0, 1, 2, 4, 6, 14]


@dataclass(frozen=True, slots=True)
class Face:
    """A font to make: the `characters` of the `subsets` of one weight of a fontsource package."""

    package: str
    weight: int
    subsets: tuple[str, ...]
    characters: frozenset[str]
    kind: Kind = "woff2"

    @property
    def file(self) -> str:
        """The name of the file to make."""
        return f"{self.package}-{self.weight}.{self.kind}"

    def sources(self, packages: Path) -> list[Path]:
        """Return the files it is made from, `packages` being the folder of all fontsource has."""
        files = packages / self.package / "files"
        names = [f"{self.package}-{subset}-{self.weight}-normal.woff2" for subset in self.subsets]
        return [files / name for name in names]


PLEX = tuple(
    Face("ibm-plex-sans-arabic", weight, ("arabic", "latin"), REPERTOIRE) for weight in (400, 700)
)
#: Of web pages.
FACES = (*PLEX, Face("noto-sans-tifinagh", 400, ("tifinagh",), TIFINAGH))
#: Of what is printed; what it is set with keeps of them what it uses.
PRINTED = tuple(
    replace(face, subsets=subsets, characters=face.characters | LATIN, kind="ttf")
    for face, subsets in (
        *((face, (*face.subsets, "latin-ext")) for face in PLEX),
        (FACES[-1], FACES[-1].subsets),
    )
)


def build(parts: Sequence[bytes], characters: frozenset[str], kind: Kind = "woff2") -> bytes:
    """Merge the files of one weight and keep the characters.

    The same input gives the same bytes on every machine: left alone, fontTools writes the time of
    the merge into the font, and packs tables in another way where HarfBuzz is installed.
    """
    # here and not above: every build asks whether the fonts are there, few make them
    from fontTools.merge import Merger

    original = _open(parts[0])["head"]
    merged = Merger().merge([_reduced(part, characters) for part in parts])
    merged["head"].created, merged["head"].modified = original.created, original.modified
    merged.recalcTimestamp = False
    _without_harfbuzz(merged)
    _subset(merged, characters)
    merged.flavor = "woff2" if kind == "woff2" else None
    return _bytes(merged)


def write(faces: Sequence[Face], packages: Path, folder: Path) -> None:
    """Write each face, and the licenses, from fontsource's `packages` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for face in faces:
        parts = [path.read_bytes() for path in face.sources(packages)]
        _replace(folder / face.file, build(parts, face.characters, face.kind))
    families = dict.fromkeys(face.package for face in faces)
    licenses = [(packages / family / "LICENSE").read_bytes() for family in families]
    _replace(folder / LICENSE, b"\n\n".join(licenses))


def sources(faces: Sequence[Face], packages: Path) -> list[Path]:
    """Return the font files that `write` reads."""
    return [path for face in faces for path in face.sources(packages)]


def outputs(faces: Sequence[Face], folder: Path) -> list[Path]:
    """Return the files that `write` makes in `folder`."""
    return [*(folder / face.file for face in faces), folder / LICENSE]


def _reduced(data: bytes, characters: frozenset[str]) -> BytesIO:
    font = _open(data)
    _subset(font, characters)
    font.flavor = None  # the merger reads plain TrueType
    return BytesIO(_bytes(font))


def _subset(font: TTFont, characters: frozenset[str]) -> None:
    from fontTools.subset import Options, Subsetter

    options = Options(
        layout_features=SHAPING_FEATURES,
        layout_scripts=SCRIPTS,
        hinting=False,
        harfbuzz_repacker=False,
        name_IDs=NAMES,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in characters])
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
