"""The files in ``images/``: all of them are published, so all of them must be pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from diagnostics import Finding, display_path
from directory.read import missing_folder

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*\.(?P<suffix>png|jpe?g|webp)")
_FORMATS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP"}


def check_pictures(folder: Path, root: Path) -> Iterator[Finding]:
    """Findings for what is no picture, or another kind of picture than its name says."""
    yield from missing_folder(folder, root)
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or path.name.endswith("~") or (path.is_dir() and not path.is_symlink()):
            continue
        if fault := _fault(path):
            yield Finding(" ".join(display_path(path, root).split()), 1, 1, *fault)


def _fault(path: Path) -> tuple[str, str, str] | None:
    """Code, message and suggestion for one file; None if it is right."""
    if not path.is_file() or path.is_symlink():
        return "F005", "هنا تنتظر صورة، لا رابط رمزي", "ضع الملف نفسه"
    if not (found := _NAME.fullmatch(path.name)):
        message = "المجلد images لا يقبل إلا صورا تنتهي بـ .jpg أو .png أو .webp"
        return "F007", message, "واسمها حروف لاتينية صغيرة وأرقام وشرطات"
    try:
        with Image.open(path) as image:
            form = image.format
            image.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "F006", "ملف الصورة تالف أو ليس صورة", "أعد حفظها"
    if form != _FORMATS[found["suffix"]]:
        return "F006", f"امتداد الصورة «{found['suffix']}» ومحتواها {form}", "صحح الامتداد"
    return None
