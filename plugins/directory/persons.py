"""Whom a center's record may name by mistake: in the title of a contact, or by an e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arabic.fold import fold
from diagnostics import Finding
from directory.model import CenterRecord
from directory.read import Entry

#: An address at a provider of private mail.
PRIVATE_MAIL = re.compile(
    r"[\w.+-]+@(?:gmail|hotmail|yahoo|outlook|live|icloud|menara|msn|proton|protonmail)\.[a-z.]+",
    re.IGNORECASE,
)
_ROLES = (
    "مدير رئيس مسؤول مندوب منسق كاتب مقتصد مكلف مشرف امين نائب مؤطر مساعد طبيب حارس ممثل مرشد"
    " مستشار محاسب مربي ناظر قيم عون موظف خليفة قائد"
)
#: A courtesy and a name; one before a role («السيد المدير», «السيدة مديرة المركز») names nobody.
_NAMED = re.compile(
    rf"(?:ال)?(?:سيد|استاذ|دكتور|حاج|انس)ه? (?!ال|(?:{'|'.join(map(fold, _ROLES.split()))})ه?\b)\w"
    r"|(?:mr?|mme|mlle|dr)\.? (?!l[ea] |direct|respons|chef|coord|presid|secret)\w",
)


def center_persons(entry: Entry[CenterRecord]) -> Iterator[Finding]:
    """Findings for what tells of a person who has not agreed to it; only a reader can be sure."""
    center, document = entry.record, entry.document
    for index, contact in enumerate(center.contacts):
        if not contact.consent and _NAMED.match(fold(contact.title)):
            message = "اسم شخص دون موافقة مكتوبة منه"
            advice = "اكتب هنا الصفة وحدها، مثل «مدير المركز»"
            loc = ("contacts", index, "title")
            yield document.finding(loc, "S006", message, advice, level="warning")
    if center.email and PRIVATE_MAIL.fullmatch(center.email) and not _is_its_own(center):
        message = f"بريد يبدو شخصيا: «{center.email}»"
        advice = "اكتب بريد المؤسسة، أو احذفه"
        yield document.finding(("email",), "S011", message, advice, level="warning")


def _is_its_own(center: CenterRecord) -> bool:
    """Whether an address holds a word of the center's name: many have no domain of their own."""
    words = re.findall("[a-z]{3,}", f"{center.id} {center.alternate_name or ''}".lower())
    return any(word in str(center.email).lower() for word in words)
