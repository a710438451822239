"""Mistakes that are not those of one file's text; all others are in ``tests/mistakes``."""

# ruff: noqa: E501 - one mistake a line reads better than a shorter line
from __future__ import annotations

import re
from pathlib import Path

import pytest

from diagnostics import CODES
from editorial.check import check_site
from records.library import Library
from tests.editorial import test_mistakes
from tests.small_site import FILES, TODAY, changed, write_site

CENTER = "directory/centers/one.yaml"
LOCATION = 'location: {commune: alpha, latitude: "35.16381", longitude: "-6.14442"}\n'
SECRET = "directory/centers/secret.yaml"
POST = "news/2026/second.md"
MEETING = "news/2026/first.md"
PROFILE = "associations/amal.md"
PAGE = "pages/about.md"
ALIASES = "directory/aliases.yaml"
MAP = "directory/boundaries/squares.geojson"
HOLIDAYS = "directory/holidays.yaml"


def post_with(header: str, text: str = "نص.") -> dict[str, str]:
    """The second post with one more line in its header, and another text."""
    old = "Category: news\n\n" + FILES[POST].split("\n\n", 1)[1]
    return changed(POST, old, f"Category: news\n{header}\n\n{text}\n")


def text_of(name: str, text: str) -> dict[str, str]:
    """A Markdown file of the small site with another text below its header."""
    return {name: FILES[name].split("\n\n", 1)[0] + f"\n\n{text}\n"}


def secret_with(line: str) -> dict[str, str]:
    return {SECRET: FILES[SECRET] + line + "\n"}


MISTAKES: list[tuple[str, dict[str, str | bytes | None], str]] = [
    ("empty record", {CENTER: ""}, f"{CENTER}:1:1: F004"),
    ("missing list", {"directory/topics.yaml": None}, "directory/topics.yaml:1:1: F005"),
    ("stray post", {"news/note.txt": "…"}, "news/note.txt:1:1: F007"),
    ("stray folder", {"blog/a.md": "Title: a"}, "blog:1:1: F007"),
    ("Arabic file name", {"news/2026/خبر.md": FILES[POST]}, "news/2026/خبر.md:1:1: F007"),
    ("document among pictures", {"images/a.pdf": "x"}, "images/a.pdf:1:1: F007"),
    ("no picture", {"images/a.png": "x"}, "images/a.png:1:1: F006"),
    ("bomb", secret_with("alert: " + "[" * 10_000), f"{SECRET}:8:20: Y003"),
    ("notes in a published post", post_with("Notes: راجع الصورة"), f"{POST}:5:1: V015"),
    ("notes in a hidden post", post_with("Status: hidden\nNotes:\n    أ\n    ب"), f"{POST}:6:1: V015"),
    ("post of a far year", changed(POST, "2026-11-02", "2062-11-24"), f"{POST}:2:7: V005"),
    ("source after the day of the post", changed(POST, "2026-11-02", "2026-11-24\nModified: 2026-11-25"), f"{POST}:3:11: V005"),
    ("no location at all", changed(CENTER, LOCATION, ""), f"{CENTER}:1:1: V002"),
    ("duplicate id", {"directory/centers/a/one.yaml": FILES[CENTER]}, f"{CENTER}:1:5: X002"),
    ("file misnamed", {CENTER: None, "directory/centers/uno.yaml": FILES[CENTER]}, "directory/centers/uno.yaml:1:5: X003"),
    ("link to a draft", {**post_with("Tags: women", "[أ]({filename}first.md)"), **changed(MEETING, "Slug", "Status: draft\nSlug")}, f"{POST}:7:5: X004"),
    ("link to a scheduled post", {**post_with("Tags: women", "[أ]({filename}first.md)"), **changed(MEETING, "2026-10-01", "2026-11-24")}, f"{POST}:7:5: X004"),
    ("link to a draft of a center", {**post_with("Tags: women", "[أ]({filename}/directory/centers/one.yaml)"), **changed(CENTER, "status: active", "status: active\ndraft: true")}, f"{POST}:7:5: X004"),
    ("post about a draft", changed(CENTER, "status: active", "status: active\ndraft: true"), f"{MEETING}:11:10: X004"),
    ("postal code of another province", {**changed(CENTER, "92000", "20000"), **changed("directory/communes.yaml", '"99.01"', '"99.01", postal_code: "92000"')}, f"{CENTER}:8:60: V013"),
    ("commune without an area", changed(MAP, "99.02", "99.03"), "directory/communes.yaml:4:20: X001"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "expected"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES]
)
def test_mistake_is_answered_at_its_place(
    tmp_path: Path, files: dict[str, str | bytes | None], expected: str
) -> None:
    findings = check_site(Library(write_site(tmp_path, **files), tmp_path), TODAY)
    lines = [str(finding) for finding in findings]
    assert any(line.startswith(f"content/{expected} ") for line in lines), "\n".join(lines)


