"""What a web server says with each file: one table, written out for the hosts that can be told.

`_headers` is read by Netlify and by Cloudflare Pages, `_nginx.conf` is a sample for a server of
one's own. GitHub Pages takes neither.

The Content Security Policy stands in each page, which alone knows the digests of what it holds; a
header with all of them would weigh more than a second flight of a page may. Servers say the one
directive that only counts in a header.

Pages are checked with the server each time they are opened, which costs a phone one short answer
(304) where nothing changed. Kept for some minutes they would spare it that, and show a telephone
number that was corrected meanwhile; Netlify and Cloudflare check by themselves, and so everyone
does. What lies below `theme/`, `images/`, `cards/` and `search/parts/` is named by its content and
never asked for again.
"""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

#: Cache-Control of every file but those below: what Netlify and Cloudflare say where told nothing.
CACHE = "public, max-age=0, must-revalidate"
#: By path; ``*`` stands for any characters, once. No path matches two: Cloudflare joins the values.
CACHES = dict.fromkeys(
    ("/theme/*", "/images/*", "/cards/*", "/search/parts/*"), "public, max-age=31536000, immutable"
)
#: What readers who ask to save data (``Save-Data: on``) do without, where a server can tell: the
#: phone's own Arabic is read as well. Amazigh letters many phones lack.
SPARED = "/theme/fonts/ibm-plex-*"
#: What other sites' scripts may read, by CORS (https://fetch.spec.whatwg.org/#http-cors-protocol).
OPEN = "/data/*"
#: Content types that servers do not know, or know without their encoding.
TYPES = {
    "/*.atom.xml": "application/atom+xml; charset=utf-8",
    "/feeds/*.json": "application/feed+json; charset=utf-8",
    "/*.ics": "text/calendar; charset=utf-8",
    "/*.vcf": "text/vcard; charset=utf-8",
    "/*.csv": "text/csv; charset=utf-8",
    "/*.mjs": "text/javascript; charset=utf-8",
    "/*.avif": "image/avif",
    "/*.geojson": "application/geo+json",
    "/*.webmanifest": "application/manifest+json",
}


def everywhere(official: bool) -> dict[str, str]:
    """Return the headers of every file; all but an ``official`` site shun search engines."""
    headers = {
        "Content-Security-Policy": "frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
    return headers if official else headers | {"X-Robots-Tag": "noindex"}


def headers_file(official: bool, root_path: str = "") -> bytes:
    """Return ``_headers`` (https://docs.netlify.com/manage/routing/headers/).

    ``official`` is that of :func:`everywhere`, ``root_path`` is the folder that the site is served
    from, such as ``/larache``.
    """
    rules = {
        "/*": everywhere(official),
        **{path: {"Cache-Control": value} for path, value in CACHES.items()},
        OPEN: {"Access-Control-Allow-Origin": "*"},
        **{path: {"Content-Type": value} for path, value in TYPES.items()},
    }
    lines = []
    for path, headers in rules.items():
        lines += [root_path + path, *(f"  {name}: {value}" for name, value in headers.items())]
    return "\n".join([*lines, ""]).encode()


def nginx_sample(official: bool, root_path: str = "") -> bytes:
    """Return a configuration for nginx with the same headers; arguments as :func:`headers_file`.

    It is to be copied to the server and finished there. It answers redirects from ``_nginx.map``
    in the site's folder.
    """
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    sample = environment.get_template("nginx.conf.jinja").render(
        root_path=root_path,
        everywhere=everywhere(official),
        cache=CACHE,
        caches=_expressions(CACHES, root_path),
        open=_expressions({OPEN: "*"}, root_path),
        types=_expressions(TYPES, root_path),
        spared=_expressions({SPARED: "Save-Data"}, root_path),
    )
    return sample.encode()


def _expressions(table: dict[str, str], root_path: str) -> dict[str, str]:
    """The table by regular expressions in place of paths."""
    return {
        "^" + ".*".join(map(re.escape, (root_path + path).split("*"))) + "$": value
        for path, value in table.items()
    }
