"""Typst, as the site uses it: templates of ``theme/paper``, fonts beside them, data as JSON.

Nothing of the machine comes in: no system font, no clock, no network. A warning is an error.

Typst starts threads, which a process that forks later would take away from its children: where
others are forked, it is called in them alone (``paper.generator``, ``building.tree``).
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cache.fingerprint import Versioned
from cache.store import digest_of

#: Below the theme: templates, and the fonts that set-up makes.
TEMPLATES, FONTS = "paper", "paper/fonts"
#: One point of the page is one pixel.
_PIXELS = 72
#: Marks of isolation: no font has a glyph for them, and none is needed.
_ISOLATION = "\u2066\u2067\u2068\u2069"
#: The date of a document that tells of no day.
_NO_DAY = datetime.fromtimestamp(0, UTC)


class PressError(RuntimeError):
    """Something could not be set; the message says what Typst says."""


@dataclass(frozen=True, kw_only=True)
class Press(Versioned):
    """Sets pages with the templates of a theme, given the theme's folder.

    Its version is the digest of all that sets pages besides their data.
    """

    theme: Path

    @classmethod
    def of(cls, theme: Path) -> Press:
        """The press of a theme: templates and fonts as they are now, Typst as it is installed."""
        files = sorted(path for path in (theme / TEMPLATES).rglob("*") if path.is_file())
        named = tuple((path.name, path.read_bytes()) for path in files)
        return cls(theme=theme, version=digest_of(version("typst"), named))

    def pdf(self, template: str, data: Mapping[str, Any], day: date | None) -> bytes:
        """A document as PDF/UA-1, dated by its content: no clock is read.

        Raises :class:`PressError`, also where the document is not accessible.
        """
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _NO_DAY
        return self._compile(template, data, format="pdf", pdf_standards="ua-1", timestamp=moment)

    def png(self, template: str, data: Mapping[str, Any]) -> bytes:
        """A page as a picture (PNG, RGBA), a pixel to each point. Raises :class:`PressError`."""
        return self._compile(template, data, format="png", ppi=_PIXELS)

    def _compile(self, template: str, data: Mapping[str, Any], **options: Any) -> bytes:
        import typst  # here: few builds print

        try:
            made, warnings = self._compiler.compile_with_warnings(
                str(self.theme / TEMPLATES / f"{template}.typ"),
                sys_inputs={"data": json.dumps(self._printable(data), ensure_ascii=False)},
                **options,
            )
        except typst.TypstError as error:
            raise PressError(_told(error)) from error
        if warnings:
            raise PressError("; ".join(map(_told, warnings)))
        assert isinstance(made, bytes)
        return made

    @cached_property
    def _compiler(self) -> Any:
        import typst

        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(self.theme / FONTS)],
        )
        return typst.Compiler(root=str(self.theme), font_paths=fonts)

    @cached_property
    def _characters(self) -> frozenset[str]:
        """The characters that some font has."""
        from fontTools.ttLib import TTFont

        known: set[int] = set()
        for path in (self.theme / FONTS).glob("*.ttf"):
            with TTFont(path, lazy=True) as font:
                known.update(font.getBestCmap())
        return frozenset(map(chr, known))

    def _printable(self, value: Any) -> Any:
        """The data without characters that no font has, such as pictographs.

        Marks are composed with their letters: fonts have «é», not its accent.
        """
        if isinstance(value, Mapping):
            return {key: self._printable(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self._printable(item) for item in value]
        if not isinstance(value, str):
            return value
        known = self._characters
        composed = unicodedata.normalize("NFC", value)
        return "".join(char for char in composed if char in known or char in _ISOLATION)


def _told(error: Any) -> str:
    """What Typst says, on one line."""
    return " ".join((str(error.message), *error.hints)).replace("\n", " ")
