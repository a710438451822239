"""Builds that do only what changed make the very site that a build from nothing makes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.both_ways import BothWays, both_ways, random_edits
from tests.edits import LINES, Site
from tests.small_site import TODAY
from tests.warm import ROOT


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path, seed=0)


@pytest.fixture
def both(site: Site) -> Iterator[BothWays]:
    with both_ways(site) as found:
        yield found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_edits_lead_to_the_site_that_a_full_build_makes(tmp_path: Path, seed: int) -> None:
    site = Site(tmp_path, seed)
    with both_ways(site) as both:
        random_edits(site, both, steps=18)


def write(site: Site, name: str, text: str) -> None:
    path = site.content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def replace(site: Site, name: str, old: str, new: str) -> None:
    text = site.read(name)
    assert old in text
    write(site, name, text.replace(old, new))


def without_posts(site: Site) -> None:
    for name in site.names("news", ".md"):
        (site.content / name).unlink()


def another_filter(site: Site) -> None:
    """A filter of the settings by the same name, doing something else."""
    text = site.settings.read_text("utf-8")
    site.settings.write_text(text.replace("{text} ", "{text}، "), "utf-8")


def settings_lines(*names: str) -> Callable[[Site], None]:
    def lines(site: Site) -> None:
        site.lines = list(names)
        site.write_settings()

    return lines


def override(**values: object) -> Callable[[Site], None]:
    def override(site: Site) -> None:
        site.overrides = dict(values)

    return override


def moved_center(site: Site) -> None:
    """An old check, whose warning names the file."""
    replace(site, "directory/centers/one.yaml", "2026-09-15", "2025-01-15")


def move(site: Site) -> None:
    text = site.read("directory/centers/one.yaml")
    write(site, "directory/centers/north/one.yaml", text)
    (site.content / "directory/centers/one.yaml").unlink()
    replace(site, "associations/amal.md", "centers/one", "centers/north/one")


def entity(site: Site) -> None:
    replace(site, "news/2026/second.md", "amal.md", "amal&#46;md")


def renamed_association(site: Site) -> None:
    replace(site, "associations/amal.md", "Slug: amal", "Slug: nour")
    (site.content / "associations/amal.md").rename(site.content / "associations/nour.md")
    replace(site, "directory/centers/one.yaml", "amal", "nour")
    replace(site, "news/2026/first.md", "Associations: amal", "Associations: nour")


def deeper_template(site: Site) -> None:
    """A macro, imported by a template that another includes in a loop."""
    path = site.theme / "templates/macros/text.html"
    path.write_text(path.read_text("utf-8").replace("<time ", "<time class=x "), "utf-8")


def later(days: int) -> Callable[[Site], None]:
    def another_day(site: Site) -> None:
        site.day = TODAY + timedelta(days)

    return another_day


def nothing(_: Site) -> None:
    pass


def summaries_from_text(site: Site) -> None:
    write(
        site, "news/2026/second.md", site.read("news/2026/second.md") + "\n| أ | ب |\n|---|---|\n"
    )


@pytest.mark.parametrize(
    "changes",
    [
        [settings_lines("widont"), another_filter],
        [settings_lines("JINJA_ENVIRONMENT"), nothing],
        [summaries_from_text, override(MARKDOWN={"extensions": ["meta"]})],
        [override(ARTICLE_URL="posts/{slug}/"), without_posts],
        [override(CONTENT_SECURITY_POLICY=""), override(), override(CONTENT_SECURITY_POLICY="")],
        [without_posts, nothing],
        [moved_center, move],
        [entity, renamed_association],
        [deeper_template, nothing],
        [later(40), later(0), later(400), later(0)],
        [settings_lines(*LINES), settings_lines()],
    ],
    ids=lambda changes: ", ".join(change.__name__ for change in changes),
)
def test_hidden_inputs_of_pages(
    site: Site, both: BothWays, changes: list[Callable[[Site], None]]
) -> None:
    both.build()
    for change in changes:
        change(site)
        both.build()


@pytest.mark.parametrize("name", ["stray", "images/broken.png", "redirects.yaml"])
def test_what_is_no_file_is_seen_where_no_file_changed(
    site: Site, both: BothWays, name: str
) -> None:
    both.build()
    path = site.content / name
    path.symlink_to("nowhere") if path.suffix else path.mkdir()
    assert both.build().status == 1
    path.unlink() if path.suffix else path.rmdir()
    assert both.build().status == 0


def test_pages_removed_before_a_build_from_nothing_do_not_come_back(
    site: Site, both: BothWays
) -> None:
    both.build()
    (site.content / "news/2026/second.md").unlink()
    both.build(full=True)
    for _ in range(2):
        replace(site, "pages/about.md", "صفحة", "صفحة أخرى،")
        both.build()


def test_files_of_another_hand_do_not_come_back(site: Site, both: BothWays) -> None:
    both.build()
    (both.output / "foreign.html").write_text("x")
    for _ in range(3):
        replace(site, "pages/about.md", "صفحة", "صفحة أخرى،")
        both.build()


def test_two_builds_in_one_process_do_not_meet(site: Site) -> None:
    """Pelican builds again in its own process when it is told to listen for changes."""
    code = "import pelican, sys\nfor _ in range(2): pelican.main(sys.argv[1:])"
    words = ["-s", str(site.settings), "--fatal=warnings", "-o", str(site.folder / "output")]
    result = subprocess.run(
        [sys.executable, "-c", code, *words],
        env={**os.environ, **site.environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 تغيرت" in result.stdout
