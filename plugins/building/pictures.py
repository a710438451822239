"""Pictures leave the site without what cameras and editors hide in them.

A phone photo carries the place and time it was taken, the owner's name, a thumbnail of the
uncropped original, sometimes a short film. `strip` keeps what draws the picture and drops the rest.
It copies the compressed pixels unchanged; only a photo that relies on its orientation tag is turned
and encoded anew.
"""

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, JpegImagePlugin

from records.library import Library

UNREADABLE = "تعذرت قراءة الصورة، فاحفظها من جديد بصيغة JPEG أو PNG أو WebP"

JPEG = b"\xff\xd8\xff"
PNG = b"\x89PNG\r\n\x1a\n"
ORIENTATION = 0x0112  # the EXIF tag; 1 is upright

# Chunks that draw the picture. Names with a small first letter are optional, so all others can go.
PNG_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD hIST pHYs acTL fcTL fdAT".split()
)
WEBP_CHUNKS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
WEBP_METADATA_FLAGS = 0x08 | 0x04  # EXIF and XMP in the first byte of VP8X

SOS, EOI, COM = 0xDA, 0xD9, 0xFE
APPLICATION = range(0xE0, 0xF0)
STANDALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length


class UnreadablePictureError(ValueError):
    """The bytes are not a whole JPEG, PNG or WebP, so nothing is known about what they hide."""


def strip(data: bytes) -> bytes:
    """Return the picture without metadata; one that has none comes back byte for byte."""
    try:
        stripped = _strip(data)
        return _strip(_upright(data)) if stripped != data and _is_turned(data) else stripped
    except (IndexError, OSError, Image.DecompressionBombError, struct.error) as error:
        raise UnreadablePictureError("the file is damaged") from error


def published(library: Library, name: str) -> bytes:
    """The picture of that path below the content folder, as it leaves the site.

    Raises :class:`UnreadablePictureError` with its name.
    """
    try:
        return strip(library.sources.read(name))
    except UnreadablePictureError as error:
        raise UnreadablePictureError(f"{name}: {UNREADABLE} ({error})") from error


def _strip(data: bytes) -> bytes:
    if data.startswith(JPEG):
        return _strip_jpeg(data)
    if data.startswith(PNG):
        return _strip_png(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _strip_webp(data)
    raise UnreadablePictureError("not a JPEG, PNG or WebP")


# JPEG: markers, most with a length; after "start of scan", pixels up to the next real marker.


def _strip_jpeg(data: bytes) -> bytes:
    kept = [data[:2]]
    position = 2
    while True:
        start = position
        marker, position = _jpeg_marker(data, position)
        if marker == EOI:
            kept.append(data[start:position])
            return b"".join(kept)  # what follows is another picture, or a film
        if marker not in STANDALONE:
            position += struct.unpack_from(">H", data, position)[0]
        if marker == SOS:
            position = _jpeg_scan_end(data, position)
        if position > len(data):
            raise UnreadablePictureError("the file is cut short")
        if _keeps_jpeg_segment(marker, data[start:position]):
            kept.append(data[start:position])


def _jpeg_marker(data: bytes, position: int) -> tuple[int, int]:
    """Return the marker at `position`, after any fill bytes, and where its content starts."""
    if data[position] != 0xFF:
        raise UnreadablePictureError("no marker where one must be")
    while data[position] == 0xFF:
        position += 1
    return data[position], position + 1


def _jpeg_scan_end(data: bytes, position: int) -> int:
    """Return where the compressed pixels end: at an FF that is neither stuffed nor a restart."""
    while True:
        position = data.find(b"\xff", position)
        if position < 0:
            raise UnreadablePictureError("the file is cut short")
        following = data[position + 1]
        if following not in STANDALONE and following not in (0x00, 0xFF):
            return position
        position += 1 if following == 0xFF else 2


def _keeps_jpeg_segment(marker: int, segment: bytes) -> bool:
    """Keep what changes how colors are drawn: JFIF, the color profile, Adobe's transform."""
    if marker == COM:
        return False
    if marker not in APPLICATION:
        return True
    content = segment.lstrip(b"\xff")[3:]
    return (
        (marker == 0xE0 and content.startswith(b"JFIF\0"))
        or (marker == 0xE2 and content.startswith(b"ICC_PROFILE\0"))
        or (marker == 0xEE and content.startswith(b"Adobe"))
    )


# PNG: length, name, content, checksum.


def _strip_png(data: bytes) -> bytes:
    kept = [data[: len(PNG)]]
    position = len(PNG)
    while True:
        length, name = struct.unpack_from(">I4s", data, position)
        end = position + length + 12
        if end > len(data):
            raise UnreadablePictureError("the file is cut short")
        if name in PNG_CHUNKS:
            kept.append(data[position:end])
        if name == b"IEND":
            return b"".join(kept)
        position = end


# WebP: a RIFF container; name, length, content, padded to an even length.


def _strip_webp(data: bytes) -> bytes:
    end = 8 + struct.unpack_from("<I", data, 4)[0]
    if end > len(data):
        raise UnreadablePictureError("the file is cut short")
    body = b"".join(_webp_chunks(data[:end], 12))
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _webp_chunks(data: bytes, position: int) -> Iterator[bytes]:
    while position < len(data):
        name, length = struct.unpack_from("<4sI", data, position)
        end = position + 8 + length + length % 2
        if name == b"VP8X":
            flags = data[position + 8] & ~WEBP_METADATA_FLAGS
            yield data[position : position + 8] + bytes([flags]) + data[position + 9 : end]
        elif name in WEBP_CHUNKS:
            yield data[position:end]
        position = end


# Orientation: browsers turn a photo by a tag that is about to be dropped, so turn the pixels.


def _is_turned(data: bytes) -> bool:
    with Image.open(BytesIO(data)) as image:
        # Frames of a JPEG are other pictures (depth, gain map); the first is the photo.
        animated = not data.startswith(JPEG) and getattr(image, "n_frames", 1) > 1
        try:
            return not animated and image.getexif().get(ORIENTATION, 1) in range(2, 9)
        except (SyntaxError, struct.error):
            return False  # broken EXIF turns nothing in a browser either


def _upright(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as image:
        options = _encoding(image, data)
        profile = image.info.get("icc_profile")
        turned = ImageOps.exif_transpose(image)
    buffer = BytesIO()
    turned.save(buffer, icc_profile=profile, **options)
    return buffer.getvalue()


def _encoding(image: Image.Image, data: bytes) -> dict[str, Any]:
    """Return how to save a turned picture so that it stays as good and about as large."""
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        return {
            "format": "JPEG",
            "qtables": image.quantization,
            "subsampling": JpegImagePlugin.get_sampling(image),
            "optimize": True,
            "progressive": bool(image.info.get("progressive")),
        }
    if image.format == "WEBP":
        return {"format": "WEBP", "lossless": b"VP8L" in data[12:64], "quality": 90}
    return {"format": "PNG", "optimize": True}
