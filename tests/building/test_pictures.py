"""Files of pictures are made once, and named where they cannot be made."""

from __future__ import annotations

from pathlib import Path

import pytest

from building.pictures import Darkroom
from pictures.album import Album
from pictures.model import PictureError
from records.library import Library
from tests.originals import MAKER, marked_jpeg, opened, photo, saved


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "images").mkdir()
    (tmp_path / "images/a.jpg").write_bytes(marked_jpeg(photo((400, 200))))
    (tmp_path / "images/b.png").write_bytes(saved(photo((40, 20)), "PNG"))
    return Library(tmp_path, tmp_path)


def made(library: Library, *names: str) -> dict[str, bytes]:
    album = Album(library)
    shown = [picture for name in names if (picture := album.get(name))]
    outputs = Darkroom(library, library.content.with_suffix(".pictures")).outputs(shown)
    return {output.name: output.make() for output in outputs}


def test_files_are_what_their_names_say_and_hide_nothing(library: Library) -> None:
    found = made(library, "images/a.jpg", "images/b.png")
    assert len(found) == (2 * 2 + 1) + 3
    for name, data in found.items():
        _, width, _, suffix = Path(name).name.split(".")
        image = opened(data)
        assert image.width == int(width)
        assert image.format.lower().startswith(suffix[0]) or (suffix, image.format) == (
            "jpg",
            "JPEG",
        )
        assert MAKER not in data
    assert MAKER in (library.content / "images/a.jpg").read_bytes()


def test_what_was_made_is_not_made_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(library, "images/a.jpg")
    monkeypatch.setattr("pictures.encode.encode", lambda *_: pytest.fail("made again"))
    again = Library(library.content, library.root)
    assert made(again, "images/a.jpg") == first
    (library.content / "images/a.jpg").write_bytes(saved(photo((400, 210)), "JPEG"))
    with pytest.raises(pytest.fail.Exception):
        made(Library(library.content, library.root), "images/a.jpg")


def test_another_picture_of_the_same_name_has_another_address(library: Library) -> None:
    before = made(library, "images/b.png")
    (library.content / "images/b.png").write_bytes(saved(photo((40, 22)), "PNG"))
    after = made(Library(library.content, library.root), "images/b.png")
    assert before.keys().isdisjoint(after)


def test_two_names_of_one_picture_are_one(library: Library) -> None:
    data = (library.content / "images/a.jpg").read_bytes()
    (library.content / "images/a.jpeg").write_bytes(data)
    found = Library(library.content, library.root)
    assert made(found, "images/a.jpg", "images/a.jpeg").keys() == made(found, "images/a.jpg").keys()


def test_a_picture_that_is_not_whole_is_named(library: Library) -> None:
    path = library.content / "images/a.jpg"
    path.write_bytes(path.read_bytes()[:1200])
    found = Library(library.content, library.root)
    with pytest.raises(PictureError, match=r"images/a\.jpg: تعذرت"):
        made(found, "images/a.jpg")
