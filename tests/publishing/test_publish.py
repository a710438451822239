"""Publishing to a branch and going back on it, by real git against a bare repository."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from publishing.branch import Branch, Version
from publishing.guard import Changes
from publishing.messages import PublishError
from publishing.publish import Site, choose, publish, rollback
from tests.repository import (
    another_clone,
    commit,
    git,
    make_clone,
    published,
    refuse_pushes,
    subjects,
    write,
)

ADDRESS = "https://example.org/larache"
SOURCES = ("content", "theme", "plugins", "pelicanconf.py", "publishconf.py")
PAGES = {
    "index.html": "<p>الصفحة الأولى",
    "404.html": "<p>غير موجودة",
    "feeds/all.atom.xml": "<feed/>",
    "robots.txt": "User-agent: *",
    "sitemap.xml": "<urlset/>",
    "news/2026/11/first/index.html": "<p>خبر",
    "images/صورة مع مسافات.svg": "<svg/>",
}

Build = Callable[[], None]


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir("/")  # publishing works from anywhere
    return make_clone(tmp_path, monkeypatch)


def builder(clone: Path, files: dict[str, str]) -> Build:
    """A build that makes these files."""

    def build() -> None:
        shutil.rmtree(clone / "output-publish", ignore_errors=True)
        write(clone / "output-publish", files)

    return build


def branch(clone: Path, domain: str = "") -> Branch:
    return Branch(clone, "origin", "gh-pages", domain)


def send(
    clone: Path,
    changed: dict[str, str] | None = None,
    *,
    to: Branch | None = None,
    build: Build | None = None,
    **options: bool,
) -> None:
    """Publish the pages, some of them changed, from a clone."""
    site = Site(clone, SOURCES, clone / "content", clone / "output-publish", ADDRESS)
    build = build or builder(clone, {**PAGES, **(changed or {})})
    publish(site, to or branch(clone), build, **options)


def never() -> None:
    pytest.fail("nothing should have been built")


# Publishing


def test_the_first_publication_makes_the_branch(
    clone: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source = git(clone, "rev-parse", "HEAD")

    send(clone)

    assert published(clone) == {**PAGES, ".nojekyll": ""}
    message = git(clone.parent / "remote", "log", "-1", "--format=%B", "gh-pages")
    assert message == f"Publish {source[:7]}: الخبر الأول: «مثال»\n\nSource-Commit: {source}"
    told = capfd.readouterr().out
    assert "No page has been published before" in told
    assert "Pages added: 3, changed: 0, removed: 0; other files: 5" in told
    assert f"Published: {ADDRESS}" in told
    assert git(clone, "status", "--porcelain") == ""
    assert git(clone, "branch", "--show-current") == "main"


def test_what_changes_is_told_and_published_on_top(
    clone: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    send(clone)
    pages = {name: text for name, text in PAGES.items() if "first" not in name}
    build = builder(clone, {**pages, "index.html": "<p>أخرى", "new/index.html": "<p>جديدة"})
    capfd.readouterr()

    send(clone, build=build)

    assert len(subjects(clone)) == 2
    lines = capfd.readouterr().out.splitlines()
    assert [line for line in lines if line[:4] in ("  + ", "  ~ ", "  - ")] == [
        "  + new/index.html",
        "  ~ index.html",
        "  - news/2026/11/first/index.html",
    ]


def test_what_is_published_already_makes_no_empty_commit(
    clone: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    send(clone, to=branch(clone, "example.org"))
    commit(clone, "لا شيء في الموقع")

    send(clone, to=branch(clone, "example.org"))

    assert len(subjects(clone)) == 1
    assert "Nothing new" in capfd.readouterr().out


def test_a_domain_is_published_and_stays_when_another_editor_does_not_set_it(clone: Path) -> None:
    send(clone, to=branch(clone, "larache.example.org"))
    send(clone, {"index.html": "<p>أخرى"})

    assert published(clone)["CNAME"] == "larache.example.org"
    assert published(clone)["index.html"] == "<p>أخرى"


def test_a_detached_head_publishes(clone: Path) -> None:
    git(clone, "checkout", "--quiet", "--detach")
    send(clone)
    assert len(subjects(clone)) == 1


def test_a_shallow_clone_of_one_branch_publishes_on_top_of_what_is_there(clone: Path) -> None:
    send(clone)
    commit(clone, "الخبر الثاني")
    git(clone, "push", "--quiet", "origin", "main")
    shallow = another_clone(clone, "--depth=1", "--single-branch")

    send(shallow, {"index.html": "<p>أخرى"})

    assert len(subjects(clone)) == 2


def test_a_branch_that_was_deleted_on_the_remote_is_made_anew(clone: Path) -> None:
    send(clone)
    git(clone.parent / "remote", "update-ref", "-d", "refs/heads/gh-pages")

    send(clone)

    assert published(clone) == {**PAGES, ".nojekyll": ""}


# Dry runs


def test_a_dry_run_tells_all_and_sends_nothing(
    clone: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    send(clone)
    before = git(clone, "show-ref")
    capfd.readouterr()

    send(clone, {"index.html": "<p>أخرى"}, dry_run=True)

    told = capfd.readouterr().out
    assert "  ~ index.html" in told
    assert "output-publish: ready; nothing was published" in told
    assert len(subjects(clone)) == 1
    assert git(clone, "show-ref") == before


def test_a_dry_run_needs_no_remote(clone: Path, capfd: pytest.CaptureFixture[str]) -> None:
    git(clone, "remote", "remove", "origin")

    send(clone, dry_run=True)

    told = capfd.readouterr()
    assert "git remote add" in told.err
    assert "No page has been published before" in told.out


@pytest.mark.parametrize("lost", ["remote", "connection"])
def test_a_dry_run_that_cannot_fetch_compares_with_what_it_knows(
    clone: Path, capfd: pytest.CaptureFixture[str], lost: str
) -> None:
    send(clone)
    if lost == "remote":
        git(clone, "remote", "remove", "origin")
    else:
        (clone.parent / "remote").rename(clone.parent / "gone")
    capfd.readouterr()

    send(clone, {"index.html": "<p>أخرى"}, dry_run=True)

    told = capfd.readouterr()
    assert "Compared with the last version" in told.err
    assert "Pages added: 0, changed: 1, removed: 0; other files: 0" in told.out


# What is not published


def test_without_a_remote_nothing_is_built(clone: Path) -> None:
    git(clone, "remote", "remove", "origin")
    with pytest.raises(PublishError, match="لا يوجد مستودع بعيد.*\n.*git remote add"):
        send(clone, build=never)


def test_without_a_name_nothing_is_built(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GIT_COMMITTER_NAME")
    monkeypatch.delenv("GIT_COMMITTER_EMAIL")
    with pytest.raises(PublishError, match="git config user.name"):
        send(clone, build=never)


def test_outside_of_a_repository_git_says_so(clone: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    with pytest.raises(PublishError, match="not a git repository"):
        send(tmp_path / "plain", build=never)


def change(clone: Path, name: str) -> None:
    write(clone, {name: "تعديل"})


def change_and_stage(clone: Path, name: str) -> None:
    change(clone, name)
    git(clone, "add", name)


def rename(clone: Path, name: str) -> None:
    (clone / name).parent.mkdir(parents=True, exist_ok=True)
    git(clone, "mv", "content/news/2026/first.md", name)


@pytest.mark.parametrize("how", [change, change_and_stage, rename])
@pytest.mark.parametrize(
    "name",
    ["content/news/2026/first 2.md", "content/صورة جديدة.png", "theme/a.css", "plugins/a.py"],
)
def test_what_is_not_committed_is_not_published(
    clone: Path, how: Callable[[Path, str], None], name: str
) -> None:
    how(clone, name)

    with pytest.raises(PublishError) as caught:
        send(clone, build=never)

    assert f"\n    {name}" in str(caught.value)
    assert "تعديلات غير مودعة" in str(caught.value)
    assert subjects(clone) == []


def test_a_deleted_file_is_a_change_too(clone: Path) -> None:
    (clone / "content/news/2026/first.md").unlink()
    with pytest.raises(PublishError, match="content/news/2026/first.md"):
        send(clone, build=never)


def test_files_that_are_no_part_of_the_site_may_change(clone: Path) -> None:
    write(clone, {"notes.txt": "x", "tests/test_x.py": "x", "README.md": "x"})
    send(clone)
    assert len(subjects(clone)) == 1


def test_a_dry_run_shows_changes_that_are_not_committed_and_refuses(
    clone: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(clone, {"content/news/2026/second.md": "Title: خبر"})

    with pytest.raises(PublishError, match="content/news/2026/second.md"):
        send(clone, dry_run=True)

    assert "Pages added: 3" in capfd.readouterr().out


def edit(clone: Path) -> None:
    write(clone, {"content/news/2026/second.md": "Title: خبر"})


def commit_meanwhile(clone: Path) -> None:
    edit(clone)
    commit(clone, "في أثناء البناء")


@pytest.mark.parametrize("meanwhile", [edit, commit_meanwhile])
def test_what_changed_during_the_build_is_not_published(
    clone: Path, meanwhile: Callable[[Path], object]
) -> None:
    def build() -> None:
        builder(clone, PAGES)()
        meanwhile(clone)

    with pytest.raises(PublishError, match=r"second\.md|Files changed meanwhile"):
        send(clone, build=build)

    assert subjects(clone) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"index.html": "<a href='http://localhost:8000/'>"}, "localhost"),
        ({"index.html": "<b>محتوى خيالي للعرض:</b>"}, "demonstration"),
        ({"news/2026/12/next/index.html": "<p>مسودة"}, "Drafts"),
        ({"about/index.html": ""}, "Empty pages"),
        ({"about/index.html": "<link rel=stylesheet href=no.css>"}, "about/no.css"),
    ],
)
def test_a_site_that_the_guard_refuses_is_not_published(
    clone: Path, changed: dict[str, str], told: str
) -> None:
    write(clone, {"content/news/2026/next.md": "Title: خبر\nSlug: next\nStatus: draft\n\nنص\n"})
    commit(clone, "مسودة")

    with pytest.raises(PublishError, match=told):
        send(clone, changed)

    assert subjects(clone) == []


def test_a_site_that_shrank_is_published_only_when_asked_to(clone: Path) -> None:
    send(clone, {f"page-{number}/index.html": "<p>نص" for number in range(10)})

    with pytest.raises(PublishError, match="13 are published, here are 3.*--allow-shrink"):
        send(clone)
    assert len(subjects(clone)) == 1

    send(clone, allow_shrink=True)
    assert published(clone) == {**PAGES, ".nojekyll": ""}


def test_a_site_built_without_what_others_published_is_not_published(clone: Path) -> None:
    other = another_clone(clone)
    theirs = commit(other, "خبر الزميلة")
    send(other, {"theirs/index.html": "<p>خبر"})

    with pytest.raises(PublishError, match=f"do not have .{theirs[:7]}.: run git pull"):
        send(clone)
    assert subjects(clone)[0].endswith("خبر الزميلة")

    git(other, "push", "--quiet", "origin", "main")
    git(clone, "pull", "--quiet", "origin", "main")
    send(clone, {"theirs/index.html": "<p>خبر", "ours/index.html": "<p>آخر"})
    assert len(subjects(clone)) == 2


def test_that_too_can_be_asked_for(clone: Path) -> None:
    other = another_clone(clone)
    commit(other, "خبر لم يدفع")
    send(other, {"theirs/index.html": "<p>خبر"})

    send(clone, allow_shrink=True)

    assert published(clone) == {**PAGES, ".nojekyll": ""}


# What git refuses


class Overtaken(Branch):
    """Someone else publishes when this one has looked and not yet pushed."""

    def changes(self, files: Mapping[str, str]) -> Changes:
        found = super().changes(files)
        send(another_clone(self.root), {"index.html": "<p>الأولى"})
        return found


def test_who_publishes_second_is_told_and_loses_nothing(
    clone: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    send(clone)
    before = git(clone, "rev-parse", "gh-pages")
    ours = {"404.html": "<p>الثانية"}

    with pytest.raises(PublishError, match=r"نُشرت نسخة أخرى.*\n.*nothing is lost"):
        send(clone, ours, to=Overtaken(clone, "origin", "gh-pages"))

    assert "[rejected] (fetch first)" in capfd.readouterr().err
    assert published(clone)["index.html"] == "<p>الأولى"
    assert git(clone, "rev-parse", "gh-pages") == before

    send(clone, ours)
    assert published(clone)["404.html"] == "<p>الثانية"
    assert len(subjects(clone)) == 3


class Careless(Branch):
    """Something is written into the built site after the guard has read it."""

    def changes(self, files: Mapping[str, str]) -> Changes:
        write(self.root, {"output-publish/late.html": "<a href='http://localhost/'>"})
        return super().changes(files)


def test_only_what_the_guard_has_seen_is_published(clone: Path) -> None:
    with pytest.raises(PublishError, match="Files changed meanwhile"):
        send(clone, to=Careless(clone, "origin", "gh-pages"))

    assert subjects(clone) == []


def test_a_refused_push_is_told_with_the_hosts_own_reason(
    clone: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    refuse_pushes(clone)

    with pytest.raises(PublishError, match="رفض git الدفع.*\n.*the reason is above"):
        send(clone)

    told = capfd.readouterr().err
    assert "the branch is protected" in told
    assert "[remote rejected] (pre-receive hook declined)" in told
    assert subjects(clone) == []
    assert git(clone, "branch", "--list", "gh-pages") == ""


def test_a_remote_that_is_not_there_is_told(clone: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (clone.parent / "remote").rename(clone.parent / "gone")

    with pytest.raises(PublishError, match="(?s)not appear to be a git repository.*تعذر الوصول"):
        send(clone)


def test_a_file_that_git_cannot_store_stops_publishing(
    clone: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(PublishError, match="could not store"):
        send(clone, {"two\nlines.html": "<p>نص"})

    assert subjects(clone) == []
    assert "fatal" in capfd.readouterr().err


# Going back


@pytest.fixture
def history(clone: Path) -> list[str]:
    """Three versions; their ids, the newest first."""
    for number in (1, 2, 3):
        write(clone, {"content/news/2026/first.md": f"Title: {number}"})
        commit(clone, f"الصيغة {number}")
        send(clone, {"index.html": f"<p>{number}", f"only-{number}/index.html": "<p>نص"})
    return git(clone.parent / "remote", "log", "--format=%H", "gh-pages").split()


def test_versions_are_listed_the_newest_first(
    clone: Path, history: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    capfd.readouterr()
    rollback(branch(clone))

    rows = [row.split() for row in capfd.readouterr().out.splitlines()[2:-2]]
    sources = git(clone, "log", "-3", "--format=%H").split()
    assert [row[:6] for row in rows] == [
        [str(number), "2026-11-23", "12:00", version[:7], source[:7], "4"]
        for number, (version, source) in enumerate(zip(history, sources, strict=True), start=1)
    ]
    assert [row[-2:] for row in rows] == [["الصيغة", "3"], ["الصيغة", "2"], ["الصيغة", "1"]]
    assert len(subjects(clone)) == 3


def test_a_version_is_restored_on_top_without_force(
    clone: Path, history: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    source = git(clone, "rev-parse", "HEAD~1")
    capfd.readouterr()

    rollback(branch(clone), history[1][:7])

    assert published(clone)["index.html"] == "<p>2"
    remote = clone.parent / "remote"
    now = git(remote, "log", "--format=%H", "gh-pages").split()
    assert now[1:] == history
    assert git(remote, "rev-parse", f"{now[0]}^{{tree}}") == git(
        remote, "rev-parse", f"{history[1]}^{{tree}}"
    )
    told = capfd.readouterr().out
    assert "  ~ index.html" in told
    assert "  + only-2/index.html" in told
    assert f"Version {history[1][:7]}, published on 2026-11-23 12:00, is back" in told
    assert branch_source(clone) == source


def branch_source(clone: Path) -> str:
    found = branch(clone)
    found.fetch()
    return found.source()


def test_publishing_goes_on_after_a_restored_version(clone: Path, history: list[str]) -> None:
    rollback(branch(clone), "3")
    send(clone, {"index.html": "<p>4", "only-4/index.html": "<p>نص"})

    assert published(clone)["index.html"] == "<p>4"
    assert len(subjects(clone)) == 5


def test_a_version_is_restored_from_a_clone_that_never_published(
    clone: Path, history: list[str]
) -> None:
    rollback(branch(another_clone(clone, "--depth=1", "--single-branch")), "3")
    assert published(clone)["index.html"] == "<p>1"


def test_the_domain_stays_when_an_older_version_comes_back(clone: Path) -> None:
    send(clone)
    send(clone, {"index.html": "<p>2"}, to=branch(clone, "larache.example.org"))

    rollback(branch(clone), "2")

    assert published(clone) == {**PAGES, ".nojekyll": "", "CNAME": "larache.example.org"}


def test_a_dry_run_restores_nothing(
    clone: Path, history: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    rollback(branch(clone), "2", dry_run=True)

    told = capfd.readouterr().out
    assert "  ~ index.html" in told
    assert "nothing was changed" in told
    assert published(clone)["index.html"] == "<p>3"


def test_the_version_that_is_published_now_needs_no_restoring(
    clone: Path, history: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    rollback(branch(clone), "1")

    assert f"Nothing to restore: version {history[0][:7]}" in capfd.readouterr().out
    assert len(subjects(clone)) == 3


VERSIONS = [
    Version("1234567" + "a" * 33, "", "aaaa" * 10, ""),
    Version("bbbb" * 10, "", "cccc" * 10, ""),
    Version("dddd" * 10, "", "cccc" * 10, ""),
]


@pytest.mark.parametrize(
    ("to", "number"),
    [
        ("1", 1),
        ("3", 3),
        ("1234567", 1),
        ("BBBB", 2),
        ("dddd" * 10, 3),
        ("aaaa", 1),
        ("cccc", 2),  # the newest of those built from it
        ("0", None),
        ("4", None),
        ("-1", None),
        ("bbb", None),
        ("eeee", None),
        ("HEAD", None),
    ],
)
def test_a_version_goes_by_its_number_its_id_or_its_source(to: str, number: int | None) -> None:
    if number is not None:
        assert choose(VERSIONS, to) == VERSIONS[number - 1]
        return
    with pytest.raises(PublishError, match=f"لا توجد نسخة «{to}»"):
        choose(VERSIONS, to)


def test_there_is_nothing_to_restore_before_the_first_publication(clone: Path) -> None:
    with pytest.raises(PublishError, match="Nothing has been published yet"):
        rollback(branch(clone))


def test_restoring_needs_a_remote_and_its_consent(
    clone: Path, history: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    refuse_pushes(clone)
    with pytest.raises(PublishError, match="رفض git الدفع"):
        rollback(branch(clone), "2")
    assert "the branch is protected" in capfd.readouterr().err
    assert published(clone)["index.html"] == "<p>3"

    git(clone, "remote", "remove", "origin")
    with pytest.raises(PublishError, match="git remote add"):
        rollback(branch(clone), "2")
