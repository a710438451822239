"""A whole export: which posts become files, which of them are drafts, where old addresses lead.

What would be written is checked as the build checks files, in a copy of the content folder; what
it would refuse is not written, nor what would take the place of another file. A post that was
imported before is left alone, whatever an editor made of it since: it is known by
``Imported-From``, and by its redirect where its file is gone.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from diagnostics import Finding, errors
from directory.read import read_records
from editorial import redirects
from editorial.check import check_site, helpline_numbers
from importing.addresses import OldSite, old_address
from importing.moves import Move, Moves, with_moves
from importing.posts import Candidate, OldPosts, make, source_id
from importing.topics import Topics, read_table
from importing.uploads import Uploads
from importing.wxr import Export, Item, read_export
from newsroom.addresses import NEWS
from newsroom.model import PostHeader
from newsroom.read import read_post
from records.library import Library
from records.writing import write_all

#: Statuses of posts that readers saw, or that editors meant them to see.
_WANTED = {"publish", "draft", "pending", "future"}
#: Why a thing of the export is no post here, by its type and by its status.
_KINDS = {
    "page": "صفحة ثابتة: تكتب من جديد في content/pages",
    "revision": "نسخة سابقة من نص",
    "nav_menu_item": "عنصر من قائمة التنقل",
}
_STATUSES = {
    "private": "خاص، لم ينشر للعموم",
    "trash": "في سلة المهملات",
    "auto-draft": "مسودة فارغة أنشأها ووردبريس",
    "inherit": "نسخة سابقة من نص",
}


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: the export, and beside it a copy of the uploads, a table of categories."""

    export: Path
    uploads: Path | None = None
    table: Path | None = None


@dataclass(slots=True)
class Plan:
    """What an import would do, and of everything it leaves out, why.

    ``left`` are items with the reason, ``refused`` posts with what the check says of them.
    Of posts imported before, ``same`` and ``changed`` are the files that an import would write as
    they are and those that it would not, ``gone`` those whose file is no more. ``unserved`` are old
    addresses that no page can answer at, ``missing`` those of pictures, ``unused`` the attachments
    that no post shows.
    """

    added: list[Candidate] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[Item] = field(default_factory=list)
    left: list[tuple[Item, str]] = field(default_factory=list)
    refused: list[tuple[Candidate, list[Finding]]] = field(default_factory=list)
    unserved: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unused: list[Item] = field(default_factory=list)
    redirected: int = 0
    files: dict[str, bytes] = field(default_factory=dict)

    def write(self, content: Path, aside: Path) -> None:
        """Write the files, all or none, and below ``aside`` the posts that were refused.

        What is there already stays: an editor may have begun to mend it. Raises OSError where one
        cannot be written.
        """
        held = {aside / post.name: post.text.encode() for post, _ in self.refused}
        held = {path: text for path, text in held.items() if not path.exists()}
        write_all(held | {content / name: data for name, data in self.files.items()})


def plan_import(
    request: Request, library: Library, today: date, url: str, workspace: Path
) -> tuple[Plan | None, list[Finding]]:
    """Read an export and check what the site would be with it; nothing is written but a copy.

    ``url`` is Pelican's ARTICLE_URL, ``workspace`` a folder for the copy. Returns no plan where
    the content has errors before. Raises :class:`importing.wxr.ExportError`, and OSError where a
    file cannot be read.
    """
    findings = check_site(library, today)
    if errors(findings):
        return None, findings
    records, _ = read_records(library)
    table: dict[str, str] = {}
    if request.table:
        table, findings = read_table(request.table, str(request.table), records)
    if errors(findings):
        return None, findings
    export = read_export(request.export, str(request.export))
    posts, plan = _posts(export), Plan(left=[*_left_out(export)])
    old = OldPosts(
        OldSite.of(export.base, {item.id: item.link for item in posts}),
        {item.id: item for item in export.items if item.kind == "attachment"},
        export.authors,
        Topics(records, table),
        Uploads(request.uploads),
        helpline_numbers(records),
        today,
    )
    faults = _Import(library, old, plan, url).run(posts, workspace)
    return (None, faults) if faults else (plan, [])


