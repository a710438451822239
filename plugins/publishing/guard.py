"""What stands between a built site and its readers: rules about files, and nothing of git.

`inspect` reads every file once; the rules look at what it found.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha1
from pathlib import Path
from urllib.parse import unquote, urljoin

from arabic.bare import bare_runs
from building import offline
from building.compress import SUFFIXES
from publishing import messages
from publishing.messages import listed
from publishing.slots import texts
from records.header import parse

#: No site is published without these.
NEEDED = ("index.html", "404.html", "feeds/all.atom.xml", "robots.txt", "sitemap.xml")
#: The banner of theme/templates/partials/header.html on every page of the demonstration.
FICTION = "محتوى خيالي للعرض".encode()
#: Compressed twins of text files: they hold nothing of their own.
COMPANIONS = SUFFIXES
#: A site that loses more of its pages than this is not published unless asked to.
MOST_LOST = 0.2

KB = 1024
_POST = re.compile(r"news/\d{4}/\d{2}/[^/]+/index\.html")
_POST_SLUG = re.compile(r"news/\d{4}/\d{2}/([^/]+)/.*")
_LOCAL = re.compile(rb"\blocalhost\b|\b127\.0\.0\.1\b")
#: The form for editors asks whether it runs on a machine of one's own: these scripts are npm's.
_PROGRAM = ("admin/admin.js", "admin/chunks/", "admin/assets/")
_LINK = re.compile(rb"<link\s[^>]*>", re.IGNORECASE)
_STYLESHEET = re.compile(rb"""\srel=["']?stylesheet\b""", re.IGNORECASE)
_HREF = re.compile(rb"""\shref=["']?([^"'\s>]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class File:
    """One built file.

    ``digest`` is the id that git gives it (SHA-1, hexadecimal), ``size`` and ``weight`` are bytes,
    the weight after gzip (0 for files that have no budget), ``stylesheets`` the paths it names,
    ``kept`` those that it tells phones to keep, ``bare`` the left-to-right runs of its texts that
    are not isolated, or None where no reader could make anything of the file.
    """

    digest: str
    size: int
    weight: int = 0
    stylesheets: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    empty: bool = False
    local: bool = False
    fictional: bool = False
    bare: tuple[str, ...] | None = ()


Files = Mapping[str, File]


@dataclass(frozen=True, slots=True)
class Changes:
    """The paths that differ between what is published and what would be."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def blob_id(data: bytes) -> str:
    """Return the id of `data` as a git blob, as ``git hash-object`` does (hexadecimal)."""
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def compare(now: Mapping[str, str], before: Mapping[str, str]) -> Changes:
    """Compare two listings, digests by path."""
    kept = now.keys() & before.keys()
    return Changes(
        added=tuple(sorted(now.keys() - before.keys())),
        changed=tuple(sorted(path for path in kept if now[path] != before[path])),
        removed=tuple(sorted(before.keys() - now.keys())),
    )


def inspect(folder: Path, address: str) -> dict[str, File]:
    """Read every file below `folder`; return them by path, with forward slashes.

    `address` is the site's own, without a slash at the end: what absolute links begin with.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        (name := path.relative_to(folder).as_posix()): _inspect(path, name, address)
        for path in paths
    }


def _inspect(path: Path, name: str, address: str) -> File:
    data = path.read_bytes()
    digest = blob_id(data)
    # like git, which takes a file with a zero near its start for binary
    if name.endswith(COMPANIONS) or b"\0" in data[:8000]:
        return File(digest, len(data))
    page = is_page(name)
    return File(
        digest,
        len(data),
        weight=_weight(path, data) if page or name.endswith(".css") else 0,
        stylesheets=tuple(_stylesheets(data, name, address)) if page else (),
        kept=tuple(_kept(data)) if name == offline.WORKER else (),
        empty=page and not data.strip(),
        local=not name.startswith(_PROGRAM) and _LOCAL.search(data) is not None,
        fictional=FICTION in data,
        bare=_bare(name, data),
    )


def _bare(name: str, data: bytes) -> tuple[str, ...] | None:
    try:
        return tuple(run for text in texts(name, data) for run in bare_runs(text))
    except ValueError:
        return None


def _weight(path: Path, data: bytes) -> int:
    """The size after gzip: that of the compressed twin, where there is one."""
    twin = path.with_name(path.name + ".gz")
    return twin.stat().st_size if twin.is_file() else len(gzip.compress(data))


def _stylesheets(page: bytes, name: str, address: str) -> Iterator[str]:
    for link in _LINK.findall(page):
        if _STYLESHEET.search(link) and (href := _HREF.search(link)):
            url = urljoin(f"{address}/{name}", href[1].decode("utf-8", "replace"))
            yield unquote(url.partition("?")[0]).removeprefix(f"{address}/")


def _kept(worker: bytes) -> Iterator[str]:
    for url in offline.listed(worker):
        yield f"{url}index.html" if url.endswith("/") or not url else url


def is_page(path: str) -> bool:
    """Tell whether a path is a page that readers open."""
    return path.endswith(".html")


def drafts(content: Path, today: date) -> set[str]:
    """Return the slugs of the posts below ``content/news`` that are not for readers yet.

    Those are drafts, and posts dated later than ``today``.
    """
    found = set()
    for path in (content / "news").rglob("*.md"):
        document = parse(path.read_text("utf-8", "replace"), path.name)[0]
        header = document.data if document else {}
        if header.get("Status") == "draft" or header.get("Date", "")[:10] > today.isoformat():
            found.add(header["Slug"])
    return found


# The rules.


def problems(files: Files, draft_slugs: Collection[str]) -> Iterator[str]:
    """Yield why `files` may not be published; nothing when they may."""
    bare = [f"{path}: {file.bare[0]}" for path, file in files.items() if file.bare]
    named = sorted({path for file in files.values() for path in file.stylesheets})
    kept = [path for file in files.values() for path in file.kept]
    for message, paths in (
        (messages.MISSING, [path for path in NEEDED if path not in files]),
        (messages.UNSTYLED, [path for path in named if path not in files]),
        (messages.KEPT, [path for path in kept if path not in files]),
        (messages.EMPTY, [path for path, file in files.items() if file.empty]),
        (messages.LOCAL, [path for path, file in files.items() if file.local]),
        (messages.FICTIONAL, [path for path, file in files.items() if file.fictional]),
        (messages.BROKEN, [path for path, file in files.items() if file.bare is None]),
        (messages.BARE, bare),
        (messages.DRAFTS, [path for path in files if _is_draft(path, draft_slugs)]),
    ):
        if paths:
            yield message.format(paths=listed(paths))


def _is_draft(path: str, slugs: Collection[str]) -> bool:
    post = _POST_SLUG.fullmatch(path)
    return path.startswith("drafts/") or (post is not None and post[1] in slugs)


def shrinkage(files: Files, changes: Changes) -> Iterator[str]:
    """Yield a complaint when more than a fifth of the published pages would go."""
    now, before = _pages(files), _pages_before(files, changes)
    if now < before * (1 - MOST_LOST):
        yield messages.SHRUNK.format(before=before, now=now)


def _pages_before(files: Files, changes: Changes) -> int:
    """How many pages are published now."""
    return _pages(files) - _pages(changes.added) + _pages(changes.removed)


def _pages(paths: Iterable[str]) -> int:
    return sum(map(is_page, paths))


# What is about to be published.


def summary(files: Files, changes: Changes) -> Iterator[str]:
    """Yield the lines that say how large the site is, what changes, and which pages are heavy."""
    own = [path for path in files if not path.endswith(COMPANIONS)]
    size = sum(files[path].size for path in own)
    megabytes = f"{size / KB**2:.1f} MB"
    yield messages.SIZE.format(pages=_pages(own), files=len(own), size=megabytes)
    if not _pages_before(files, changes):
        yield messages.FIRST
    yield from change_list(changes)
    yield from _heavy(files)


def change_list(changes: Changes) -> Iterator[str]:
    """Yield how many files change, then the first pages of each sort."""
    sorts = {"+": changes.added, "~": changes.changed, "-": changes.removed}
    pages = {sign: [path for path in paths if is_page(path)] for sign, paths in sorts.items()}
    others = [
        path
        for path in (*changes.added, *changes.changed, *changes.removed)
        if not is_page(path) and not path.endswith(COMPANIONS)
    ]
    added, changed, removed = map(len, pages.values())
    yield messages.CHANGES.format(
        added=added, changed=changed, removed=removed, others=len(others)
    )  # fmt: skip
    for sign, paths in pages.items():
        if paths:
            yield listed(paths, 20, sign)


def _budget(path: str) -> tuple[int, bool]:
    """The budget of a page in KB after gzip, and whether its stylesheets count."""
    if _POST.fullmatch(path):
        return 8, True
    return (24 if path.startswith("directory/") else 14), False


def _heavy(files: Files) -> Iterator[str]:
    rows = []
    for path, file in files.items():
        if is_page(path):
            budget, styled = _budget(path)
            sheets = file.stylesheets if styled else ()
            weight = file.weight + sum(files[name].weight for name in sheets if name in files)
            rows.append((weight / KB / budget, f"{weight / KB:4.1f} / {budget:<2}  {path}"))
    rows.sort(reverse=True)
    if rows:
        yield messages.HEAVIEST.format(pages=listed([row for _, row in rows[:3]]))
    if count := sum(share > 1 for share, _ in rows):
        yield messages.TOO_HEAVY.format(count=count)
