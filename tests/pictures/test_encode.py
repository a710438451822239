"""Encoded pictures: small, the same each time, and hiding nothing."""

from __future__ import annotations

import hashlib

import pytest
from PIL import Image, ImageFilter

from pictures import encode as encoding
from pictures.encode import encode
from pictures.model import WIDTHS, File, Picture
from tests.originals import MAKER, PLACE, TURN_RIGHT, marked_jpeg, opened, photo, saved


def files(image: Image.Image) -> tuple[File, ...]:
    return Picture("images/a.jpg", *image.size, b"1234").all_files


def detailed(size: tuple[int, int], grain: float) -> Image.Image:
    """What a photo of leaves or of a crowd is to an encoder: noise, but not from pixel to pixel."""
    state = hashlib.shake_128(b"leaves").digest(size[0] * size[1] * 3)
    noise = Image.frombytes("RGB", size, state).filter(ImageFilter.GaussianBlur(grain))
    return noise.point(lambda value: max(0, min(255, 128 + round((value - 128) * 3 * grain))))


@pytest.mark.parametrize("kind", ["avif", "webp", "jpg"])
def test_what_cameras_hide_is_in_no_file(kind: str) -> None:
    data = marked_jpeg(photo((400, 200)), TURN_RIGHT)
    assert MAKER in data
    assert PLACE in data
    for file in Picture("images/a.jpg", 200, 400, b"1234").all_files:
        if file.kind == kind:
            made = encode(data, file)
            image = opened(made)
            assert image.size == (file.width, file.height)
            assert not image.getexif()
            assert image.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
                "progressive",
                "progression",
                "background",
                "loop",
                "duration",
                "timestamp",
            }
            for secret in (MAKER, PLACE, b"Exif", b"xmp", b"ICC", b"8BIM"):
                assert secret.lower() not in made.lower(), secret


def test_the_kinds_are_what_they_are_called() -> None:
    data = saved(photo((40, 20)), "PNG")
    found = {opened(encode(data, file)).format for file in files(photo((40, 20)))}
    assert found == {"AVIF", "WEBP", "JPEG"}


def test_the_same_picture_is_the_same_bytes() -> None:
    image = detailed((400, 300), 2)
    data = saved(image, "JPEG")
    for file in files(image):
        assert encode(data, file) == encode(data, file), file.url


@pytest.mark.parametrize("grain", [1.5, 4])
def test_a_phone_gets_14_kilobytes_at_most(grain: float) -> None:
    image = detailed(size := (720, 480), grain)
    data = saved(image, "JPEG", quality=90)
    for file in Picture("images/a.jpg", *size, b"1234").files("avif")[:2]:
        assert len(encode(data, file)) <= 14_000, file.url


def test_every_width_has_a_budget() -> None:
    assert tuple(encoding._BUDGETS) == WIDTHS


def test_quality_is_given_up_only_as_far_as_needed() -> None:
    asked = []

    def encoded(quality: int) -> bytes:
        asked.append(quality)
        return bytes(1000 * quality)

    assert len(encoding._fitting(encoded, (50, 10), 60_000)) == 50_000
    assert asked == [50]
    made = encoding._fitting(encoded, (50, 10), 30_000)
    assert 20_000 < len(made) <= 30_000
    assert len(encoding._fitting(encoded, (50, 10), 1)) == 10_000


@pytest.mark.parametrize("kind", ["avif", "webp"])
def test_transparent_places_stay_transparent(kind: str) -> None:
    image = Image.new("RGBA", (64, 64), (255, 0, 0, 255))
    image.paste((0, 0, 0, 0), (32, 0, 64, 64))
    made = opened(encode(saved(image, "PNG"), File("images/a", kind, 64, 64)))
    assert made.getpixel((56, 32))[3] == 0
    assert made.getpixel((8, 32))[3] == 255


def test_where_there_is_no_transparency_paper_is_white() -> None:
    image = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    made = opened(encode(saved(image, "PNG"), File("images/a", "jpg", 64, 64)))
    assert made.getpixel((32, 32)) == (255, 255, 255)
