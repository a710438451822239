"""The branch that a host serves: what it holds, publishing to it, going back on it.

Nothing here forces a push: whatever was published stays in the branch's history.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ghp_import import GhpError, ghp_import

from publishing import messages
from publishing.git import Commit, ask, call, git
from publishing.guard import Changes, blob_id, compare, is_page
from publishing.messages import PublishError

DOMAIN_FILE = "CNAME"
NO_JEKYLL = ".nojekyll"  # GitHub Pages leaves out folders such as _static without it


@dataclass(frozen=True, slots=True)
class Version:
    """One published state of the site.

    ``commit`` is its id on the branch, ``date`` is in the publisher's time, ``source`` the id of
    the commit it was built from, or "" where that was not recorded.
    """

    commit: str
    date: str
    source: str
    subject: str


class Branch:
    """The branch `name` of `remote`, through the repository at `root`.

    `domain` is the site's own domain on GitHub Pages, or "" to keep the one that is published.
    """

    def __init__(self, root: Path, remote: str, name: str, domain: str = "") -> None:
        """Know nothing of the remote yet."""
        self.root, self.remote, self.name, self.domain = root, remote, name, domain
        self._local = f"refs/heads/{name}"
        self._tracking = f"refs/remotes/{remote}/{name}"
        # until `look`: what was last seen, or else last made, on this machine
        self._seen: tuple[str, ...] = (self._tracking, self._local)

    def check(self) -> None:
        """Raise PublishError where nothing can be published at all."""
        if ask(self.root, "remote", "get-url", self.remote) is None:
            raise PublishError(messages.NO_REMOTE.format(remote=self.remote))
        # ghp-import takes names from settings only, never from the machine's
        explicit = ("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")
        if ask(self.root, *explicit) is None:
            raise PublishError(messages.NO_IDENTITY)

    def look(self, _folder: Path) -> None:
        """Learn what is published; raise PublishError if that fails."""
        self.fetch()

    def fetch(self) -> None:
        """Fetch the branch, or learn that there is none; raise PublishError if that fails."""
        self.check()
        refspec = f"+{self._local}:{self._tracking}"
        fetched = call(self.root, "fetch", "--quiet", "--no-tags", self.remote, refspec)
        if fetched.returncode:
            if ask(self.root, "ls-remote", self.remote, self._local) != "":
                unreachable = messages.UNREACHABLE.format(remote=self.remote)
                raise PublishError(fetched.stderr + unreachable)
            git(self.root, "update-ref", "-d", self._tracking)  # the remote has no such branch
        self._seen = (self._tracking,)

    def changes(self, files: Mapping[str, str]) -> Changes:
        """Compare `files`, digests by path, with what is published."""
        tip = self._tip()
        return compare({**files, **self._own_files()}, self._files(tip) if tip else {})

    def source(self) -> str:
        """Return the commit that the published site was built from, or "" where none is known."""
        versions = self.versions(1)
        return versions[0].source if versions else ""

    def send(self, folder: Path, files: Mapping[str, str], commit: Commit) -> None:
        """Commit `folder`, which holds `files` built from `commit`, on top of the branch; push.

        Look first. Where it fails, the branch on this machine is what it was.
        """
        before = ask(self.root, "rev-parse", "--verify", "--quiet", self._local)
        try:
            self._import(folder, f"Publish {commit.id[:7]}: {commit.subject}", commit.id)
            if self._files(self._local) != {**files, **self._own_files()}:
                raise PublishError(messages.CHANGED_MEANWHILE)  # not what the guard saw
            self._push(self._local)
        except PublishError:
            old = [self._local, before.strip()] if before else ["-d", self._local]
            git(self.root, "update-ref", *old)
            raise

    def versions(self, most: int | None = None) -> list[Version]:
        """The published versions, the newest first; at most `most` of them."""
        tip = self._tip()
        if not tip:
            return []
        fields = "%H%x1f%cd%x1f%(trailers:key=Source-Commit,valueonly,separator=%x20)%x1f%s"
        words = ["log", "--first-parent", "--no-show-signature", "--date=format:%Y-%m-%d %H:%M"]
        limit = [f"--max-count={most}"] if most else []
        lines = git(self.root, *words, *limit, f"--format={fields}", tip, "--").split("\n")[:-1]
        return [Version(*line.split("\x1f")) for line in lines]

    def pages(self, version: Version) -> int:
        """How many pages a version has."""
        return sum(map(is_page, self._files(version.commit)))

    def _tree(self, version: Version) -> str:
        """The id of a tree: the files of a version, under the domain that is published now."""
        tip, own = self._tip(), f"\t{DOMAIN_FILE}\0"
        entries = git(self.root, "ls-tree", "-z", version.commit).split("\0")[:-1]
        kept = [f"{entry}\0" for entry in entries if not f"{entry}\0".endswith(own)]
        domain = git(self.root, "ls-tree", "-z", tip, "--", DOMAIN_FILE)
        return git(self.root, "mktree", "-z", text="".join(kept) + domain).strip()

    def changes_to(self, version: Version) -> Changes:
        """Compare what restoring a version would publish with what is published."""
        return compare(self._files(self._tree(version)), self._files(self._tip()))

    def restore(self, version: Version) -> None:
        """Commit the files of a version on top of the branch, and push."""
        words = (
            f"Restore {version.commit[:7]} of {version.date}\n\nSource-Commit: {version.source}\n"
        )
        tip = self._tip()
        made = git(self.root, "commit-tree", self._tree(version), "-p", tip, text=words)
        self._push(made.strip())

    def _tip(self) -> str:
        """The commit last seen on the branch, or ""."""
        for ref in self._seen:
            if commit := ask(self.root, "rev-parse", "--verify", "--quiet", ref):
                return commit.strip()
        return ""

    def _files(self, tree: str) -> dict[str, str]:
        """The files of a commit or tree: digests by path."""
        rows = git(self.root, "ls-tree", "-r", "-z", tree).split("\0")[:-1]
        return {path: entry.split()[2] for entry, _, path in (row.partition("\t") for row in rows)}

    def _own_files(self) -> dict[str, str]:
        """The digests of what ghp-import adds to the built files."""
        files = {NO_JEKYLL: blob_id(b"")}
        if domain := self._domain():
            files[DOMAIN_FILE] = blob_id(domain.encode())
        return files

    def _domain(self) -> str:
        """The site's own domain: the one that was set, or else the one that is published."""
        if self.domain or not (tip := self._tip()):
            return self.domain
        return (ask(self.root, "show", f"{tip}:{DOMAIN_FILE}") or "").strip()

    def _import(self, folder: Path, subject: str, source: str) -> None:
        with contextlib.chdir(self.root):  # where ghp-import looks for the repository
            try:
                ghp_import(
                    str(folder),
                    remote=self.remote,
                    branch=self.name,
                    mesg=f"{subject}\n\nSource-Commit: {source}\n",
                    nojekyll=True,
                    cname=self._domain() or None,
                )
            # the last two: how ghp-import 2.1 fails when git fast-import does
            except (GhpError, OSError, TypeError) as error:
                raise PublishError(messages.NOT_COMMITTED.format(reason=error)) from error

    def _push(self, commit: str) -> None:
        """Push, and say why where it is refused; git's own words go to the screen."""
        words = ["push", "--porcelain", self.remote, f"{commit}:{self._local}"]
        done = subprocess.run(["git", *words], cwd=self.root, stdout=subprocess.PIPE, check=False)
        if done.returncode:
            told = done.stdout.decode("utf-8", "replace")
            print(told, end="", file=sys.stderr, flush=True)
            overtaken = "[rejected]" in told  # by git itself: not a fast-forward
            raise PublishError(messages.OVERTAKEN if overtaken else messages.NOT_PUSHED)
