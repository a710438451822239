"""Sites built once for all tests that read them."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zipfile import ZipFile

import brotli
import pytest
from hypothesis import settings
from lxml import html
from PIL import Image

from tests import pdf

# examples are the same every time, and no example is a race against a clock
settings.register_profile("site", deadline=None, derandomize=True)
settings.load_profile("site")

ROOT = Path(__file__).parent.parent
#: 23 November 2026, 12:00 UTC: the day on which all tests happen.
EPOCH = "1795435200"


@dataclass(frozen=True)
class Page:
    """A page of a built site: its address without the site's own, and its tree."""

    url: str
    path: Path

    @cached_property
    def source(self) -> str:
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.source)


class Site:
    """A built site."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.pages = [
            Page(path.relative_to(output).as_posix().removesuffix("index.html"), path)
            for path in sorted(output.rglob("*.html"))
        ]
        self.files = {
            path.relative_to(output).as_posix()
            for path in sorted(output.rglob("*"))
            if path.is_file()
        }

    def page(self, url: str) -> Page:
        return next(page for page in self.pages if page.url == url)

    def texts(self) -> dict[str, str]:
        """Every text by path, as bytes decoded loosely: what a search would find.

        Compressed twins are unpacked, files in a zip are texts of their own.
        """
        return self._texts

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {
            name: data.decode("utf-8", "replace")
            for path in sorted(self.files)
            for name, data in contents(path, (self.output / path).read_bytes())
        }


def contents(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """What can be read in a file, by name: vCards and calendars part lines anywhere, not so here.

    Nothing can be read in fonts and pictures, but for what a PNG says of itself.
    """
    suffix = Path(name).suffix
    if suffix == ".zip":
        with ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from contents(f"{name}/{member}", archive.read(member))
    elif suffix in {".gz", ".br"}:
        unpack = gzip.decompress if suffix == ".gz" else brotli.decompress
        for inner, found in contents(name.removesuffix(suffix), unpack(data)):
            yield f"{inner}{suffix}", found
    elif suffix in {".vcf", ".ics"}:
        yield name, data.replace(b"\r\n ", b"")
    elif suffix == ".pdf":
        yield name, f"{name}\n{pdf.texts(data)}".encode()
    elif suffix == ".png":
        with Image.open(io.BytesIO(data)) as image:
            yield name, repr(image.info).encode()
    elif suffix not in {".woff2", ".jpg", ".webp", ".avif"}:
        yield name, data


def run_pelican(
    settings: str, output: Path, *options: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build a site as `invoke build` does, without its staging folder."""
    command = [sys.executable, "-m", "pelican", "-s", settings, "-o", str(output)]
    return subprocess.run(
        [*command, "--fatal=warnings", *options],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def built(settings: str, output: Path, **environment: str) -> Site:
    result = run_pelican(settings, output, **environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return Site(output)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built("pelicanconf.py", tmp_path_factory.mktemp("real") / "output")


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    settings = "tests/fixtures/demo/democonf.py"
    return built(settings, tmp_path_factory.mktemp("demo") / "output")


@pytest.fixture(scope="session", params=["real", "demo"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the two sites in turn."""
    found: Site = request.getfixturevalue(f"{request.param}_site")
    return found
