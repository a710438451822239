"""Pagefind, the peer of the search: its index of the same pages, asked the same."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser

from building.compress import companions
from tests.bench import REPOSITORY
from tests.bench.measure import run
from tests.browser.server import serve

TOOLS = REPOSITORY / "tests" / "bench" / "pagefind"
PROGRAM = TOOLS / "node_modules" / "pagefind" / "lib" / "runner" / "bin.cjs"
BUNDLE = "pagefind"
#: A field as Pagefind's own: its script is loaded on focus, eight results are shown.
PAGE = """<!doctype html><html lang="ar" dir="rtl"><title>Pagefind</title>
<form><input name="q"></form><div id="list"></div>
<script type="module">
const field = document.forms[0].q;
let pagefind;
const show = async () => {
  pagefind ||= import("/pagefind/pagefind.js");
  const query = field.value;
  const { results } = await (await pagefind).search(query);
  const shown = await Promise.all(results.slice(0, 8).map(result => result.data()));
  list.replaceChildren(...shown.map(({ url, meta, excerpt }) => {
    const link = document.createElement("a");
    link.setAttribute("role", "option");
    link.href = url;
    link.innerHTML = `${meta.title} ${excerpt}`;
    return link;
  }));
};
field.onfocus = field.oninput = show;
</script></html>
"""
#: What its fragments begin with, below their compression.
_MARK = b"pagefind_dcd"
_FOUND = """async queries => {
  const pagefind = await import("/pagefind/pagefind.js");
  const found = [];
  for (const query of queries)
    found.push((await pagefind.search(query)).results.map(result => result.id));
  return found;
}"""


def index(node: str, pages: Mapping[str, str], folder: Path) -> None:
    """Write pages by their addresses into a new ``folder``, and the index of all of them.

    Raises BuildError where Pagefind does.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for url, html in pages.items():
        path = folder / url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, "utf-8")
    options = ["--site", str(folder), "--root-selector", "main", "--silent"]
    run([node, str(PROGRAM), *options], folder, folder / BUNDLE)
    (folder / "index.html").write_text(PAGE, "utf-8")
    for path in (folder / BUNDLE).glob("*.js"):  # its data is compressed already
        for suffix, data in companions(path.name, path.read_bytes()).items():
            path.with_name(path.name + suffix).write_bytes(data)


def find(browser: Browser, folder: Path, queries: Sequence[str]) -> list[set[str]]:
    """The addresses of the pages that answer each query."""
    addresses = {path.stem: address(path) for path in (folder / BUNDLE).rglob("*.pf_fragment")}
    page = browser.new_page()
    with serve(folder) as server:
        page.goto(server)
        found = page.evaluate(_FOUND, list(queries))
        page.close()
    return [{addresses[each] for each in answer} for answer in found]


def address(fragment: Path) -> str:
    """The address of the page that a fragment of an index is of."""
    data = gzip.decompress(fragment.read_bytes()).removeprefix(_MARK)
    return str(json.loads(data)["url"]).removeprefix("/")
