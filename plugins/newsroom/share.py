"""Links by which a reader passes a post on.

Plain links, which need no script and tell nobody anything until they are pressed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Letters and marks of any script stay as they are (URL Standard, «URL code points»): browsers
#: encode them. What has a meaning in an address does not.
_RESERVED = re.compile(r"[\x00-\x7F](?<![A-Za-z0-9\-._~])")


@dataclass(frozen=True, slots=True)
class ShareLink:
    """A way to pass a page on: its name, and the address that a press opens."""

    name: str
    url: str


def share_links(title: str, url: str) -> tuple[ShareLink, ...]:
    """The ways to pass on the page at an absolute address."""
    words, page = _encoded(title), _encoded(url)
    return (
        ShareLink("واتساب", f"https://wa.me/?text={words}%0A{page}"),
        ShareLink("فيسبوك", f"https://www.facebook.com/sharer/sharer.php?u={page}"),
        ShareLink("إكس", f"https://x.com/intent/post?text={words}&url={page}"),
        ShareLink("البريد", f"mailto:?subject={words}&body={page}"),
    )


def _encoded(text: str) -> str:
    """A text as the value in a query: UTF-8, percent-encoded where it has to be (RFC 3986)."""
    return _RESERVED.sub(lambda found: f"%{ord(found[0]):02X}", text)