WAITING: dict[str, dict[str, str]] = {
    "scheduled": changed(POST, "2026-11-02", "2026-11-24"),
    "scheduled, its source of the same day": changed(
        POST, "2026-11-02", "2026-11-24\nModified: 2026-11-24"
    ),
    "draft without text": {POST: FILES[POST].split("\n\n")[0] + "\nStatus: draft\n"},
    "draft that links to a draft": {
        **post_with("Status: draft", "[أ]({filename}first.md)"),
        **changed(MEETING, "Slug", "Status: draft\nSlug"),
    },
    "scheduled post that links to one before it": {
        **changed(POST, "2026-11-02", "2026-11-30"),
        **changed(MEETING, "2026-10-01", "2026-11-24"),
    },
}


@pytest.mark.parametrize("files", WAITING.values(), ids=WAITING.keys())
def test_what_waits_has_no_findings(tmp_path: Path, files: dict[str, str]) -> None:
    assert check_site(Library(write_site(tmp_path, **files), tmp_path), TODAY) == []


def test_right_site_has_no_findings(tmp_path: Path) -> None:
    assert check_site(Library(write_site(tmp_path), tmp_path), TODAY) == []


RIGHT = {
    "words like numbers": "معيار ISO 9001 وRN 4 وBO 5480 وCOVID-19 والقانون 65.15 و2-05-916 وCP 92000.",
    "years": "سنوات 2015 2016 2017 2018 2019 2020، ويوم 05/06/2026 08:30.",
    "links": "[أ](https://ar.wikipedia.org/wiki/x_(y)) و<https://example.org/0612345678> و[ب](tel:8350).",
    "notes": "نص[^1].\n\n[^1]: حاشية.",
    "definition": "[أ][ب]\n\n[ب]: {filename}/pages/about.md",
    "heading": "## عنوان فرعي\n\n[أ](#عنوان-فرعي)",
    "comparison": "أقل من 5 < 6 و7 > 6، و`<b>`.",
}  # fmt: skip


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT.keys())
def test_right_text_has_no_findings(tmp_path: Path, text: str) -> None:
    content = write_site(tmp_path, **post_with("Tags: women", text))
    assert check_site(Library(content, tmp_path), TODAY) == []


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_read(tmp_path: Path, end: str) -> None:
    content = write_site(
        tmp_path, **{name: text.replace("\n", end) for name, text in FILES.items()}
    )
    assert check_site(Library(content, tmp_path), TODAY) == []


def test_links_out_of_the_repository_are_refused(tmp_path: Path) -> None:
    content = write_site(tmp_path / "site", **{POST: None})
    (tmp_path / "post.md").write_text(FILES[POST], "utf-8")
    (content / POST).symlink_to(tmp_path / "post.md")
    (content / "pages" / "loop").symlink_to(".")
    lines = [str(finding) for finding in check_site(Library(content, tmp_path / "site"), TODAY)]
    assert [line.split(" ")[:2] for line in lines] == [
        [f"content/{POST}:1:1:", "F005"],
        ["content/pages/loop:1:1:", "F005"],
    ]


