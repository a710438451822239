"""The guard of publishing, on the two sites as they are built."""

from __future__ import annotations

from publishing import guard
from tests.conftest import ROOT, Site
from tests.small_site import TODAY

LOCAL = "http://localhost:8000"


def test_the_site_as_editors_preview_it_fails_for_its_address_alone(real_site: Site) -> None:
    files = guard.inspect(real_site.output, LOCAL)
    told = list(guard.problems(files, guard.drafts(ROOT / "content", TODAY)))
    assert len(told) == 1
    assert "(localhost)" in told[0]


def test_the_demonstration_is_known_by_its_pages_and_holds_no_draft(demo_site: Site) -> None:
    drafts = guard.drafts(ROOT / "tests/fixtures/demo/content", TODAY)
    assert drafts == {"draft-example", "scheduled-example"}
    files = guard.inspect(demo_site.output, LOCAL)
    assert all(file.fictional for name, file in files.items() if guard.is_page(name))
    told = "\n".join(guard.problems(files, drafts))
    assert "demonstration" in told
    assert "Drafts" not in told


def test_no_page_of_either_site_is_over_its_budget(site: Site) -> None:
    told = "\n".join(guard.summary(guard.inspect(site.output, LOCAL), guard.Changes()))
    assert "over their budget" not in told
