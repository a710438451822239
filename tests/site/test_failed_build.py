"""A build that fails: exit status 1, every fault told at its place, the old site untouched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tasks
from pelicanconf import PLUGINS
from tests.conftest import EPOCH, ROOT
from tests.small_site import FILES, changed, write_site

CENTER = "directory/centers/one.yaml"
POST = "news/2026/second.md"
MEETING = "news/2026/first.md"
PROFILE = "associations/amal.md"
PAGE = "pages/about.md"


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An old site, as an earlier build left it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "index.html").write_text("<title>الموقع السابق</title>", "utf-8")
    return folder


def build(output: Path, content: Path, **settings: object) -> int:
    """Build ``content`` by the very function of ``invoke build``."""
    overrides = {"PATH": str(content), "REPOSITORY": str(content.parent), **settings}
    words = [f"{name}={json.dumps(value)}" for name, value in overrides.items()]
    return tasks.pelican("pelicanconf.py", str(output), *words)


def assert_failed(status: int, output: Path, told: str) -> None:
    assert status == 1
    assert "Traceback" not in told
    assert {path.name: path.read_text("utf-8") for path in output.rglob("*")} == {
        "index.html": "<title>الموقع السابق</title>"
    }
    beside = {path.name for path in output.parent.glob(".output.*")}
    assert beside <= {f".output.{name}" for name in ("lock", "cache", "pictures", "cards")}


def test_right_content_takes_the_place_of_the_old_site(tmp_path: Path, output: Path) -> None:
    assert build(output, write_site(tmp_path)) == 0
    assert (output / "directory/centers/one/index.html").is_file()


def test_a_mistake_that_only_the_last_look_sees(tmp_path: Path, output: Path) -> None:
    page = changed(PAGE, "Order: 10", "Order: ten")
    assert build(output, write_site(tmp_path, **page)) == 1


def test_hidden_files_are_not_published(tmp_path: Path, output: Path) -> None:
    hidden = FILES[POST].replace("second", "hidden").replace("خبر المثال", "ملف مخفي")
    content = write_site(tmp_path, **{"news/2026/.hidden.md": hidden})
    assert build(output, content) == 0
    assert not (output / "news/2026/11/hidden").exists()


def test_all_broken_files_are_told(
    tmp_path: Path, output: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    broken: dict[str, str | bytes | None] = {
        **changed(CENTER, "email:", "emial:"),
        **changed(POST, "2026-11-02", "03/02/2026"),
        **changed(MEETING, "Centers: one", "Centers: oen"),
        **changed(PAGE, "Order: 10", "Order: ten"),
        PROFILE: "Title: جمعية".encode("cp1256"),
        "directory/topics.yaml": "- {id: women\n",
    }
    status = build(output, write_site(tmp_path, **broken))
    said, told = capfd.readouterr()
    assert_failed(status, output, said + told)
    places = [line.split(" ")[:2] for line in told.splitlines() if line.startswith("content/")]
    assert places == [
        [f"content/{PROFILE}:1:8:", "F001"],
        [f"content/{CENTER}:11:1:", "V001"],
        ["content/directory/topics.yaml:1:3:", "Y001"],
        [f"content/{MEETING}:11:10:", "X001"],
        [f"content/{POST}:2:7:", "V005"],
        [f"content/{PAGE}:4:8:", "V013"],
    ]
    assert "هل تقصد «email»؟" in told


@pytest.mark.parametrize(
    "text",
    [
        FILES[POST].replace("Date: 2026-11-02\n", ""),
        FILES[POST].replace("Slug", "Status: Draft\nSlug"),
        FILES[POST].replace("Slug", "Status:\n    - draft\nSlug"),
        FILES[POST].encode("utf-16"),
        FILES[POST].replace("second", "first"),
    ],
    ids=["no date", "unknown status", "list for a status", "encoding", "address taken"],
)
def test_what_pelican_would_drop_or_publish_in_silence(
    tmp_path: Path, output: Path, capfd: pytest.CaptureFixture[str], text: str | bytes
) -> None:
    status = build(output, write_site(tmp_path, **{POST: text}))
    said, told = capfd.readouterr()
    assert_failed(status, output, said + told)
    assert f"content/{POST}:" in told


@pytest.mark.parametrize(
    "plugin",
    [
        "raise ImportError('no such library')",
        "def register():\n    raise ValueError('no')",
        "1 +",
    ],
    ids=["import", "register", "syntax"],
)
def test_plugin_that_cannot_work(
    tmp_path: Path, output: Path, capfd: pytest.CaptureFixture[str], plugin: str
) -> None:
    folder = tmp_path / "plugins"
    folder.mkdir()
    (folder / "broken.py").write_text(plugin, "utf-8")
    names = [*PLUGINS, "broken"]
    paths = [str(ROOT / "plugins"), str(folder)]
    status = build(output, write_site(tmp_path), PLUGINS=names, PLUGIN_PATHS=paths)
    told = capfd.readouterr()
    assert_failed(status, output, "")
    assert "broken" in told.out + told.err


@pytest.mark.parametrize("text", ["{{ 1 / 0 }}", "{{ nothing }}", "{% if %}"])
def test_template_that_fails(
    tmp_path: Path, output: Path, capfd: pytest.CaptureFixture[str], text: str
) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "meetings.html").write_text(text, "utf-8")
    status = build(output, write_site(tmp_path), THEME_TEMPLATES_OVERRIDES=[str(folder)])
    assert_failed(status, output, capfd.readouterr().err)
