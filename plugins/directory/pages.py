"""Writing one page through Pelican's writer."""

from __future__ import annotations

from typing import Any

from pelican.generators import Generator

from directory.addresses import save_as


def write_page(
    generator: Generator, writer: Any, template: str, url: str, **variables: Any
) -> None:
    """Render ``template`` into the folder address ``url``; ``variables`` join the context."""
    writer.write_file(
        save_as(url),
        generator.get_template(template),
        generator.context,
        generator.settings["RELATIVE_URLS"],
        url=url,
        **variables,
    )
