"""The command as editors call it, and the site that readers get of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest
from invoke.context import Context
from invoke.exceptions import Exit

import tasks
from building.redirects import rules
from editorial.redirects import read_redirects
from tests.conftest import EPOCH, ROOT, built
from tests.importing.test_plan import SAMPLE, old_uploads, tree
from tests.small_site import write_site

DEMO = ROOT / "tests" / "fixtures" / "demo"
SETTINGS = """\
import sys

sys.path.insert(0, {demo!r})
from democonf import *

PATH = {content!r}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    """A repository without content, and a copy of the old site's uploads in it."""
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    old_uploads(tmp_path / "uploads")
    return tmp_path


@pytest.fixture
def content(folder: Path) -> Path:
    return write_site(folder)


def imported(content: Path, **options) -> None:
    uploads = str(content.parent / "uploads")
    tasks.import_wordpress.body(Context(), str(SAMPLE), uploads=uploads, **options)


def test_readers_find_posts_by_their_old_addresses(folder: Path, capsys) -> None:
    content = folder / "content"
    shutil.copytree(DEMO / "content", content)
    imported(content)
    said = capsys.readouterr().out
    assert "خبر: content/news/2015/2015-09-22-101.md — لقاء تواصلي مع الجمعيات (مثال)\n" in said
    settings = content.parent / "settings.py"
    settings.write_text(SETTINGS.format(demo=str(DEMO), content=str(content)), "utf-8")
    site = built(str(settings), content.parent / "output")

    entries, findings = read_redirects(content, content.parent)
    assert findings == []
    for entry in entries:
        page = site.page(entry.redirect.old)
        (refresh,) = page.tree.xpath("//meta[@http-equiv='refresh']/@content")
        target = urljoin(f"https://x.org/{page.url}", refresh.removeprefix("0; url="))
        assert target == f"https://x.org/{entry.redirect.new}"
        assert site.page(entry.redirect.new)
    # a server looks for the file by the decoded name
    assert "2015/09/23/لقاء-تواصلي-مع-الجمعيات/index.html" in site.files
    assert "2017/02/html-page.html" in site.files
    host_rules = rules([entry.redirect for entry in entries])
    assert (site.output / "_redirects").read_bytes() == host_rules["_redirects"]

    post = site.page("news/2015/09/2015-09-22-101/")
    assert "وحضر اللقاء ممثلو الجمعيات." in post.tree.text_content()
    texts = site.texts()
    assert not any("Imported-From" in text or "old.example.org" in text for text in texts.values())
    assert not any("لا عنوان للخبر" in text for text in texts.values())
    assert "news/2016/06/2016-06-10-104/index.html" not in site.files  # a draft


def test_a_second_time_changes_nothing(content: Path, capsys) -> None:
    imported(content)
    before = tree(content)
    capsys.readouterr()
    imported(content)

    assert tree(content) == before
    assert "استورد من قبل: 9 أخبار" in capsys.readouterr().out


def test_what_was_refused_stays_where_clean_and_git_leave_it(content: Path, capsys) -> None:
    imported(content)
    tasks.clean.body(Context())

    assert "ما لم يستورد كتب في refused، " in capsys.readouterr().out
    assert [*(content.parent / "refused").rglob("*.md")]
    assert "/refused/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


def test_a_trial_writes_nothing(content: Path, capsys) -> None:
    before = tree(content)
    imported(content, dry_run=True)

    assert tree(content) == before
    assert "هذه تجربة: لم يكتب أي ملف." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("broken.xml", {}, "ملف التصدير غير سليم"),
        ("none.xml", {}, "تعذرت القراءة"),
        (str(SAMPLE), {"uploads": "none"}, "لا مجلد بهذا الاسم: none"),
    ],
)
def test_what_cannot_be_read_is_told(content: Path, monkeypatch, name, options, message) -> None:
    monkeypatch.chdir(content.parent)
    Path("broken.xml").write_text("<rss><channel>", "utf-8")
    with pytest.raises(Exit) as caught:
        tasks.import_wordpress.body(Context(), name, **options)

    assert (caught.value.code, message in str(caught.value.message)) == (1, True)


def test_a_mistake_in_the_table_is_told_at_its_place(content: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(content.parent)
    Path("table.yaml").write_text("أنشطة: kinds/nows\n", "utf-8")
    with pytest.raises(Exit) as caught:
        tasks.import_wordpress.body(Context(), str(SAMPLE), categories="table.yaml")

    assert caught.value.message == "عدد الأخطاء: 1. لم يكتب أي ملف."
    assert "table.yaml:1:8: X001 «kinds/nows» ليس نوعا ولا موضوعا" in capsys.readouterr().err
