"""New files: what is asked, what is an answer, and that the file is what a build takes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

import tasks
from diagnostics import Finding, errors
from directory.read import read_records
from drafting import messages
from drafting.dialogue import asked, given
from drafting.draft import Draft, form_of, write_draft
from drafting.forms import Form, forms
from drafting.questions import AnswerError
from drafting.slugs import free, latin
from editorial.check import check_site
from records.library import Library
from records.types import Slug
from tests.small_site import TODAY, write_site


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(write_site(tmp_path), tmp_path)


def form(library: Library, what: str) -> Form:
    found = form_of(what, library, TODAY)
    assert found
    return found


class Editor:
    """Someone who answers some questions, by the label that was shown, and presses Enter else."""

    def __init__(self, **answers: str | list[str]) -> None:
        self.answers = {
            messages.LABELS[name]: [lines] if isinstance(lines, str) else lines
            for name, lines in answers.items()
        }
        self.shown: list[str] = []
        self.labels: list[str] = []

    def tell(self, line: str) -> None:
        self.shown.append(line)
        found = [label for label in messages.LABELS.values() if line.startswith(label)]
        self.labels += [max(found, key=len)] if found else []

    def ask(self, prompt: str) -> str:
        lines = self.answers.get(self.labels[-1], [])
        return lines.pop(0) if lines else ""

    def was_asked(self, name: str) -> bool:
        return messages.LABELS[name] in self.labels


def drafted(library: Library, what: str, editor: Editor) -> tuple[Draft, str]:
    """The draft that answers make, and what is in its file."""
    questions = form(library, what)
    answers = asked(questions.questions, editor.ask, editor.tell)
    draft = write_draft(questions, answers, library, TODAY)
    return draft, (library.root / draft.name).read_text("utf-8")


def assert_right(library: Library, draft: Draft) -> None:
    assert draft.written
    assert errors(check_site(Library(library.content, library.root), TODAY)) == []


def test_a_post(library: Library) -> None:
    editor = Editor(
        title="لقاء  مع الجمعيات ",
        category="2",
        tags="1، training",
        date="3/2/2026",
        associations="أمل",
        event_date="٢/٢/٢٠٢٦",
        event_time="10:00",
        commune="ألفا",
        venue="قاعة المثال",
        source="https://example.org/a صحيفة المثال",
    )
    draft, text = drafted(library, "post", editor)
    assert_right(library, draft)
    assert draft.name == "content/news/2026/meeting-women-training.md"
    assert text == (
        "Title: لقاء مع الجمعيات\n"
        "Date: 2026-02-03\n"
        "Slug: meeting-women-training\n"
        "Category: meeting\n"
        "Tags: women, training\n"
        "Status: draft\n"
        "Event-Date: 2026-02-02\n"
        "Event-Time: 10:00\n"
        "Venue: قاعة المثال\n"
        "Commune: alpha\n"
        "Associations: amal\n"
        "Source: https://example.org/a صحيفة المثال\n"
    )
    assert "  = الثلاثاء 3 فبراير 2026" in editor.shown


def test_a_center(library: Library) -> None:
    editor = Editor(
        kind="مفتوح",
        name="مركز المثال الثاني",
        alternate_name="Deuxième centre exemple",
        commune="2",
        organization="amal",
        address="5، شارع المثال",
        city="بيتا",
        assured_date="1/11/2026",
        source="صحيفة المثال",
    )
    draft, text = drafted(library, "center", editor)
    assert_right(library, draft)
    assert draft.name == "content/directory/centers/open-beta.yaml"
    assert text == (
        "id: open-beta\n"
        "name: مركز المثال الثاني\n"
        "alternate_name: Deuxième centre exemple\n"
        "kind: open\n"
        "draft: true\n"
        "status: active\n"
        "organization: amal\n"
        "location:\n"
        "  commune: beta\n"
        "address:\n"
        "  address_1: 5، شارع المثال\n"
        "  city: بيتا\n"
        "assured_date: '2026-11-01'\n"
        "sources:\n"
        "  - publisher: صحيفة المثال\n"
    )


@pytest.mark.parametrize("kind", ["shelter", "partial"])
def test_of_a_protected_kind_no_address_is_asked(library: Library, kind: str) -> None:
    editor = Editor(kind=kind, name="دار المثال", commune="1", source="صحيفة المثال")
    draft, text = drafted(library, "center", editor)
    assert_right(library, draft)
    assert not any(map(editor.was_asked, ("address", "city", "assured_date")))
    assert "address" not in text


def test_of_a_meeting_about_a_protected_center_no_place_is_asked(library: Library) -> None:
    editor = Editor(title="لقاء", category="meeting", centers="secret", event_date="1/11/2026")
    draft, _ = drafted(library, "post", editor)
    assert_right(library, draft)
    assert editor.was_asked("event_time")
    assert not editor.was_asked("venue")


def test_an_association(library: Library) -> None:
    editor = Editor(title="جمعية الرحمة", domains="1", commune="alpha", source="صحيفة المثال")
    draft, text = drafted(library, "association", editor)
    assert_right(library, draft)
    assert text == (
        "Title: جمعية الرحمة\n"
        "Slug: al-rhma\n"
        "Status: draft\n"
        "Domains: women\n"
        "Commune: alpha\n"
        "Sources: صحيفة المثال\n"
    )


def test_what_is_no_answer_is_asked_again(library: Library) -> None:
    editor = Editor(
        title=["", "خبر " * 60, "خبر"],
        category=["", "9", "meting", "news"],
        tags=["ال", "1"],
        date=["31/2/2026", "غدا", "3/2/2026"],
        event_date="",
        slug=["خبر", "second", "third"],
    )
    draft, _ = drafted(library, "post", editor)
    assert_right(library, draft)
    assert draft.name.endswith("/third.md")
    told = [line.strip() for line in editor.shown if re.match("  (?![ 0-9]+[.] )", line)]
    assert [line for line in told if not line.startswith(("=", "المقترح"))] == [
        "لا بد من جواب",
        "«Title» أطول من 160 حرفا",
        "لا بد من جواب",
        "«9» ليس في القائمة.",
        "«meting» ليس في القائمة. هل تقصد «meeting»؟",
        "أكثر من واحد: النساء، التكوين",
        "لا وجود لهذا اليوم في التقويم",
        "التاريخ يكتب سنة-شهر-يوم، مثل 2026-11-23",
        "«خبر» ليس معرفا: المعرف حروف لاتينية صغيرة وأرقام تفصل بينها شرطات",
        "المعرف مستعمل: اختر غيره",
    ]


def test_choices_are_those_of_the_lists_without_families(library: Library) -> None:
    records, _ = read_records(library)
    made = forms(records, [], TODAY)
    choices = {
        (what, question.name): {choice.id for choice in question.choices}
        for what, found in made.items()
        for question in found.questions
        if question.choices
    }
    assert choices[("center", "kind")] == {"open", "partial", "shelter"}
    assert choices[("center", "status")] == set(messages.WORDS)
    assert choices[("post", "centers")] == {"one", "secret"}
    assert choices[("association", "domains")] == {"women", "training"}


def test_a_file_with_a_fault_is_not_written_and_its_text_not_lost(library: Library) -> None:
    editor = Editor(title="للاتصال: 0539910000", category="news")
    questions = form(library, "post")
    answers = asked(questions.questions, editor.ask, editor.tell)
    draft = write_draft(questions, answers, library, TODAY)
    assert not draft.written
    assert not (library.root / draft.name).exists()
    said = "\n".join(messages.written(draft))
    assert "S008" in said
    assert "Title: للاتصال: 0539910000" in said


def test_a_file_that_makes_a_fault_in_another_is_not_written(library: Library) -> None:
    """A post tells where a house is that a new record makes a protected center."""
    post = library.content / "news/2026/first.md"
    post.write_text(f"{post.read_text('utf-8')}\nفتحت دار الندى أبوابها.\n", "utf-8")
    editor = Editor(kind="shelter", name="دار الندى", commune="1", source="صحيفة المثال")
    questions = form(library, "center")
    answers = asked(questions.questions, editor.ask, editor.tell)
    draft = write_draft(questions, answers, library, TODAY)
    assert {(f.path, f.code) for f in errors(draft.findings)} == {
        ("content/news/2026/first.md", "S001")
    }
    assert not (library.root / draft.name).exists()


def test_faults_that_were_there_before_are_not_the_drafts(library: Library) -> None:
    post = library.content / "news/2026/first.md"
    text = post.read_text("utf-8").replace("Associations: amal", "Associations: rhma")
    post.write_text(text, "utf-8")
    editor = Editor(title="جمعية الرحمة", domains="1", commune="alpha", source="صحيفة المثال")
    draft, _ = drafted(library, "association", editor)  # whose id is like the one that is not there
    assert (draft.written, draft.findings) == (True, [])
    assert errors(check_site(Library(library.content, library.root), TODAY))


def test_a_check_that_is_stopped_leaves_no_file(library: Library, monkeypatch) -> None:
    before = sorted(library.content.rglob("*.md"))

    def stopped(checked: Library, today: object) -> list[Finding]:
        if sorted(checked.content.rglob("*.md")) != before:
            raise KeyboardInterrupt
        return []

    monkeypatch.setattr("drafting.draft.check_site", stopped)
    questions = form(library, "post")
    answers = given(questions.questions, {"title": "خبر", "category": "news"})
    with pytest.raises(KeyboardInterrupt):
        write_draft(questions, answers, library, TODAY)
    assert sorted(library.content.rglob("*.md")) == before


def test_flags_give_the_same_file(library: Library) -> None:
    questions = form(library, "post").questions
    answers = given(questions, {"title": "خبر", "category": "news", "date": "3/2/2026"})
    assert answers["date"] == "2026-02-03"
    assert answers["slug"] == "news-2026-02-03"
    assert_right(library, write_draft(form(library, "post"), answers, library, TODAY))


def test_all_faults_of_flags_are_told_together(library: Library) -> None:
    flags = {"category": "nws", "date": "2026/1/2", "venue": "قاعة", "kind": "open"}
    with pytest.raises(AnswerError) as caught:
        given(form(library, "post").questions, flags)
    assert [line.split(":")[0] for line in str(caught.value).split("\n")] == [
        "--title", "--category", "--date", "--venue", "--slug", "--kind",
    ]  # fmt: skip


def test_every_question_has_its_flag(library: Library) -> None:
    names = {
        question.name
        for what in ("post", "center", "association")
        for question in form(library, what).questions
    }
    flags = inspect.signature(tasks.new.body).parameters.keys() - {"_", "what"}
    assert flags == names == set(messages.LABELS)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("جمعية الوفاق", "jmaia-al-wfaq"),
        ("Centre d'éducation et de formation", "education-formation"),
        ("Café AMAL 2", "cafe-amal-2"),
        ("؟!", ""),
    ],
)
def test_latin(text: str, slug: str) -> None:
    assert latin(text) == slug


@examples(st.text(), st.lists(st.text(max_size=12)))
def test_a_proposed_id_is_one_and_free(text: str, others: list[str]) -> None:
    from pydantic import TypeAdapter

    taken = {latin(other) for other in others} | {latin(text)}
    slug = free([text], taken)
    assert slug not in taken - {""}
    if slug:
        TypeAdapter(Slug).validate_python(slug)


def test_labels_are_all_different(library: Library) -> None:
    labels: Iterable[str] = messages.LABELS.values()
    assert len(set(labels)) == len(messages.LABELS)
