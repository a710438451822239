"""What waits: drafts and posts of later days are in no published file, and all in the preview."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks import PREVIEW
from tests.conftest import EPOCH, Site, run_pelican
from tests.originals import photo, saved
from tests.small_site import FILES, write_site

SCHEDULED = """\
Title: خبر الغد
Date: 2026-11-24 09:30
Slug: of-tomorrow
Category: news
Tags: women
Event-Date: 2026-12-05
Associations: amal
Centers: one
Image: of-tomorrow.jpg
Image-Alt: صورة المثال

نص عن [خبر المثال]({filename}second.md).
"""
DRAFTS = {
    "news/2026/draft-post.md": "Title: خبر مسودة\nDate: 2030-01-01\nSlug: draft-post\n"
    "Category: meeting\nStatus: draft\nAssociations: draft-club\nCenters: draft-center\n",
    "associations/draft-club.md": "Title: جمعية مسودة\nSlug: draft-club\nStatus: draft\n"
    "Commune: beta\nSources: مثال\n\nعن [مركز]({filename}/directory/centers/draft-center.yaml).\n",
    "pages/draft-page.md": "Title: صفحة مسودة\nSlug: draft-page\nSummary: مثال\nOrder: 20\n"
    "Status: draft\n\nصفحة لم تكتمل.\n",
    "directory/centers/draft-center.yaml": FILES["directory/centers/one.yaml"]
    .replace("id: one", 'id: draft-center\ndraft: "true"')
    .replace("مركز المثال الأول", "مركز مسودة")
    .replace("organization: amal", "organization: draft-club"),
}
PAGES = {
    "scheduled": "news/2026/11/of-tomorrow/",
    "draft post": "news/2030/01/draft-post/",
    "draft association": "associations/draft-club/",
    "draft page": "draft-page/",
    "draft center": "directory/centers/draft-center/",
}
#: What every file of theirs says, or is called.
SIGNS = ("of-tomorrow", "خبر الغد", "draft-", "مسودة", "مجدول")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("waiting")
    content = write_site(folder, **{"news/2026/of-tomorrow.md": SCHEDULED}, **DRAFTS)
    (content / "images" / "of-tomorrow.jpg").write_bytes(saved(photo(), "JPEG"))
    return content


def build(content: Path, output: Path, *words: str, epoch: str = EPOCH) -> Site:
    paths = (f'PATH="{content}"', f'REPOSITORY="{content.parent}"')
    result = run_pelican("pelicanconf.py", output, "-e", *paths, *words, SOURCE_DATE_EPOCH=epoch)
    assert result.returncode == 0, result.stdout + result.stderr
    return Site(output)


def told(site: Site) -> set[str]:
    names = {"names": "\n".join(site.files)}
    texts = {**site.texts(), **names}
    return {sign for sign in SIGNS for text in texts.values() if sign in text}


def test_nothing_of_what_waits_is_published_before_its_day(content: Path, tmp_path: Path) -> None:
    today = build(content, tmp_path / "output")
    assert told(today) == set()

    preview = build(content, tmp_path / "preview", *PREVIEW)
    urls = {page.url for page in preview.pages}
    assert PAGES.keys() == {name for name, url in PAGES.items() if url in urls}
    assert any("serviceWorker" in page.source for page in today.pages)
    assert not any("serviceWorker" in page.source for page in preview.pages)  # keeps no copy

    next_day = build(content, tmp_path / "output", epoch=str(int(EPOCH) + 86_400))
    assert told(next_day) == {"of-tomorrow", "خبر الغد"}
    assert "خبر الغد" in next_day.page("news/").source
    assert any(name.startswith("images/of-tomorrow") for name in next_day.files)


def test_the_preview_says_what_waits_and_until_when(content: Path, tmp_path: Path) -> None:
    preview = build(content, tmp_path / "preview", *PREVIEW)
    banners = {
        name: preview.page(url).tree.xpath("string(//body/*[@role='note'])").split(":")[0].strip()
        for name, url in PAGES.items()
    }
    assert banners == {
        "scheduled": "خبر مجدول",
        "draft post": "مسودة",
        "draft association": "مسودة",
        "draft page": "مسودة",
        "draft center": "مسودة",
    }
    assert "24 نونبر 2026" in preview.page(PAGES["scheduled"]).source
    for url, word in {
        "": "مجدول",
        "news/": "مجدول",
        "meetings/": "مجدول",
        "news/kinds/meeting/": "مسودة",
        "associations/": "مسودة",
        "directory/": "مسودة",
    }.items():
        assert word in preview.page(url).tree.xpath("//*[@class='badge']/text()"), url
    for page in preview.pages:
        if page.url not in PAGES.values():
            assert page.tree.xpath("//body/*[@role='note']") == [], page.url
