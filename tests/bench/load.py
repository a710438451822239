"""What a reader's phone loads and how long it waits, as Lighthouse sees it."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from fontTools.ttLib import TTFont

from tests.bench import REPOSITORY
from tests.bench.measure import BuildError

TOOLS = REPOSITORY / "tests" / "bench" / "lighthouse"
#: Lighthouse's own phone and its simulated slow 4G, but on the narrowest common screen.
OPTIONS = [
    *("--quiet", "--no-enable-error-reporting", "--output=json"),
    "--only-categories=performance,accessibility,best-practices,seo",
    *("--screenEmulation.mobile", "--screenEmulation.deviceScaleFactor=2"),
    *("--screenEmulation.width=360", "--screenEmulation.height=740"),
    "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
]
TEXT, SCRIPT, FONT, PICTURE = {"Document", "Stylesheet"}, {"Script"}, {"Font"}, {"Image"}


class Load(NamedTuple):
    """Scores of 100; milliseconds, but ``cls`` has no unit; requests; bytes.

    The icon, which the browser's frame asks for, is no request of the page. ``total`` is what went
    over the line, headers and icon included; ``text`` (HTML with the styles and scripts in it),
    ``script`` (in files), ``fonts`` and ``picture`` are the bodies alone, compressed.
    """

    performance: float
    accessibility: float
    practices: float
    seo: float
    lcp: float
    cls: float
    tbt: float
    requests: float
    missing: float
    total: float
    text: float
    script: float
    fonts: float
    picture: float


def median(loads: Sequence[Load]) -> Load:
    """The median of each figure by itself."""
    return Load(*map(statistics.median, zip(*loads, strict=True)))


def load(node: str, chromium: str, url: str, site: Path) -> Load:
    """Let Lighthouse open a page of the folder ``site``. Raises BuildError when it cannot."""
    with tempfile.TemporaryDirectory() as folder:
        android_face(Path(folder, "fonts"))
        # through a pipe it would send no more than the first 64 KiB
        result = Path(folder, "result.json")
        program = TOOLS / "node_modules" / "lighthouse" / "cli" / "index.js"
        call = subprocess.run(
            [node, str(program), url, *OPTIONS, f"--output-path={result}"],
            env=os.environ | {"CHROME_PATH": chromium, "XDG_DATA_HOME": folder},
            capture_output=True,
            text=True,
            check=False,
        )
        if call.returncode:
            raise BuildError(f"{url}: {call.stderr}")
        report = json.loads(result.read_text("utf-8"))
    if errors := [
        each["errorMessage"] for each in report["audits"].values() if "errorMessage" in each
    ]:
        raise BuildError(f"{url}: {errors[0]}")
    return figures(report, lambda address: body(site, address))


def android_face(folder: Path) -> None:
    """Install what an Android phone shows until the site's own font is there."""
    folder.mkdir()
    files = REPOSITORY / "node_modules" / "@fontsource" / "noto-naskh-arabic" / "files"
    for weight in (400, 700):
        font = TTFont(files / f"noto-naskh-arabic-arabic-{weight}-normal.woff2")
        font.flavor = None
        font.save(folder / f"{weight}.ttf")


def figures(report: Mapping[str, Any], size: Callable[[str], int]) -> Load:
    """The figures of a report of Lighthouse; ``size`` tells the bytes of the body at an address."""
    audits = report["audits"]
    requests = audits["network-requests"]["details"]["items"]

    def bodies(kinds: set[str]) -> int:
        return sum(size(each["url"]) for each in requests if each["resourceType"] in kinds)

    def score(name: str) -> float:
        return float(100 * report["categories"][name]["score"])

    def number(name: str) -> float:
        return float(audits[name]["numericValue"])

    return Load(
        performance=score("performance"),
        accessibility=score("accessibility"),
        practices=score("best-practices"),
        seo=score("seo"),
        lcp=number("largest-contentful-paint"),
        cls=number("cumulative-layout-shift"),
        tbt=number("total-blocking-time"),
        requests=len(requests),
        missing=sum(each["statusCode"] >= 400 for each in requests),
        total=sum(each["transferSize"] for each in requests),
        text=bodies(TEXT),
        script=bodies(SCRIPT),
        fonts=bodies(FONT),
        picture=bodies(PICTURE),
    )


def body(site: Path, url: str) -> int:
    """The bytes that a server sends for an address: those of the ``.gz``, where there is one."""
    path = site / unquote(urlsplit(url).path).removeprefix("/")
    if path.is_dir():
        path /= "index.html"
    twin = path.with_name(f"{path.name}.gz")
    return (twin if twin.is_file() else path).stat().st_size
