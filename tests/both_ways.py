"""One site built two ways: brought up to date after each change, and from nothing elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.edits import Site
from tests.warm import Builder, Result, builder

#: All below a folder: bytes of files; None for folders.
Snapshot = dict[str, bytes | None]


class BothWays:
    """Builds of a site, which must agree in all that they leave and say."""

    def __init__(self, site: Site, updating: Builder, afresh: Builder) -> None:
        self.site = site
        self.output = site.folder / "output"
        self._reference = site.folder / "reference"
        self._updating = updating
        self._afresh = afresh

    def build(self, **options: Any) -> Result:
        """Build; ``options`` are those of the build that brings the site up to date."""
        site = self.site
        before = snapshot(self.output)
        words, settings = site.words, str(site.settings)
        running = self._updating.start(settings, self.output, *words, **site.environment, **options)
        whole = self._afresh.build(settings, self._reference, *words, full=True, **site.environment)
        result = running.result()
        wanted = before if whole.status else snapshot(self._reference)
        told = f"\n--- up to date:\n{result.told}\n--- from nothing:\n{whole.told}"
        assert result.status == whole.status, told
        assert result.status in {0, 1}, told
        assert "Traceback" not in result.told + whole.told, told
        assert findings(result.told) == findings(whole.told), told
        assert differences(snapshot(self.output), wanted) == [], told
        return result


@contextmanager
def both_ways(site: Site) -> Iterator[BothWays]:
    """Two warm builders for a site."""
    with builder(site.folder / "log") as one, builder(site.folder / "reference.log") as other:
        yield BothWays(site, one, other)


def random_edits(site: Site, both: BothWays, steps: int) -> None:
    """Change a site at random, ``steps`` times, and build it both ways each time.

    What is wrong is told with all edits that led to it.
    """
    log: list[str] = []
    good = site.state()
    try:
        both.build()
        for _ in range(steps):
            edits = [site.edit() for _ in range(site.random.choice([1, 1, 1, 2, 4]))]
            log.append("; ".join(edits))
            if both.build().status == 0:
                good = site.state()
            elif site.random.random() < 0.9:  # or else mistake would heap upon mistake
                site.restore(good)
                log.append("undone")
    except AssertionError as error:
        raise AssertionError("\n".join([*log, str(error)])) from None


def snapshot(folder: Path) -> Snapshot:
    """All that a folder holds; nothing where it is not there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def differences(found: Snapshot, wanted: Snapshot) -> list[str]:
    """How two folders differ, a line for each path."""
    extra = [f"{name} is there" for name in found.keys() - wanted.keys()]
    missing = [f"{name} is missing" for name in wanted.keys() - found.keys()]
    other = [f"{name} differs" for name in found.keys() & wanted if found[name] != wanted[name]]
    return sorted([*extra, *missing, *other])


def findings(told: str) -> set[str]:
    """What a build said of the content."""
    return {line for line in told.splitlines() if line.startswith("content/")}
