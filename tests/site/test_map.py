"""The map on the pages: light, complete, with the notice of its source, and stable."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT, Page, Site
from tests.site.test_stable_pages import Archive
from tests.warm import builder

COMMUNE = re.compile(r"directory/communes/[^/]+/")
BOUNDARIES = "directory/boundaries/larache-communes.geojson"


def svg(page: Page) -> str:
    found = re.search(r'<figure class="map[^"]*">\s*(<svg.*?</svg>)', page.source, re.DOTALL)
    assert found, page.url
    return found[1]


def communes(site: Site) -> list[Page]:
    return [page for page in site.pages if COMMUNE.fullmatch(page.url)]


def test_the_map_is_light(real_site: Site) -> None:
    drawn = svg(real_site.page("directory/")).encode()
    assert len(drawn) <= 14 * 1024
    assert len(gzip.compress(drawn, 9)) <= 5 * 1024


def test_a_locator_is_light(real_site: Site) -> None:
    for page in communes(real_site):
        assert len(svg(page).encode()) <= 2.5 * 1024, page.url


def test_the_map_leads_where_its_list_does(real_site: Site) -> None:
    tree = real_site.page("directory/").tree
    drawn = tree.xpath("//figure[@class='map']//a[path/@d]")
    listed = tree.xpath("//section[@id='communes']/ul//a")
    assert [area.get("href") for area in drawn] == [row.get("href") for row in listed]
    assert len(drawn) == len(communes(real_site)) == 19
    for area, row in zip(drawn, listed, strict=True):
        name, *count = (span.text_content() for span in row.xpath("span"))
        told = area.findtext("title")
        assert told == f"{name}: {count[0] if count else 'لم يدرج أي مركز بعد'}"
    labels = tree.xpath("//figure[@class='map']//text[not(@class)]/text()")
    assert " ".join(labels) == " ".join(row.xpath("span")[0].text_content() for row in listed)


def test_every_commune_page_marks_its_commune_on_the_map(real_site: Site) -> None:
    areas = {
        area.get("href").removeprefix("../"): area.find("path").get("d")
        for area in real_site.page("directory/").tree.xpath("//figure[@class='map']//a[path]")
    }
    for page in communes(real_site):
        around, marked = page.tree.xpath("//figure[@class='map locator']//path/@d")
        assert marked == areas[page.url]
        assert around.startswith("M")


def test_every_map_names_its_source(real_site: Site) -> None:
    for page in [real_site.page("directory/"), *communes(real_site)]:
        (notice,) = page.tree.xpath("//figure[contains(@class, 'map')]/figcaption")
        assert "© المساهمون في OpenStreetMap" in notice.text_content(), page.url
        assert notice.xpath("a/@href") == [
            "https://www.openstreetmap.org/copyright",
            "https://opendatacommons.org/licenses/odbl/1-0/",
        ]


def test_a_map_shows_communes_and_nothing_else(real_site: Site) -> None:
    """No sign of a center's place: a shape is a commune, or all of them."""
    for page in [real_site.page("directory/"), *communes(real_site)]:
        (drawn,) = page.tree.xpath("//figure[contains(@class, 'map')]/svg")
        assert {node.tag for node in drawn.iter()} <= {"svg", "a", "title", "path", "g", "text"}


def test_without_boundaries_there_is_no_map(demo_site: Site) -> None:
    for page in [demo_site.page("directory/"), *communes(demo_site)]:
        assert page.tree.xpath("//figure[contains(@class, 'map')]") == [], page.url


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("map")
    shutil.copytree(ROOT / "content", folder / "content")
    with builder(folder / "log") as found:
        yield Archive(folder, ROOT / "pelicanconf.py", folder / "content", found)


def test_a_center_changes_the_map_and_no_locator_but_its_own(archive: Archive) -> None:
    center = archive.content / "directory/centers/cef-zaaroura.yaml"
    changed = archive.edit(center, "commune: zaaroura", "commune: tatoft")
    assert "directory/index.html" in changed
    assert {name for name in changed if COMMUNE.fullmatch(name.removesuffix("index.html"))} == {
        "directory/communes/tatoft/index.html",
        "directory/communes/zaaroura/index.html",
    }


def test_a_border_changes_its_two_communes(archive: Archive) -> None:
    """A point between two communes, moved by a kilometer, changes their pages and the map."""
    boundaries = archive.content / BOUNDARIES
    point = "[-5.74424,35.16342]"
    text = boundaries.read_text("utf-8")
    assert text.count(point) == 2
    boundaries.write_text(text.replace(point, "[-5.75424,35.16342]"), "utf-8")
    assert archive.build() - {"sw.js"} == {
        "directory/index.html",
        "directory/communes/boujedyane/index.html",
        "directory/communes/zaaroura/index.html",
    }
