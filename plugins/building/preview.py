"""The editors' preview: a local server that builds and reloads the browser at every change."""

import socket
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.web import StaticFileHandler

NOT_FOUND = "404.html"
IGNORED_FOLDERS = frozenset({"__pycache__", "fonts"})  # what builds themselves write

Snapshot = dict[Path, int]


def snapshot(paths: Iterable[Path]) -> Snapshot:
    """Return when each file in `paths`, and in the folders among them, was last changed."""
    files: Snapshot = {}
    for path in paths:
        for file in path.rglob("*") if path.is_dir() else [path]:
            below = file.relative_to(path).parts
            if file.name.startswith(".") or not IGNORED_FOLDERS.isdisjoint(below):
                continue
            # an editor's temporary file may be gone by now
            with suppress(FileNotFoundError):
                if not file.is_dir():
                    files[file] = file.stat().st_mtime_ns
    return files


class TreeWatcher(Watcher):  # type: ignore[misc]  # livereload has no types
    """Builds once for all files that changed together; livereload's own watcher builds for each."""

    def __init__(self, paths: Iterable[Path], rebuild: Callable[[], bool]) -> None:
        """Watch `paths`; `rebuild` returns whether there is something new to show."""
        super().__init__()
        self._paths = list(paths)
        self._rebuild = rebuild
        self._seen = snapshot(self._paths)
        for path in self._paths:
            self.watch(str(path))  # or livereload would say that it watches the whole folder

    def examine(self) -> tuple[str | None, float | None]:
        """Build and reload when a file changed; livereload itself has nothing left to do."""
        now = snapshot(self._paths)
        if now != self._seen:
            self._seen = now  # taken before the build, so a change during it is seen next time
            if self._rebuild():
                LiveReloadHandler.reload_waiters()
        return None, None


class Pages(StaticFileHandler):
    """The output as a host serves it: /news/ is news/index.html, 404.html stands for the rest."""

    def should_return_304(self) -> bool:
        """Never: the page may be seconds old."""
        return False

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer with the site's own page when there is one."""
        page = Path(self.root) / NOT_FOUND
        if status_code != 404 or not page.is_file():
            super().write_error(status_code, **kwargs)
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(page.read_bytes())


def check_port(host: str, port: int) -> None:
    """Exit with what to do instead when the address cannot be served."""
    try:
        socket.create_server((host, port)).close()
    except OSError as error:
        sys.exit(
            f"لا يمكن استعمال العنوان {host}:{port}، فاختر منفذا آخر: make serve PORT={port + 1}\n"
            f"Cannot serve {host}:{port} ({error.strerror}): try make serve PORT={port + 1}"
        )


def serve(root: Path, watcher: TreeWatcher, host: str, port: int) -> None:
    """Serve `root` until interrupted."""
    server = Server(watcher=watcher)
    server.SFH = Pages
    server.serve(root=str(root), host=host, port=port)
