"""What phones keep of a built site: these files to the byte, and no page to be left at once."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

from building.offline import PACK, POSTS, WORKER, listed
from tests.building.test_offline import unpacked
from tests.conftest import Site

#: Bytes over the line, for the 60 centers of the demonstration.
MOST = 600 * 1024


def kept(site: Site) -> dict[str, str]:
    return listed((site.output / WORKER).read_bytes())


def packed(site: Site) -> dict[str, bytes]:
    return unpacked((site.output / PACK).read_bytes())


def name(url: str) -> str:
    return f"{url}index.html" if url.endswith("/") or not url else url


def test_files_are_what_the_list_says(site: Site) -> None:
    for url, told in kept(site).items():
        data = (site.output / name(url)).read_bytes()
        assert told == f"sha256-{b64encode(sha256(data).digest()).decode()}", url


def test_a_page_to_be_left_at_once_is_not_kept_and_keeps_nothing(site: Site) -> None:
    held = {name(url) for url in kept(site).keys() | packed(site).keys()}
    left = [page for page in site.pages if page.tree.xpath("//*[contains(@class, 'exit-bar')]")]
    assert left
    assert held.isdisjoint(name(page.url) for page in left)
    moved = {page.url for page in site.pages if page.tree.xpath("//meta[@http-equiv='refresh']")}
    for page in site.pages:
        if page.url not in moved:
            assert ("serviceWorker" in page.source) == (page not in left), page.url


def test_all_other_centers_are_kept_to_the_byte(site: Site) -> None:
    centers = [page for page in site.pages if re.fullmatch(r"directory/centers/[^/]+/", page.url)]
    wanted = {
        page.url: page.path.read_bytes()
        for page in centers
        if 'class="exit-bar"' not in page.source
    }
    assert packed(site) == wanted


def test_the_newest_posts_are_kept(demo_site: Site) -> None:
    posts = [url for url in kept(demo_site) if re.fullmatch(r"news/\d{4}/\d\d/[^/]+/", url)]
    assert len(posts) == POSTS
    assert len(set(demo_site.page("news/").tree.xpath("//main//time/@datetime"))) > POSTS
    shown = [
        urljoin("news/", link) for link in demo_site.page("news/").tree.xpath("//main//a/@href")
    ]
    newest = [url for url in shown if re.fullmatch(r"news/\d{4}/\d\d/[^/]+/", url)]
    open_ones = [url for url in newest if 'class="exit-bar"' not in demo_site.page(url).source]
    assert posts == open_ones[:POSTS]


def test_kept_pages_have_their_scripts_and_fonts(site: Site) -> None:
    """The letters of Amazigh and pictures are left to the network."""
    files = kept(site)
    for page in site.pages:
        if page.url in files or page.url in packed(site):
            links = page.tree.xpath("//script/@src | //link[@rel='preload']/@href")
            links += re.findall(r'url\("([^"]+plex[^"]+)"\)', page.source)
            for link in links:
                path = urlsplit(urljoin(f"http://site/{page.url}", link)).path.removeprefix("/")
                assert path in files, page.url


def test_what_is_kept_is_light(site: Site) -> None:
    def weight(path: str) -> int:
        twin = f"{path}.gz"
        return (site.output / (twin if twin in site.files else path)).stat().st_size

    assert sum(weight(name(url)) for url in (*kept(site), WORKER)) <= MOST


def test_the_pages_that_lead_in_name_the_manifest(site: Site) -> None:
    for url in ("", "directory/"):
        (link,) = site.page(url).tree.xpath("//link[@rel='manifest']/@href")
        assert urljoin(f"http://site/{url}", link) == "http://site/manifest.webmanifest"
    assert {"manifest.webmanifest", "icons/192.png", "icons/512.png", "favicon.ico"} <= site.files
