"""Which addresses have a page, as far as that is known before anything is built."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from cache.store import digest_of
from directory.read import Records
from editorial.pages import RESERVED
from newsroom.addresses import INDEX, MEETINGS, NEWS
from records import header
from records.library import Library
from records.source import read_text

#: Pages that every site has.
_SECTIONS = frozenset({"", NEWS, MEETINGS, INDEX, "directory/", "associations/"})
#: Below these each folder is an id of a list, but not each id has a page.
_OF_LISTS = {
    ("directory", "kinds"): "kinds",
    ("directory", "communes"): "communes",
    ("news", "topics"): "topics",
    ("news", "kinds"): "news-kinds",
}

#: Of a text: its slug, its day, its status; «» for what its header does not tell.
_Told = tuple[str, str, str]


class Addresses:
    """The addresses of posts, records and static pages; ``today`` tells which posts wait.

    Lists of posts and centers are not among them: which there are is the build's to say.
    """

    def __init__(self, library: Library, records: Records, today: date) -> None:
        self._records = records
        self._library = library
        self._today = today.isoformat()

    @cached_property
    def pages(self) -> frozenset[str]:
        """The addresses that surely have a page, below the site's root."""
        centers, profiles = self._records.centers.values(), self._records.associations.values()
        return _SECTIONS.union(
            (f"directory/centers/{c.record.id}/" for c in centers if not c.record.draft),
            (f"associations/{p.record.slug}/" for p in profiles if p.record.status == "published"),
            (f"{slug}/" for slug, _, status in self._pages if status != "draft"),
            (
                f"{NEWS}{day[:4]}/{day[5:7]}/{slug}/"
                for slug, day, status in self._posts
                if status != "draft" and day[:10] <= self._today
            ),
        )

    def is_missing(self, address: str) -> bool:
        """Whether an address surely has no page."""
        return address not in self.pages and self._is_told(address.split("/")[:-1])

    def _is_told(self, parts: list[str]) -> bool:
        """Whether an address can only be one of ``pages``, by its folders."""
        match parts:
            case ["news", year, _, _] if year.isdecimal():
                return all(slug and day for slug, day, _ in self._posts)
            case ["directory", "centers", key]:
                return self._is_read("centers", key, key in self._records.centers)
            case ["associations", key]:
                return self._is_read("associations", key, key in self._records.associations)
            case [first, second, key, *_] if name := _OF_LISTS.get((first, second)):
                return self._is_read(name, key, False)
            case [first, *_]:
                return first not in RESERVED and all(slug for slug, _, _ in self._pages)
        return False

    def _is_read(self, name: str, key: str, is_record: bool) -> bool:
        """Whether a record is there without a fault, or not there at all."""
        known = self._records.known(name)
        return is_record or (known is not None and key not in known)

    @cached_property
    def _posts(self) -> list[_Told]:
        return self._headers(NEWS)

    @cached_property
    def _pages(self) -> list[_Told]:
        return self._headers("pages/")

    def _headers(self, folder: str) -> list[_Told]:
        def read(name: str) -> _Told:
            text, _ = read_text(self._library.content / name, name)
            document = header.parse(text, name)[0] if text else None
            data = document.data if document else {}
            slug, day, status = (str(data.get(key, "")) for key in ("Slug", "Date", "Status"))
            return slug, day, status.lower()

        names = [name for name in self._library.names(folder) if name.endswith(".md")]
        keys = [digest_of(name, self._library.digest(name)) for name in names]
        return self._library.store.map("addresses", read, names, keys)
