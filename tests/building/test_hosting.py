"""What only the text of the files shows; tests/building/test_nginx.py asks a real server."""

import pytest

from building.hosting import CACHES, everywhere, headers_file, nginx_sample


def test_nobody_may_frame_a_page():
    assert everywhere(official=True)["Content-Security-Policy"] == "frame-ancestors 'none'"


@pytest.mark.parametrize("write", [headers_file, nginx_sample])
def test_only_a_trial_asks_to_be_left_out_of_search_engines(write):
    assert b"noindex" in write(official=False)
    assert b"noindex" not in write(official=True)


def test_the_headers_file_is_written_as_netlify_and_cloudflare_read_it():
    lines = headers_file(True, "/larache").decode().splitlines()

    paths = [line for line in lines if not line.startswith("  ")]
    assert paths[:5] == [
        *("/larache/*", "/larache/theme/*", "/larache/images/*"),
        *("/larache/cards/*", "/larache/search/parts/*"),
    ]
    assert len(paths) == len(set(paths)) < 100  # Cloudflare's limit
    assert all(path.count("*") == 1 for path in paths)
    assert all(len(line) < 2000 for line in lines)
    assert "  Cache-Control: public, max-age=31536000, immutable" in lines


def test_only_what_is_named_by_its_content_is_kept_without_asking():
    assert list(CACHES) == ["/theme/*", "/images/*", "/cards/*", "/search/parts/*"]


def test_strict_transport_security_is_for_the_host_to_switch_on():
    sample = nginx_sample(official=True).decode()

    assert "# add_header Strict-Transport-Security" in sample
    assert sample.count("Strict-Transport-Security") == 1
    assert b"Strict-Transport-Security" not in headers_file(official=True)
