import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from building import pictures
from building.pictures import UnreadablePictureError, strip
from records.library import Library

PLACE = b"35.1932"  # a latitude, as text in the fixtures' XMP
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + PLACE + b"</x:xmpmeta>"
TURN_RIGHT = 6


@pytest.fixture
def photo() -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (64, 32), "red")
    image.paste("blue", (32, 0, 64, 32))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = "PhoneMaker"
    data.get_ifd(0x8825).update({1: "N", 2: (35.0, 11.0, 35.0), 3: "W", 4: (6.0, 9.0, 20.0)})
    return data


def saved(image: Image.Image, kind: str, **options) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def marked_jpeg(image: Image.Image, orientation: int = 1, **options) -> bytes:
    """A JPEG with all that a camera and an editor hide in it."""
    data = saved(image, "JPEG", exif=exif(orientation), xmp=XMP, comment=b"PhoneMaker", **options)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0ePhoneMaker"
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + data[2:]


def chunk(name: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checksum


@pytest.mark.parametrize("progressive", [False, True])
def test_jpeg_loses_exif_xmp_iptc_and_comments_and_no_pixel(photo, progressive):
    data = marked_jpeg(photo, progressive=progressive)
    assert b"PhoneMaker" in data
    assert PLACE in data

    stripped = strip(data)

    assert b"PhoneMaker" not in stripped
    assert PLACE not in stripped
    assert not opened(stripped).getexif()
    assert opened(stripped).tobytes() == opened(data).tobytes()


def test_jpeg_keeps_its_color_profile(photo):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    stripped = strip(marked_jpeg(photo, icc_profile=profile))

    assert opened(stripped).info["icc_profile"] == profile


def test_jpeg_keeps_the_color_transform_of_adobe(photo):
    data = saved(photo.convert("CMYK"), "JPEG")

    assert strip(data) == data


def test_jpeg_loses_what_is_hidden_after_its_end(photo):
    """A motion photo is a JPEG with a film behind it."""
    plain = saved(photo, "JPEG")

    assert strip(plain + b"ftypmp42 a film") == plain


def test_png_loses_text_exif_and_time(photo):
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "PhoneMaker")
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=False)
    notes.add(b"tIME", struct.pack(">HBBBBB", 2026, 1, 2, 3, 4, 5))
    data = saved(photo, "PNG", pnginfo=notes, exif=exif())

    stripped = strip(data)

    assert stripped == saved(photo, "PNG")


def test_png_keeps_transparency_and_resolution(photo):
    image = photo.quantize(4)
    data = saved(image, "PNG", transparency=0, dpi=(72, 72))

    assert strip(data) == data


def test_png_loses_private_chunks_and_what_is_behind_its_end(photo):
    plain = saved(photo, "PNG")
    header_end = 8 + 25
    data = plain[:header_end] + chunk(b"prVW", b"preview") + plain[header_end:] + b"more"

    assert strip(data) == plain


@pytest.mark.parametrize("lossless", [False, True])
def test_webp_loses_exif_and_xmp_and_no_pixel(photo, lossless):
    data = saved(photo, "WEBP", lossless=lossless, exif=exif(), xmp=XMP)

    stripped = strip(data)

    assert b"PhoneMaker" not in stripped
    assert PLACE not in stripped
    assert opened(stripped).tobytes() == opened(data).tobytes()
    assert struct.unpack_from("<I", stripped, 4)[0] == len(stripped) - 8
    assert not stripped[20] & 0b1100  # the header no longer announces them


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_without_metadata_is_left_byte_for_byte(photo, kind):
    data = saved(photo, kind)

    assert strip(data) == data


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_turned_photo_is_turned_for_good(photo, kind):
    data = saved(photo, kind, exif=exif(TURN_RIGHT))

    image = opened(strip(data)).convert("RGB")

    assert image.size == (32, 64)
    assert image.getpixel((16, 8))[0] > 200  # red is on top
    assert image.getpixel((16, 56))[2] > 200  # blue below
    assert not image.getexif()


def test_a_turned_jpeg_stays_as_good(photo):
    data = saved(photo, "JPEG", quality=85, subsampling=0, exif=exif(TURN_RIGHT))

    turned = opened(strip(data))

    assert turned.quantization == opened(data).quantization


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", [1, TURN_RIGHT])
def test_strip_gives_the_same_bytes_and_finds_nothing_more(photo, kind, orientation):
    data = saved(photo, kind, exif=exif(orientation))

    assert strip(data) == strip(data)
    assert strip(strip(data)) == strip(data)


def test_an_animation_keeps_its_frames(photo):
    other = Image.new("RGB", photo.size, "green")
    data = saved(photo, "WEBP", save_all=True, append_images=[other], exif=exif())

    stripped = strip(data)

    assert b"PhoneMaker" not in stripped
    assert opened(stripped).n_frames == 2


def test_broken_exif_is_dropped_like_any_other(photo):
    data = saved(photo, "JPEG", exif=b"Exif\0\0" + b"PhoneMaker")

    assert strip(data) == saved(photo, "JPEG")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_cut_short_is_refused(photo, kind):
    data = saved(photo, kind, exif=exif())

    for length in (12, len(data) // 2, len(data) - 2):
        with pytest.raises(UnreadablePictureError):
            strip(data[:length])


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", b"\xff\xd8\xff"])
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(UnreadablePictureError):
        strip(data)


def test_a_published_picture_hides_nothing_and_its_source_is_not_touched(tmp_path, photo):
    source = tmp_path / "images" / "picture.png"  # wrongly named, stripped all the same
    source.parent.mkdir()
    source.write_bytes(marked_jpeg(photo))

    published = pictures.published(Library(tmp_path, tmp_path), "images/picture.png")

    assert b"PhoneMaker" not in published
    assert b"PhoneMaker" in source.read_bytes()


def test_a_picture_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "one.jpg").write_bytes(b"nothing")

    with pytest.raises(pictures.UnreadablePictureError, match="one.jpg"):
        pictures.published(Library(tmp_path, tmp_path), "one.jpg")
