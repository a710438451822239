"""An export on its way into a small site: once, twice, after editors worked on it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from diagnostics import errors
from editorial.check import check_site
from importing.plan import Plan, Request, plan_import
from records.library import Library
from tests.small_site import TODAY, write_site

TESTS = Path(__file__).parents[1]
SAMPLE = TESTS / "fixtures" / "wordpress" / "export.xml"
PICTURES = TESTS / "fixtures" / "demo" / "content" / "images"
URL = "news/{date:%Y}/{date:%m}/{slug}/"
TABLE = """\
لقاءات تواصلية: kinds/meeting
أبواب مفتوحة: kinds/news
الشراكة: topics/training
"""
MEETING = "news/2015/2015-09-22-101.md"
OPEN_DAYS = "news/2016/open-days-2016.md"
GALLERY = "news/2016/2016-06-10-104.md"
NOTICE = "news/2016/2016-07-01-105.md"


def old_uploads(folder: Path) -> Path:
    """A copy of the old site's uploads, of which one picture is lost."""
    (folder / "2015/09").mkdir(parents=True)
    for ours, theirs in {
        "carpet.png": "carpet.png",
        "hills.jpg": "صورة-الورشة.jpg",
        "books.png": "books.png",
        "sun.png": "sun.png",
    }.items():
        shutil.copy(PICTURES / f"mithal-{ours}", folder / "2015/09" / theirs)
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_site(tmp_path)


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    table = tmp_path / "table.yaml"
    table.write_text(TABLE, "utf-8")
    return Request(SAMPLE, old_uploads(tmp_path / "uploads"), table)


def planned(content: Path, request: Request) -> Plan:
    library = Library(content, content.parent)
    plan, findings = plan_import(request, library, TODAY, URL, content.parent / ".cache")
    assert findings == []
    assert plan is not None
    return plan


def imported(content: Path, request: Request) -> Plan:
    plan = planned(content, request)
    plan.write(content, aside(content))
    return plan


def aside(content: Path) -> Path:
    return content.parent / "aside"


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def header(content: Path, name: str) -> list[str]:
    return (content / name).read_text("utf-8").partition("\n\n")[0].splitlines()


def body(content: Path, name: str) -> str:
    return (content / name).read_text("utf-8").partition("\n\n")[2]


def test_what_is_imported_passes_the_check(content, request_):
    plan = imported(content, request_)

    assert errors(check_site(Library(content, content.parent), TODAY)) == []
    assert not [*(content.parent / ".cache").iterdir()]
    assert {candidate.name for candidate in plan.added if not candidate.is_draft} == {
        MEETING,
        "news/2015/2015-09-23-102.md",
        OPEN_DAYS,
        "news/2017/about.md",
        "news/2017/html-page.md",
    }


def test_a_post_from_word(content, request_):
    imported(content, request_)

    assert header(content, MEETING) == [
        "Title: لقاء تواصلي مع الجمعيات (مثال)",
        "Date: 2015-09-22",
        "Slug: 2015-09-22-101",
        "Category: meeting",
        "Tags: training",
        "Published-By: خلية الإعلام الخيالية",
        "Imported-From: old.example.org 101",
    ]
    assert body(content, MEETING) == (
        "**نظمت مندوبية المثال** لقاء تواصليا مع جمعيات المجتمع المدني بقاعة خيالية.\n\n"
        "وحضر اللقاء ممثلو الجمعيات.\n\n"
        "وخلص اللقاء إلى ما يلي:\n\n"
        "- توصية أولى\n- توصية ثانية تتمة التوصية الثانية\n"
    )


def test_a_date_of_the_text_is_told(content, request_):
    plan = planned(content, request_)

    (told,) = (candidate.told for candidate in plan.added if candidate.name == MEETING)
    assert any("2015-09-23 10:30:00" in line for line in told)


def test_links_between_posts_lead_to_their_files(content, request_):
    plan = imported(content, request_)

    name = "news/2015/2015-09-23-102.md"
    assert f"[اللقاء الأول]({{filename}}/{MEETING})" in body(content, name)
    assert "وخبرا لم ينشر." in body(content, name)
    told = next(candidate.told for candidate in plan.added if candidate.name == name)
    assert any("draft-of-the-old-site" in line for line in told)


