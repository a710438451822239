"""A folder on another host, or on this one, that rsync reaches.

Readers are there while files change, so a page may never name what is not there: first come new
files that pages name, then new pages, then what changed, all of it renamed into place at the end,
then deletions (rsync(1): --ignore-existing, --delay-updates, --delete-after). A run that stops half
way leaves what was published whole; the next one completes it.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from publishing import messages
from publishing.git import Commit
from publishing.guard import Changes
from publishing.messages import PublishError, listed

PREFIX = "rsync:"
#: Whoever may read the site may read every file; hidden files at its top (.well-known, .htaccess)
#: are the host's own. No times: a page that stays the same keeps its date, and caches stay valid.
ALWAYS = ("--recursive", "--compress", "--perms", "--chmod=D755,F644", "--filter=P /.*")
#: Pages, with their compressed twins.
_NOT_PAGES = tuple(f"--exclude=*.html{suffix}" for suffix in ("", ".gz", ".br"))
CHANGED = ("--checksum", "--delay-updates", "--delete-after")
PASSES = (("--ignore-existing", *_NOT_PAGES), ("--ignore-existing",), CHANGED)
#: What a folder holds where a site was published before.
MARKS = frozenset({"index.html", "404.html"})


class Folder:
    """The folder that `to` names: ``rsync:user@host:/path``, ``rsync:/path``, ``rsync://host/…``."""

    def __init__(self, to: str) -> None:
        """Raise PublishError where `to` names no folder."""
        # rsync's own servers have addresses that begin with the prefix
        target = to if to.startswith(f"{PREFIX}//") else to.removeprefix(PREFIX)
        if not to.startswith(PREFIX) or not target:
            raise PublishError(messages.BAD_DESTINATION.format(to=to))
        self.target = target.rstrip("/") + "/"
        self._changes: Changes | None = None

    def check(self) -> None:
        """Raise PublishError where there is no rsync."""
        if shutil.which("rsync") is None:
            raise PublishError(messages.NO_RSYNC)

    def look(self, folder: Path) -> None:
        """Ask what publishing `folder` would change; raise PublishError if that fails."""
        self.check()
        call = self._rsync(folder, *CHANGED, "--dry-run", "--8-bit-output", "--out-format=%i %n")
        if call.returncode:
            raise PublishError(messages.NOT_REACHED.format(target=self.target))
        self._changes = changes_in(call.stdout)

    def changes(self, files: Mapping[str, str]) -> Changes:
        """What publishing `files` would change: before `look`, all of them.

        Raise PublishError where that would delete what is no site.
        """
        if self._changes is None:
            return Changes(added=tuple(sorted(files)))
        there = files.keys() - set(self._changes.added) | set(self._changes.removed)
        if self._changes.removed and not there >= MARKS:
            paths = listed(self._changes.removed)
            raise PublishError(messages.NOT_A_SITE.format(target=self.target, paths=paths))
        return self._changes

    def source(self) -> str:
        """Return "": which commit a folder was published from is not recorded."""
        return ""

    def send(self, folder: Path, files: Mapping[str, str], commit: Commit) -> None:
        """Bring `folder` there, in an order that is safe for readers."""
        for options in PASSES:
            if self._rsync(folder, *options).returncode:
                raise PublishError(messages.RSYNC_FAILED)

    def _rsync(self, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
        """Run rsync; its complaints, and questions of ssh, go to the screen."""
        return subprocess.run(
            ["rsync", *ALWAYS, *options, "--", f"{folder}/", self.target],
            stdout=subprocess.PIPE,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )


def changes_in(listing: str) -> Changes:
    """Read what rsync prints for ``--out-format="%i %n"``: eleven signs, a space, a path."""
    added, changed, removed = [], [], []
    for line in listing.splitlines():
        signs, path = line[:11], line[12:]
        if signs.startswith("*deleting") and not path.endswith("/"):
            removed.append(path)
        elif signs[1:2] == "f" and signs.endswith("+++++++++"):
            added.append(path)
        elif signs[:2] in ("<f", ">f"):
            changed.append(path)
    return Changes(tuple(sorted(added)), tuple(sorted(changed)), tuple(sorted(removed)))
