"""A directory that no page could hold: it is cut into pages that can, each with the same finder."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from directory.generator import LISTED
from tests.bench import corpus
from tests.bench.corpus import Size
from tests.conftest import Site, built
from tests.site.test_html import weight

CENTERS = LISTED + 20
ASSOCIATIONS = LISTED + 10
#: Kilobytes of HTML and styles, compressed: of a list with a finder, and of all other pages.
LONGEST, OTHERS = 24, 14


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder: Path = tmp_path_factory.mktemp("large")
    corpus.make(folder, Size(0, CENTERS, ASSOCIATIONS))
    return built(str(folder / corpus.SETTINGS), folder / "output")


def links(site: Site, url: str, pattern: str) -> set[str]:
    """The addresses that a page leads to and that match."""
    found = site.page(url).tree.xpath("//main//a/@href")
    return {link for each in found if re.fullmatch(pattern, link := urljoin(url, each))}


def test_the_directory_leads_to_every_center_in_two_steps(large: Site) -> None:
    page = large.page("directory/")
    assert page.tree.xpath("//*[@id='finder'] | //li[@class='center']") == []
    assert page.tree.xpath("//script[contains(@src, '/finder.')]") == []
    lists = links(large, "directory/", r"directory/(kinds|communes)/[^/]+/")
    center = r"directory/centers/[^/]+/"
    assert len(set().union(*(links(large, url, center) for url in lists))) == CENTERS


def test_the_associations_are_listed_by_their_communes(large: Site) -> None:
    page = large.page("associations/")
    assert page.tree.xpath("//*[@id='finder'] | //*[@id='found']//li") == []
    lists = links(large, "associations/", r"directory/communes/[^/]+/")
    found = set().union(*(links(large, url, r"associations/[^/]+/") for url in lists))
    assert len(found) == ASSOCIATIONS


def test_the_lists_it_leads_to_have_the_finder(large: Site) -> None:
    urls = [page.url for page in large.pages if re.fullmatch(
        r"directory/(kinds|communes)/[^/]+/", page.url
    )]  # fmt: skip
    counts = {url: len(large.page(url).tree.xpath("//*[@id='found']//li")) for url in urls}
    assert max(counts.values()) > 30
    for url, count in counts.items():
        tree = large.page(url).tree
        assert bool(tree.xpath("//form[@id='finder']")) is (count >= 12), url
        assert bool(tree.xpath("//script[contains(@src, '/finder.')]")) is (count >= 12), url


def test_no_page_grows_beyond_its_limit(large: Site) -> None:
    for page in large.pages:
        limit = LONGEST if page.tree.xpath("//form[@id='finder']") else OTHERS
        assert weight(page.path.read_bytes()) <= limit * 1024, page.url
