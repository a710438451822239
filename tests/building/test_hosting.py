"""What only the text of the files shows; tests/building/test_nginx.py asks a real server."""

import pytest

from building.hosting import CACHES, everywhere, headers_file, nginx_sample

POLICY = "default-src 'none'"


def test_nobody_may_frame_a_page_whatever_the_policy():
    assert everywhere(POLICY, True)["Content-Security-Policy"] == (
        "default-src 'none'; frame-ancestors 'none'"
    )
    assert everywhere("", True)["Content-Security-Policy"] == "frame-ancestors 'none'"


OWN = {"admin/": "script-src 'self'"}


def test_a_folder_has_a_policy_of_its_own_and_no_path_has_two():
    lines = headers_file(POLICY, True, "/larache", OWN, ("news", "theme")).decode().splitlines()
    general = "  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'"
    rules, path = {}, ""
    for line in lines:
        path = path if line.startswith("  ") else line
        rules.setdefault(path, []).append(line)

    ruled = [path for path, rule in rules.items() if any("Security-Policy" in x for x in rule)]
    assert ruled == [
        *("/larache/", "/larache/404.html", "/larache/news/*", "/larache/theme/*"),
        "/larache/admin/*",
    ]
    assert all(general in rules[path] for path in ruled[:-1])
    assert rules["/larache/admin/*"][1:] == [
        "  Content-Security-Policy: script-src 'self'; frame-ancestors 'none'"
    ]
    assert any("immutable" in line for line in rules["/larache/theme/*"])
    assert "  X-Content-Type-Options: nosniff" in rules["/larache/*"]


def test_without_such_a_folder_every_path_has_the_same():
    assert headers_file(POLICY, True, "", {}, ("news",)) == headers_file(POLICY, True)


@pytest.mark.parametrize("write", [headers_file, nginx_sample])
def test_only_a_trial_asks_to_be_left_out_of_search_engines(write):
    assert b"noindex" in write(POLICY, False)
    assert b"noindex" not in write(POLICY, True)


def test_the_headers_file_is_written_as_netlify_and_cloudflare_read_it():
    lines = headers_file(POLICY, True, "/larache").decode().splitlines()

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
    sample = nginx_sample(POLICY, True).decode()

    assert "# add_header Strict-Transport-Security" in sample
    assert sample.count("Strict-Transport-Security") == 1
    assert b"Strict-Transport-Security" not in headers_file(POLICY, True)
