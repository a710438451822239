"""The HTML that shows a picture; the pictures in an editor's Markdown."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from html import unescape
from urllib.parse import unquote

from markupsafe import Markup

from arabic.bidi import LRI, PDI, bidi
from pictures.model import File, Picture

#: How wide a picture is drawn (main.css, the column). Nobody sees a third pixel to a CSS pixel, so
#: phones that have one are told a smaller width, and load what others do.
_SIZES = "(min-width: 48rem) 44rem, (min-resolution: 2.5dppx) 60vw, 92vw"
_PICTURE = Markup(
    '<picture><source type="image/avif" srcset="{avif}" sizes="{sizes}">'
    '<source type="image/webp" srcset="{webp}" sizes="{sizes}">{image}</picture>'
)
_IMAGE = Markup('<img src="{src}" alt="{alt}" width="{width}" height="{height}"{how}>')
_LAZY = Markup(' loading="lazy"')
_LEAD = Markup(' fetchpriority="high"')
_FIGURE = Markup("<figure>{picture}{caption}</figure>")
_CAPTION = Markup("<figcaption>{caption}</figcaption>")

_TAG = r'<img((?:\s+[a-z]+="[^"]*")*)\s*/?>'
_ONE = re.compile(_TAG)
#: A paragraph of nothing but pictures, or a picture within a text.
_FOUND = re.compile(rf"<p>\s*(?P<alone>(?:{_TAG}\s*)+)</p>|(?P<inside>{_TAG})")
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_STATIC = re.compile(r"[{|]static[}|](.*)")

#: Shows a picture, at an address that starts from a root, with its alternative text.
Show = Callable[[Picture, str, str], Markup]


def picture(shown: Picture, root: str, alt: str, *, lead: bool = False) -> Markup:
    """Return a ``picture`` element; addresses start from ``root``.

    The ``lead`` picture of a page is loaded first, any other when a reader comes near it.
    """
    return _PICTURE.format(
        avif=_srcset(shown.files("avif"), root),
        webp=_srcset(shown.files("webp"), root),
        sizes=_SIZES,
        image=_image(shown, root, alt, _LEAD if lead else _LAZY),
    )


def plain(shown: Picture, root: str, alt: str) -> Markup:
    """Return an ``img`` element of the fallback, as readers of feeds understand it."""
    return _image(shown, root, alt, Markup())


def figure(shown: Markup, caption: str | None) -> Markup:
    """Return a shown picture with what is said below it."""
    below = _CAPTION.format(caption=bidi(caption)) if caption else ""
    return _FIGURE.format(picture=shown, caption=below)


def show_pictures(
    html: str, path: str, pictures: Iterable[Picture], root: str, show: Show = picture
) -> str:
    """Return the HTML of a Markdown file with its ``pictures`` shown.

    ``path`` is the file's below the content folder; addresses start from ``root``. A picture that
    stands alone becomes a figure, with its title below it.
    """
    known = {found.source: found for found in pictures}

    def shown(tag: re.Match[str], *, alone: bool) -> str:
        found = {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag[1])}
        drawn = known.get(_source(found.get("src", ""), path))
        if drawn is None:
            return tag[0]
        element = show(drawn, root, found.get("alt", ""))
        # a title is plain text, isolated by characters; a caption is not
        caption = found.get("title", "").replace(LRI, "").replace(PDI, "")
        return str(figure(element, caption) if alone else element)

    def replaced(found: re.Match[str]) -> str:
        part, alone = found["alone"] or found["inside"], bool(found["alone"])
        return _ONE.sub(lambda tag: shown(tag, alone=alone), part)

    return _FOUND.sub(replaced, html)


def _source(target: str, path: str) -> str:
    """The file that a text at ``path`` names by ``{static}``, below the content folder."""
    if not (found := _STATIC.fullmatch(target)):
        return ""
    name = unquote(found[1])
    folder = "" if name.startswith("/") else posixpath.dirname(path)
    return posixpath.normpath(f"/{folder}/{name}").lstrip("/")


def _srcset(files: tuple[File, ...], root: str) -> str:
    return ", ".join(f"{root}/{file.url} {file.width}w" for file in files)


def _image(shown: Picture, root: str, alt: str, how: Markup) -> Markup:
    file = shown.fallback
    src = f"{root}/{file.url}"
    return _IMAGE.format(src=src, alt=alt, width=file.width, height=file.height, how=how)
