from datetime import date, datetime
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from building.sitemap import MOST, NAMESPACE, robots, sitemap

BASE = "https://example.org/larache"


def read(document: bytes) -> list[tuple[str, str | None]]:
    """The entries of one file, held against the protocol's schema."""
    assert len(document) <= 50 * 1024 * 1024
    root = etree.fromstring(document)
    item = {"urlset": "url", "sitemapindex": "sitemap"}[etree.QName(root).localname]
    entries = []
    for entry in root:
        assert entry.tag == f"{{{NAMESPACE}}}{item}"
        names = [etree.QName(child).localname for child in entry]
        assert names in (["loc"], ["loc", "lastmod"])
        values = [child.text for child in entry]
        parts = urlsplit(values[0])
        assert (parts.scheme, parts.netloc) == ("https", "example.org")
        assert len(values[0]) < 2048
        entries.append((values[0], values[1] if len(values) > 1 else None))
    assert len(entries) <= MOST
    return entries


def listed(files: dict[str, bytes]) -> list[tuple[str, str | None]]:
    """All pages that a crawler finds, which starts at sitemap.xml."""
    start = files["sitemap.xml"]
    if b"<sitemapindex" not in start:
        assert files.keys() == {"sitemap.xml"}
        return read(start)
    parts = [address.removeprefix(f"{BASE}/") for address, _ in read(start)]
    assert files.keys() == {"sitemap.xml", *parts}
    return [entry for part in parts for entry in read(files[part])]


def test_a_page_has_its_address_and_the_day_its_content_changed():
    pages = [
        ("news/2026/11/a/", date(2026, 11, 2)),
        ("", None),
        ("about/", datetime(2026, 1, 2, 9)),
    ]

    assert read(sitemap(pages, BASE)["sitemap.xml"]) == [
        ("https://example.org/larache/", None),
        ("https://example.org/larache/about/", "2026-01-02"),
        ("https://example.org/larache/news/2026/11/a/", "2026-11-02"),
    ]


def test_order_of_the_pages_does_not_matter():
    pages = [("b/", None), ("a/", date(2026, 1, 1)), ("c/", None)]

    assert sitemap(pages, BASE) == sitemap(iter(pages[::-1]), BASE)


def test_addresses_are_escaped():
    assert (
        b"<loc>https://example.org/larache/?a=1&amp;b=&lt;</loc>"
        in sitemap([("?a=1&b=<", None)], BASE)["sitemap.xml"]
    )


SITE: list[tuple[str, date | None]] = [
    *((f"news/{year}/{month:02}/p{n}/", date(year, month, 1))
      for year in (2024, 2025, 2026) for month in (1, 2) for n in range(5)),
    *((f"directory/centers/c{n}/", date(2025, 5, 1)) for n in range(60)),
    ("", None), ("about/", None), ("news/", None), ("directory/", None),
]  # fmt: skip


def test_a_site_too_large_for_one_file_is_listed_by_section_and_year():
    files = sitemap(SITE, BASE, most=70)

    index = read(files["sitemap.xml"])
    assert index == [
        (f"{BASE}/sitemap-directory.xml", "2025-05-01"),
        (f"{BASE}/sitemap-news-2024.xml", "2024-02-01"),
        (f"{BASE}/sitemap-news-2025.xml", "2025-02-01"),
        (f"{BASE}/sitemap-news-2026.xml", "2026-02-01"),
        (f"{BASE}/sitemap-pages.xml", None),
    ]


@pytest.mark.parametrize("new", ["news/2026/02/new/", "directory/centers/new/", "new/"])
@pytest.mark.parametrize("most", [70, 20, 12])
def test_a_new_page_changes_one_part_and_the_index(new, most):
    before = sitemap(SITE, BASE, most)
    after = sitemap([*SITE, (new, date(2026, 11, 1))], BASE, most)

    assert before.keys() == after.keys()
    changed = {name for name in after if after[name] != before[name]}
    assert len(changed) == 2
    assert "sitemap.xml" in changed


@given(
    st.dictionaries(
        st.from_regex(r"([a-z]{1,3}/){0,3}", fullmatch=True), st.none() | st.dates(), min_size=1
    ),
    st.integers(1, 9),
)
def test_every_page_is_found_once_and_no_file_is_too_large(pages, most):
    files = sitemap(pages.items(), BASE, most)

    assert sorted(listed(files)) == sorted(
        (f"{BASE}/{url}", day.isoformat() if day else None) for url, day in pages.items()
    )
    parts = [name for name in files if len(files) == 1 or name != "sitemap.xml"]
    assert all(len(read(files[name])) <= most for name in parts)


def test_the_largest_file_is_within_50_megabytes():
    longest = "directory/communes/" + "c" * 80 + "/" + "k" * 80 + "/{}/"
    files = sitemap(((longest.format(n), date(2026, 1, 1)) for n in range(MOST)), BASE)

    assert len(read(files["sitemap.xml"])) == MOST


def test_robots_of_an_official_site_name_the_map():
    assert robots("https://example.org", official=True).decode().split("\n") == [
        "User-agent: *",
        "Disallow:",
        "",
        "Sitemap: https://example.org/sitemap.xml",
        "",
    ]


def test_robots_of_a_trial_let_crawlers_read_that_it_is_not_to_be_listed():
    text = robots("https://example.org", official=False).decode()

    assert "Disallow: /" not in text
    assert "Sitemap" not in text
