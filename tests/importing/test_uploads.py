"""The pictures of an old site."""

from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path
from urllib.parse import quote

import pytest

from editorial.pictures import _NAME
from editorial.text import personal_numbers, telephone_numbers
from importing.uploads import Uploads
from pictures.model import PictureError

PICTURES = Path(__file__).parents[1] / "fixtures" / "demo" / "content" / "images"
URL = "http://old.example.org/wp-content/uploads/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "uploads"
    (folder / "2015").mkdir(parents=True)
    shutil.copy(PICTURES / "mithal-sun.png", folder / "2015" / "sun.png")
    shutil.copy(PICTURES / "mithal-sun.png", folder / "2015" / "شمس-300x200.jpg")
    shutil.copy(PICTURES / "mithal-sun.png", tmp_path / "outside.png")
    (folder / "2015" / "broken.png").write_bytes(b"no picture")
    (folder / "2015" / "link.png").symlink_to(tmp_path / "outside.png")
    return folder


def test_a_copy_is_the_picture_it_was_made_from(folder):
    uploads = Uploads(folder)

    name = uploads.take(f"{URL}2015/sun-300x200.png")
    assert name == uploads.take(f"{URL}2015/sun.png")
    assert uploads.taken == {name: folder / "2015" / "sun.png"}


def test_a_copy_without_its_original_is_taken(folder):
    name = Uploads(folder).take(f"{URL}2015/{quote('شمس')}-300x200.jpg")

    assert re.fullmatch(r"old/picture-[a-p]{10}\.png", name)  # by what it is, not by its name


def test_letters_may_be_composed_in_another_way(folder):
    spelled = "ورشة-أولى.png"
    shutil.copy(folder / "2015" / "sun.png", folder / unicodedata.normalize("NFD", spelled))

    assert Uploads(folder).take(URL + quote(unicodedata.normalize("NFC", spelled)))


@pytest.mark.parametrize(
    "below",
    [
        "../outside.png",
        "%2e%2e/outside.png",
        "2015/../../outside.png",
        "2015/link.png",
        "/etc/passwd",
        "2015",
        "2015/none.png",
        "a%00b.png",
        "",
    ],
)
def test_nothing_outside_the_folder_is_taken(folder, below):
    uploads = Uploads(folder)

    assert uploads.take(URL + below) is None
    assert uploads.missing == {URL + below}
    assert uploads.taken == {}


def test_without_a_folder_all_is_missing():
    uploads = Uploads(None)

    assert uploads.take(f"{URL}2015/sun.png") is None
    assert uploads.missing == {f"{URL}2015/sun.png"}


def test_what_is_no_picture_is_told(folder):
    with pytest.raises(PictureError):
        Uploads(folder).take(f"{URL}2015/broken.png")


@pytest.mark.parametrize("number", range(40))
def test_names_are_latin_and_look_like_no_number(folder, number):
    path = folder / f"IMG_20150923 AB{number:06}.png"
    path.write_bytes((folder / "2015" / "sun.png").read_bytes() + bytes([number]))
    name = Uploads(folder).take(URL + path.name)

    assert _NAME.fullmatch(name.removeprefix("old/"))
    assert not [*personal_numbers(name), *telephone_numbers(name, set())]