def test_pictures_come_along_with_what_is_said_of_them(content, request_):
    imported(content, request_)

    lines = header(content, OPEN_DAYS)
    (lead,) = (line for line in lines if line.startswith("Image: "))
    assert (content / "images" / lead.removeprefix("Image: ")).is_file()
    assert "Image-Alt: رف كتب في مكتبة خيالية" in lines
    assert "![زربية مزخرفة في ورشة خيالية]({static}/images/old/carpet-" in body(content, OPEN_DAYS)
    assert len([*(content / "images/old").iterdir()]) == 3


def test_what_is_doubtful_is_a_draft_with_a_note(content, request_):
    plan = imported(content, request_)

    assert "Status: draft" in header(content, GALLERY)
    assert any(
        line.startswith("Notes: صورة دون وصف") and "images/old/picture-" in line
        for line in header(content, GALLERY)
    )
    notes = "\n".join(header(content, NOTICE))
    for doubt in ("lost.jpg", "report.pdf", "contact-form-7", "youtube", "بلاغات الرئيس"):
        assert doubt in notes
    assert len(plan.missing) == 1
    assert "Notes: لا عنوان للخبر: اكتب عنوانه (Title)" in header(
        content, "news/2016/2016-09-01-107.md"
    )


def test_numbers_of_people_do_not_enter_the_repository(content, request_):
    imported(content, request_)

    for name, data in tree(content).items():
        assert b"0539 00 00 00" not in data, name
        assert b"AB123456" not in data, name
    assert "للاتصال بالمركز الخيالي: (رقم هاتف محذوف)" in body(content, NOTICE)


def test_what_the_check_refuses_is_not_written(content, request_):
    plan = imported(content, request_)

    ((candidate, findings),) = plan.refused
    assert (candidate.id, [finding.code for finding in findings]) == ("106", ["S001"])
    assert not (content / candidate.name).exists()
    assert "شارع خيالي" in (aside(content) / candidate.name).read_text("utf-8")
    assert not any("شارع خيالي".encode() in data for data in tree(content / "news").values())


def test_what_an_editor_makes_of_a_refused_post_is_kept(content, request_):
    ((candidate, _),) = imported(content, request_).refused
    path = aside(content) / candidate.name
    path.write_text("نص لم يكتمل إصلاحه", "utf-8")
    imported(content, request_)

    assert path.read_text("utf-8") == "نص لم يكتمل إصلاحه"


def test_what_was_refused_and_is_mended_by_hand_is_known(content, request_):
    ((candidate, _),) = imported(content, request_).refused
    mended = candidate.text.replace("، ويوجد في شارع خيالي رقم 5", "")
    (content / candidate.name).write_text(mended, "utf-8")
    plan = imported(content, request_)

    assert (plan.refused, plan.changed) == ([], [candidate.name])
    line = '- {from: "/2016/08/01/visit-shelter/", to: /news/2016/08/visit-shelter/}\n'
    assert line in (content / "redirects.yaml").read_text("utf-8")


def test_everything_left_out_is_told(content, request_):
    plan = planned(content, request_)

    reasons = {item.id: reason for item, reason in plan.left}
    assert set(reasons) == {"109", "110", "111", "112", "113", "114"}
    assert "كلمة سر" in reasons["110"]
    assert {item.id for item in plan.unused} == {"14", "15", "16"}
    listed = {item.id for item, _ in plan.left} | {c.id for c in plan.added} | {"106"}
    assert listed == {str(number) for number in range(101, 117)}


def test_old_addresses_lead_to_posts_and_drafts_to_the_news(content, request_):
    plan = imported(content, request_)

    text = (content / "redirects.yaml").read_text("utf-8")
    assert (
        '- {from: "/2015/09/23/لقاء-تواصلي-مع-الجمعيات/", to: /news/2015/09/2015-09-22-101/}\n'
        in text
    )
    assert '- {from: "/2016/06/10/معرض-صور/", to: /news/}\n' in text
    assert '- {from: "/2017/02/html-page.html", to: /news/2017/02/html-page/}\n' in text
    assert "/about/" in plan.unserved  # our own page stands there
    assert "http://www.old.example.org/?p=108" in plan.unserved
    assert len(plan.unserved) == 3


def test_a_second_time_changes_nothing(content, request_):
    first = imported(content, request_)
    before = tree(content)
    second = imported(content, request_)

    assert tree(content) == before
    assert (second.files, second.added, second.changed) == ({}, [], [])
    assert sorted(second.same) == sorted(candidate.name for candidate in first.added)


