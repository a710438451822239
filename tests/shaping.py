"""What HarfBuzz, the shaper of browsers, makes of a word in a font."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO

import uharfbuzz
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

Shape = list[tuple[object, ...]]


def shaper(data: bytes) -> Callable[[str], Shape]:
    """Return a function that gives what a word looks like: each outline and where it stands.

    Glyphs are compared by what they draw: two fonts number and name them differently. A character
    that the font lacks is drawn as None.
    """
    font = _font(data)
    glyphs = TTFont(BytesIO(data)).getGlyphSet()
    names = list(glyphs)

    @cache
    def outline(glyph: int) -> str | None:
        if glyph == 0:
            return None
        pen = DecomposingRecordingPen(glyphs)
        glyphs[names[glyph]].draw(pen)
        return str(pen.value)

    def shape(word: str) -> Shape:
        buffer = _shaped(font, word)
        pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        return [
            (outline(info.codepoint), info.cluster, *position.position) for info, position in pairs
        ]

    return shape


def measure(data: bytes) -> Callable[[str], float]:
    """Return a function that gives how wide a word is, in ems."""
    font = _font(data)

    def width(word: str) -> float:
        advances = (position.x_advance for position in _shaped(font, word).glyph_positions)
        return float(sum(advances) / font.face.upem)

    return width


def _shaped(font: uharfbuzz.Font, word: str) -> uharfbuzz.Buffer:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    return buffer


def _font(data: bytes) -> uharfbuzz.Font:
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    font.flavor = None  # HarfBuzz reads plain TrueType
    buffer = BytesIO()
    font.save(buffer)
    return uharfbuzz.Font(uharfbuzz.Face(buffer.getvalue()))
