"""The rules that stand between a built site and its readers."""

from __future__ import annotations

import gzip
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import offline
from publishing import guard
from publishing.guard import Changes
from tests.repository import write

ADDRESS = "https://example.org/larache"
STYLED = '<link rel="stylesheet" href="{}"><p>نص'
POST = "news/2026/11/first/index.html"
GOOD = {
    "index.html": STYLED.format("theme/css/main.css"),
    "404.html": STYLED.format("/larache/theme/css/main.css"),
    POST: STYLED.format("../../../../theme/css/main.css?v=1#top"),
    "directory/index.html": STYLED.format(f"{ADDRESS}/theme/css/main.css"),
    "feeds/all.atom.xml": "<feed/>",
    "robots.txt": "User-agent: *",
    "sitemap.xml": "<urlset/>",
    "theme/css/main.css": "p { color: black }",
}


def keeping(*addresses: str) -> str:
    """A sw.js that keeps these."""
    files = dict.fromkeys(addresses, b"")
    return offline.worker(b"", named={}, fresh=files, page="", months=()).decode()


def complaints(
    folder: Path, changed: dict[str, str | None] | None = None, drafts: frozenset[str] = frozenset()
) -> str:
    """What the guard says of the good site with some files changed, added or (None) left out."""
    files = {**GOOD, **(changed or {})}
    write(folder, {name: text for name, text in files.items() if text is not None})
    return "\n".join(guard.problems(guard.inspect(folder, ADDRESS), drafts))


def test_a_good_site_passes(tmp_path: Path) -> None:
    assert complaints(tmp_path) == ""


@pytest.mark.parametrize("name", guard.NEEDED)
def test_a_site_without_a_needed_file_is_refused(tmp_path: Path, name: str) -> None:
    assert f"lacks:\n    {name}" in complaints(tmp_path, {name: None})


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    told = "\n".join(guard.problems(guard.inspect(tmp_path, ADDRESS), ()))
    assert all(name in told for name in guard.NEEDED)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("about/index.html", "", "Empty pages:\n    about/index.html"),
        ("about/index.html", " \n\n", "Empty pages:\n    about/index.html"),
        ("about/index.html", "<a href=http://localhost:8000/>", "(localhost):\n    about/index"),
        ("feeds/all.atom.xml", "<id>http://127.0.0.1/</id>", "(localhost):\n    feeds/all.atom"),
        ("about/index.html", "<bdi>localhosting 127.0.0.10</bdi>", None),
        ("admin/admin.js", 'if (host === "localhost") open()', None),
        ("admin/config.json", '{"site_url":"http://localhost:8000"}', "(localhost):\n    admin/c"),
        ("about/index.html", "<b>محتوى خيالي للعرض:</b>", "demonstration site:\n    about/index"),
        ("drafts/next/index.html", "نص", "Drafts:\n    drafts/next/index.html"),
        ("news/2026/12/secret/index.html", "نص", "Drafts:\n    news/2026/12/secret/index.html"),
        ("news/2026/12/secret/picture.svg", "<svg/>", "Drafts:\n    news/2026/12/secret/pict"),
        ("news/topics/secret/index.html", "نص", None),
        ("about/index.html", STYLED.format("../theme/css/old.css"), "lacks:\n    theme/css/old"),
        ("404.html", STYLED.format("/theme/css/main.css"), "https://example.org/theme/css/main"),
        ("about/index.html", "<link href='../none.css' rel=stylesheet>", "lacks:\n    none.css"),
        ("about/index.html", '<link rel="icon" href="none.svg">', None),
        ("sw.js", keeping("", "directory/", "theme/css/main.css"), None),
        (
            "sw.js",
            keeping("", "about/", "x.json"),
            "the site lacks:\n    about/index.html\n    x.json",
        ),
        (
            "about/index.html",
            "<p>نص <b>عن INDH</b>",
            "reversed, not isolated from the Arabic around",
        ),
        ("about/index.html", "<p>هاتف 0539 91 20 34", "about/index.html: 0539 91 20 34"),
        (
            "feeds/all.atom.xml",
            "<feed>",
            "no program can read (no sound XML, JSON or UTF-8):\n    feeds",
        ),
        ("about/index.html", '<script type="application/ld+json">{"a":</script>', "can read"),
        ("about/index.html", '<p>هاتف <bdi dir="ltr">0539 91 20 34</bdi>', None),
    ],
)
def test_what_may_not_be_published_is_named(
    tmp_path: Path, name: str, text: str, told: str | None
) -> None:
    complaint = complaints(tmp_path, {name: text}, drafts=frozenset({"secret"}))
    if told is None:
        assert complaint == ""
    else:
        assert told in complaint


def test_a_complaint_names_a_few_files_and_counts_the_rest(tmp_path: Path) -> None:
    told = complaints(tmp_path, {f"page-{number}.html": "" for number in range(8)})
    assert "page-4.html\n    … (+3)" in told
    assert "page-5" not in told


def test_companions_and_binary_files_are_not_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "index.html.gz").write_bytes(b"localhost")
    (tmp_path / "photo.jpg").write_bytes(b"\0localhost")
    assert complaints(tmp_path) == ""


