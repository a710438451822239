import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from building import preview
from building.preview import News, Preview, failure

POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
FINDING = "content/news/2026/a.md:5:7: X001 لا وجود لـ «x» في الدليل — هل تقصد «y»؟"


@pytest.fixture
def root(tmp_path) -> Path:
    root = tmp_path / "output"
    for name, text in {
        "index.html": f"<head>{POLICY}</head>home",
        "news/index.html": "<head></head>news",
        "news/feed.xml": "<feed></head></feed>",
        "404.html": "<head></head><p>هذه الصفحة غير موجودة",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


@pytest.fixture
def content(tmp_path) -> Path:
    content = tmp_path / "content"
    (content / "news").mkdir(parents=True)
    (content / "news" / "a.md").write_text("one")
    return content


Client = Callable[[str], Awaitable[HTTPResponse]]


def with_server(site: Preview, use: Callable[[Client, int], Awaitable[None]]) -> None:
    """Run a real server of ``site`` while ``use`` asks it."""

    async def run() -> None:
        server = HTTPServer(site.application())
        listener, port = bind_unused_port()
        server.add_socket(listener)
        client = AsyncHTTPClient()

        async def ask(path: str) -> HTTPResponse:
            return await client.fetch(f"http://127.0.0.1:{port}{path}", raise_error=False)

        try:
            await asyncio.wait_for(use(ask, port), 60)
        finally:
            server.stop()
            await server.close_all_connections()

    asyncio.run(run())


def get(root: Path, path: str) -> HTTPResponse:
    """Ask a server of `root` for one page."""
    answers = []

    async def use(ask: Client, _: int) -> None:
        answers.append(await ask(path))

    with_server(Preview(root, [], lambda _: (True, [])), use)
    return answers[0]


async def told(port: int) -> AsyncIterator[dict]:
    """What a browser is told, as it comes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /-preview/news HTTP/1.1\r\nHost: localhost\r\n\r\n")
    try:
        while line := await reader.readline():
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))
    finally:
        writer.close()
        await writer.wait_closed()


def test_folders_are_their_index(root):
    assert get(root, "/").body.endswith(b"home")
    assert get(root, "/news/").body.endswith(b"news")


def test_pages_keep_their_policy_and_have_the_script_added_on_the_way_out(root):
    before = (root / "index.html").read_bytes()

    body = get(root, "/").body.decode()

    assert POLICY in body
    assert body.count('<script type="module" src="/-preview/script.js?build=') == 1
    assert (root / "index.html").read_bytes() == before
    assert "script" not in get(root, "/news/feed.xml").body.decode()
    assert b"EventSource" in get(root, "/-preview/script.js?build=1").body


def test_a_missing_page_is_the_site_s_own_404(root):
    answer = get(root, "/nowhere/")

    assert answer.code == 404
    assert "هذه الصفحة غير موجودة" in answer.body.decode()
    assert "/-preview/script.js" in answer.body.decode()
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["/", "/news/", "/nowhere/"])
def test_without_a_site_every_address_can_tell_what_is_wrong(tmp_path, path):
    answer = get(tmp_path / "nothing", path)

    assert answer.code == 404
    assert "لم يبن الموقع بعد" in answer.body.decode()
    assert "/-preview/script.js" in answer.body.decode()


def test_nothing_outside_the_output_is_served(root):
    (root.parent / "secret.html").write_text("secret")
    (root.parent / "output-other").mkdir()
    (root.parent / "output-other" / "secret.html").write_text("secret")

    for path in ("/../secret.html", "/%2e%2e/secret.html", "/../output-other/secret.html"):
        answer = get(root, path)
        assert answer.code in (403, 404), path
        assert b"secret" not in answer.body, path


def test_a_failure_tells_findings_or_else_what_was_printed():
    lines = [FINDING, "content/x.yaml:1:2: S009 تنبيه: قديمة", "عدد الأخطاء: 1. لم يتغير الموقع"]
    place, text = FINDING.split(": ", 1)
    assert failure("1", lines) == News("1", True, ((place, text),))

    table = "centers.csv:7:phones.1.number: V007 رقم غير سليم"
    assert failure("1", [table]).findings[0][0] == "centers.csv:7:phones.1.number"

    crash = failure("1", ["Traceback (most recent call last):", "ValueError: 1"])
    assert crash.findings == ()
    assert crash.said.endswith("ValueError: 1")


def test_browsers_are_told_of_each_build_and_of_what_is_wrong(root):
    outcomes = [(True, []), (False, [FINDING]), (False, []), (True, [])]
    site = Preview(root, [], lambda _: outcomes.pop(0))

    async def use(ask: Client, port: int) -> None:
        news = told(port)
        seen = [await anext(news)]
        for _ in range(4):
            await site.rebuild(set())
            seen.append(await anext(news))
        await news.aclose()

        assert [item["failed"] for item in seen] == [False, False, True, True, False]
        builds = [item["build"] for item in seen]
        assert builds[1] == builds[2] == builds[3], "a page is not loaded again for nothing"
        assert len(set(builds)) == 3
        place, text = FINDING.split(": ", 1)
        assert seen[2]["findings"] == [{"place": place, "text": text}]
        assert f"script.js?build={builds[4]}" in (await ask("/")).body.decode()

    with_server(site, use)


def test_a_failing_build_leaves_the_old_site_and_the_server(root):
    def build(_: set[Path]) -> tuple[bool, list[str]]:
        raise ValueError("a fault of the program")

    site = Preview(root, [], build)

    async def use(ask: Client, port: int) -> None:
        await site.rebuild(set())
        assert (await ask("/")).body.endswith(b"home")
        news = told(port)
        first = await anext(news)
        await news.aclose()
        assert first["failed"]
        assert "a fault of the program" in first["said"]

    with_server(site, use)


def watched(paths: list[Path], *changes: Callable[[], str]) -> list[set[str]]:
    """What each build was told of; each change returns the name of a file to wait for."""
    builds: list[set[str]] = []
    built = asyncio.Queue[set[str]]()

    async def run() -> None:
        loop = asyncio.get_running_loop()

        def build(changed: set[Path]) -> tuple[bool, list[str]]:
            builds.append({path.name for path in changed})
            loop.call_soon_threadsafe(built.put_nowait, builds[-1])
            return True, []

        task = asyncio.create_task(Preview(paths[0], paths, build).watch())
        await asyncio.sleep(0)  # the watch begins,
        await asyncio.sleep(0)  # and so do its parts
        for change in changes:
            name = change()
            while name not in await asyncio.wait_for(built.get(), 60):
                pass
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(run())
    return builds


def written(path: Path, text: str = "new") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path.name


def replaced(path: Path) -> str:
    """Save as most programs do: another file is put in the place of the old one."""
    written(path.with_name("beside"))
    path.with_name("beside").replace(path)
    return path.name


def test_files_changed_together_are_built_once(content):
    def change() -> str:
        written(content / "news" / "b.yaml")
        return written(content / "news" / "a.md")

    assert watched([content], change) == [{"a.md", "b.yaml"}]


def test_every_change_is_built(content):
    def remove() -> str:
        (content / "news" / "a.md").unlink()
        return "a.md"

    changes = [
        lambda: written(content / "news" / "a.md"),
        lambda: written(content / "directory" / "centers" / "new.yaml"),
        lambda: replaced(content / "news" / "a.md"),
        remove,
    ]
    assert len(watched([content], *changes)) >= len(changes)


def test_what_builds_and_editors_programs_write_besides_is_passed_over(content):
    names = ("__pycache__/a.pyc", "static/fonts/a.woff2", ".a.md.swp", "a.md~")

    def change() -> str:
        for name in names:
            written(content / name)
        return written(content / "news" / "a.md")

    builds = watched([content], change)
    assert {Path(name).name for name in names}.isdisjoint(set().union(*builds))


def test_a_file_is_watched_on_when_another_was_put_in_its_place(content):
    settings = content.parent / "settings.py"
    written(settings)

    def change() -> str:
        written(content.parent / "other.py")
        return replaced(settings)

    builds = watched([content, settings], change, change)
    assert set().union(*builds) == {"settings.py"}


def test_a_busy_port_is_told_without_a_traceback():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(SystemExit, match=f"make serve PORT={port + 1}"):
            preview.check_port("127.0.0.1", port)

    preview.check_port("127.0.0.1", port)
