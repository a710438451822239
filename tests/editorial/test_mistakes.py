"""The corpus of ``tests/mistakes``: each mistake is answered at its place, right files are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from diagnostics import Finding
from editorial.check import check_site
from records.library import Library
from tests.small_site import FILES, TODAY, write_site

CORPUS = Path(__file__).parents[1] / "mistakes"
RIGHT = sorted((CORPUS / "right").iterdir())
#: Where a right file stands in the site, by how its name begins; else it is a post.
PLACES = {
    "center": "directory/centers/one.yaml",
    "page": "pages/about.md",
    "profile": "associations/amal.md",
    "redirects": "redirects.yaml",
}
POST = "news/2026/second.md"


class Mistake(NamedTuple):
    """A line of ``expected.tsv``: a file, its place in the site, where it is wrong, the code."""

    file: str
    place: str
    where: str
    code: str

    def is_told(self, findings: list[Finding]) -> bool:
        said = f"content/{self.place}:{self.where}: {self.code} "
        return any(str(finding).startswith(said) for finding in findings)


MISTAKES = [
    Mistake(*line.split("\t")) for line in (CORPUS / "expected.tsv").read_text("utf-8").splitlines()
]

#: The findings of the small site with one of its files replaced by another.
Check = Callable[[Path, str], list[Finding]]


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Check]:
    root = tmp_path_factory.mktemp("site")
    content = write_site(root)
    known: dict[Path, list[Finding]] = {}

    def findings_of(file: Path, place: str) -> list[Finding]:
        if file not in known:
            path = content / place
            path.write_bytes(file.read_bytes())
            known[file] = check_site(Library(content, root), TODAY)
            path.unlink()
            if place in FILES:
                path.write_text(FILES[place], "utf-8")
        return known[file]

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://mithal.example.org")
        yield findings_of


def place_of(right: Path) -> str:
    return PLACES.get(right.name.partition("-")[0], POST)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.file)
def test_mistake_is_told_at_its_place(check: Check, mistake: Mistake) -> None:
    findings = check(CORPUS / "wrong" / mistake.file, mistake.place)
    assert mistake.is_told(findings), "\n".join(map(str, findings))
    told = [finding for finding in findings if finding.code == mistake.code]
    assert mistake.code[0] not in "LT" or all(finding.suggestion for finding in told)


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.name)
def test_right_file_has_no_finding(check: Check, path: Path) -> None:
    findings = check(path, place_of(path))
    assert findings == [], "\n".join(map(str, findings))


def test_recall_and_false_alarms(check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    told = sum(m.is_told(check(CORPUS / "wrong" / m.file, m.place)) for m in MISTAKES)
    alarms = sum(len(check(path, place_of(path))) for path in RIGHT)
    with capsys.disabled():
        print(f"\nmistakes told: {told} of {len(MISTAKES)}; ", end="")
        print(f"false alarms in {len(RIGHT)} right files: {alarms}")
    assert (told, alarms) == (len(MISTAKES), 0)
    assert len(MISTAKES) >= 120
    assert len(RIGHT) >= 60


def test_every_file_of_the_corpus_is_expected() -> None:
    files = sorted(path.name for path in (CORPUS / "wrong").iterdir())
    assert sorted(mistake.file for mistake in MISTAKES) == files
