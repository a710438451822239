"""What an editor's picture is read as, and what of it never reaches a reader."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from pictures import original
from pictures.model import PictureError
from pictures.original import form, pixels, size
from tests.originals import exif, marked_jpeg, photo, saved

KINDS = ["JPEG", "PNG", "WEBP"]
#: Of each value of EXIF's tag: what it does to the picture, turned back (CIPA DC-008, 4.6.4 A).
TURNED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def written(folder: Path, data: bytes) -> Path:
    path = folder / "picture"
    path.write_bytes(data)
    return path


def near(color: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(one - two) < 12 for one, two in zip(color, other, strict=True))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", TURNED)
def test_a_turned_photo_is_drawn_upright(tmp_path: Path, kind: str, orientation: int) -> None:
    upright = photo((64, 32))
    turn = TURNED[orientation]
    stored = upright.transpose(turn) if turn is not None else upright
    data = saved(stored, kind, exif=exif(orientation), quality=100)

    assert size(written(tmp_path, data)) == (64, 32)
    drawn = pixels(data, (64, 32))
    assert drawn.size == (64, 32)
    for place in ((8, 8), (56, 8), (8, 24), (56, 24)):
        assert near(drawn.getpixel(place), upright.getpixel(place)), place


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_pixels_is_left(kind: str) -> None:
    data = marked_jpeg(photo()) if kind == "JPEG" else saved(photo(), kind, exif=exif())
    drawn = pixels(data, (64, 32))
    assert drawn.info == {}
    assert not drawn.getexif()


def test_broken_exif_turns_nothing(tmp_path: Path) -> None:
    data = saved(photo(), "JPEG", exif=b"Exif\0\0MM\0\x2a\0\0\0\x08\xff\xff")
    assert size(written(tmp_path, data)) == (64, 32)
    assert pixels(data, (64, 32)).size == (64, 32)


def swapped_profile() -> bytes:
    """The profile of sRGB with red and green swapped."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    places = {}
    for index in range(struct.unpack_from(">I", data, 128)[0]):
        place = 132 + 12 * index
        places[bytes(data[place : place + 4])] = place + 4
    red, green = places[b"rXYZ"], places[b"gXYZ"]
    data[red : red + 8], data[green : green + 8] = data[green : green + 8], data[red : red + 8]
    return bytes(data)


@pytest.mark.parametrize("kind", KINDS)
def test_colors_are_those_of_the_profile(kind: str) -> None:
    red = Image.new("RGB", (16, 16), "red")
    data = saved(red, kind, icc_profile=swapped_profile(), quality=100)
    assert near(pixels(data, (16, 16)).getpixel((8, 8)), (0, 255, 0))


def test_a_profile_moves_no_transparency() -> None:
    image = Image.new("RGBA", (16, 16), (255, 0, 0, 90))
    drawn = pixels(saved(image, "PNG", icc_profile=swapped_profile()), (16, 16))
    assert near(drawn.getpixel((8, 8)), (0, 255, 0, 90))


def test_a_broken_profile_is_ignored() -> None:
    data = saved(photo(), "PNG", icc_profile=b"not a profile")
    assert near(pixels(data, (64, 32)).getpixel((8, 8)), (255, 0, 0))


@pytest.mark.parametrize(
    ("image", "color"),
    [
        (Image.new("1", (8, 8), 1), (255, 255, 255)),
        (Image.new("L", (8, 8), 90), (90, 90, 90)),
        (Image.new("LA", (8, 8), (90, 40)), (90, 90, 90, 40)),
        (Image.new("I;16", (8, 8), 90 * 256), (90, 90, 90)),
        (Image.new("RGBA", (8, 8), (9, 90, 180, 40)), (9, 90, 180, 40)),
        (Image.new("RGB", (8, 8), (9, 90, 180)).quantize(4), (9, 90, 180)),
    ],
    ids=lambda value: getattr(value, "mode", ""),
)
def test_every_mode_of_a_png_is_drawn(image: Image.Image, color: tuple[int, ...]) -> None:
    assert near(pixels(saved(image, "PNG"), (8, 8)).getpixel((4, 4)), color)


def test_the_colors_of_print_are_drawn() -> None:
    data = saved(Image.new("CMYK", (16, 16), (0, 255, 255, 0)), "JPEG", quality=100)
    assert near(pixels(data, (16, 16)).getpixel((8, 8)), (255, 0, 0))


def test_a_transparent_color_of_a_palette_stays_transparent() -> None:
    image = photo((64, 32)).quantize(4)
    data = saved(image, "PNG", transparency=image.getpixel((8, 8)))
    drawn = pixels(data, (64, 32))
    assert drawn.getpixel((8, 8))[3] == 0
    assert drawn.getpixel((56, 8))[3] == 255


@pytest.mark.parametrize("kind", KINDS)
def test_the_format_is_that_of_the_bytes(tmp_path: Path, kind: str) -> None:
    assert form(written(tmp_path, saved(photo(), kind))) == kind


def test_a_photo_of_a_phone_with_more_pictures_behind_it_is_a_jpeg(tmp_path: Path) -> None:
    data = saved(photo(), "MPO", save_all=True, append_images=[photo((32, 16))])
    assert form(written(tmp_path, data)) == "JPEG"
    assert size(written(tmp_path, data)) == (64, 32)
    assert pixels(data, (64, 32)).size == (64, 32)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_cut_short_is_refused(tmp_path: Path, kind: str) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    data = saved(noise, kind)
    for length in (0, 12, len(data) // 2, len(data) * 9 // 10):
        with pytest.raises(PictureError):
            form(written(tmp_path, data[:length]))


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg/>", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", saved(photo(), "GIF")],
    ids=["nothing", "svg", "jpeg", "png", "gif"],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    path = written(tmp_path, data)
    with pytest.raises(PictureError, match="تعذرت"):
        form(path)
    assert size(path) is None


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_an_animation_is_refused(tmp_path: Path, kind: str) -> None:
    data = saved(photo(), kind, save_all=True, append_images=[Image.new("RGB", (64, 32), "green")])
    with pytest.raises(PictureError, match="متحركة"):
        form(written(tmp_path, data))


@pytest.mark.parametrize("side", [9_000, 60_000])
def test_a_bomb_is_refused_before_it_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: int
) -> None:
    """A PNG of a few bytes that says it has billions of pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + checksum

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b""))
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("it was decoded"))
    with pytest.raises(PictureError, match="أكبر"):
        form(written(tmp_path, data))


def test_a_bomb_within_what_is_read_is_no_bomb() -> None:
    assert original._MOST_PIXELS < Image.MAX_IMAGE_PIXELS


def test_a_large_photo_is_not_decoded_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []
    plain = original._plain
    monkeypatch.setattr(original, "_plain", lambda image: sizes.append(image.size) or plain(image))
    pixels(saved(Image.new("RGB", (1600, 800)), "JPEG"), (200, 100))
    assert sizes == [(400, 200)]
