"""What is wrong with a file, where, and what to write instead.

Every check of the project yields :class:`Finding` objects; nothing else is printed to editors.
The codes are stable: they are documented for editors, and a script may rely on them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Level = Literal["error", "warning"]

#: Every code an editor can meet, with its meaning in one line (Arabic, shown to editors).
CODES: dict[str, str] = {
    "F001": "ترميز الملف ليس UTF-8",
    "F002": "الملف يبدأ بعلامة BOM",
    "F003": "علامة جدولة (Tab) في الملف",
    "F004": "الملف فارغ",
    "F005": "المسار ليس ملفا عاديا، أو ليس مجلدا حيث ينتظر مجلد",
    "F006": "تعذرت قراءة الملف",
    "F007": "ملف في غير مكانه أو بامتداد غير متوقع",
    "F008": "محرف تحكم غير مرئي في الملف",
    "F009": "صورة كبيرة",
    "F010": "حروف تالفة أو ضائعة",
    "F011": "علامة تعارض تركها git",
    "Y001": "صياغة YAML غير سليمة",
    "Y002": "مفتاح مكرر",
    "Y003": "بنية الملف ليست كما ينبغي",
    "Y004": "إحالات YAML (& و*) ووسومه (!) غير مقبولة",
    "H001": "الترويسة ناقصة أو غير موجودة",
    "H002": "سطر في الترويسة ليس على صيغة «مفتاح: قيمة»",
    "H003": "الترويسة المحاطة بـ «---» غير مقبولة",
    "H004": "مفتاح مكرر في الترويسة",
    "H005": "سطر من الترويسة في النص",
    "V001": "مفتاح غير معروف",
    "V002": "حقل إلزامي ناقص",
    "V003": "قيمة من نوع غير مناسب",
    "V004": "قيمة خارج القائمة المسموح بها",
    "V005": "تاريخ أو وقت غير سليم",
    "V006": "معرف لاتيني غير سليم",
    "V007": "رقم هاتف غير سليم",
    "V008": "نص أطول من المسموح به",
    "V009": "رابط أو بريد إلكتروني غير سليم",
    "V010": "أوقات عمل غير سليمة",
    "V011": "عنصر مكرر في قائمة",
    "V012": "قيمة فارغة",
    "V013": "عدد غير سليم",
    "V014": "علامتا اقتباس حول قيمة في الترويسة",
    "V015": "ملاحظات لم تعالج في خبر ينشر",
    "X001": "إحالة إلى معرف غير موجود",
    "X002": "معرف أو عنوان مستعمل مرتين",
    "X003": "اسم الملف لا يوافق المعرف",
    "X004": "رابط داخلي مكسور",
    "X005": "سطر في جدول أقدم من ملف سجله",
    "S001": "معلومة تدل على مكان مركز محمي",
    "S002": "إحداثيات لا تنشر لهذا النوع من المراكز",
    "S003": "عنوان لا ينشر دون موافقة مكتوبة",
    "S004": "درجة حماية أدنى من درجة النوع",
    "S005": "معلومات اتصال دون تاريخ تحقق",
    "S006": "اسم شخص أو رقم نقال دون موافقة مكتوبة",
    "S007": "رقم بطاقة أو حساب أو تأمين لشخص",
    "S008": "رقم هاتف خارج سجلات الدليل",
    "S009": "معلومات اتصال قديمة",
    "S010": "مكان الالتقاط مخزن في الصورة",
    "S011": "معلومة شخصية في النص",
    "M001": "وسم HTML في النص",
    "M002": "صورة دون نص بديل",
    "M003": "رابط من نوع غير مقبول",
    "M004": "عنوان من الدرجة الأولى في النص",
    "M005": "قائمة لا تظهر قائمة",
    "M006": "بقايا مسودة أو قالب",
    "M007": "علامة Markdown دون أختها",
    "L001": "رابط كامل إلى صفحة من هذا الموقع",
    "L002": "رابط مكشوف في النص",
    "L003": "رابط خارجي لا يستجيب",
    "T001": "حروف بصيغ العرض (من ملف PDF)",
    "T002": "حرف فارسي أو أردي",
    "T003": "تطويل",
    "T004": "أرقام هندية (٠-٩)",
    "T005": "أرقام فارسية (۰-۹)",
    "T006": "مسافة غير قابلة للكسر",
    "T007": "حرف لاتيني داخل كلمة عربية",
    "T010": "مسافة قبل علامة ترقيم",
    "T011": "علامة ترقيم دون مسافة بعدها",
    "T012": "فاصلة لاتينية في نص عربي",
    "T013": "فاصلة منقوطة لاتينية في نص عربي",
    "T014": "علامة استفهام لاتينية في نص عربي",
    "T015": "نقطة أو نقطتان دون مسافة بعدها",
    "T016": "مسافة داخل قوسين أو علامتي اقتباس",
    "T017": "قوس أو علامة اقتباس ملتصقة بكلمة",
    "T018": "علامة ترقيم مكررة",
    "T019": "مسافات متتابعة",
    "T020": "واو منفصلة عن الكلمة بعدها",
    "T021": "مسافة داخل علامتي اقتباس مستقيمتين",
    "T022": "قوس أو علامة اقتباس دون أختها",
    "T030": "كلمة مكررة",
    "T031": "ألف بعد همزة التنوين",
    "T032": "إنشاء الله",
    "T033": "كلمة شائعة الخطأ",
    "T034": "كلمة لا يعرفها المدقق الإملائي",
    "T040": "فقرة مكررة",
    "T041": "سطر مقطوع في وسط الجملة",
}


@dataclass(frozen=True, slots=True)
class Edit:
    """A correction that a program may make: what is from ``start`` to ``end`` becomes ``new``.

    Offsets are those of the text as ``records.source.read_text`` returns it.
    """

    start: int
    end: int
    new: str


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One fault: where it is (1-based line and column), its code, and what to do about it.

    ``path`` is relative to the repository's root, with forward slashes. ``column`` is a number, or
    in a table the column's name.
    ``message`` and ``suggestion`` are Arabic sentences for editors. ``edit`` is there only where
    nothing but the writer's intention can follow from it.
    """

    path: str
    line: int
    column: int | str
    code: str
    message: str
    suggestion: str = ""
    level: Level = "error"
    edit: Edit | None = field(default=None, compare=False)

    def __str__(self) -> str:
        """One line, ``path:line:column: CODE message``, as compilers print them."""
        kind = "" if self.level == "error" else "تنبيه: "
        advice = f" — {self.suggestion}" if self.suggestion else ""
        said = f"{self.path}:{self.line}:{self.column}: {self.code} {kind}{self.message}{advice}"
        return " ".join(said.splitlines())  # a value that is quoted may have several


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Only the findings that stop a build."""
    return [finding for finding in findings if finding.level == "error"]


def nearest(word: str, known: Iterable[str]) -> str:
    """Return «هل تقصد «…»؟» for the known word closest to ``word``, or an empty string."""
    cased = {other.lower(): other for other in known}
    close = difflib.get_close_matches(word.lower(), cased, n=1, cutoff=0.6)
    return f"هل تقصد «{cased[close[0]]}»؟" if close else ""


def display_path(path: Path, root: Path) -> str:
    """``path`` as editors know it: relative to ``root`` where it lies below it."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()
