"""Publishing to a folder by rsync, whose readers never meet a page that names what is not there."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from publishing import rsync
from publishing.guard import Changes
from publishing.messages import PublishError
from publishing.publish import Site, publish
from tests.repository import make_clone, write

RSYNC = shutil.which("rsync")
needs_rsync = pytest.mark.skipif(RSYNC is None, reason="there is no rsync here")

ADDRESS = "https://example.org"
STYLE = '<link rel="stylesheet" href="/theme/main.{}.css">'
FIRST = {
    "index.html": STYLE.format(1) + '<a href="/old/index.html">',
    "404.html": STYLE.format(1),
    "old/index.html": STYLE.format(1),
    "same/index.html": "<p>نص",
    "feeds/all.atom.xml": "<feed/>",
    "robots.txt": "User-agent: *",
    "sitemap.xml": "<urlset/>",
    "theme/main.1.css": "p { color: black }",
}
SECOND = {
    "index.html": STYLE.format(2) + '<a href="/about us/index.html">',
    "404.html": STYLE.format(2),
    "about us/index.html": STYLE.format(2) + '<a href="/index.html">',
    "same/index.html": "<p>نص",
    "feeds/all.atom.xml": "<feed/>",
    "robots.txt": "User-agent: *",
    "sitemap.xml": "<urlset/>",
    "theme/main.2.css": "p { color: red }",
}


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return make_clone(tmp_path, monkeypatch)


@pytest.fixture
def www(tmp_path: Path) -> Path:
    return tmp_path / "www folder"


def send(clone: Path, www: Path, files: dict[str, str], **options: bool) -> None:
    output = clone / "output-publish"

    def build() -> None:
        shutil.rmtree(output, ignore_errors=True)
        write(output, files)

    site = Site(clone, ("content",), clone / "content", output, ADDRESS)
    publish(site, rsync.Folder(f"rsync:{www}"), build, **options)


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


# Where to


@pytest.mark.parametrize(
    ("to", "target"),
    [
        ("rsync:editor@example.org:/srv/site", "editor@example.org:/srv/site/"),
        ("rsync:/srv/my site/", "/srv/my site/"),
        ("rsync://example.org/site", "rsync://example.org/site/"),
    ],
)
def test_a_destination_is_what_follows_the_prefix(to: str, target: str) -> None:
    assert rsync.Folder(to).target == target


@pytest.mark.parametrize("to", ["rsync:", "rsync", "/srv/site", "ftp:example.org", "gh-pages"])
def test_what_is_no_destination_is_told(to: str) -> None:
    with pytest.raises(PublishError, match="وجهة غير مفهومة"):
        rsync.Folder(to)


def test_without_rsync_nothing_is_built(
    clone: Path, www: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(PublishError, match="apt-get install rsync"):
        send(clone, www, FIRST)
    assert not (clone / "output-publish").exists()


# What changes


def test_changes_are_read_from_what_rsync_prints() -> None:
    listing = """\