@pytest.mark.parametrize("name", ["news", "directory", "directory/centers", "images"])
@pytest.mark.parametrize("is_link", [False, True])
def test_what_stands_where_a_folder_should_be(tmp_path: Path, name: str, is_link: bool) -> None:
    content = write_site(tmp_path)
    (content / name).mkdir(exist_ok=True)
    (content / name).rename(tmp_path / "elsewhere")
    if is_link:
        (content / name).symlink_to(tmp_path / "elsewhere")
    else:
        (content / name).write_text("x", "utf-8")
    lines = [str(finding) for finding in check_site(Library(content, tmp_path), TODAY)]
    assert any(" F005 " in line for line in lines), lines


@pytest.mark.parametrize("text", ["", "id: women\n", "- women\n", "- [\n"])
def test_a_list_that_cannot_be_read_is_one_fault(tmp_path: Path, text: str) -> None:
    content = write_site(tmp_path, **{"directory/topics.yaml": text})
    findings = check_site(Library(content, tmp_path), TODAY)
    assert {finding.path for finding in findings} == {"content/directory/topics.yaml"}
    assert len(findings) == 1


def test_all_files_are_told_in_one_pass(tmp_path: Path) -> None:
    broken = {
        **changed(CENTER, "email:", "emial:"),
        **changed(POST, "2026-11-02", "2 نونبر 2026"),
        **changed(PROFILE, "Founded", "Funded"),
        **changed(PAGE, "Order: 10", "Order: ten"),
        "directory/topics.yaml": "- {id: women}\n- {id: training, name: ت}\n",
    }
    findings = check_site(Library(write_site(tmp_path, **broken), tmp_path), TODAY)
    assert {Path(finding.path).name for finding in findings} == {
        "one.yaml", "second.md", "amal.md", "about.md", "topics.yaml",
    }  # fmt: skip


@pytest.mark.parametrize("name", [CENTER, POST, PROFILE, PAGE, "directory/kinds.yaml"])
def test_folder_where_a_file_should_be(tmp_path: Path, name: str) -> None:
    content = write_site(tmp_path, **{name: None})
    (content / name).mkdir(parents=True)
    lines = [str(finding) for finding in check_site(Library(content, tmp_path), TODAY)]
    assert any(line.startswith(f"content/{name}:1:1: F005 ") for line in lines), lines


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("emial: a@example.org", "email"),
        ("opening_hour: x", "opening_hours"),
        ("phone: x", "phones"),
    ],
)
def test_near_word_is_suggested(tmp_path: Path, wrong: str, right: str) -> None:
    content = write_site(tmp_path, **{CENTER: FILES[CENTER] + wrong + "\n"})
    unknown = [f for f in check_site(Library(content, tmp_path), TODAY) if f.code == "V001"]
    assert [finding.suggestion for finding in unknown] == [f"هل تقصد «{right}»؟"]


def test_fault_in_a_record_is_not_a_fault_in_those_that_name_it(tmp_path: Path) -> None:
    content = write_site(tmp_path, **changed(PROFILE, "Title: جمعية أمل المثال\n", ""))
    findings = check_site(Library(content, tmp_path), TODAY)
    assert {Path(finding.path).name for finding in findings} == {"amal.md"}


def test_every_code_is_documented_and_met() -> None:
    met = {expected.rsplit(" ", 1)[1] for _, _, expected in MISTAKES}
    met |= {mistake.code for mistake in test_mistakes.MISTAKES}
    # pictures, tables, and what is asked of other programs have tests of their own
    assert CODES.keys() - met == {"F009", "X005", "S010", "L003", "T034"}, (
        "a code without an example"
    )
    guide = Path("CONTRIBUTING.md").read_text("utf-8")
    assert [f"| `{code}` | {said} |" for code, said in CODES.items()] == [
        line for line in guide.splitlines() if re.match(r"\| `[A-Z][0-9]{3}`", line)
    ]
