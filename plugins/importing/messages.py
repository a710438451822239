"""What people read of an import: every post, everything that was left out and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from arabic.numbers import counted
from diagnostics import display_path
from importing.plan import Plan
from importing.posts import Candidate
from importing.wxr import Item
from records.library import Library

NOT_IMPORTED = "عدد الأخطاء: {count}. لم يكتب أي ملف."
NOT_READ = "تعذرت القراءة: {reason}"
NO_FOLDER = "لا مجلد بهذا الاسم: {name}"
DRY_RUN = "هذه تجربة: لم يكتب أي ملف."
REFUSED = (
    "ما لم يستورد كتب في {folder}، ولا يدخل المستودع: أصلحه ثم انقله إلى content. "
    "وما كان هناك من قبل بقي كما هو: احذفه ليكتب من جديد."
)
AFTER = (
    "راجع المسودات: في ترويسة كل منها ملاحظات (Notes)، عالجها واحذفها ثم احذف «Status: draft».",
    "وتأكد من موافقة من يظهر في الصور، ومن سلامة ما ينشر، بالأمر git diff وبالمعاينة.",
)


def report(plan: Plan, library: Library, aside: Path, *, dry_run: bool) -> Iterator[str]:
    """What an import did, or would do; ``aside`` is where refused posts are written."""
    for candidate in plan.added:
        yield from _post(candidate, library)
    for candidate, findings in plan.refused:
        yield f"لم يستورد: {_of(candidate.id, candidate.title)}"
        path = display_path(aside / candidate.name, library.root)
        yield from (f"  {replace(finding, path=path)}" for finding in findings)
    yield from _list("حذف ملفه أو نقل بعد استيراده، فلم ينشأ من جديد", map(_item, plan.gone))
    yield from _list(
        "يختلف عما يكتبه الاستيراد الآن، وبقي كما هو", map(library.shown, plan.changed)
    )
    left = (f"{_item(item)} — {reason}{_address(item)}" for item, reason in plan.left)
    yield from _list("ليس خبرا ينشر، فلم يستورد", left)
    yield from _list("صور غير موجودة في نسخة uploads", map(unquote, plan.missing))
    yield from _list("ملفات من الموقع القديم لا يعرضها خبر", map(_file, plan.unused))
    yield from _list("عناوين قديمة لا صفحة تحويل لها", map(unquote, plan.unserved))
    yield _numbers(plan)
    if dry_run:
        yield DRY_RUN
        return
    if plan.refused:
        yield REFUSED.format(folder=display_path(aside, library.root))
    if plan.added:
        yield from AFTER


def _post(candidate: Candidate, library: Library) -> Iterator[str]:
    word = "مسودة" if candidate.is_draft else "خبر"
    yield f"{word}: {library.shown(candidate.name)} — {candidate.title}"
    yield from (f"  راجع: {doubt}" for doubt in candidate.doubts)
    yield from (f"  للعلم: {line}" for line in candidate.told)


def _list(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = [*lines]
    if found:
        yield f"{title} ({len(found)}):"
        yield from (f"  {line}" for line in found)


def _item(item: Item) -> str:
    return _of(item.id, " ".join(item.title.split()))


def _address(item: Item) -> str:
    """The address of a page that readers knew: an editor may lead them on from it."""
    was_read = item.kind == "page" and item.status == "publish"
    return f" — {unquote(item.link)}" if was_read else ""


def _file(item: Item) -> str:
    return f"{_item(item)} — {unquote(item.url)}"


def _of(key: str, title: str) -> str:
    return f"«{title or 'دون عنوان'}» (رقمه القديم {key})"


def _numbers(plan: Plan) -> str:
    drafts = sum(candidate.is_draft for candidate in plan.added)
    pictures = sum(name.startswith("images/") for name in plan.files)
    numbers = {
        "أخبار تنشر": counted(len(plan.added) - drafts, "post"),
        "مسودات": counted(drafts, "draft"),
        "لم يستورد لخطأ فيه": counted(len(plan.refused), "post"),
        "استورد من قبل": counted(len(plan.same) + len(plan.changed), "post"),
        "صور نسخت": counted(pictures, "picture"),
        "تحويلات كتبت": counted(plan.redirected, "redirect"),
    }
    return "؛ ".join(f"{word}: {count}" for word, count in numbers.items())
