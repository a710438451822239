import io
import json
import re

import pytest
from PIL import Image

from building.manifest import BRAND, GOLD, PAPER, SIZES, favicon, icon, icon_path, manifest
from tests.conftest import ROOT


def test_its_addresses_are_right_below_any_folder() -> None:
    told = json.loads(manifest("مثال", "عرض", "theme/icon.svg"))
    assert (told["name"], told["dir"], told["lang"]) == ("مثال", "rtl", "ar-MA")
    assert {told["start_url"], told["scope"]} == {"./"}
    assert {each["src"] for each in told["icons"]} == {
        "theme/icon.svg",
        *map(icon_path, SIZES),
    }


def test_colors_are_those_of_the_theme() -> None:
    css = (ROOT / "theme/static/css/main.css").read_text("utf-8")
    tokens = dict(re.findall(r"--(\w+): (#\w+);", css.partition("@media")[0]))
    assert (tokens["brand"], tokens["paper"], tokens["gold"]) == (BRAND, PAPER, GOLD)


def test_colors_of_the_drawing_are_those_of_the_theme() -> None:
    drawing = (ROOT / "theme/static/icons/icon.svg").read_text("utf-8")
    assert re.findall(r'fill="(.*?)"', drawing) == [BRAND, GOLD]


def test_the_favicon_is_drawn_for_each_of_its_sizes() -> None:
    with Image.open(io.BytesIO(favicon())) as image:
        assert sorted(image.ico.sizes()) == [(16, 16), (32, 32), (48, 48)]
        small = image.ico.getimage((16, 16)).convert("RGB")
    with Image.open(io.BytesIO(icon(16))) as drawn:
        assert small.tobytes() == drawn.convert("RGB").tobytes()


@pytest.mark.parametrize("size", SIZES)
def test_an_icon_may_be_cut_to_a_circle(size: int) -> None:
    data = icon(size)
    assert data == icon(size)
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (size, size)
        colors = image.convert("RGB")
    ground, safe = colors.getpixel((0, 0)), 0.4 * size
    for x in range(size):
        for y in range(size):
            if (x - size / 2) ** 2 + (y - size / 2) ** 2 > safe**2:
                assert colors.getpixel((x, y)) == ground
    assert colors.getpixel((size // 2, size // 2)) != ground
