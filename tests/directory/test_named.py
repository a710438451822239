"""Names that stand for ids: the id that is meant is what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from editorial.check import check_site
from records.library import Library
from tests.small_site import TODAY, changed, write_site

CENTER = "directory/centers/one.yaml"
MEETING = "news/2026/first.md"
PROFILE = "associations/amal.md"


@pytest.mark.parametrize(
    ("changes", "suggestion"),
    [
        (changed(CENTER, "kind: open", "kind: مركز مفتوح"), "اكتب «open»"),
        (changed(CENTER, "commune: alpha", "commune: ألفا المثال"), "اكتب «alpha»"),
        (changed(CENTER, "organization: amal", "organization: جمعية امل المثال"), "اكتب «amal»"),
        (changed(CENTER, "[women]", "[النساء]"), "اكتب «women»"),
        (changed(MEETING, "Category: meeting", "Category: لقاءات"), "اكتب «meeting»"),
        (changed(MEETING, "Tags: women", "Tags: training, النِّساء"), "اكتب «women»"),
        (changed(MEETING, "Centers: one", "Centers: مركز المثال الأول"), "اكتب «one»"),
        (changed(PROFILE, "Domains: women", "Domains: النساء"), "اكتب «women»"),
        (changed(PROFILE, "Domains: women", "Domains: شيء آخر"), ""),
        (changed(PROFILE, "Slug: amal", "Slug: النساء"), ""),
    ],
)
def test_a_name_is_answered_by_its_id(
    tmp_path: Path, changes: dict[str, str], suggestion: str
) -> None:
    findings = check_site(Library(write_site(tmp_path, **changes), tmp_path), TODAY)
    assert [f.suggestion for f in findings if f.code == "V006"] == [suggestion]
