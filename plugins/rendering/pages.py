"""Handing one page to Pelican's writer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pelican.generators import Generator

#: Writes one page: its template, its folder address, the variables that the template gets.
WritePage = Callable[..., None]


def page_writer(generator: Generator, writer: Any) -> WritePage:
    """The function by which a generator writes its pages."""

    def write(template: str, url: str, **variables: Any) -> None:
        writer.write_file(
            save_as(url),
            generator.get_template(template),
            generator.context,
            generator.settings["RELATIVE_URLS"],
            url=url,
            **variables,
        )

    return write


def save_as(url: str) -> str:
    """The file that an address is served from: of a folder, its index."""
    return url if url.endswith(".html") else f"{url}index.html"
