"""`invoke check`: which files are told of, in which form, with which exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image

from cache.store import Store
from diagnostics import Finding
from editorial import report
from editorial.asked import AskedError
from editorial.command import NO_DICTIONARY, NOTHING_CHANGED, Options, Result, check, tell
from editorial.external import check_external
from editorial.fix import fix_file
from records.library import Library
from tests.repository import commit, git, isolate
from tests.small_site import FILES, TODAY, changed, write_site

POST = "news/2026/second.md"
SHOWN = f"content/{POST}"
WARNED = changed(POST, "نص الخبر", "نص  الخبر")
WRONG = changed(POST, "نص الخبر", "نص الخبر ،")


def run(root: Path, *options: object, today: date = TODAY, **given: bool) -> Result:
    asked = Options(tuple(map(str, options)), **given)
    return check(root / "content", root, today, asked, Store())


def codes(result: Result) -> list[tuple[str, str]]:
    return [(finding.path, finding.code) for finding in result.findings]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def test_only_what_is_asked_for_is_told(tmp_path: Path) -> None:
    write_site(tmp_path, **WARNED, **changed("pages/about.md", "صفحة", "صفحة ،"))
    everything = [(SHOWN, "T019"), ("content/pages/about.md", "T010")]
    assert codes(run(tmp_path)) == everything
    assert codes(run(tmp_path, "content/pages")) == everything[1:]
    assert codes(run(tmp_path, SHOWN, tmp_path / "content/pages/about.md")) == everything


def test_a_file_is_checked_as_part_of_the_whole_site(tmp_path: Path) -> None:
    write_site(tmp_path, **changed(POST, "Slug: second", "Slug: first"))
    assert codes(run(tmp_path, SHOWN)) == [(SHOWN, "X002")]
    assert codes(run(tmp_path, "content/news/2026/first.md")) == []


@pytest.mark.parametrize("name", ["content/nope.md", "elsewhere.md"])
def test_files_that_cannot_be_checked(tmp_path: Path, name: str) -> None:
    write_site(tmp_path)
    (tmp_path / "elsewhere.md").write_text("x", "utf-8")
    with pytest.raises(AskedError, match=re.escape(name)):
        run(tmp_path, name)


def test_changed_files_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(tmp_path, monkeypatch)
    write_site(tmp_path, **changed("pages/about.md", "صفحة", "صفحة ،"))
    with pytest.raises(AskedError, match="git"):
        run(tmp_path, changed=True)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path, "الأول")
    assert run(tmp_path, changed=True).notice == NOTHING_CHANGED
    (tmp_path / SHOWN).write_text(WRONG[POST], "utf-8")
    new = tmp_path / "content/news/2026/خبر جديد.md"
    new.write_text(FILES[POST], "utf-8")
    found = codes(run(tmp_path, changed=True))
    assert (SHOWN, "T010") in found
    assert ("content/news/2026/خبر جديد.md", "F007") in found
    assert {path for path, _ in found} == {SHOWN, "content/news/2026/خبر جديد.md"}


def test_what_was_committed_but_not_sent_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    isolate(tmp_path, monkeypatch)
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote")
    git(tmp_path, "clone", "--quiet", "remote", "clone")
    clone = tmp_path / "clone"
    write_site(clone)
    commit(clone, "الأول")
    git(clone, "push", "--quiet", "origin", "HEAD:main")
    git(clone, "branch", "--quiet", "--set-upstream-to=origin/main")
    (clone / SHOWN).write_text(WRONG[POST], "utf-8")
    commit(clone, "الثاني")
    assert codes(run(clone, changed=True)) == [(SHOWN, "T010")]


def test_correcting_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_site(tmp_path, **WRONG)
    result = run(tmp_path, SHOWN, fix=True)
    assert (result.findings, [finding.code for finding in result.fixed]) == ([], ["T010"])
    assert tell(result, Options()) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"{SHOWN}:6:9: T010 صحح: ")
    assert said[1:] == ["صحح: 1. الملفات: 1.", report.CLEAN]
    assert run(tmp_path, fix=True).fixed == []


def test_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_site(tmp_path, **WARNED)
    result = run(tmp_path)
    assert tell(result, Options()) == 0
    assert tell(result, Options(strict=True)) == 1
    (tmp_path / SHOWN).write_text(WRONG[POST], "utf-8")
    assert tell(run(tmp_path), Options()) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "الأخطاء: 1. التنبيهات: 0. الملفات: 1."


def test_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_site(tmp_path, **WARNED)
    tell(run(tmp_path), Options(as_json=True))
    (row,) = json.loads(capsys.readouterr().out)["findings"]
    assert (row["path"], row["line"], row["column"], row["code"]) == (SHOWN, 6, 3, "T019")
    assert (row["level"], row["edit"]["new"]) == ("warning", " ")


def test_annotations_are_escaped() -> None:
    found = Finding("a,b:c.md", 3, 7, "T012", "100%\nسطر", "قل: نعم، لا", "warning")
    assert report.annotation(found) == (
        "::warning file=a%2Cb%3Ac.md,line=3,col=7,title=T012 فاصلة لاتينية في نص عربي"
        "::100%25%0Aسطر — قل: نعم، لا"
    )


def test_github(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    write_site(tmp_path, **changed(POST, "نص الخبر", "<b>نص</b> | الخبر"))
    assert tell(run(tmp_path), Options(github=True)) == 1
    assert f"::error file={SHOWN},line=6,col=1,title=M001 " in capsys.readouterr().out
    table = (tmp_path / "summary.md").read_text("utf-8")
    assert f"| `{SHOWN}:6:1` | M001 | وسم HTML «&lt;b>» غير مقبول |" in table
    assert "الأخطاء: 2." in table


def fake_hunspell(folder: Path, monkeypatch: pytest.MonkeyPatch, known: str) -> None:
    """A program of that name that knows some words, and suggests «كلمة» for all others."""
    script = folder / "bin" / "hunspell"
    script.parent.mkdir()
    script.write_text(
        f"#!{sys.executable}\nimport sys\nknown = set({known!r}.split())\n"
        "print('@(#) Ispell')\n"
        "for line in sys.stdin.buffer.read().decode().splitlines():\n"
        "    word = line[1:]\n"
        "    text = '*' if word in known else f'& {word} 1 1: كلمة'\n"
        "    sys.stdout.buffer.write(f'{text}\\n\\n'.encode())\n",
        "utf-8",
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{os.environ['PATH']}")


def test_spelling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_hunspell(tmp_path, monkeypatch, "نص خبر المثال الخبر عن الجمعية كتب")
    text = changed(POST, "نص الخبر عن", "كتب بالحمعوي نص الخبر عن العرائش وألفا وبكلمتنا عن")
    content = write_site(tmp_path, **text)
    found = run(tmp_path, SHOWN, spelling=True)
    assert [(f.line, f.column, f.code) for f in found.findings] == [(6, 5, "T034"), (6, 40, "T034")]
    assert "«كلمة»" in found.findings[0].suggestion
    (content / "spelling.txt").write_text("الحمعوي بكلمتنا\n", "utf-8")
    assert run(tmp_path, SHOWN, spelling=True).findings == []


def test_no_dictionary_is_one_notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(tmp_path)
    monkeypatch.setenv("PATH", "")
    result = run(tmp_path, spelling=True)
    assert (result.findings, result.notice) == ([], NO_DICTIONARY)


def test_pictures_that_tell_too_much_or_are_too_large(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    picture, exif = Image.new("RGB", (8, 8)), Image.Exif()
    exif[0x8825] = {1: "N", 2: (35.0, 11.0, 0.0)}
    picture.save(content / "images/place.jpg", exif=exif)
    picture.save(content / "images/right.jpg")
    Image.new("1", (6001, 2)).save(content / "images/wide.png")
    found = run(tmp_path)
    assert codes(found) == [
        ("content/images/place.jpg", "S010"),
        ("content/images/wide.png", "F009"),
    ]
    assert {finding.level for finding in found.findings} == {"warning"}


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response({"/gone": 404, "/closed": 403}.get(self.path, 200))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_links_that_nobody_answers(tmp_path: Path) -> None:
    with HTTPServer(("127.0.0.1", 0), _Server) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}"
        text = f"[أ]({root}/), [ب]({root}/gone)، <{root}/closed>."
        content = write_site(tmp_path, **changed(POST, "نص الخبر", f"نص الخبر {text}"))
        found = [*check_external(Library(content, tmp_path), [POST])]
        server.shutdown()
    assert [(finding.line, finding.code, "404" in finding.message) for finding in found] == [
        (6, "L003", True)
    ]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    content = write_site(tmp_path, **WRONG)
    link = content / "news/2026/link.md"
    link.symlink_to("second.md")
    assert fix_file(link, "link.md") == []


def test_the_command_itself() -> None:
    def called(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "invoke", "check", *words]
        root = Path(__file__).parents[2]
        return subprocess.run(command, cwd=root, capture_output=True, check=False, text=True)

    call = called("content/pages", "--format", "json", "content/associations")
    assert call.returncode == 0, call.stderr
    assert json.loads(call.stdout)["fixed"] == []
    call = called("no.md", "README.md")
    assert (call.returncode, call.stderr) == (1, "لا وجود للملف «no.md».\n")