cd+++++++++ ./
>f.T....... same time.html
.f...p..... only rights.html
>fc.T...... changed.html
<fcsT...... ب b/changed.html
<f+++++++++ new.html
>f+++++++++ ب b/صورة 1.txt
*deleting   old/index.html
*deleting   old/
"""
    assert rsync.changes_in(listing) == Changes(
        added=("new.html", "ب b/صورة 1.txt"),
        changed=("changed.html", "same time.html", "ب b/changed.html"),
        removed=("old/index.html",),
    )


@needs_rsync
def test_what_changes_is_told_and_published(
    clone: Path, www: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    send(clone, www, FIRST)
    assert tree(www) == FIRST
    assert "No page has been published before" in capfd.readouterr().out

    send(clone, www, SECOND)

    assert tree(www) == SECOND
    told = capfd.readouterr().out
    assert "Pages added: 1, changed: 2, removed: 1; other files: 2" in told
    assert "  + about us/index.html" in told
    assert "  - old/index.html" in told


@needs_rsync
def test_a_dry_run_sends_nothing(clone: Path, www: Path, capfd: pytest.CaptureFixture[str]) -> None:
    send(clone, www, FIRST)
    send(clone, www, SECOND, dry_run=True)

    assert tree(www) == FIRST
    assert "  ~ index.html" in capfd.readouterr().out


@needs_rsync
def test_pages_that_stay_the_same_keep_their_date(
    clone: Path, www: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    send(clone, www, FIRST)
    page = www / "same/index.html"
    os.utime(page, (0, 0))
    capfd.readouterr()

    send(clone, www, FIRST)
    assert "Nothing new" in capfd.readouterr().out
    send(clone, www, SECOND)

    assert page.stat().st_mtime == 0
    assert (www / "index.html").stat().st_mtime > 0


@needs_rsync
def test_everyone_may_read_what_is_published(clone: Path, www: Path) -> None:
    before = os.umask(0o077)
    try:
        send(clone, www, FIRST)
    finally:
        os.umask(before)
    rights = {(path.is_dir(), path.stat().st_mode & 0o777) for path in www.rglob("*")}
    assert rights == {(True, 0o755), (False, 0o644)}


@needs_rsync
def test_what_the_host_keeps_beside_the_site_stays(clone: Path, www: Path) -> None:
    own = {".htaccess": "Options -Indexes", ".well-known/acme-challenge/token": "1"}
    send(clone, www, FIRST)
    write(www, own)

    send(clone, www, SECOND)

    assert tree(www) == SECOND | own


@needs_rsync
@pytest.mark.parametrize("dry_run", [False, True])
def test_a_folder_that_holds_no_site_is_left_alone(clone: Path, www: Path, dry_run: bool) -> None:
    letters = {"letters/one.txt": "1", "index.html": "<p>أخرى"}
    write(www, letters)

    with pytest.raises(PublishError, match=r"would be deleted.*\n.*letters/one\.txt"):
        send(clone, www, FIRST, dry_run=dry_run)

    assert tree(www) == letters


@needs_rsync
def test_a_first_publication_that_was_cut_short_is_completed(clone: Path, www: Path) -> None:
    write(www, {"theme/main.1.css": FIRST["theme/main.1.css"]})
    send(clone, www, FIRST)
    assert tree(www) == FIRST


@needs_rsync
def test_a_site_that_shrank_is_not_published(clone: Path, www: Path) -> None:
    many = {f"page-{number}/index.html": "<p>نص" for number in range(9)}
    send(clone, www, FIRST | many)

    with pytest.raises(PublishError, match="13 are published, here are 4"):
        send(clone, www, FIRST)

    assert tree(www) == FIRST | many


@needs_rsync
def test_a_host_that_does_not_answer_is_told(clone: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(PublishError, match="تعذر الوصول إلى"):
        send(clone, tmp_path / "file" / "www", FIRST)


# In which order


@pytest.fixture
def watched(tmp_path: Path, www: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that gets a copy of the published one after each call of rsync."""
    copies = tmp_path / "copies"
    copies.mkdir()
    script = f"""#!/bin/sh
"{RSYNC}" "$@" || exit
[ "$FAIL_AFTER" = "$(ls '{copies}' | wc -l)" ] && exit 11
cp -R '{www}' '{copies}'/"$(ls '{copies}' | wc -l)"
"""
    program = tmp_path / "bin" / "rsync"
    program.parent.mkdir()
    program.write_text(script)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return copies


def dead_links(site: dict[str, str]) -> list[str]:
    """What pages of a site name and the site does not have."""
    return [
        f"{page}: {target}"
        for page, text in site.items()
        for target in re.findall(r'href="/([^"]+)"', text)
        if target not in site
    ]


@needs_rsync
def test_no_page_ever_names_what_is_not_there(clone: Path, www: Path, watched: Path) -> None:
    www.mkdir()
    send(clone, www, FIRST)
    shutil.rmtree(watched)
    watched.mkdir()

    send(clone, www, SECOND)

    steps = [tree(folder) for folder in sorted(watched.iterdir())]
    assert [dead_links(step) for step in steps] == [[], [], [], []]
    new = [{name for name in step if step[name] != FIRST.get(name)} for step in steps]
    assert new == [
        set(),  # the comparison
        {"theme/main.2.css"},
        {"theme/main.2.css", "about us/index.html"},
        {"theme/main.2.css", "about us/index.html", "index.html", "404.html"},
    ]
    gone = [FIRST.keys() - step.keys() for step in steps]
    assert gone == [set(), set(), set(), {"old/index.html", "theme/main.1.css"}]


@needs_rsync
def test_a_run_that_is_cut_short_leaves_a_whole_site_and_can_be_completed(
    clone: Path, www: Path, watched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    www.mkdir()
    send(clone, www, FIRST)
    shutil.rmtree(watched)
    watched.mkdir()
    monkeypatch.setenv("FAIL_AFTER", "2")

    with pytest.raises(PublishError, match="توقف rsync"):
        send(clone, www, SECOND)

    assert dead_links(tree(www)) == []
    assert tree(www)["index.html"] == FIRST["index.html"]

    monkeypatch.delenv("FAIL_AFTER")
    send(clone, www, SECOND)
    assert tree(www) == SECOND


def test_what_changed_is_put_in_place_at_the_end_and_deletions_come_last() -> None:
    assert {"--delay-updates", "--delete-after"} <= set(rsync.PASSES[-1])
    assert not any("--delete" in option for options in rsync.PASSES[:-1] for option in options)