def test_a_trial_changes_nothing(content, request_):
    before = tree(content)
    planned(content, request_)

    assert tree(content) == before


def test_what_an_editor_changed_is_kept_and_told(content, request_):
    imported(content, request_)
    path = content / MEETING
    path.write_text(path.read_text("utf-8").replace("خيالية", "أخرى"), "utf-8")
    before = tree(content)
    plan = imported(content, request_)

    assert tree(content) == before
    assert plan.changed == [MEETING]


def led_on(content: Path, *slugs: str) -> None:
    """Let the redirects of posts that are gone lead to all news, as the check asks for."""
    path = content / "redirects.yaml"
    gone = f"to: /news/[0-9/]+/(?:{'|'.join(slugs)})/"
    path.write_text(re.sub(gone, "to: /news/", path.read_text("utf-8")), "utf-8")


def test_a_post_that_was_renamed_does_not_come_back(content, request_):
    imported(content, request_)
    text = (content / MEETING).read_text("utf-8").replace("Slug: 2015-09-22-101", "Slug: meeting")
    (content / MEETING).unlink()
    (content / "news/2015/2015-09-23-102.md").unlink()  # it links to the other
    (content / "news/2015/meeting.md").write_text(text, "utf-8")
    led_on(content, "2015-09-22-101", "2015-09-23-102")
    plan = imported(content, request_)

    assert plan.changed == ["news/2015/meeting.md"]
    assert MEETING not in tree(content)


def test_a_post_that_was_deleted_does_not_come_back(content, request_):
    imported(content, request_)
    (content / OPEN_DAYS).unlink()
    led_on(content, Path(OPEN_DAYS).stem)
    plan = imported(content, request_)

    assert [item.id for item in plan.gone] == ["103"]
    assert not (content / OPEN_DAYS).exists()


def test_a_draft_that_was_published_gets_its_old_address(content, request_):
    imported(content, request_)
    path = content / GALLERY
    lines = [
        line
        for line in path.read_text("utf-8").split("\n")
        if not line.startswith(("Status:", "Notes:"))
    ]
    path.write_text("\n".join(lines), "utf-8")
    plan = imported(content, request_)

    text = (content / "redirects.yaml").read_text("utf-8")
    assert '- {from: "/2016/06/10/معرض-صور/", to: /news/2016/06/2016-06-10-104/}\n' in text
    assert list(plan.files) == ["redirects.yaml"]
    assert imported(content, request_).files == {}


def test_redirects_that_were_there_stay(content, request_):
    mine = "# تحويلاتنا\n- {from: /old/, to: /about/}\n"
    (content / "redirects.yaml").write_text(mine, "utf-8")
    imported(content, request_)

    assert (content / "redirects.yaml").read_text("utf-8").startswith(mine)


def test_a_slug_that_is_taken_is_not_taken_twice(content, request_):
    other = (content / "news/2026/second.md").read_text("utf-8")
    (content / "news/2026/other.md").write_text(
        other.replace("Slug: second", "Slug: open-days-2016"), "utf-8"
    )
    plan = imported(content, request_)

    assert "news/2016/2016-05-02-103.md" in {candidate.name for candidate in plan.added}
    assert imported(content, request_).files == {}


def test_a_file_in_the_place_of_a_post_is_kept_and_told(content, request_):
    """It has another Slug, so no check minds it."""
    mine = (content / "news/2026/second.md").read_text("utf-8").replace("second", "mine")
    (content / MEETING).parent.mkdir()
    (content / MEETING).write_text(mine, "utf-8")
    plan = imported(content, request_)

    assert (content / MEETING).read_text("utf-8") == mine
    told = {candidate.name: [str(f) for f in findings] for candidate, findings in plan.refused}
    assert told[MEETING] == [
        f"content/{MEETING}:1:1: X002 في content خبر آخر بهذا الاسم"
        " — أعطه اسما آخر ومعرفا (Slug) مثله"
    ]
    assert "لقاء تواصلي" in (aside(content) / MEETING).read_text("utf-8")
    assert errors(check_site(Library(content, content.parent), TODAY)) == []


def test_nothing_is_imported_into_a_site_with_errors(content, request_):
    (content / "stray").mkdir()
    library = Library(content, content.parent)
    plan, findings = plan_import(request_, library, TODAY, URL, content.parent / ".cache")

    assert plan is None
    assert [finding.code for finding in findings] == ["F007"]