def test_drafts_and_posts_of_later_days_are_told_by_their_header_alone(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "news/2026/a.md": "Title: خبر\nSlug: aa\nStatus: draft\n\nنص",
            "news/2026/b.md": "Title: خبر\nslug: bb\nstatus:   draft\n\nنص",
            "news/2026/c.md": "Title: خبر\nSlug: cc\n\nStatus: draft\n",
            "news/2026/d.md": "Title: خبر\nSlug: dd\nStatus: hidden\n\nنص",
            "news/2026/f.md": "Title: خبر\nSlug: ff\nDate: 2026-11-24\n\nنص",
            "news/2026/g.md": "Title: خبر\nSlug: gg\nDate: 2026-11-23 23:59\n\nنص",
            "pages/e.md": "Title: صفحة\nSlug: ee\nStatus: draft\n\nنص",
        },
    )
    assert guard.drafts(tmp_path, date(2026, 11, 23)) == {"aa", "bb", "ff"}


def test_the_banner_of_the_demonstration_is_the_one_that_is_looked_for() -> None:
    header = Path(__file__).parents[2] / "theme/templates/partials/header.html"
    assert guard.FICTION in header.read_bytes()


# What changes


@pytest.mark.parametrize("data", [b"", "نص\r\n".encode(), bytes(range(256))])
def test_an_id_is_the_one_that_git_gives(data: bytes) -> None:
    words = ["git", "hash-object", "--stdin"]
    told = subprocess.run(words, input=data, capture_output=True, check=True).stdout
    assert guard.blob_id(data) == told.decode().strip()


LISTING = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("12"))


@given(LISTING, LISTING)
def test_changes_lead_from_the_old_listing_to_the_new(
    now: dict[str, str], before: dict[str, str]
) -> None:
    changes = guard.compare(now, before)
    kept = {path: digest for path, digest in before.items() if path not in changes.removed}
    assert {**kept, **{path: now[path] for path in (*changes.added, *changes.changed)}} == now
    assert not set(changes.added) & before.keys()
    assert set(changes.changed) <= before.keys()
    assert bool(changes) == (now != before)


@pytest.mark.parametrize(
    ("now", "added", "removed", "refused"),
    [
        (8, 0, 2, False),  # a fifth, no more
        (8, 0, 3, True),
        (10, 10, 0, False),  # the first publication
        (10, 5, 7, False),  # renamed pages do not count as lost
        (7, 1, 4, True),
        (100, 0, 25, False),
        (100, 0, 26, True),
    ],
)
def test_a_site_that_lost_more_than_a_fifth_of_its_pages_is_refused(
    now: int, added: int, removed: int, refused: bool
) -> None:
    files = {f"{number}.html": guard.File("", 1) for number in range(now)}
    files |= {f"{number}.html.gz": guard.File("", 1) for number in range(now)}
    gone = tuple(f"old-{number}.html" for number in range(removed))
    changes = Changes(added=tuple(files)[:added], removed=(*gone, "a.css", "old.html.gz"))
    told = list(guard.shrinkage(files, changes))
    assert bool(told) == refused
    if refused:
        assert f"{now - added + removed} are published, here are {now}" in told[0]


def test_the_summary_counts_and_lists_pages_and_not_their_companions(tmp_path: Path) -> None:
    write(tmp_path, {**GOOD, "index.html.gz": "1", "theme/css/main.css.br": "1"})
    files = guard.inspect(tmp_path, ADDRESS)
    added = tuple(f"page-{number:02}.html" for number in range(25))
    changes = Changes(added, ("index.html", "index.html.gz"), ("old.html", "a.css", "a.css.gz"))

    lines = "\n".join(guard.summary(files, changes)).splitlines()

    assert "Pages: 4, files: 8, size: 0.0 MB" in lines
    assert "Pages added: 25, changed: 1, removed: 1; other files: 1" in lines
    assert [line for line in lines if line.startswith("  + ")][-2:] == [
        "  + page-19.html",
        "  + … (+5)",
    ]
    assert "  ~ index.html" in lines
    assert "  - old.html" in lines


# Weight


def noise(kilobytes: float) -> str:
    """Text that gzip makes about that large: hexadecimal digits hold four bits each."""
    size = int(kilobytes * 1024 / 0.57)
    return "".join(guard.blob_id(b"%d" % number) for number in range(size // 40 + 1))[:size]


@pytest.mark.parametrize(
    ("name", "kilobytes", "over"),
    [
        (POST, 3, False),
        (POST, 6, True),  # with 3 KB of style
        ("about/index.html", 12, False),
        ("about/index.html", 16, True),
        ("directory/kinds/index.html", 22, False),
        ("directory/kinds/index.html", 27, True),
        ("news/index.html", 12, False),
    ],
)
def test_pages_over_their_budget_are_counted(
    tmp_path: Path, name: str, kilobytes: float, over: bool
) -> None:
    page = STYLED.format(f"{ADDRESS}/theme/css/main.css") + noise(kilobytes)
    write(tmp_path, {**GOOD, "theme/css/main.css": noise(3), name: page})
    told = "\n".join(guard.summary(guard.inspect(tmp_path, ADDRESS), Changes()))
    assert ("Warning: pages over their budget, 1 in all" in told) == over
    assert name in told.partition("KB after gzip")[2].splitlines()[1]


def test_a_page_weighs_what_its_companion_does(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    (tmp_path / "404.html.gz").write_bytes(gzip.compress(b"") + bytes(20_000))
    assert guard.inspect(tmp_path, ADDRESS)["404.html"].weight > 20_000
