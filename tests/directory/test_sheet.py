"""The printed sheet's way back to its page, and the letter that reports a mistake."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

from directory.sheet import qr_code, report_uri


def test_a_qr_code_is_one_path_that_scales() -> None:
    drawn = qr_code("https://example.org/directory/centers/cef-madina/")
    assert re.fullmatch(r'<svg viewBox="0 0 (\d+) \1"><path stroke="#000" d="[^"]+"/></svg>', drawn)
    assert drawn != qr_code("https://example.org/directory/centers/cef-madinb/")


def test_a_report_names_the_record_its_page_and_the_day_that_was_shown() -> None:
    record = SimpleNamespace(
        id="one", name="مركز & المثال", url="directory/centers/one/", assured_date=date(2026, 9, 15)
    )
    uri = report_uri(record, "contact@example.org", "https://example.org")  # type: ignore[arg-type]
    found = urlsplit(uri)
    assert (found.scheme, found.path) == ("mailto", "contact@example.org")
    fields = parse_qs(found.query, strict_parsing=True)
    assert fields["subject"] == ["خطأ في صفحة: مركز & المثال"]
    lines = fields["body"][0].split("\r\n")
    assert lines[-3:] == [
        "الصفحة: https://example.org/directory/centers/one/",
        "المعرف: one",
        "آخر تحقق معروض: 15 شتنبر 2026",
    ]
