"""The files in ``images/``: any of them may be published, so all of them must be pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cache.store import digest_of
from diagnostics import Finding, Level
from directory.read import missing_folder
from pictures.model import PictureError
from records.library import Library

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*\.(?P<suffix>png|jpe?g|webp)")
#: What no page needs: bytes, pixels of a side.
_HEAVY, _WIDE = 5_000_000, 6000
#: Code, message, suggestion, level.
_Fault = tuple[str, str, str, Level]
_FORMATS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP"}


def check_pictures(library: Library) -> Iterator[Finding]:
    """Findings for what is no picture, or another kind of picture than its name says."""
    yield from missing_folder("images", library)
    found = [
        item
        for item in library.found("images")
        if not item.name.endswith("~") and (item.is_link or not item.is_folder)
    ]
    keys = [digest_of(library.digest(item.name), item.name, item.is_link) for item in found]
    paths = [library.content / item.name for item in found]
    results = library.store.map("check pictures", _faults, paths, keys)
    for item, faults in zip(found, results, strict=True):
        for code, message, advice, level in faults:
            name = " ".join(library.shown(item.name).split())
            yield Finding(name, 1, 1, code, message, advice, level)


def _faults(path: Path) -> list[_Fault]:
    if fault := _fault(path):
        return [(*fault, "error")]
    return [*_advice(path)]


def _advice(path: Path) -> Iterator[_Fault]:
    """What is published without, and had better not be in the repository either."""
    from pictures.original import size, tells_place

    if tells_place(path):
        message = "الصورة تخزن مكان التقاطها، والمستودع نفسه منشور"
        yield "S010", message, "احفظها دون معلومات الموقع (GPS)", "warning"
    width, height = size(path) or (0, 0)
    weight = path.stat().st_size
    if weight > _HEAVY or max(width, height) > _WIDE:
        message = f"صورة كبيرة: {width}×{height} بكسل، {weight / 1e6:.1f} ميغابايت"
        yield "F009", message, "صغرها إلى 2400 بكسل عرضا، فهي تبقى في تاريخ المستودع", "warning"


def _fault(path: Path) -> tuple[str, str, str] | None:
    """Code, message and suggestion for one file; None if it is right."""
    if not path.is_file() or path.is_symlink():
        return "F005", "هنا تنتظر صورة، لا رابط رمزي", "ضع الملف نفسه"
    if not (found := _NAME.fullmatch(path.name)):
        message = "المجلد images لا يقبل إلا صورا تنتهي بـ .jpg أو .png أو .webp"
        return "F007", message, "واسمها حروف لاتينية صغيرة وأرقام وشرطات"
    from pictures.original import form  # here: few builds see a new picture

    try:
        written = form(path)
    except PictureError as error:
        return "F006", error.message, error.advice
    if written != _FORMATS[found["suffix"]]:
        return "F006", f"امتداد الصورة «{found['suffix']}» ومحتواها {written}", "صحح الامتداد"
    return None
