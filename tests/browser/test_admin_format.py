"""What the form makes of a header is what stood there, and what Python reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser

from admin.fields import header_keys
from building.scripts import bundled
from cache.store import Store
from records import header
from tests.admin.test_fields import FORMS
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

CONTENTS = (ROOT / "content", ROOT / "tests/fixtures/demo/content")
KEYS = {name: header_keys(form) for name, form in FORMS.items() if name != "centers"}
EDITED = """({texts, keys, changes}) => texts.map(text => {
  const {fromFile, toFile} = format.format(keys);
  return toFile({...fromFile(text), ...changes});
})"""

Edit = Callable[..., list[str]]


@pytest.fixture(scope="module")
def edit(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Edit:
    """Opens files in the form, changes fields, saves: their texts before and after."""
    folder = tmp_path_factory.mktemp("format")
    source = ROOT / "plugins/admin/client/pelican.js"
    entry = f'import * as format from "{source}"; globalThis.format = format;'
    (folder / "entry.js").write_text(entry, "utf-8")
    page = browser.new_page()
    page.add_script_tag(content=bundled(folder, ROOT, Store())["entry.js"].decode("utf-8"))

    def edit(kind: str, *texts: str, **changes: Any) -> list[str]:
        told = {"texts": texts, "keys": KEYS[kind], "changes": changes}
        found: list[str] = page.evaluate(EDITED, told)
        return found

    return edit


@pytest.mark.parametrize("kind", KEYS)
def test_files_that_nobody_changed_are_the_same_to_the_byte(edit: Edit, kind: str) -> None:
    files = [path for content in CONTENTS for path in sorted((content / kind).rglob("*.md"))]
    texts = [path.read_text("utf-8") for path in files]
    assert len(texts) > 5
    assert edit(kind, *texts) == texts


POST = """\
Title: أ: ب
X-Ours: ما لا يعرفه النموذج
    وسطره الثاني
Date: 2026-11-20 10:34
Agreements:
    أولى، وفيها فاصلة, وأخرى
    ثانية
Tags: women, law

النص.
"""


def test_one_change_is_one_line(edit: Edit) -> None:
    (found,) = edit("news", POST, Title="عنوان")
    assert found == POST.replace("Title: أ: ب", "Title: عنوان")


def test_a_new_key_stands_where_new_files_have_it(edit: Edit) -> None:
    (found,) = edit("news", POST, Slug="a", Recommendations=["س"], Source=["ر", "ز"])
    keys = [line.split(":")[0] for line in found.split("\n\n")[0].splitlines() if line[0] != " "]
    assert keys == [
        *("Title", "X-Ours", "Date", "Slug", "Agreements", "Recommendations", "Source", "Tags")
    ]


def test_an_emptied_field_takes_its_line_with_it(edit: Edit) -> None:
    (found,) = edit("news", POST, Agreements=[], Tags=[], Date="")
    assert found == "Title: أ: ب\nX-Ours: ما لا يعرفه النموذج\n    وسطره الثاني\n\nالنص.\n"


@pytest.mark.parametrize(
    ("key", "value", "read"),
    [
        ("Summary", "سطر\nوآخر  بعده", "سطر وآخر بعده"),
        ("Attendance", 40, "40"),
        ("Quick-Exit", True, "true"),
        ("Quick-Exit", False, None),
        ("Image", "/images/a.webp", "a.webp"),
        ("Associations", ["one", "two"], "one, two"),
        ("Partners", ["واحد"], "واحد"),
        ("Partners", ["واحد", "اثنان"], ["واحد", "اثنان"]),
        ("Venue", "  ", None),
    ],
)
def test_values_are_written_as_they_are_read(edit: Edit, key: str, value: Any, read: Any) -> None:
    (found,) = edit("news", POST, **{key: value})
    document, *_, findings = header.parse(found, "a.md")
    assert not findings
    assert document
    assert document.data.get(key) == read


def test_pictures_of_a_text_are_links_to_files(edit: Edit) -> None:
    text = "Title: أ\n\n![وصف]({static}/images/a.png)\n"
    assert edit("news", text) == [text]
    (found,) = edit("news", text, body="![وصف](/images/b.webp)")
    assert found == "Title: أ\n\n![وصف]({static}/images/b.webp)\n"


def test_a_file_saved_by_another_system_is_read(edit: Edit) -> None:
    assert edit("news", "\ufeff" + POST.replace("\n", "\r\n")) != [""]
    (found,) = edit("news", "\ufefftitle: أ\r\nevent-date: 2026-01-02\r\n\r\nالنص.\r\n")
    assert found == "title: أ\nevent-date: 2026-01-02\n\nالنص.\n"
    (found,) = edit("news", "title: أ\nevent-date: 2026-01-02\n\nالنص.\n", Title="ب")
    assert found == "Title: ب\nevent-date: 2026-01-02\n\nالنص.\n"


def test_a_line_that_is_no_header_keeps_the_file_from_being_changed(edit: Edit) -> None:
    with pytest.raises(Exception, match="مفتاح: قيمة"):
        edit("news", "Title: أ\nسطر بلا مفتاح\n\nالنص.\n")
