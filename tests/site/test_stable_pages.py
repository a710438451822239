"""An edit changes the pages that show it, however large the site is; the others stay as they are.

As they are: the very files, by inode and time.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Set
from pathlib import Path

import pytest

from tests.bench.corpus import SETTINGS, Size, make
from tests.conftest import EPOCH, ROOT
from tests.warm import Builder, builder

#: A post of the newest month.
NEW_POST = """\
Title: لقاء لا نظير له
Date: 2026-11-23 08:00
Slug: no-other
Category: open-days
Tags: women
{more}
نص اللقاء.
"""
#: What makes it a meeting, and names records.
MEETING = """\
Event-Date: 2026-11-20
Commune: {commune}
Associations: {association}
Centers: {center}
"""
#: Posts of this day and later wait.
TOMORROW = "2026-11-24"
#: So many files are written over with a post that is no meeting and names nothing: 13 that show
#: it, what the search reads first, and the list of what phones keep. A further file of the search,
#: named by its content, takes the place of another.
MOST = 15
FEEDS = ("all", "kinds/open-days", "topics/women")
#: Latin letters in Arabic words would be isolated, and the words broken.
LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابتثجحخدذرزسشصضطظعغفقكلمنه")


class Archive:
    """A built site, and what each build changed in it."""

    def __init__(self, folder: Path, settings: Path, content: Path, builder: Builder) -> None:
        self.settings, self.content, self.builder = settings, content, builder
        self.output = folder / "output"
        self.before: Set[str] = set()
        self.build()
        self.posts = sorted(
            (
                path
                for path in (content / "news").rglob("*.md")
                if "\nStatus:" not in path.read_text() and header(path, "Date") < TOMORROW
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
        self.before = before.keys()
        return {name for name in before.keys() | after if before.get(name) != after.get(name)}

    def rewritten(self) -> set[str]:
        """Build; return the files that were there before and are others now, or have new names."""
        changed = {name for name in self.build() if (self.output / name).exists()}
        return {name for name in changed - {"theme-preview/index.html"} if "no-other" not in name}

    def edit(self, path: Path, old: str, new: str) -> set[str]:
        """Change a text, and build; return what changed but for what tells of other files."""
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return {name for name in self.build() if not tells(name)}

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
        """The files of the site that hold a text, lines of calendars put together."""
        return {
            name
            for name in self._files()
            if name.endswith((".html", ".xml", ".json", ".ics"))
            and text in (self.output / name).read_bytes().replace(b"\r\n ", b"").decode()
        }

    def _files(self) -> dict[str, tuple[int, int]]:
        found = {}
        for path in self.output.rglob("*"):
            if path.is_file() and path.suffix not in {".gz", ".br"}:
                stat = path.stat()
                found[path.relative_to(self.output).as_posix()] = (stat.st_ino, stat.st_mtime_ns)
        return found


def tells(name: str) -> bool:
    """Whether a file tells of all others: what the search reads, the list of what phones keep."""
    return name == "sw.js" or (name.startswith("search/") and name.endswith(".js"))


def previews(names: set[str]) -> set[str]:
    """Those that are previews of links."""
    return {name for name in names if name.startswith("cards/")}


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
    cards = previews(changed)
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
    before = archive.page(header(archive.post("newest"), "Slug"))
    path = archive.content / "news/2026/no-other.md"
    path.write_text(NEW_POST.format(more=""), "utf-8")
    rewritten = archive.rewritten()
    own = previews(rewritten)
    assert len(own) == 1
    plain = {
        "index.html",
        "news/index.html",
        "news/2026/11/index.html",
        "news/kinds/open-days/index.html",
        "news/topics/women/index.html",
        before,  # leads on to the new one
        *(f"feeds/{name}.{form}" for name in FEEDS for form in ("atom.xml", "json")),
        "sitemap.xml",
    }
    assert {name for name in rewritten - own if not tells(name)} == plain
    over = (rewritten - own) & archive.before
    assert over - plain == {"search/index.js", "sw.js"}
    assert len(over) <= MOST
    (part,) = rewritten - own - over
    assert part.startswith("search/parts/")
    path.unlink()
    archive.build()

    center, commune = archive.center()
    association = min((archive.content / "associations").glob("*.md")).stem
    more = MEETING.format(center=center, commune=commune, association=association)
    path.write_text(NEW_POST.format(more=more), "utf-8")
    rewritten = archive.rewritten()
    own = previews(rewritten)
    # none where the page can be left at once, as its center's
    page = (archive.output / archive.page("no-other")).read_text("utf-8")
    assert len(own) == ("exit-bar" not in page)
    assert {name for name in rewritten - own if not tells(name)} == plain | {
        "meetings/index.html",
        "meetings.ics",
        f"associations/{association}/index.html",
        f"directory/centers/{center}/index.html",
        *(archive.holding(f'"directory/centers/{center}/":') & {"offline/centers.json"}),
    }
