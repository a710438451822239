"""What is advised where a message of its own says more than the code does."""

from __future__ import annotations

from pathlib import Path

import pytest

from editorial.check import check_site
from records.library import Library
from tests.small_site import TODAY, changed, write_site

CENTER = "directory/centers/one.yaml"
MEETING = "news/2026/first.md"


@pytest.mark.parametrize(
    ("changes", "code", "advice"),
    [
        (changed(CENTER, "status:", "description:نص\nstatus:"), "Y001", "أضف مسافة بعد النقطتين"),
        (changed(CENTER, "status:", "description： نص\nstatus:"), "Y001", "أضف مسافة بعد النقطتين"),
        (changed(CENTER, "status:", "الوصف: نص\nstatus:"), "V001", "اكتب «description:»"),
        (changed(CENTER, "{address_1:", "{الرقم: 5, address_1:"), "V001", ""),
        (changed(CENTER, "{number:", '{الرقم: "8350", number:'), "V001", "اكتب «number:»"),
        (changed(MEETING, "Tags: women", "Tags: women,, training"), "V012", "«women, training»"),
        (changed(MEETING, "نص اللقاء", "<o:p></o:p> نص"), "M001", "الصق النص دون تنسيقه"),
        (changed(MEETING, "نص اللقاء", "\uf0b7 نص"), "F010", "فابدأ السطر بـ «- »"),
        (changed(CENTER, "35.16381", "33.57311"), "V013", "بين 35.00 و35.30"),
    ],
)
def test_advice(tmp_path: Path, changes: dict[str, str], code: str, advice: str) -> None:
    findings = check_site(Library(write_site(tmp_path, **changes), tmp_path), TODAY)
    told = [f"{found.message} {found.suggestion}" for found in findings]
    assert {found.code for found in findings} == {code}, told
    assert all(advice in text for text in told), told
