"""Old addresses: which a page can answer at, which posts they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importing.addresses import OldSite, old_address

BASE = "http://www.old.example.org"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        (f"{BASE}/2015/09/23/%d8%ae%d8%a8%d8%b1/", "/2015/09/23/خبر/"),
        (f"{BASE}/2015/09/23/%D8%AE%D8%A8%D8%B1", "/2015/09/23/خبر/"),
        (f"{BASE}/archives/12", "/archives/12/"),
        (f"{BASE}/2015/open-days.html", "/2015/open-days.html"),
        (f"{BASE}/index.php/2015/a/", "/index.php/2015/a/"),
        (f"{BASE}/?p=12", None),
        (f"{BASE}/", None),
        (BASE, None),
        (f"{BASE}/2015/%d8%ae%d8/", None),  # the last letter cut in two
        (f"{BASE}/%2e%2e/%2e%2e/etc/", None),
        (f"{BASE}/..%2f..%2fetc/", None),
        (f"{BASE}/a%0ab/", None),
        (f"{BASE}/_headers/", None),
        ("http://[bad/", None),
        ("", None),
    ],
)
def test_a_page_answers_where_one_can(link, address):
    assert old_address(link) == address


@given(st.text())
def test_nothing_raises(link):
    old_address(link)
    OldSite.of(link, {"1": link}).post(link)


def test_posts_are_found_by_any_of_their_addresses():
    site = OldSite.of(BASE, {"7": f"{BASE}/2015/%d8%ae%d8%a8%d8%b1/"})

    assert site.is_own("https://old.example.org/x")
    assert site.is_own("/2015/x")
    assert not site.is_own("https://example.org/")
    assert not site.is_own("mailto:a@old.example.org")
    for url in ("/2015/خبر", f"{BASE}/2015/%D8%AE%D8%A8%D8%B1/?utm=1#top", f"{BASE}/?p=7"):
        assert site.post(url) == "7"
    assert site.post(f"{BASE}/2016/") is None
