"""What is printed, by whom, and of whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from arabic.bidi import isolate
from directory.public import Center
from exports.model import File, Site, file
from paper.press import Press, PressError

_FICTIONAL = "محتوى خيالي للعرض"
_UNOFFICIAL = "موقع تجريبي غير رسمي"


@dataclass(frozen=True)
class House:
    """Whose paper it is: the institution's name, the address of its site, without a slash.

    ``notice`` says of a site that is not official, or fictional, that it is.
    """

    name: str
    base_url: str
    notice: str | None

    @classmethod
    def from_settings(cls, settings: Any) -> House:
        """That of a site, by Pelican's settings or a module of them."""
        official = None if settings["OFFICIAL"] else _UNOFFICIAL
        notice = _FICTIONAL if settings["DEMO"] else official
        return cls(settings["SITENAME"], settings["BASE_URL"], notice)

    @property
    def host(self) -> str:
        """The address as it is read."""
        return self.base_url.partition("://")[2]

    def told(self) -> dict[str, Any]:
        """For the templates."""
        return {"site": isolate(self.name), "host": self.host, "notice": self.notice}


class Printed(NamedTuple):
    """A file to print: the page that tells of it, what it is called there, and how it is made."""

    page: str
    label: str
    file: File


#: What an output is: of a site, in a house's name, by a press, the files that it prints.
Output = Callable[[Site, House, Press], Iterator[Printed]]


class Leaflet(NamedTuple):
    """A printed file as its page tells of it: ``size`` in bytes."""

    label: str
    url: str
    size: int
    pages: int


def printed(page: str, label: str, name: str, render: Callable[..., bytes], *given: Any) -> Printed:
    """The file that ``render`` makes of exactly what it is given, told of by ``page``."""
    return Printed(page, label, file(name, render, *given))


def by_record(make: Callable[[Sequence[Center]], bytes], centers: Sequence[Center]) -> bytes:
    """What is made of some centers; where it cannot be, PressError names the one at fault."""
    try:
        return make(centers)
    except PressError as error:
        for view in centers:
            try:
                make([view])
            except PressError as own:
                raise PressError(f"{view.id}: {own}") from error
        raise
