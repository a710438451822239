"""Settings of the public site, for `invoke publish`; what is the same is in pelicanconf.py."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

NO_ADDRESS = (
    "لا يعرف الموقع عنوانه: اكتبه في المتغير SITE_URL، مثل SITE_URL=https://example.org/larache\n"
    "The site does not know its address: set SITE_URL, as in SITE_URL=https://example.org/larache"
)

SITEURL = os.environ.get("SITE_URL", "").rstrip("/")
_address = urlsplit(SITEURL)
if _address.scheme not in ("http", "https") or not _address.hostname:
    sys.exit(NO_ADDRESS)

BASE_URL = FEED_DOMAIN = SITEURL
ROOT_PATH = _address.path
CNAME = os.environ.get("SITE_CNAME", "")  # a custom domain on GitHub Pages
