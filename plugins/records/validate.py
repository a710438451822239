"""Typing a parsed document by its model, with every fault told in Arabic at its place."""

from __future__ import annotations

import copy
import typing
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from diagnostics import CODES, Finding, nearest
from records.document import Document, Loc
from records.types import Header

R = TypeVar("R", bound=BaseModel)

#: Faults that pydantic finds by itself: its error type, our code, the sentence.
_MESSAGES = {
    "extra_forbidden": ("V001", "مفتاح غير معروف «{key}»"),
    "missing": ("V002", "حقل إلزامي ناقص: «{key}»"),
    "string_type": ("V003", "«{key}» نص في سطر واحد، لا قائمة ولا مفاتيح فرعية"),
    "model_type": ("V003", "«{key}» ينبغي أن يحتوي مفاتيح فرعية"),
    "model_attributes_type": ("V003", "«{key}» ينبغي أن يحتوي مفاتيح فرعية"),
    "tuple_type": ("V003", "«{key}» ينبغي أن يكون قائمة"),
    "string_too_short": ("V012", "«{key}» فارغ: املأه أو احذف السطر"),
    "too_long": ("V008", "«{key}» أطول من {max_length} حرفا"),
    "string_too_long": ("V008", "«{key}» أطول من {max_length} حرفا"),
    "literal_error": ("V004", "«{value}» خارج القيم المسموح بها: {expected}"),
    "too_short": ("V012", "«{key}» قائمة فارغة: املأها أو احذفها"),
}
#: Words of other languages that stand for one of ours.
_MEANT = {
    **dict.fromkeys(("مسودة", "مسوّدة", "brouillon"), "draft"),
    **dict.fromkeys(("منشور", "منشورة", "نشر", "publié", "publie", "public"), "published"),
    **dict.fromkeys(("مخفي", "مخفية", "caché", "private"), "hidden"),
    **dict.fromkeys(("يعمل", "مفتوح", "نشيط", "نشيطة", "actif", "open"), "active"),
    **dict.fromkeys(("متوقف", "inactif"), "inactive"),
    **dict.fromkeys(("مغلق مؤقتا", "fermé", "closed"), "temporarily closed"),
    **dict.fromkeys(("مغلق", "مغلق نهائيا"), "defunct"),
}
#: What keys are called in Arabic; more than one where it depends on the record.
_KEYS = {
    "المعرف": ("id",),
    "الاسم": ("name",),
    "العنوان": ("address", "address_1", "title"),
    "النوع": ("kind", "type"),
    "الحالة": ("status",),
    "الوصف": ("description", "eligibility_description"),
    "الجمعية": ("organization",),
    "المكان": ("location",),
    "الجماعة": ("commune",),
    "المدينة": ("city",),
    "الرمز البريدي": ("postal_code",),
    "الهاتف": ("phones", "number"),
    "الرقم": ("number",),
    "البريد الإلكتروني": ("email",),
    "الموقع": ("website", "location"),
    "الصفة": ("title",),
    "أوقات العمل": ("opening_hours",),
    "اللغات": ("languages",),
    "الخدمات": ("services",),
    "الفئة": ("audience",),
    "المصادر": ("sources",),
    "المصدر": ("sources", "publisher"),
    "الناشر": ("publisher",),
    "الرابط": ("url",),
    "التاريخ": ("date", "assured_date"),
}


def validate(model: type[R], document: Document, at: Loc = ()) -> tuple[R | None, list[Finding]]:
    """Type the data at ``at`` of a document.

    Returns the record and the findings, one for each fault. Where there are faults, the record is
    what is left without the faulty values (so that references can be checked in the same pass), or
    None when that is not a record.
    """
    data = document.data
    for step in at:
        data = data[step]
    if not isinstance(data, dict):
        message = "هنا ينتظر سجل على صيغة «مفتاح: قيمة»"
        return None, [document.finding(at, "Y003", message)]
    try:
        return model.model_validate(data), []
    except ValidationError as fault:
        details = _without_echoes(fault.errors(include_url=False))
        findings = [_finding(model, document, at, detail) for detail in details]
        return _without_faults(model, data, details), findings


def _without_echoes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Drop «list too short» where its items have faults of their own."""
    return [
        detail
        for detail in details
        if detail["type"] != "too_short"
        or not any(
            other["loc"][: len(detail["loc"])] == detail["loc"]
            for other in details
            if other is not detail
        )
    ]


def _without_faults(model: type[R], data: Any, details: list[ErrorDetails]) -> R | None:
    data = copy.deepcopy(data)
    try:
        for loc in sorted({detail["loc"] for detail in details}, key=_last_first):
            parent = data
            for step in loc[:-1]:
                parent = parent[step]
            del parent[loc[-1]]
        return model.model_validate(data)
    except (ValidationError, KeyError, IndexError, TypeError):
        return None


def _last_first(loc: Loc) -> list[tuple[bool, int, str]]:
    """Later items of a list before earlier ones, so that the rest keep their index."""
    return [(isinstance(s, str), -s if isinstance(s, int) else 0, str(s)) for s in loc]


def _finding(model: type[BaseModel], document: Document, at: Loc, detail: ErrorDetails) -> Finding:
    loc, kind, value = detail["loc"], detail["type"], detail.get("input")
    key = next((step for step in reversed(loc) if isinstance(step, str)), "")
    if issubclass(model, Header) and kind != "missing":
        key = str(loc[0])  # what the editor wrote, whatever is made of it
    if value == "" and kind != "missing":
        kind = "string_too_short"
    if kind == "literal_error" and not isinstance(value, str):
        kind = "string_type"
    if kind in CODES:  # raised by our own types, the message is ready
        index = detail.get("ctx", {}).get("index")  # of the item, where a whole list was checked
        place = (*at, *loc) if index is None else (*at, *loc, index)
        return document.finding(place, kind, f"«{key}»: {detail['msg']}")
    code, template = _MESSAGES.get(kind, ("V003", "قيمة غير مناسبة في «{key}»"))
    context = {**detail.get("ctx", {}), "key": key, "value": value}
    context["expected"] = "، ".join(_allowed(detail))
    message = template.format(**context)
    if kind == "missing":
        return document.finding((*at, *loc), code, message)
    known = _known(model, loc, kind, detail)
    suggestion = nearest(str(value if kind == "literal_error" else key), known)
    if (meant := _MEANT.get(str(value).lower())) in known:
        suggestion = f"اكتب «{meant}»"
    if meant := next((name for name in _KEYS.get(key, ()) if name in known), None):
        suggestion = f"اكتب «{meant}:»"
    return document.finding((*at, *loc), code, message, suggestion, of_key=code == "V001")


def _known(model: type[BaseModel], loc: Loc, kind: str, detail: ErrorDetails) -> list[str]:
    """The words that could have been meant at ``loc``."""
    if kind == "literal_error":
        return _allowed(detail)
    if kind == "extra_forbidden":
        return _field_names(_model_at(model, loc[:-1]))
    return []


def _allowed(detail: ErrorDetails) -> list[str]:
    """The words of a closed list, out of pydantic's «'a', 'b' or 'c'»."""
    return str(detail.get("ctx", {}).get("expected", "")).split("'")[1::2]


def _field_names(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """The model that describes the mapping at ``loc``."""
    for step in loc:
        if isinstance(step, str):
            fields = {field.alias or name: field for name, field in model.model_fields.items()}
            model = _inner_model(fields[step].annotation) or model
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    """The model inside ``Model | None``, ``tuple[Model, ...]`` and their nestings."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in typing.get_args(annotation):
        if found := _inner_model(argument):
            return found
    return None
