"""The same content makes the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

from tests.conftest import Site, built, run_pelican
from tests.small_site import write_site


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
        assert b"exif" not in data.lower(), name
        with Image.open(demo_site.output / name) as image:
            assert not image.getexif(), name
            assert not {"exif", "xmp", "icc_profile", "photoshop", "comment"} & image.info.keys()


def test_posts_of_one_day_stand_in_one_order(tmp_path: Path) -> None:
    """Pelican reads files in the order of a set, which is another in every process."""
    slugs = [f"same-day-{letter}" for letter in "abcdef"]
    posts = {
        f"news/2026/{slug}.md": f"Title: {slug} مثال\nDate: 2026-11-03\nSlug: {slug}\n"
        "Category: news\n\nنص المثال.\n"
        for slug in slugs
    }
    content = write_site(tmp_path, **posts)
    paths = (f'PATH="{content}"', f'REPOSITORY="{tmp_path}"')
    result = run_pelican("pelicanconf.py", tmp_path / "output", "-e", *paths)
    assert result.returncode == 0, result.stdout + result.stderr
    feed = (tmp_path / "output/feeds/all.atom.xml").read_text("utf-8")
    found = re.findall(r"<link href=\"[^\"]*/(same-day-.)/\"", feed)
    assert found == slugs[::-1]
