"""Entering the files of the form."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pelican.generators import Generator

from admin.bundle import MissingError, bundled
from admin.config import TITLE, Site, config, headers
from admin.policy import FOLDER, policy
from building.scripts import ScriptError
from cache.inputs import ROOT
from cache.store import digest_of
from records.library import Library

_NOT_INSTALLED = (
    "الإعداد ADMIN يطلب صفحة التحرير، وحزمتها {name} غير مثبتة: نفذ make أو أفرغ ADMIN\n"
    "ADMIN asks for the form, but {name} is not installed: run make, or empty ADMIN"
)


class AdminGenerator(Generator):
    """Enters the form where ADMIN names a repository; nothing else."""

    def generate_output(self, writer: Any) -> None:
        """Enter every file; end the build where the form is asked for and cannot be made."""
        settings = self.settings
        if not settings["ADMIN"]:
            return
        library: Library = settings["LIBRARY"]
        try:
            files = bundled(ROOT, library.store)
        except MissingError as error:
            sys.exit(_NOT_INSTALLED.format(name=error))
        except ScriptError as error:
            sys.exit(str(error))
        catalog = settings["CATALOG"]
        icon = f"{settings['ROOT_PATH']}/{self.context['ASSETS']['icons/icon.svg']}"
        site = Site(settings["BASE_URL"], icon, settings["ADMIN"], library.shown)
        told = {"config": config(catalog, site), "headers": headers(catalog)}
        files |= {"config.json": _json(told)}
        files |= {"index.html": _page(settings["ADMIN"], icon)}
        for name, data in files.items():
            writer.add(FOLDER + name, digest_of("file", data), partial(bytes, data))


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _page(backend: Mapping[str, str], icon: str) -> bytes:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        autoescape=True,
        keep_trailing_newline=True,
    )
    template = environment.get_template("page.html.jinja")
    return template.render(policy=policy(backend), title=TITLE, icon=icon).encode()
