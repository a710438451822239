"""PNG of few colors: what any program reads of it is what was drawn."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pictures.png import sixteen_colors

COLORS = [bytes((level, 255 - level, level // 2)) for level in range(0, 256, 16)]


@st.composite
def drawn(draw: st.DrawFn) -> Image.Image:
    """A small picture of up to sixteen colors."""
    width, height = draw(st.integers(1, 9)), draw(st.integers(1, 5))
    count = draw(st.integers(1, 16))
    pixels = draw(
        st.lists(st.integers(0, count - 1), min_size=width * height, max_size=width * height)
    )
    image = Image.new("P", (width, height))
    image.putpalette(b"".join(COLORS[:count]))
    image.putdata(pixels)
    return image


@given(drawn())
def test_a_picture_is_read_as_it_was_drawn(image: Image.Image) -> None:
    with Image.open(BytesIO(sixteen_colors(image))) as read:
        assert (read.format, read.size, read.mode) == ("PNG", image.size, "P")
        assert read.convert("RGB").tobytes() == image.convert("RGB").tobytes()


@given(drawn())
def test_its_checksums_are_right(image: Image.Image) -> None:
    with Image.open(BytesIO(sixteen_colors(image))) as read:
        read.verify()


def test_the_same_picture_makes_the_same_bytes() -> None:
    image = Image.new("P", (3, 3))
    image.putpalette(b"".join(COLORS))
    assert sixteen_colors(image) == sixteen_colors(image.copy())
