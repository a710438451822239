"""The safety rules that no setting turns off: what a record may not hold.

Safety rules 1 to 3 of ARCHITECTURE.md, with their reasons in law 09-08 (personal data) and in the
practice of keeping a shelter's location secret (UN Women). They are errors because a repository is
itself a publication: what must not be told must not be committed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from arabic.numbers import counted
from diagnostics import Finding
from directory.freshness import STALE_MONTHS, WITHHELD_MONTHS, freshness
from directory.model import AssociationHeader, CenterRecord, Kind, Sensitivity
from directory.phones import find, is_mobile
from directory.places import place_in, point_in
from directory.read import Entry, Records
from records.document import Loc

#: What a protected center's record may never have, by dotted name.
SECRET_FIELDS = (
    "address",
    "phones",
    "email",
    "website",
    "contacts",
    "location.latitude",
    "location.longitude",
    "location.transportation",
)
_SECRET = "مركز محمي: لا ينشر عنوانه ولا موقعه ولا هاتفه ولا ما يدل عليها"
#: Links, e-mail addresses and account names.
REACH = re.compile(
    r"\S@\S|@\w|https?://|www\.|\b[a-z0-9-]+\.(?:com|org|net|info|ma|me)\b"
    r"|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/\w",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"(?:^|\s)#(?P<text>.*)")
#: Kinds of which no list may lower the protection.
_ALWAYS = {"dar-atfal", "emf", "eps-women", "street-shelter"}
_ORDER: dict[Sensitivity, int] = {"n": 0, "p": 1, "y": 2}


def sensitivity(center: CenterRecord, of_kind: Sensitivity) -> Sensitivity:
    """The protection of a center: that of its kind, or its own where that is higher."""
    return max(center.sensitivity or "n", of_kind, key=_ORDER.__getitem__)


def kind_safety(records: Records) -> Iterator[Finding]:
    """Findings for kinds that are always protected and are not in the list."""
    for id_, entry in records.lists["kinds"].items():
        if id_ in _ALWAYS and getattr(entry.record, "sensitivity", "n") != "y":
            message = "هذا النوع من المراكز محمي دائما"
            loc = (*entry.at, "sensitivity")
            yield entry.document.finding(loc, "S004", message, "اكتب «sensitivity: y»")


def is_lowered(old: CenterRecord, new: CenterRecord, records: Records) -> bool:
    """Whether a center would be less protected than it was, by its own word or by its kind."""
    kinds = {kind.id: kind.sensitivity for kind in records.terms("kinds") if isinstance(kind, Kind)}
    # that there is no such kind is told elsewhere
    before, after = (sensitivity(center, kinds.get(center.kind, "y")) for center in (old, new))
    return _ORDER[after] < _ORDER[before]


def center_safety(entry: Entry[CenterRecord], records: Records, today: date) -> Iterator[Finding]:
    """Findings for a center that holds what must not be published; its kind is in ``records``."""
    kinds = records.lists["kinds"]
    if entry.record.kind in kinds:
        kind = kinds[entry.record.kind].record
        assert isinstance(kind, Kind)
        yield from _center(entry, kind, today)


def _center(entry: Entry[CenterRecord], kind: Kind, today: date) -> Iterator[Finding]:
    center, document = entry.record, entry.document
    level = sensitivity(center, kind.sensitivity)
    if center.sensitivity and _ORDER[center.sensitivity] < _ORDER[kind.sensitivity]:
        message = f"نوع المركز محمي بدرجة «{kind.sensitivity}» ولا تخفض في السجل"
        yield document.finding(("sensitivity",), "S004", message, "احذف السطر")
    if level == "y":
        yield from _secrets(entry)
    else:
        if "commune" not in document.data.get("location", {}):
            yield document.finding(("location",), "V002", "حقل إلزامي ناقص: «commune»")
        yield from _numbers(entry)
        if level == "p":
            yield from _partly_protected(entry)
    yield from _unchecked(entry, level, today)
    yield from _persons(entry)


def _secrets(entry: Entry[CenterRecord]) -> Iterator[Finding]:
    for name in SECRET_FIELDS:
        owner, _, field = name.rpartition(".")
        record = getattr(entry.record, owner) if owner else entry.record
        if getattr(record, field) not in (None, ()):
            loc: Loc = tuple(name.split("."))
            yield entry.document.finding(
                loc, "S001", _SECRET, f"احذف «{field}» من السجل", of_key=True
            )
    for loc, text in entry.document.texts():
        told = loc[0] in SECRET_FIELDS or ".".join(map(str, loc)) in SECRET_FIELDS
        place = place_in(text)
        reach = loc[0] != "sources" and REACH.search(text)
        if (place or reach) and not told:
            what = place.told if place else "الرابط أو البريد"
            yield entry.document.finding(loc, "S001", _SECRET, f"احذف {what}")


def secret_comments(text: str, name: str) -> Iterator[Finding]:
    """Findings for the YAML comments of a protected center's file: they are committed too.

    ``text`` is the file's, ``name`` the path shown in findings.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if (found := _COMMENT.search(line)) and (place := place_in(found["text"])):
            advice = f"احذف {place.told}"
            yield Finding(name, number, found.start() + 1, "S001", _SECRET, advice)


