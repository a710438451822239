"""The files that are published of a picture, encoded: the same bytes on every machine.

Measured on photographs full of detail, 720 x 480 pixels, kilobytes: AVIF of quality 50 takes 15 to
36, WebP of quality 60 takes 15 to 55, and a third of that with a quality that is still good on a
screen of two or three pixels to a CSS pixel. So it is the size that is given, not the quality.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from io import BytesIO
from typing import Any

from PIL import Image

from pictures.model import File
from pictures.original import pixels

#: Bytes of a file at most, by its width: a phone gets one of the first two.
_BUDGETS = {360: 13_500, 720: 13_500, 1080: 40_000}
#: Halving the bytes takes about so many steps of quality.
_HALF = 17

_Encode = Callable[[int], bytes]


def encode(data: bytes, file: File) -> bytes:
    """Return the original's ``data`` as the file of a picture.

    Raises :class:`pictures.original.PictureError`.
    """
    image = pixels(data, (file.width, file.height))
    budget = next(most for width, most in _BUDGETS.items() if file.width <= width)
    if file.kind == "avif":
        # one thread: how many there are may be seen in the bytes
        return _fitting(_encoder(image, "AVIF", speed=6, max_threads=1), (50, 10), budget)
    if file.kind == "webp":
        return _fitting(_encoder(image, "WEBP", method=4), (70, 30), budget)
    return _encoder(_on_white(image), "JPEG", optimize=True, progressive=True)(78)


def _encoder(image: Image.Image, form: str, **options: Any) -> _Encode:
    def encoded(quality: int) -> bytes:
        buffer = BytesIO()
        image.save(buffer, form, quality=quality, **options)
        return buffer.getvalue()

    return encoded


def _fitting(encoded: _Encode, qualities: tuple[int, int], budget: int) -> bytes:
    """The file in the best quality, down to the worst one, that keeps to the budget."""
    quality, worst = qualities
    while len(data := encoded(quality)) > budget and quality > worst:
        steps = math.ceil(_HALF * math.log2(len(data) / budget))
        quality = max(worst, quality - max(2, steps))
    return data


def _on_white(image: Image.Image) -> Image.Image:
    """The picture without transparent places, which JPEG does not have."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image)
    return paper
