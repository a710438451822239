"""The picture that an editor gave: what is wrong with it, its size, its pixels."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms

from pictures.model import ANIMATED, TOO_LARGE, UNREADABLE, PictureError, Size

#: Larger ones are no pictures for a page, and may be made to fill the memory.
_MOST_PIXELS = 64_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")
#: JPEG with more pictures behind the first, of many phones: depth, brightness, a second lens.
_WITH_MORE = "MPO"

#: EXIF's tag, and what its values ask for (CIPA DC-008, 4.6.4 A); 1 is upright.
_ORIENTATION = 0x0112
#: EXIF's tag of the place (CIPA DC-008, 4.6.3 B).
_GPS = 0x8825
_TURN = Image.Transpose
_TURNS = {
    2: _TURN.FLIP_LEFT_RIGHT,
    3: _TURN.ROTATE_180,
    4: _TURN.FLIP_TOP_BOTTOM,
    5: _TURN.TRANSPOSE,
    6: _TURN.ROTATE_270,
    7: _TURN.TRANSVERSE,
    8: _TURN.ROTATE_90,
}
_SIDEWAYS = range(5, 9)


def form(path: Path) -> str:
    """Return the format of a picture: JPEG, PNG or WEBP; all of it is read.

    Raises :class:`PictureError`.
    """
    with _opened(path) as image:
        image.draft(None, (1, 1))
        image.load()
        return "JPEG" if image.format == _WITH_MORE else str(image.format)


def size(path: Path) -> Size | None:
    """Return width and height of a picture as it is drawn, in pixels; None if it is unreadable."""
    try:
        with _opened(path) as image:
            width, height = image.size
            return (height, width) if _orientation(image) in _SIDEWAYS else (width, height)
    except PictureError:
        return None


def tells_place(path: Path) -> bool:
    """Whether a picture says where it was taken: in EXIF, or in XMP."""
    with _opened(path) as image:
        try:
            in_exif = bool(image.getexif().get_ifd(_GPS))
        except Exception:  # broken EXIF tells nobody anything
            in_exif = False
    return in_exif or b"GPSLatitude" in path.read_bytes()


def pixels(data: bytes, wanted: Size) -> Image.Image:
    """Return a picture upright, in sRGB, in the wanted size, and without anything else it carries.

    Its mode is RGB, or RGBA where it has transparent places. Raises :class:`PictureError`.
    """
    with _opened(BytesIO(data)) as image:
        orientation, profile = _orientation(image), image.info.get("icc_profile")
        width, height = reversed(wanted) if orientation in _SIDEWAYS else wanted
        image.draft(None, (2 * width, 2 * height))  # a JPEG need not be decoded whole
        drawn = _plain(image).resize((width, height), Image.Resampling.LANCZOS)
    if orientation in _TURNS:
        drawn = drawn.transpose(_TURNS[orientation])
    drawn = _in_srgb(drawn, profile)
    drawn.info = {}
    return drawn


@contextmanager
def _opened(file: Path | BytesIO) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(file, formats=_FORMATS) as image:
            if image.format != _WITH_MORE and getattr(image, "is_animated", False):
                raise PictureError(*ANIMATED)
            if image.width * image.height > _MOST_PIXELS:
                raise PictureError(*TOO_LARGE)
            yield image
    except PictureError:
        raise
    except Image.DecompressionBombError as error:
        raise PictureError(*TOO_LARGE) from error
    except Exception as error:  # what a damaged file makes of a decoder is written nowhere
        raise PictureError(*UNREADABLE) from error


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # broken EXIF turns nothing in a browser either
        return 1


def _plain(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be resized, its colors still in the profile's space."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode.startswith("I"):  # 16 bits a pixel, which «convert» would cut off
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image if image.mode in {"RGB", "CMYK", "L"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode=mode
            )
        except (ImageCms.PyCMSError, OSError):
            turned = None  # a broken profile, or one of another kind of picture: ignored, as ever
        if turned:
            return turned
    return image.convert(mode)
