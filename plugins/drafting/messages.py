"""The words that editors read of new files and of what is to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from arabic.dates import arabic_date, date_range
from diagnostics import Finding, nearest

if TYPE_CHECKING:
    from drafting.calendar import Calendar, Item
    from drafting.draft import Draft
    from drafting.questions import Question

#: The questions, by the names of their flags.
LABELS = {
    "title": "العنوان",
    "name": "الاسم",
    "alternate_name": "الاسم بالفرنسية",
    "acronym": "الاسم المختصر بأحرف أولى",
    "category": "نوع الخبر",
    "kind": "نوع المركز",
    "tags": "المواضيع",
    "domains": "مجالات العمل",
    "date": "تاريخ النشر، مثل 3/2/2026",
    "founded": "سنة التأسيس",
    "status": "حالة المركز",
    "event_date": "تاريخ اللقاء، إن كان الخبر عن لقاء",
    "event_time": "ساعة اللقاء، مثل 10:00",
    "venue": "مكان اللقاء",
    "commune": "الجماعة",
    "associations": "الجمعيات التي يتعلق بها الخبر",
    "centers": "المراكز التي يتعلق بها الخبر",
    "organization": "الجمعية المسيرة",
    "address": "العنوان: الشارع والرقم",
    "city": "المدينة أو المركز القروي",
    "assured_date": "تاريخ التحقق من العنوان",
    "assurer": "الوحدة التي تحققت منه",
    "source": "المصدر: الرابط ثم اسم الناشر، أو اسم الناشر وحده",
    "slug": "المعرف اللاتيني، به يسمى الملف ويكتب عنوان الصفحة",
}
#: Arabic for the words of closed lists.
WORDS = {
    "active": "يعمل",
    "inactive": "متوقف عن العمل",
    "defunct": "أغلق نهائيا",
    "temporarily closed": "مغلق مؤقتا",
}
ASSOCIATION = "جمعية "
PROMPT = "> "
REQUIRED = "لا بد من جواب"
NOT_ASKED = "لا مكان له هنا"
NO_FIELD = "ليس من حقول هذا الملف"
NOTHING_WRITTEN = "لم يكتب أي ملف."
UNKNOWN_FORM = "اكتب أحد هذه: invoke new post للخبر، new center للمركز، new association للجمعية."
NO_TERMINAL = "لا أحد يجيب هنا: اكتب الأجوبة في الخيارات، وتعرضها invoke --help new."
BEGINNING = "اضغط Enter لتقبل المقترح أو لتترك ما ليس إلزاميا، وCtrl-C لتتوقف."
TAKEN = "المعرف مستعمل: اختر غيره"
_MANY = "أرقام أو معرفات بينها فاصلة"
_ONE = "رقم أو معرف"


def asking(question: Question, proposed: str) -> Iterator[str]:
    """A question, its choices by number, what is proposed."""
    notes = [_MANY if question.many else _ONE] if question.choices else []
    notes += ["إلزامي"] if question.required and not proposed else []
    yield ""
    yield f"{question.label} ({'؛ '.join(notes)})" if notes else question.label
    width = len(str(len(question.choices)))
    for number, choice in enumerate(question.choices, start=1):
        yield f"  {number:>{width}}. {choice.name} ({choice.id})"
    if proposed:
        yield f"  المقترح: {proposed}"


def understood(question: Question, answer: str) -> str:
    """What was understood, where that is not what was written: a day in words, names of a list."""
    if question.choices and answer:
        ids = [part.strip() for part in answer.split(",")]
        names = {choice.id: choice.name for choice in question.choices}
        return f"  = {'، '.join(names[key] for key in ids)}"
    try:
        return f"  = {arabic_date(date.fromisoformat(answer[:10]), weekday=True)}"
    except ValueError:
        return ""


def fault(finding: Finding) -> str:
    """What is wrong with an answer."""
    _, _, said = finding.message.partition(": ")
    message = said if finding.message.startswith("«") and said else finding.message
    return f"{message} — {finding.suggestion}" if finding.suggestion else message


def several(names: Iterable[str]) -> str:
    """A part of a name that several have."""
    return f"أكثر من واحد: {'، '.join(names)}"


def unknown(text: str, known: Sequence[str]) -> str:
    """No item of a list."""
    return " ".join(filter(None, (f"«{text}» ليس في القائمة.", nearest(text, known))))


def flag(name: str, message: str) -> str:
    """What is wrong with a flag."""
    return f"--{name.replace('_', '-')}: {message}"


def written(draft: Draft) -> Iterator[str]:
    """What became of a draft, and what to do next."""
    yield from map(str, draft.findings)
    if not draft.written:
        yield f"{NOTHING_WRITTEN} وهذا ما كان سيكتب:"
        yield draft.text
        return
    yield f"كتبت المسودة: {draft.name}"
    if draft.name.endswith(".md"):
        yield "اكتب النص تحت ترويستها، وعاينها بالأمر make serve، ثم احذف السطر «Status: draft»."
    else:
        yield "أكمل ما تعرفه منها، وعاينها بالأمر make serve، ثم احذف السطر «draft»."


def agenda(calendar: Calendar) -> Iterator[str]:
    """The calendar, a line for each file."""
    yield f"المسودات: {len(calendar.drafts)}"
    yield from (f"  {_named(item)}" for item in calendar.drafts)
    yield ""
    yield f"الأخبار المجدولة: {len(calendar.scheduled)}"
    yield from (f"  {_dated(item)}" for item in calendar.scheduled)
    yield ""
    yield f"اللقاءات القادمة: {len(calendar.meetings)}"
    yield from (f"  {_dated(item)}" for item in calendar.meetings)
    yield ""
    yield "آخر خبر من كل نوع:"
    for kind, item in calendar.last:
        yield f"  {kind}: {_dated(item) if item else 'لم ينشر منه شيء'}"


def _dated(item: Item) -> str:
    assert item.day
    day = date_range(item.day, item.end) if item.end else arabic_date(item.day, weekday=True)
    return f"{day}: {_named(item)}"


def _named(item: Item) -> str:
    return f"{item.title} — {item.path}"
