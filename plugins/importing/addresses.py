"""What the addresses of an old WordPress site were, and which of them a page can be put at."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from editorial.redirects import is_old_address

#: What stands where a letter was cut: WordPress keeps the first 200 bytes of a name.
_CUT = "\ufffd"


@dataclass(frozen=True, slots=True)
class OldSite:
    """A site by its host, without «www.»; ``ids`` are its posts by their addresses."""

    host: str
    ids: dict[str, str]

    @classmethod
    def of(cls, base: str, links: dict[str, str]) -> OldSite:
        """The site at the address ``base``; ``links`` are the addresses of its posts by id."""
        ids = {path: key for key, link in links.items() if (path := _path(_parts(link)))}
        return cls(_host(_parts(base)), ids)

    def is_own(self, url: str) -> bool:
        """Whether an address, as it stands in a text, is one of this site."""
        parts = _parts(url)
        return parts.scheme in {"", "http", "https"} and _host(parts) in {"", self.host}

    def post(self, url: str) -> str | None:
        """The id of the post at an address of this site; None if it is none's."""
        parts = _parts(url)
        if asked := parse_qs(parts.query).get("p"):
            return asked[0]
        return self.ids.get(_path(parts))


def old_address(link: str) -> str | None:
    """The address ``/2015/09/لقاء/`` at which a page can answer for a link.

    None where no page can: addresses that differ by their query alone (``/?p=12``), the home page,
    letters cut in two, what is not fit for the name of a file.
    """
    parts = _parts(link)
    path = _path(parts)
    if parts.query or not path or _CUT in path:
        return None
    address = path if path.endswith(".html") else f"{path}/"
    return address if is_old_address(address) else None


def _path(parts: SplitResult) -> str:
    """The path as readers see it, without its last slash."""
    return unquote(parts.path).rstrip("/")


def _host(parts: SplitResult) -> str:
    return parts.netloc.lower().removeprefix("www.")


def _parts(url: str) -> SplitResult:
    try:
        return urlsplit(url.strip())
    except ValueError:
        return urlsplit("")
