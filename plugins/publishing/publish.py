"""What `invoke publish` and `invoke rollback` do, step by step."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cache.inputs import today
from publishing import git, guard, messages
from publishing.branch import Branch, Version
from publishing.git import Commit
from publishing.guard import Changes
from publishing.messages import PublishError, listed

#: How many versions `rollback` lists.
LISTED = 20


@dataclass(frozen=True, slots=True)
class Site:
    """A site to publish.

    ``root`` is its repository, ``sources`` the paths in it that the site is made from, ``content``
    Pelican's PATH, ``folder`` where it is built, ``address`` its SITEURL.
    """

    root: Path
    sources: tuple[str, ...]
    content: Path
    folder: Path
    address: str


class Destination(Protocol):
    """Where a site is published: a branch, or a folder that rsync reaches."""

    def check(self) -> None:
        """Raise PublishError where nothing can be published at all."""

    def look(self, folder: Path) -> None:
        """Learn what is published there; raise PublishError if that fails."""

    def changes(self, files: Mapping[str, str]) -> Changes:
        """Compare `files`, digests by path, with what is published."""

    def source(self) -> str:
        """Return the commit that the published site was built from, or "" where none is known."""

    def send(self, folder: Path, files: Mapping[str, str], commit: Commit) -> None:
        """Publish `folder`, which holds `files` built from `commit`."""


def publish(
    site: Site,
    destination: Destination,
    build: Callable[[], None],
    *,
    dry_run: bool = False,
    allow_shrink: bool = False,
) -> None:
    """Build, tell what changes, and publish; raise PublishError where that may not or cannot be.

    A dry run goes on where it can, so that it tells everything at once, and sends nothing.
    `allow_shrink` publishes although a part of what is published goes away.
    """
    commit = git.head(site.root)
    if not dry_run:
        _stop(_uncommitted(site, commit))
        destination.check()
    build()
    files = guard.inspect(site.folder, site.address)
    digests = {path: file.digest for path, file in files.items()}
    _look(destination, site.folder, dry_run)
    changes = destination.changes(digests)
    print(*guard.summary(files, changes), sep="\n", flush=True)
    waiting = guard.drafts(site.content, today())
    reasons = [*_uncommitted(site, commit), *guard.problems(files, waiting)]
    if not allow_shrink:
        reasons += [*guard.shrinkage(files, changes), *_behind(site, destination)]
    _stop(reasons)
    if dry_run:
        print(messages.NOT_SENT.format(folder=site.folder.name))
    elif not changes:
        print(messages.NOTHING_NEW)
    else:
        destination.send(site.folder, digests, commit)
        print(messages.PUBLISHED.format(address=site.address))


def _stop(reasons: list[str]) -> None:
    if reasons:
        raise PublishError(messages.REFUSED.format(reasons="\n".join(reasons)))


def _uncommitted(site: Site, commit: Commit) -> list[str]:
    """Complaints where the site is not made from `commit` alone."""
    paths = git.uncommitted(site.root, site.sources)
    told = [messages.UNCOMMITTED.format(paths=listed(paths, most=20))] if paths else []
    return told + [messages.CHANGED_MEANWHILE] * (git.head(site.root) != commit)


def _behind(site: Site, destination: Destination) -> Iterator[str]:
    """A complaint where publishing would undo what others published."""
    source = destination.source()
    if source and git.lacks(site.root, source):
        yield messages.BEHIND.format(commit=source[:7])


def _look(destination: Destination, folder: Path, dry_run: bool) -> None:
    try:
        destination.look(folder)
    except PublishError as error:
        if not dry_run:
            raise
        print(f"{error}\n{messages.LAST_KNOWN}", file=sys.stderr, flush=True)


def rollback(branch: Branch, to: str = "", *, dry_run: bool = False) -> None:
    """List the published versions, or publish the one that `to` names once more.

    `to` is a number of the list, or the beginning of a version's id or of its source's.
    """
    branch.fetch()
    versions = branch.versions()
    if not versions:
        raise PublishError(messages.NOTHING_PUBLISHED)
    if not to:
        print(*_listing(branch, versions[:LISTED]), sep="\n")
        return
    version = choose(versions, to)
    told = {"version": version.commit[:7], "date": version.date}
    changes = branch.changes_to(version)
    if not changes:
        print(messages.ALREADY.format(**told))
        return
    print(*guard.change_list(changes), sep="\n", flush=True)
    if not dry_run:
        branch.restore(version)
    print((messages.NOT_RESTORED if dry_run else messages.RESTORED).format(**told))


def choose(versions: list[Version], to: str) -> Version:
    """Return the version that `to` names; raise PublishError where it names none."""
    if to.isdecimal() and 1 <= int(to) <= len(versions):
        return versions[int(to) - 1]
    if len(to) >= 4:  # as short as git lets an id be
        for kind in ("commit", "source"):
            for version in versions:
                if getattr(version, kind).startswith(to.lower()):
                    return version
    raise PublishError(messages.NO_VERSION.format(to=to))


def _listing(branch: Branch, versions: list[Version]) -> Iterator[str]:
    yield messages.VERSIONS
    for number, version in enumerate(versions, start=1):
        source = version.source[:7] or "-"
        row = f"{number:>3}  {version.date}  {version.commit[:7]}  {source:<7}"
        yield f"{row}  {branch.pages(version):>5}  {version.subject}"
    yield messages.HOW_TO_RESTORE
