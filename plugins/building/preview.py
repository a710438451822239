"""The editors' preview: a local server that builds at every change and has browsers load it again.

Pages are those that readers get, with their policy; on the way out each has a script of this server
added, which asks it for news. A build that fails leaves the old site, over which the script says
what is wrong.
"""

from __future__ import annotations

import asyncio
import json
import re
import socket
import sys
import traceback
import uuid
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tornado.iostream import StreamClosedError
from tornado.web import Application, RequestHandler, StaticFileHandler
from watchfiles import Change, awatch

ADDRESS = "/-preview/"
NOT_FOUND = "404.html"
#: The page of every address until there is a site.
NOTHING = (
    '<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>المعاينة</title>'
    "</head><body><p>لم يبن الموقع بعد.</p></body></html>"
)
_SCRIPT = Path(__file__).with_suffix(".js")
_IGNORED = frozenset({"__pycache__", "fonts"})  # what builds themselves write
_FINDING = re.compile(r"(?P<place>.+?:\d+:[^\s:]+): (?P<text>[A-Z]\d{3} (?!تنبيه: ).*)")
#: So many lines of what a build said are shown where it told no finding.
_LAST = 40

#: Builds, given the files that changed; returns whether there is a new site, and the lines told.
Build = Callable[[set[Path]], tuple[bool, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class News:
    """What browsers are told: of which build the site is, and why the last one failed if it did.

    ``findings`` are ``path:line:column`` and text; ``said`` is what a build printed that had none.
    """

    build: str = ""
    failed: bool = False
    findings: tuple[tuple[str, str], ...] = ()
    said: str = ""

    def json(self) -> str:
        """The news as the script reads them."""
        findings = [{"place": place, "text": text} for place, text in self.findings]
        return json.dumps(
            {
                "build": self.build,
                "failed": self.failed,
                "findings": findings,
                "said": self.said,
            }
        )


def failure(build: str, lines: Sequence[str]) -> News:
    """The news of a build that failed; ``build`` is the last that did not, ``lines`` it printed."""
    found = [match for line in lines if (match := _FINDING.fullmatch(line))]
    findings = tuple((match["place"], match["text"]) for match in found)
    return News(build, True, findings, "" if findings else "\n".join(lines[-_LAST:]))


@dataclass(slots=True)
class Preview:
    """A site at ``root``, built again by ``build`` whenever a file in ``watched`` changes."""

    root: Path
    watched: Sequence[Path]
    build: Build
    news: News = field(default_factory=News)
    _listeners: set[asyncio.Queue[News | None]] = field(default_factory=set)
    _alone: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def rebuild(self, changed: set[Path]) -> None:
        """Build, and tell browsers what came of it. A site that is there is shown meanwhile."""
        async with self._alone:
            try:
                done, lines = await asyncio.to_thread(self.build, changed)
            except Exception:  # whatever it is, the next save may mend it
                done, lines = False, traceback.format_exc().splitlines()
            new = uuid.uuid4().hex
            old = self.news.build or (new if self.root.is_dir() else "")
            self.news = News(new) if done else failure(old, lines)
            for listener in self._listeners:
                listener.put_nowait(self.news)

    async def watch(self) -> None:
        """Build at every change, for ever; files that change together are built once."""
        folders = [path for path in self.watched if path.is_dir()]
        files = {str(path) for path in self.watched if not path.is_dir()}
        # a file that is saved is another file under its name: only its folder can be watched
        beside = {Path(file).parent for file in files}
        await asyncio.gather(
            self._watch(folders, _is_source),
            self._watch(beside, lambda _, path: path in files, recursive=False),
        )

    async def _watch(
        self, paths: Iterable[Path], is_source: Callable[[Change, str], bool], **options: Any
    ) -> None:
        async for changes in awatch(*paths, watch_filter=is_source, **options):
            await self.rebuild({Path(path) for _, path in changes})

    async def listen(self, queue: asyncio.Queue[News | None]) -> AsyncIterator[News]:
        """The news now and at every change, which pass through ``queue``, until that holds None."""
        self._listeners.add(queue)
        try:
            found: News | None = self.news
            while found:
                yield found
                found = await queue.get()
        finally:
            self._listeners.discard(queue)

    def application(self) -> Application:
        """What answers browsers."""
        pages = {"path": str(self.root), "default_filename": "index.html", "preview": self}
        return Application(
            [
                (f"{ADDRESS}news", Told, {"preview": self}),
                (f"{ADDRESS}script.js", Script),
                ("/(.*)", Pages, pages),
            ]
        )


class Told(RequestHandler):
    """News as they come (HTML Standard, server-sent events)."""

    def initialize(self, preview: Preview) -> None:
        """Tell of ``preview``."""
        self._preview = preview
        self._queue: asyncio.Queue[News | None] = asyncio.Queue()

    async def get(self) -> None:
        """Answer until the browser goes."""
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("Cache-Control", "no-store")
        try:
            async for news in self._preview.listen(self._queue):
                self.write(f"data: {news.json()}\n\n")
                await self.flush()
        except StreamClosedError:
            pass

    def on_connection_close(self) -> None:
        """Let the answer end."""
        self._queue.put_nowait(None)


class Script(RequestHandler):
    """The script that is added to pages."""

    def get(self) -> None:
        """Answer with it as it is now."""
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(_SCRIPT.read_bytes())


class Pages(StaticFileHandler):
    """The output as a host serves it: /news/ is news/index.html, 404.html stands for the rest."""

    def initialize(self, path: str, default_filename: str, preview: Preview) -> None:  # type: ignore[override]
        """Serve the folder ``path``, the site of ``preview``."""
        super().initialize(path, default_filename)
        self._preview = preview

    async def get(self, path: str, include_body: bool = True) -> None:
        """Answer with a file, or with a page that has the script."""
        self.set_header("Cache-Control", "no-store")  # the page may be seconds old
        self.path = self.parse_url_path(path)
        asked = self.get_absolute_path(self.root, self.path)
        found = self.validate_absolute_path(self.root, asked)
        if found and found.endswith(".html"):
            self._finish(Path(found).read_bytes())
        elif found:
            await super().get(path, include_body)

    def compute_etag(self) -> None:
        """No answer is kept, so none is asked for again."""

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer with the site's own page when there is one."""
        page = Path(self.root) / NOT_FOUND
        if status_code == 404 and page.is_file():
            self._finish(page.read_bytes())
        elif status_code == 404 and not self._preview.news.build:
            self._finish(NOTHING.encode())
        else:
            super().write_error(status_code, **kwargs)

    def _finish(self, page: bytes) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(with_script(page, self._preview.news.build))


def with_script(page: bytes, build: str) -> bytes:
    """A page with the script of the preview; ``build`` is that of the site it belongs to."""
    source = f"{ADDRESS}script.js?build={build}"
    script = f'<script type="module" src="{source}"></script></head>'
    return page.replace(b"</head>", script.encode(), 1)


def _is_source(_: Change, path: str) -> bool:
    parts = Path(path).parts
    hidden = parts[-1].startswith(".") or parts[-1].endswith("~")
    return not hidden and _IGNORED.isdisjoint(parts)


def check_port(host: str, port: int) -> None:
    """Exit with what to do instead when the address cannot be served."""
    try:
        socket.create_server((host, port)).close()
    except OSError as error:
        sys.exit(
            f"لا يمكن استعمال العنوان {host}:{port}، فاختر منفذا آخر: make serve PORT={port + 1}\n"
            f"Cannot serve {host}:{port} ({error.strerror}): try make serve PORT={port + 1}"
        )


async def serve(preview: Preview, host: str, port: int) -> None:
    """Build, serve and watch until interrupted."""
    preview.application().listen(port, address=host)
    print(f"المعاينة: http://{host}:{port}/", flush=True)
    # watching comes first: what is saved during the first build is built next
    await asyncio.gather(preview.watch(), preview.rebuild(set()))
