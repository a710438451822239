"""One page of every kind, and the screens it is looked at on."""

from __future__ import annotations

from typing import Literal

from tests.conftest import Site

#: Width and height in CSS pixels.
SIZES = {"phone": (360, 740), "desktop": (1280, 800)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
#: One address of each kind of page; a star stands for any one name.
KINDS = {
    "home": "",
    "news": "news/",
    "month": "news/2026/10/",
    "topic": "news/topics/women/",
    "news kind": "news/kinds/outreach-meeting/",
    "post": "news/2026/*/*/",
    "picture": "news/2025/*/first-aid/",
    "meetings": "meetings/",
    "directory": "directory/",
    "kind": "directory/kinds/cef/",
    "protected kind": "directory/kinds/emf/",
    "commune": "directory/communes/*/",
    "pair": "directory/communes/*/cef/",
    "center": "directory/centers/*/",
    "protected center": "directory/centers/emf-madina/",
    "associations": "associations/",
    "association": "associations/*/",
    "page": "safety/",
    "search": "search/",
    "data": "data/",
    "offline": "offline/",
    "preview": "theme-preview/",
    "404": "404.html",
}


def address(site: Site, kind: str) -> str:
    """The heaviest page of a kind, without the address of the demonstration site itself."""
    pattern = KINDS[kind]
    found = [page for page in site.pages if _matches(page.url, pattern)]
    assert found, pattern
    return max(found, key=lambda page: page.path.stat().st_size).url


def _matches(url: str, pattern: str) -> bool:
    parts, wanted = url.split("/"), pattern.split("/")
    same = len(parts) == len(wanted) and "kinds" not in parts[1:2] + parts[2:3]
    literal = url == pattern
    return literal or ("*" in pattern and same and all(
        want in ("*", part) for part, want in zip(parts, wanted, strict=True)
    ))  # fmt: skip
