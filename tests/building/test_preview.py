import asyncio
import os
import socket
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application

from building import preview
from building.preview import Pages, TreeWatcher, snapshot


@pytest.fixture
def root(tmp_path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "index.html").write_text("home")
    (tmp_path / "news" / "index.html").write_text("news")
    (tmp_path / "404.html").write_text("<p>هذه الصفحة غير موجودة")
    return tmp_path


def get(root: Path, path: str) -> HTTPResponse:
    """Ask a server of `root` for one page."""

    async def ask() -> HTTPResponse:
        handlers = [("/(.*)", Pages, {"path": str(root), "default_filename": "index.html"})]
        server = HTTPServer(Application(handlers))
        listener, port = bind_unused_port()
        server.add_socket(listener)
        try:
            client = AsyncHTTPClient()
            return await client.fetch(f"http://127.0.0.1:{port}{path}", raise_error=False)
        finally:
            server.stop()
            await server.close_all_connections()

    return asyncio.run(ask())


def test_folders_are_their_index(root):
    assert get(root, "/").body == b"home"
    assert get(root, "/news/").body == b"news"


def test_a_missing_page_is_the_site_s_own_404(root):
    answer = get(root, "/nowhere/")

    assert answer.code == 404
    assert "هذه الصفحة غير موجودة" in answer.body.decode()
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_a_site_without_404_page_still_answers_404(root):
    (root / "404.html").unlink()

    assert get(root, "/nowhere/").code == 404


def test_nothing_outside_the_output_is_served(root):
    (root.parent / "secret").write_text("secret")

    assert get(root, "/../secret").code in (403, 404)
    assert get(root, "/%2e%2e/secret").code in (403, 404)


@pytest.fixture(autouse=True)
def reloads(monkeypatch) -> list[str]:
    """The times that browsers were told to reload."""
    told: list[str] = []
    monkeypatch.setattr(preview.LiveReloadHandler, "reload_waiters", lambda: told.append("now"))
    return told


@pytest.fixture
def rebuilds() -> list[str]:
    return []


@pytest.fixture
def watcher(root, rebuilds) -> TreeWatcher:
    return TreeWatcher([root], lambda: bool(rebuilds.append("built") or True))


def touch(path: Path) -> None:
    path.write_text("changed")
    later = path.stat().st_mtime + 10
    os.utime(path, (later, later))


def test_no_change_no_build(watcher, rebuilds):
    watcher.examine()

    assert rebuilds == []


def test_files_changed_together_are_built_once(root, watcher, rebuilds):
    touch(root / "index.html")
    touch(root / "news" / "index.html")
    (root / "404.html").unlink()
    (root / "new.md").write_text("new")

    for _ in range(3):
        watcher.examine()

    assert rebuilds == ["built"]


def test_a_change_during_the_build_is_seen_after_it(root):
    built = []

    def rebuild() -> bool:
        built.append("built")
        if len(built) == 1:
            touch(root / "index.html")
        return True

    watcher = TreeWatcher([root], rebuild)
    (root / "new.md").write_text("new")
    for _ in range(3):
        watcher.examine()

    assert built == ["built", "built"]


@pytest.mark.parametrize("succeeds", [True, False])
def test_the_browser_is_reloaded_only_when_there_is_something_new(root, reloads, succeeds):
    watcher = TreeWatcher([root], lambda: succeeds)
    touch(root / "index.html")

    watcher.examine()

    assert reloads == (["now"] if succeeds else [])


def test_what_builds_write_is_not_watched(root):
    before = snapshot([root])
    for name in ("__pycache__/page.pyc", "static/fonts/plex.woff2", ".page.md.swp"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("made")

    assert snapshot([root]) == before


def test_a_busy_port_is_told_without_a_traceback():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(SystemExit, match=f"make serve PORT={port + 1}"):
            preview.check_port("127.0.0.1", port)

    preview.check_port("127.0.0.1", port)