def _numbers(entry: Entry[CenterRecord]) -> Iterator[Finding]:
    """Findings for telephone numbers in a center's texts, where no rule would look for them."""
    for loc, text in entry.document.texts():
        if loc[0] not in {"phones", "sources"} and (found := next(find(text), None)):
            fault = ("S008", "رقم هاتف خارج حقل phones", "اكتبه في phones")
            yield entry.finding_within(loc, text[slice(*found.span())], fault)


def _partly_protected(entry: Entry[CenterRecord]) -> Iterator[Finding]:
    center, document = entry.record, entry.document
    for name in ("latitude", "longitude"):
        if getattr(center.location, name) is not None:
            message = "لا تنشر إحداثيات هذا النوع من المراكز"
            yield document.finding(("location", name), "S002", message, "احذفها", of_key=True)
    for loc, text in document.texts():
        if point := point_in(text):
            message = "لا تنشر إحداثيات هذا النوع من المراكز ولا رابط خريطة"
            yield document.finding(loc, "S002", message, f"احذف {point.told}")
    if center.address and not center.address.consent:
        message = "عنوان هذا النوع من المراكز لا ينشر دون موافقة مكتوبة"
        advice = "أضف consent: {by, date, scope} أو احذف العنوان"
        yield document.finding(("address",), "S003", message, advice, of_key=True)


def _unchecked(entry: Entry[CenterRecord], level: Sensitivity, today: date) -> Iterator[Finding]:
    center, document = entry.record, entry.document
    # of a protected center, most of these are told already
    secret = {name.partition(".")[0] for name in SECRET_FIELDS} if level == "y" else set()
    facts = [name for name in center.checked_facts if name not in secret]
    if not facts:
        return
    if "assured_date" not in document.data:
        loc = (facts[0],)
        message = "معلومات اتصال دون تاريخ تحقق"
        yield document.finding(loc, "S005", message, "أضف assured_date", of_key=True)
    elif center.assured_date:
        yield from _old(entry, "assured_date", center.assured_date, today)


def _old(
    entry: Entry[CenterRecord] | Entry[AssociationHeader], key: str, checked: date, today: date
) -> Iterator[Finding]:
    band = freshness(checked, today)
    if band in {"stale", "withheld"}:
        outcome = "تظهر مع تنبيه" if band == "stale" else "حجبت من الموقع"
        months = counted(STALE_MONTHS if band == "stale" else WITHHELD_MONTHS, "month")
        message = f"معلومات الاتصال مر على التحقق منها أكثر من {months} و{outcome}"
        yield entry.document.finding((key,), "S009", message, "تحقق منها", level="warning")


def _persons(entry: Entry[CenterRecord]) -> Iterator[Finding]:
    for index, phone in enumerate(entry.record.phones):
        if is_mobile(phone.number) and not phone.consent:
            message = "رقم نقال دون موافقة مكتوبة من صاحبه"
            loc = ("phones", index, "number")
            yield entry.document.finding(loc, "S006", message, "أضف consent: {by, date, scope}")
    for index, contact in enumerate(entry.record.contacts):
        if contact.name and not contact.consent:
            message = "اسم شخص دون موافقة مكتوبة منه"
            loc = ("contacts", index, "name")
            advice = "اكتف بالصفة (title) أو أضف consent: {by, date, scope}"
            yield entry.document.finding(loc, "S006", message, advice)


def profile_safety(entry: Entry[AssociationHeader], today: date) -> Iterator[Finding]:
    """Findings for an association's facts that need consent and the date of a check."""
    profile, document = entry.record, entry.document
    if not profile.personal_facts:
        return
    key = profile.personal_facts[0].title()
    if not (profile.consent_by and profile.consent_date and profile.consent_scope):
        message = "لا ينشر هذا دون موافقة مكتوبة من الجمعية"
        advice = "أضف Consent-By وConsent-Date وConsent-Scope"
        yield document.finding((key,), "S006", message, advice, of_key=True)
    if "Assured-Date" not in document.data:
        message = "معلومات اتصال دون تاريخ تحقق"
        yield document.finding((key,), "S005", message, "أضف Assured-Date", of_key=True)
    elif profile.assured_date:
        yield from _old(entry, "Assured-Date", profile.assured_date, today)
