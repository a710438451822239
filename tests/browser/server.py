"""A local server that hands out a built site as a host would."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def send_head(self) -> BinaryIO | None:
        """The ``.gz`` beside a file, to who takes that; every host can do as much."""
        self.server.gate.wait()  # type: ignore[attr-defined]
        path = Path(self.translate_path(self.path))
        if self.path.endswith("/"):
            path /= "index.html"
        twin = path.with_name(f"{path.name}.gz")
        if "gzip" not in self.headers.get("Accept-Encoding", "") or not twin.is_file():
            return super().send_head()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(twin.stat().st_size))
        self.end_headers()
        return twin.open("rb")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    gate: threading.Event

    def handle_error(self, *_: object) -> None:
        """A page closed before it was loaded is no fault."""


@contextmanager
def serve(folder: Path, gate: threading.Event | None = None) -> Iterator[str]:
    """The address at which a folder is served; no answer comes before ``gate`` is set."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=folder)) as server:
        server.gate = gate or threading.Event()
        if not gate:
            server.gate.set()
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.gate.set()
            server.shutdown()
            thread.join()
