"""The builds that are measured: ours in each state it may be in, and those of the peers."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from demo_maker import sentences

from building.assembly import cache_of, cards_of
from tests.bench import REPOSITORY, corpus, peers, places
from tests.bench.corpus import Size
from tests.bench.measure import Build, run

#: What makes a build start from nothing.
FULL = ["--full"]
#: Beside the sites, what earlier builds wrote, until all is measured.
_ASIDE = "aside"
#: From one round's edit to the next, so that the files are neither neighbors nor of one month.
_STRIDE = 7919


class Site:
    """Our site of a corpus, and the builds of it.

    Builds edit the corpus; when this is left, its files are what they were. Meanwhile the corpus
    has no stamp: if all is killed, it is made afresh.
    """

    def __init__(self, cache: Path, size: Size) -> None:
        self.size = size
        self.folder = corpus.ready(cache, size)
        self.output = self.folder / "output"
        self._cache = cache
        self._originals: dict[Path, str] = {}

    def __enter__(self) -> Site:
        stamp = self.folder / corpus.STAMP
        self._originals[stamp] = stamp.read_text("utf-8")
        stamp.unlink()
        self._remove()
        return self

    def __exit__(self, *_: object) -> None:
        for path, text in reversed(self._originals.items()):
            path.write_text(text, "utf-8")

    def clean(self) -> Build:
        """A build from nothing but the share cards of an earlier one."""

        def prepare(_: int) -> None:
            if not cards_of(self._known_to_builds).exists():
                self._complete()
            self._known_to_builds.unlink(missing_ok=True)
            self._remove()

        return self._build(prepare, least=sum(self.size))

    def first(self) -> Build:
        """A build from nothing at all: every share card is drawn."""
        return self._build(lambda _: self._remove(), *FULL, least=sum(self.size))

    def unchanged(self) -> Build:
        """A build right after another."""
        return self._build(lambda _: self._complete())

    def post_edited(self) -> Build:
        """A build after a sentence came into the text of a post, of another post each round.

        As for an editor at work: it is not the first after a build from nothing, which also makes
        the second tree.
        """
        paths = [post.path for post in corpus.posts_of(self.size)]

        def edit(number: int) -> None:
            if not self.output.with_name(f".{self.output.name}.spare").exists():
                self._edit(paths, sentences.DISCLAIMERS[0], 0)
                run(self._command(), REPOSITORY, self.output)
            self._edit(paths, sentences.DISCLAIMERS[0], number)

        return self._build(edit)

    def first_post_edited(self) -> Build:
        """The same, right after a build from nothing."""
        paths = [post.path for post in corpus.posts_of(self.size)]

        def edit(number: int) -> None:
            self._remove()
            self._edit(paths, sentences.DISCLAIMERS[0], number)

        return self._build(edit)

    def center_edited(self) -> Build:
        """A build after a sentence came into the description of a center, another each round."""
        paths = [places.center_path(center) for center in corpus.centers_of(self.size)]
        return self._build(lambda number: self._edit(paths, "description: ", number))

    def checked(self) -> Build:
        """A check of all files, none of them known."""
        return self._check(lambda _: self._known().unlink(missing_ok=True))

    def edited_checked(self) -> Build:
        """A check of one post that was edited, all others known."""
        paths = [post.path for post in corpus.posts_of(self.size)]
        path = self.folder / "content" / paths[len(paths) // 2]

        def edit(number: int) -> None:
            if not self._known().exists():
                run(self._checking(), REPOSITORY, self.folder)
            text = path.read_text("utf-8")
            self._originals.setdefault(path, text)
            path.write_text(f"{text}\nتعديل رقم {number}.\n", "utf-8")

        return self._check(edit, str(path))

    def _check(self, prepare: Callable[[int], None], *files: str) -> Build:
        return Build(self._checking(*files), REPOSITORY, self.output, prepare)

    def _checking(self, *files: str) -> list[str]:
        return [sys.executable, "-m", "tests.bench.check", str(self.folder), *files]

    def _known(self) -> Path:
        return self.folder / "check.sqlite"

    def _edit(self, paths: list[str], after: str, number: int) -> None:
        self._complete()
        path = self.folder / "content" / paths[number * _STRIDE % len(paths)]
        text = path.read_text("utf-8")
        self._originals.setdefault(path, text)
        path.write_text(text.replace(after, f"{after} وهذا تعديل رقم {number}. ", 1), "utf-8")

    def _complete(self) -> None:
        """Build, unmeasured, unless there is an output: then it is complete."""
        if not self.output.exists():
            run(self._command(*FULL), REPOSITORY, self.output)

    @property
    def _known_to_builds(self) -> Path:
        return cache_of(self.output)

    def _remove(self) -> None:
        for folder in (self.output, self.output.with_name(f".{self.output.name}.spare")):
            put_aside(folder, self._cache)

    def _build(self, prepare: Callable[[int], None], *options: str, least: int = 0) -> Build:
        return Build(self._command(*options), REPOSITORY, self.output, prepare, least)

    def _command(self, *options: str) -> list[str]:
        settings, output = self.folder / corpus.SETTINGS, self.output
        site = ["--settings", str(settings), "--output", str(output)]
        return [sys.executable, "-m", "invoke", "build", *site, *options]


def hugo(cache: Path, size: Size, program: Path) -> Build:
    """Hugo's build of the same posts, from nothing; its site is written below ``cache`` now."""
    folder = cache / f"{size.posts}-hugo"
    put_aside(folder, cache)
    peers.write_hugo(folder, corpus.posts_of(size))
    command = [str(program), "--source", str(folder), "--noBuildLock"]
    return _of_peer(command, folder, folder / "public", size)


def pelican(cache: Path, size: Size) -> Build:
    """The build of stock Pelican, likewise."""
    folder = cache / f"{size.posts}-pelican"
    put_aside(folder, cache)
    peers.write_pelican(folder, corpus.posts_of(size))
    return _of_peer([sys.executable, "-m", "pelican"], folder, folder / "output", size)


def _of_peer(command: list[str], folder: Path, output: Path, size: Size) -> Build:
    def remove(_: int) -> None:
        put_aside(output, folder.parent)

    return Build(command, folder, output, remove, least=size.posts)


def put_aside(folder: Path, cache: Path) -> None:
    """Take a folder away, if it is there, without deleting it yet.

    For minutes after many files were deleted, ext4 takes several times as long to make a new one:
    it passes over their inodes (``recently_deleted`` in fs/ext4/ialloc.c). No build is charged
    with what the bench deleted.
    """
    if folder.exists():
        aside = cache / _ASIDE
        aside.mkdir(exist_ok=True)
        folder.rename(Path(tempfile.mkdtemp(dir=aside)) / folder.name)


def delete_aside(cache: Path) -> None:
    """Delete what was put aside: all is measured."""
    shutil.rmtree(cache / _ASIDE, ignore_errors=True)
