"""A file that changes while a build runs: the site is of before or of after, or the build fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests import harm
from tests.both_ways import Snapshot, differences, snapshot
from tests.edits import Site
from tests.warm import Builder, Result, builder

#: Who is in the middle of a build when a file changes: file, what in it, what it becomes.
EDITS = {
    "body": ("content/news/2026/second.md", "نص الخبر", "نص آخر"),
    "title": ("content/news/2026/second.md", "Title: خبر", "Title: عنوان آخر"),
    "page": ("content/pages/about.md", "صفحة المثال", "صفحة أخرى"),
    "list": ("content/directory/topics.yaml", "name: النساء", "name: نساء"),
    "center": ("content/directory/centers/one.yaml", "الأول", "الثاني"),
    "template": ("theme/templates/partials/post_card.html", "<h3>", "<h3><!-- -->"),
    "base": ("theme/templates/base.html", "<body>", "<body><!-- -->"),
    "style": ("theme/static/css/main.css", "body", "main,body"),
    "settings": ("small.py", "PATH =", 'SITENAME = "موقع آخر"\nPATH ='),
}
#: What else there is to do at the time.
WORK = ("content/associations/amal.md", "نص عن", "ونص عن")


class Meddled:
    """A site with something to build, and what a full build makes of it, before and after."""

    def __init__(self, folder: Path, builder: Builder) -> None:
        self.site = Site(folder, seed=0)
        self.output = folder / "output"
        self.builder = builder
        self._wanted: dict[tuple[bool, str], Snapshot] = {}
        self.busy = False
        self.texts = {name: (folder / name).read_text("utf-8") for name in self._names()}
        assert self.build().status == 0
        self.more_work()
        assert self.build("watch", str(folder)).status == 0
        self.steps = {role: Counter(harm.steps(folder, role)) for role in harm.ROLES}

    def moment(self, role: str, random: Random) -> tuple[str, str, int, bool]:
        """Some step of a role: its kind, and which of that kind it is."""
        step = random.choice(sorted(self.steps[role]) or ["open"])
        return role, step, random.randint(1, self.steps[role][step] or 1), False

    def _names(self) -> set[str]:
        return {name for name, _, _ in (*EDITS.values(), WORK)}

    def more_work(self) -> None:
        """Leave something to build, and no edit besides."""
        self.busy = not self.busy
        self.set("")

    def set(self, edit: str) -> None:
        """Write all files: as they are, or with one edit."""
        texts = dict(self.texts)
        for done, (name, old, new) in ((self.busy, WORK), (bool(edit), EDITS.get(edit, WORK))):
            if done:
                assert old in texts[name], name
                texts[name] = texts[name].replace(old, new, 1)
        for name, text in texts.items():
            path = self.site.folder / name
            if path.read_text("utf-8") != text:
                path.write_text(text, "utf-8")

    def text(self, edit: str) -> str:
        """What the file of an edit becomes."""
        name, old, new = EDITS[edit]
        return (self.site.folder / name).read_text("utf-8").replace(old, new, 1)

    def wanted(self, edit: str) -> Snapshot:
        """What a full build makes of the files as they are now, which have that edit."""
        if (self.busy, edit) not in self._wanted:
            reference = self.site.folder / "reference"
            settings, environment = str(self.site.settings), self.site.environment
            assert self.builder.build(settings, reference, full=True, **environment).status == 0
            self._wanted[self.busy, edit] = snapshot(reference)
        return self._wanted[self.busy, edit]

    def build(self, *suffering: object) -> Result:
        settings, environment = str(self.site.settings), self.site.environment
        return self.builder.build(settings, self.output, suffering=suffering, **environment)

    def expect(self, edit: str, where: str) -> None:
        """The next build is right."""
        result = self.build()
        assert result.status == 0, f"{where}\n{result.told}"
        assert differences(snapshot(self.output), self.wanted(edit)) == [], where


@pytest.fixture(scope="module")
def meddled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Meddled]:
    folder = tmp_path_factory.mktemp("meddled")
    with builder(folder / "log") as found:
        yield Meddled(folder, found)


@pytest.mark.parametrize("edit", EDITS)
def test_changed_at_any_step(meddled: Meddled, edit: str) -> None:
    folder, name = meddled.site.folder, EDITS[edit][0]
    random = Random(edit)
    moments = [meddled.moment(role, random) for role in ("child", "worker")]
    for moment in (*moments, *(("child", "open", number, True) for number in (2, 3))):
        meddled.more_work()
        before, quiet = snapshot(meddled.output), meddled.wanted("")
        new = meddled.text(edit)
        result = meddled.build("meddle", str(folder), name, new, *moment)
        found = snapshot(meddled.output)
        changed = (folder / name).read_text("utf-8") == new
        where = f"{edit}, at {moment}: {result.told}"
        assert "Traceback" not in result.told, where
        if result.status:
            assert result.status == 1, where
            assert "تغيرت ملفات والموقع يبنى" in result.told, where
            assert found == before, where
        elif found != quiet:
            assert changed, where
            assert differences(found, meddled.wanted(edit)) == [], where
        meddled.expect(edit if changed else "", where)
        meddled.set("")
        meddled.expect("", where)
