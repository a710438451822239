"""An edit changes the pages that show it, however large the site is; the others stay as they are.

As they are: the very files, by inode and time.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.corpus import SETTINGS, Size, make
from tests.conftest import EPOCH, ROOT
from tests.warm import Builder, builder

#: A post of the newest month that belongs to a list of every kind.
NEW_POST = """\
Title: لقاء لا نظير له
Date: 2026-11-23 08:00
Slug: no-other
Category: open-days
Tags: women
Event-Date: 2026-11-20
Commune: {commune}
Associations: {association}
Centers: {center}

نص اللقاء.
"""
MOST = 15
#: Latin letters in Arabic words would be isolated, and the words broken.
LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنه")


class Archive:
    """A built site, and what each build changed in it."""

    def __init__(self, folder: Path, settings: Path, content: Path, builder: Builder) -> None:
        self.settings, self.content, self.builder = settings, content, builder
        self.output = folder / "output"
        self.build()
        self.posts = sorted(
            (
                path
                for path in (content / "news").rglob("*.md")
                if "\nStatus:" not in path.read_text()
            ),
            key=lambda path: header(path, "Date"),
        )

    def build(self) -> set[str]:
        """Build; return the names of files that were written or removed, twins left out."""
        before = self._files()
        words = (f'PATH="{self.content}"',)
        settings = str(self.settings)
        result = self.builder.build(settings, self.output, *words, SOURCE_DATE_EPOCH=EPOCH)
        assert result.status == 0, result.told
        after = self._files()
        return {name for name in before.keys() | after if before.get(name) != after.get(name)}

    def edit(self, path: Path, old: str, new: str) -> set[str]:
        """Change a text, and build; return what changed but for the index of the search."""
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return {name for name in self.build() if not is_index(name)}

    def post(self, rank: str) -> Path:
        return self.posts[{"newest": -1, "middle": len(self.posts) // 2, "oldest": 0}[rank]]

    def page(self, slug: str) -> str:
        return next(name for name in self._files() if name.endswith(f"/{slug}/index.html"))

    def center(self) -> tuple[str, str]:
        """A center that is told where it is: its id, and that of its commune."""
        for path in sorted((self.content / "directory/centers").rglob("*.yaml")):
            _, told, commune = path.read_text("utf-8").partition("\n  commune: ")
            if told:
                return path.stem, commune.partition("\n")[0]
        raise AssertionError("no center tells its commune")

    def holding(self, text: str) -> set[str]:
        """The files of the site that hold a text."""
        return {
            name
            for name in self._files()
            if name.endswith((".html", ".xml")) and text in (self.output / name).read_text("utf-8")
        }

    def _files(self) -> dict[str, tuple[int, int]]:
        found = {}
        for path in self.output.rglob("*"):
            if path.is_file() and path.suffix not in {".gz", ".br"}:
                stat = path.stat()
                found[path.relative_to(self.output).as_posix()] = (stat.st_ino, stat.st_mtime_ns)
        return found


def is_index(name: str) -> bool:
    """Whether a file is what the search reads: the first, or one of a part."""
    return name.startswith("search/") and name.endswith(".js")


def header(path: Path, key: str) -> str:
    lines = path.read_text("utf-8").partition("\n\n")[0].splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith(f"{key}: ")), "")


@pytest.fixture(scope="module", params=["demonstration", 400, 1600])
def archive(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("archive")
    with builder(folder / "log") as found:
        if request.param == "demonstration":
            demo = ROOT / "tests/fixtures/demo"
            shutil.copytree(demo / "content", folder / "content")
            yield Archive(folder, demo / "democonf.py", folder / "content", found)
        else:
            make(folder, Size(request.param, centers=40, associations=30))
            yield Archive(folder, folder / SETTINGS, folder / "content", found)


@pytest.mark.parametrize("rank", ["newest", "middle", "oldest"])
def test_an_edited_text_changes_its_page_and_feeds(archive: Archive, rank: str) -> None:
    post = archive.post(rank)
    slug = header(post, "Slug")
    feeds = {name for name in archive.holding(f"/{slug}/") if name.startswith("feeds/")}
    text = post.read_text("utf-8")
    changed = archive.edit(post, text, f"{text}\n\nجملة أخيرة.\n")
    assert changed == feeds | {archive.page(slug)}


@pytest.mark.parametrize("rank", ["newest", "middle", "oldest"])
def test_an_edited_title_changes_the_pages_that_show_it(archive: Archive, rank: str) -> None:
    post = archive.post(rank)
    word = f"زنبقة{rank.translate(LETTERS)}"
    changed = archive.edit(post, f"Title: {header(post, 'Title')}", f"Title: {word}")
    page = archive.page(header(post, "Slug"))
    cards = {name for name in changed if name.startswith("cards/")}
    assert changed - cards == archive.holding(word)
    assert page in changed
    # the new preview and the old, unless a picture of the post is shown
    assert len(cards) == 2 * ("/cards/" in (archive.output / page).read_text("utf-8"))


@pytest.mark.parametrize("rank", ["newest", "middle", "oldest"])
def test_an_edited_summary_changes_the_pages_that_show_it(archive: Archive, rank: str) -> None:
    post = archive.post(rank)
    word = f"نرجسة{rank.translate(LETTERS)}"
    own = f"Summary: {header(post, 'Summary')}\n"
    slug = f"Slug: {header(post, 'Slug')}\n"
    old = own if own in post.read_text("utf-8") else slug
    changed = archive.edit(post, old, f"{old.replace(own, '')}Summary: {word}\n")
    assert changed == archive.holding(word)
    assert archive.page(header(post, "Slug")) in changed


def test_a_new_post_changes_a_few_files_however_large_the_site(archive: Archive) -> None:
    center, commune = archive.center()
    association = min((archive.content / "associations").glob("*.md")).stem
    post = NEW_POST.format(center=center, commune=commune, association=association)
    before = archive.page(header(archive.post("newest"), "Slug"))
    (archive.content / "news/2026/no-other.md").write_text(post, "utf-8")
    changed = archive.build() - {"theme-preview/index.html"}
    written = {name for name in changed if (archive.output / name).exists()}
    own = "news/2026/11/no-other/index.html"
    cards = {name for name in written if name.startswith("cards/")}
    # none where the page can be left at once, as its center's
    assert len(cards) == ("exit-bar" not in (archive.output / own).read_text("utf-8"))
    rewritten = written - cards - {own}
    index = {name for name in rewritten if is_index(name)}
    assert rewritten - index == {
        "index.html",
        "meetings/index.html",
        "news/index.html",
        "news/2026/11/index.html",
        "news/kinds/open-days/index.html",
        "news/topics/women/index.html",
        f"associations/{association}/index.html",
        f"directory/centers/{center}/index.html",
        before,  # leads on to the new one
        "feeds/all.atom.xml",
        "feeds/kinds/open-days.atom.xml",
        "feeds/topics/women.atom.xml",
        "sitemap.xml",
    }
    assert len(rewritten) <= MOST, index
