"""The same content makes the same bytes, wherever and whenever it is built."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Site, built


def test_build_does_not_depend_on_the_machine(demo_site: Site, tmp_path: Path) -> None:
    other = built(
        "tests/fixtures/demo/democonf.py",
        tmp_path / "elsewhere" / "output",
        PYTHONHASHSEED="1",
        TZ="Asia/Tokyo",
        LC_ALL="C",
    )
    assert other.files == demo_site.files
    for name in sorted(other.files):
        assert (other.output / name).read_bytes() == (demo_site.output / name).read_bytes(), name


def test_metadata_of_pictures_stays_at_home(demo_site: Site) -> None:
    """One picture of the demonstration carries a place and a name on purpose."""
    pictures = [name for name in demo_site.files if name.startswith("images/")]
    assert pictures
    for name in pictures:
        data = (demo_site.output / name).read_bytes()
        assert b"exemple-secret" not in data, name
        assert b"Exif" not in data, name