def _posts(export: Export) -> list[Item]:
    return [item for item in export.items if not _reason(item)]


def _left_out(export: Export) -> Iterator[tuple[Item, str]]:
    for item in export.items:
        if item.kind != "attachment" and (reason := _reason(item)):
            yield item, reason


def _reason(item: Item) -> str:
    """Why an item is no post of ours; «» where it is one."""
    if item.kind != "post":
        return _KINDS.get(item.kind, f"ليس خبرا («{item.kind}»)")
    if item.password:
        return "محمي بكلمة سر"
    if not item.id.isdecimal():
        return "لا رقم له في ملف التصدير"
    if item.status not in _WANTED:
        return _STATUSES.get(item.status, f"حالته «{item.status}»")
    return ""


class _Import:
    """One export on its way into the content folder."""

    def __init__(self, library: Library, old: OldPosts, plan: Plan, url: str) -> None:
        self.library, self.old, self.plan, self.url = library, old, plan, url
        self.entries, _ = redirects.read_redirects(library.content, library.root)
        headers = dict(_headers(library))
        self.slugs = {post.slug for post in headers.values() if not post.imported_from}
        self.known = {
            source: (name, post) for name, post in headers.items() if (source := post.imported_from)
        }
        #: The posts that were imported before and that readers find, by their old ids.
        self.found = {
            source.rpartition(" ")[2]: name
            for source, (name, post) in self.known.items()
            if post.status != "draft"
        }

    def run(self, posts: list[Item], workspace: Path) -> list[Finding]:
        """Fill the plan, all of it checked; returns errors that no post of the export explains."""
        new = [item for item in posts if self.is_new(item)]
        while True:
            made = self.made(new)
            moves = self.moves(posts, made)
            files = self.files(made, moves)
            faults: dict[str, list[Finding]] = {}
            by_name = {f"content/{candidate.name}": candidate.id for candidate in made}
            for finding in self.occupied(made) or self.check(files, workspace):
                if finding.path not in by_name:
                    return [finding]
                faults.setdefault(by_name[finding.path], []).append(finding)
            if not faults:
                break
            bad = [candidate for candidate in made if candidate.id in faults]
            self.plan.refused += [(candidate, faults[candidate.id]) for candidate in bad]
            # again, without them: what links to a post that is refused links to nothing
            new = [item for item in new if item.id not in faults]
        self.tell(posts, made, moves, files)
        return []

    def is_new(self, item: Item) -> bool:
        """Whether a post was never imported, as far as files and redirects tell."""
        if source_id(self.old.site, item) in self.known:
            return False
        moved = {f"/{entry.redirect.old}" for entry in self.entries}
        if old_address(item.link) in moved:
            self.plan.gone.append(item)
            return False
        return True

    def made(self, items: list[Item]) -> list[Candidate]:
        """The files of new posts, with links to each other where readers will find them."""
        slugs = self.slugs | {post.slug for _, post in self.known.values()}
        first = self.candidates(items, slugs, self.found)
        found = {made.id: made.name for made in first if not made.is_draft}
        return self.candidates(items, slugs, {**self.found, **found})

    def candidates(
        self, items: list[Item], slugs: set[str], found: dict[str, str]
    ) -> list[Candidate]:
        """The files of posts that have a text; ``found`` are those that readers find, by id."""
        made, taken = [], set(slugs)
        for item in items:
            if candidate := make(item, self.old, found.get, taken):
                taken.add(candidate.slug)
                made.append(candidate)
        return made

    def occupied(self, made: list[Candidate]) -> list[Finding]:
        """Findings for new posts in whose place another stands, which may have any Slug."""
        message, advice = "في content خبر آخر بهذا الاسم", "أعطه اسما آخر ومعرفا (Slug) مثله"
        return [
            Finding(f"content/{candidate.name}", 1, 1, "X002", message, advice)
            for candidate in made
            if self.library.digest(candidate.name)
        ]

    def moves(self, posts: list[Item], made: list[Candidate]) -> Moves:
        """Where old addresses lead: to the post, or to the news until it is published."""
        targets = {
            candidate.id: self.address(candidate.date, candidate.slug, candidate.is_draft)
            for candidate in made
        }
        for source, (_, post) in self.known.items():
            is_draft = post.status == "draft"
            targets[source.rpartition(" ")[2]] = self.address(post.date, post.slug, is_draft)
        moves = [
            Move(address, targets[item.id])
            for item in posts
            if item.id in targets and (address := old_address(item.link))
        ]
        path = self.library.content / redirects.FILE
        text = path.read_text("utf-8") if path.is_file() else ""
        pages = {Path(name).stem for name in self.library.names("pages/")}
        return with_moves(text, self.entries, moves, pages, f"/{NEWS}")

    def address(self, day: datetime, slug: str, is_draft: bool) -> str:
        """Where a post stands here, or until then."""
        return f"/{NEWS}" if is_draft else f"/{self.url.format(date=day, slug=slug)}"

    def files(self, made: list[Candidate], moves: Moves) -> dict[str, bytes]:
        """All files that are new or change, by their paths below ``content``."""
        files = {candidate.name: candidate.text.encode() for candidate in made}
        for name in sorted({name for candidate in made for name in candidate.pictures}):
            if not self.library.digest(f"images/{name}"):
                files[f"images/{name}"] = self.old.uploads.taken[name].read_bytes()
        if moves.added or moves.changed:
            files[redirects.FILE] = moves.text.encode()
        return files

    def check(self, files: dict[str, bytes], workspace: Path) -> list[Finding]:
        """What the check of the build says, in a copy of the content with these files."""
        if not files:
            return []
        workspace.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=workspace, prefix="import-") as folder:
            content = Path(folder) / "content"
            shutil.copytree(self.library.content, content, symlinks=True, copy_function=_link)
            write_all({content / name: data for name, data in files.items()})
            return errors(check_site(Library(content, Path(folder)), self.old.today))

    def tell(
        self, posts: list[Item], made: list[Candidate], moves: Moves, files: dict[str, bytes]
    ) -> None:
        """Enter what is done and what is not."""
        plan, uploads = self.plan, self.old.uploads
        plan.added, plan.files = made, files
        self.compare(posts)
        seen = {candidate.id for candidate in made} | {
            candidate.id for candidate, _ in plan.refused
        }
        for item in posts:
            is_known = source_id(self.old.site, item) in self.known
            if item.id not in seen and not is_known and item not in plan.gone:
                plan.left.append((item, "لا نص فيه"))
            elif (item.id in seen or is_known) and not old_address(item.link):
                plan.unserved.append(item.link)
        plan.unserved += [move.old for move in moves.taken]
        plan.redirected = len(moves.added) + len(moves.changed)
        plan.missing = sorted(uploads.missing)
        plan.unused = [
            item for item in self.old.attachments.values() if not uploads.is_taken(item.url)
        ]

    def compare(self, posts: list[Item]) -> None:
        """Tell which of the posts imported before are still what an import makes of them."""
        before = [item for item in posts if source_id(self.old.site, item) in self.known]
        made = {c.id: c for c in self.candidates(before, self.slugs, self.found)}
        for item in before:
            name, _ = self.known[source_id(self.old.site, item)]
            text = (self.library.content / name).read_bytes()
            candidate = made.get(item.id)
            is_same = candidate and (candidate.name, candidate.text.encode()) == (name, text)
            (self.plan.same if is_same else self.plan.changed).append(name)


def _headers(library: Library) -> Iterator[tuple[str, PostHeader]]:
    for name in library.names("news/"):
        if name.endswith(".md") and (entry := read_post(name, library)[0]):
            yield name, entry.record


def _link(source: str, target: str) -> None:
    """A second name for a file that nobody writes to; a copy where the system has no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
