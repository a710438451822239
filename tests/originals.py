"""Pictures as cameras and editors leave them, with all that they hide."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

from PIL import Image

#: What a published picture must not hold: a latitude, the maker of a phone.
PLACE, MAKER = b"35.1932", b"PhoneMaker"
TURN_RIGHT = 6
_XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + PLACE + b"</x:xmpmeta>"


def photo(size: tuple[int, int] = (64, 32)) -> Image.Image:
    """Four fields of four colors, red first."""
    width, height = size
    image = Image.new("RGB", size, "red")
    image.paste("blue", (width // 2, 0, width, height // 2))
    image.paste("white", (0, height // 2, width // 2, height))
    image.paste("black", (width // 2, height // 2, width, height))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = MAKER.decode()
    data.get_ifd(0x8825).update({1: "N", 2: (35.0, 11.0, 35.0), 3: "W", 4: (6.0, 9.0, 20.0)})
    return data


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def marked_jpeg(image: Image.Image, orientation: int = 1, **options: Any) -> bytes:
    """A JPEG with EXIF, GPS, XMP, IPTC, a comment, and a film behind it."""
    data = saved(image, "JPEG", exif=exif(orientation), xmp=_XMP, comment=MAKER, **options)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0e" + MAKER
    film = b"ftypmp42" + MAKER
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + data[2:] + film
