"""What leads readers on from an address that changed.

Each redirect becomes a small page at the old address, for hosts that only hand out files, and a
line for hosts that can answer 301.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import Template
from urllib.parse import quote

from editorial.redirects import Redirect

_PAGE = Template("""\
<!doctype html>
<html lang="ar-MA" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url=$link">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>انتقلت هذه الصفحة</title>
<link rel="canonical" href="$address">
</head>
<body>
<main>
<h1>انتقلت هذه الصفحة</h1>
<p><a href="$link">عنوانها الجديد</a></p>
</main>
</body>
</html>
""")


def page(redirect: Redirect, base_url: str) -> bytes:
    """Return the page to write at the old address, in UTF-8.

    Its links are relative, so that it works under any folder; only the canonical address, which is
    for search engines, begins with ``base_url``.
    """
    link = "../" * redirect.old.count("/") + redirect.new or "./"
    return _PAGE.substitute(link=link, address=f"{base_url}/{redirect.new}").encode()


def rules(redirects: Iterable[Redirect], root_path: str = "") -> dict[str, bytes]:
    """Return the files that hosts read redirects from, by name: a line for each redirect.

    ``_redirects`` is for Netlify and Cloudflare Pages (which takes 2,000 of them), ``_nginx.map``
    for the nginx of hosting.py. ``root_path`` is the folder that the site is served from, such as
    ``/larache``. Netlify prefers a file to a rule, so there the page above answers; its ``301!``
    would change that, but Cloudflare drops such a line. Both compare what browsers send,
    percent-encoded; nginx compares what it has decoded. Its map has regular expressions, as plain
    words of this length would need another ``map_hash_bucket_size`` for the whole server.
    """
    pairs = sorted(
        (f"{root_path}/{redirect.old}", f"{root_path}/{redirect.new}") for redirect in redirects
    )
    return {
        "_redirects": "".join(f"{quote(old)} {new} 301\n" for old, new in pairs).encode(),
        "_nginx.map": "".join(f'"~^{re.escape(old)}$" {new};\n' for old, new in pairs).encode(),
    }
