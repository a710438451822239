"""The nginx sample, on a real nginx."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path
from urllib.parse import quote

import brotli
import pytest

import tasks
from building.assets import collect
from building.compress import companions
from building.hosting import headers_file, nginx_sample
from building.redirects import Redirect, page, rules

STATIC = Path(__file__).resolve().parents[2] / "theme" / "static"
ASSETS = collect(STATIC, {"finder.js": b"alert(1);\n" * 80})
PAGE = "<!doctype html><title>مثال</title>{}<p>نص الصفحة.</p>\n".format("<p>مركز المثال</p>" * 50)
NOT_FOUND = PAGE.replace("مثال", "غير موجودة")
MOVED = Redirect.model_validate({"from": "/news/2026/10/old/", "to": "/news/"})
ARABIC = Redirect.model_validate({"from": "/2015/09/لقاء،-أول/", "to": "/news/"})

SITE: dict[str, str | bytes] = {
    "index.html": PAGE,
    "404.html": NOT_FOUND,
    "news/index.html": PAGE,
    "feeds/all.atom.xml": '<feed xmlns="http://www.w3.org/2005/Atom"/>' + " " * 600,
    "sitemap.xml": "<urlset/>",
    "robots.txt": "User-agent: *\n",
    "meetings.ics": "BEGIN:VCALENDAR\n" * 50,
    "directory/centers/one/contact.vcf": "BEGIN:VCARD\n",
    "data/centers.geojson": "{}",
    "data/centers.csv": "id\n",
    "data/index.json": "{}",
    "data/hsds/hsds-tabular.zip": b"PK",
    "manifest.webmanifest": "{}",
    "admin/index.html": PAGE,
    "admin/chunks/a.js": "alert(1);",
    "search/search.mjs": "export {}\n",
    "images/a.360.0123abcd.avif": b"avif",
    "images/a.360.0123abcd.webp": b"webp",
    "images/a.720.0123abcd.jpg": b"jpeg",
    ".git/config": "[core]\n",
    ".well-known/security.txt": "Contact: x\n",
    f"{MOVED.old}index.html": page(MOVED, "https://example.org"),
    **ASSETS.files,
}

SECURITY = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
CHECKED = "public, max-age=0, must-revalidate"
KEPT = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Server:
    port: int
    root_path: str
    brotli: bool

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request for a path below the site's root; `_` in names of headers stands for `-`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, self.root_path + path, headers=named)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()


@pytest.fixture(scope="module")
def nginx() -> str:
    program = tasks.find_nginx()
    if not program:
        message = "no nginx: run `invoke nginx`"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return program


@pytest.fixture(scope="module", params=["", "/larache"], ids=["at the root", "in a folder"])
def server(
    request: pytest.FixtureRequest, nginx: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("nginx")
    write_site(folder, request.param)
    module = brotli_module(nginx)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    configuration = configure(folder, nginx, request.param, port, module)
    process = subprocess.Popen(
        [nginx, "-p", str(folder), "-c", str(configuration)], stderr=subprocess.PIPE, text=True
    )
    with process:
        wait_until_it_listens(process)
        yield Server(port, request.param, bool(module))
        process.terminate()


def wait_until_it_listens(process: subprocess.Popen[str]) -> None:
    """Read what nginx says: its version when it listens, why and no more when it cannot."""
    heard = ""
    while "nginx/" not in heard:
        line = process.stderr.readline()
        assert line, heard
        heard += line


def write_site(folder: Path, root_path: str) -> None:
    files = SITE | rules([MOVED, ARABIC], root_path)
    files |= {"_headers": headers_file(False, root_path)}
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        path = folder / f"www{root_path}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        for suffix, twin in companions(name, data).items():
            path.with_name(path.name + suffix).write_bytes(twin)


def configure(folder: Path, nginx: str, root_path: str, port: int, module: Path | None) -> Path:
    """The sample, finished as it says, in a configuration that stays inside `folder`."""
    sample = nginx_sample(False, root_path).decode()
    changes = {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "    listen [::]:80;\n": "",
        "/srv/www": str(folder / "www"),
    }
    if module:
        changes["# brotli_static on;"] = "brotli_static on;"
    for old, new in changes.items():
        assert old in sample
        sample = sample.replace(old, new)
    temporary = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "".join(f"{name}_temp_path {folder}/{name};\n" for name in temporary)
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"{f'load_module {module};' if module else ''}\n"
        f"daemon off; master_process off; pid {folder}/pid; error_log stderr notice;\n"
        f"events {{ }}\n"
        f"http {{ include {compiled_in(nginx, 'conf-path').parent}/mime.types;\n"
        f"access_log off; error_log {folder}/error.log;\n{paths}\n{sample}}}\n"
    )
    return configuration


def compiled_in(nginx: str, option: str) -> Path:
    said = subprocess.run([nginx, "-V"], capture_output=True, text=True, check=True).stderr
    return Path(re.search(rf"--{option}=(\S+)", said)[1])


def brotli_module(nginx: str) -> Path | None:
    path = compiled_in(nginx, "modules-path") / "ngx_http_brotli_static_module.so"
    return path if path.is_file() else None


def test_the_sample_needs_no_module(nginx, tmp_path):
    write_site(tmp_path, "")
    configuration = configure(tmp_path, nginx, "", 8000, None)

    call = subprocess.run(
        [nginx, "-t", "-p", str(tmp_path), "-c", str(configuration)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert call.returncode == 0, call.stderr
    assert "[warn]" not in call.stderr


@pytest.mark.parametrize("path", ["/", "/news/", "/index.html"])
def test_a_page_is_served_by_its_address(server, path):
    answer = server.ask(path)

    assert (answer.status, answer.body.decode()) == (200, PAGE)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == CHECKED


def test_a_folder_without_its_slash_leads_to_the_page(server):
    """Links in pages are relative, so the page must not be shown under another address."""
    answer = server.ask("/news")

    assert (answer.status, answer.headers["Location"]) == (301, f"{server.root_path}/news/")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/" + ASSETS.url("js/finder.js"), "application/javascript; charset=utf-8"),
        ("/" + ASSETS.url("fonts/ibm-plex-sans-arabic-400.woff2"), "font/woff2"),
        ("/" + ASSETS.url("icons/icon.svg"), "image/svg+xml"),
        ("/" + ASSETS.url("fonts/OFL.txt"), "text/plain; charset=utf-8"),
        ("/feeds/all.atom.xml", "application/atom+xml; charset=utf-8"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/meetings.ics", "text/calendar; charset=utf-8"),
        ("/directory/centers/one/contact.vcf", "text/vcard; charset=utf-8"),
        ("/data/centers.geojson", "application/geo+json"),
        ("/data/centers.csv", "text/csv; charset=utf-8"),
        ("/data/index.json", "application/json"),
        ("/data/hsds/hsds-tabular.zip", "application/zip"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/search/search.mjs", "text/javascript; charset=utf-8"),
        ("/images/a.360.0123abcd.avif", "image/avif"),
        ("/images/a.360.0123abcd.webp", "image/webp"),
        ("/images/a.720.0123abcd.jpg", "image/jpeg"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
    ],
)
def test_every_kind_of_file_has_its_type(server, path, kind):
    answer = server.ask(path)

    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Cache-Control"] == (
        KEPT if path.startswith(("/theme/", "/images/")) else CHECKED
    )


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/news",
        "/nowhere/",
        f"/{MOVED.old}",
        "/.git/config",
        "/meetings.ics",
        "/" + ASSETS.url("js/finder.js"),
    ],
)
def test_every_answer_has_the_security_headers_once(server, path):
    headers = server.ask(path).headers

    for name, value in SECURITY.items():
        assert headers.get_all(name) == [value], name
    assert len(headers.get_all("Cache-Control")) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere/",
        "/data/",
        "/theme/js/finder.00000000.js",
        "/meetings/none.ics",
        "/.git/config",
        "/.git/",
        "/_headers",
        "/_nginx.map",
    ],
)
def test_what_is_not_there_or_not_for_readers_is_answered_with_the_site_s_own_page(server, path):
    answer = server.ask(path)

    assert (answer.status, answer.body.decode()) == (404, NOT_FOUND)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == CHECKED


TEXTS = ["/", "/nowhere/", "/" + ASSETS.url("js/finder.js"), "/meetings.ics"]


@pytest.mark.parametrize("path", TEXTS)
def test_text_is_sent_compressed_to_whoever_takes_it(server, path):
    plain = server.ask(path)
    packed = server.ask(path, Accept_Encoding="gzip, deflate")

    assert plain.headers["Content-Encoding"] is None
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    for answer in (plain, packed):
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert answer.headers["Content-Type"] == plain.headers["Content-Type"]


@pytest.mark.parametrize("path", TEXTS)
def test_brotli_comes_before_gzip_where_the_module_is(server, path):
    if not server.brotli:
        pytest.skip("no brotli module")
    packed = server.ask(path, Accept_Encoding="gzip, deflate, br")

    assert packed.headers["Content-Encoding"] == "br"
    assert brotli.decompress(packed.body) == server.ask(path).body
    assert packed.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("address", [f"/{MOVED.old}", f"/{MOVED.old}?from=feed"])
def test_a_renamed_page_is_answered_with_301(server, address):
    answer = server.ask(address)

    assert answer.status == 301
    assert answer.headers["Location"] == f"{server.root_path}/{MOVED.new}"


@pytest.mark.parametrize("letters", [str.lower, str.upper])
def test_an_arabic_address_of_the_old_site_is_answered_with_301(server, letters):
    encoded = re.sub("%..", lambda found: letters(found[0]), quote(f"/{ARABIC.old}"))
    answer = server.ask(encoded)

    assert answer.status == 301
    assert answer.headers["Location"] == f"{server.root_path}/{ARABIC.new}"


PLEX = [f"/{ASSETS.url(f'fonts/ibm-plex-sans-arabic-{weight}.woff2')}" for weight in (400, 700)]
OTHERS = [
    "/",
    "/" + ASSETS.url("js/finder.js"),
    "/" + ASSETS.url("fonts/noto-sans-tifinagh-400.woff2"),
]


@pytest.mark.parametrize("path", PLEX)
def test_whoever_asks_to_save_data_gets_no_font(server, path):
    spared, sent = server.ask(path, Save_Data="on"), server.ask(path)

    assert (spared.status, spared.body, sent.status) == (204, b"", 200)
    for answer in (spared, sent):  # kept by caches, each for those it is for
        assert answer.headers.get_all("Vary") == ["Save-Data"]
        assert answer.headers["Cache-Control"] == KEPT
    assert server.ask(path, Save_Data="off").body == sent.body


@pytest.mark.parametrize("path", OTHERS)
def test_all_else_is_the_same_for_whoever_saves_data(server, path):
    spared, sent = server.ask(path, Save_Data="on"), server.ask(path)

    assert (spared.status, spared.body) == (200, sent.body)
    assert "Save-Data" not in (sent.headers["Vary"] or "")


@pytest.mark.parametrize("path", ["/data/centers.geojson", "/data/hsds/hsds-tabular.zip"])
def test_scripts_of_other_sites_may_read_the_open_data_alone(server, path):
    assert server.ask(path).headers.get_all("Access-Control-Allow-Origin") == ["*"]
    assert "Access-Control-Allow-Origin" not in server.ask("/news/").headers


def test_a_page_that_did_not_change_is_not_sent_again(server):
    for encoding in ("identity", "gzip"):
        first = server.ask("/news/", Accept_Encoding=encoding)
        again = server.ask("/news/", Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])

        assert (again.status, again.body) == (304, b"")
        assert again.headers["Cache-Control"] == CHECKED


def test_a_head_request_says_what_a_get_would(server):
    head, get = server.ask("/news/", "HEAD"), server.ask("/news/")

    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == get.headers["Content-Length"]


def test_nginx_says_what_the_headers_file_says(server):
    table = read_headers(headers_file(False, server.root_path).decode())
    for name in SITE:
        if name.startswith((".", MOVED.old)):
            continue
        path = "/" + name.removesuffix("index.html")
        answer = server.ask(path)
        expected = {"Cache-Control": CHECKED} | told(table, server.root_path + path)
        assert {key: answer.headers[key] for key in expected} == expected, path


def read_headers(text: str) -> list[tuple[str, str, str]]:
    """Rules of `_headers`: path, name, value."""
    rows, path = [], ""
    for line in text.splitlines():
        if not line.startswith(" "):
            path = line
            continue
        name, _, value = line.strip().partition(": ")
        rows.append((path, name, value))
    return rows


def told(table: list[tuple[str, str, str]], path: str) -> dict[str, str]:
    """What a host that reads `_headers` adds to a path: never one header twice."""
    found: dict[str, str] = {}
    for pattern, name, value in table:
        before, splat, after = pattern.partition("*")
        assert "*" not in after, "Cloudflare takes one splat a rule"
        if path == pattern or (splat and path.startswith(before) and path.endswith(after)):
            assert name not in found, (path, name)
            found[name] = value
    return found
