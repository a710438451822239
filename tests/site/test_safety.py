"""The leak test: what must not be published is in no file of the built site."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from directory.check import read_directory
from directory.freshness import freshness
from directory.model import CenterRecord, Kind
from directory.read import Records
from directory.safety import sensitivity
from records.library import Library
from tests.conftest import ROOT, Page, Site
from tests.small_site import TODAY

#: Also the number by which readers report mistakes.
HELPLINES = {
    "tel:+212800000000",
    "tel:19",
    "tel:177",
    "tel:15",
    "tel:8350",
    "tel:2511",
    "tel:+212800002511",
}
CONTENT = ROOT / "tests/fixtures/demo/content"


@pytest.fixture(scope="module")
def records() -> Records:
    return read_directory(Library(CONTENT, ROOT), TODAY)[0]


def level(center: CenterRecord, records: Records) -> str:
    kind = records.lists["kinds"][center.kind].record
    assert isinstance(kind, Kind)
    return sensitivity(center, kind.sensitivity)


def called_from(page: Page) -> set[str]:
    return set(page.tree.xpath("//@href[starts-with(.,'tel:')]"))


def centers(records: Records, wanted: str) -> list[CenterRecord]:
    return [e.record for e in records.centers.values() if level(e.record, records) == wanted]


def contact_facts(center: CenterRecord) -> Iterator[str]:
    for phone in center.phones:
        yield phone.number
        yield phone.number.removeprefix("+")
    if center.email:
        yield center.email
    if center.address:
        yield center.address.address_1


def test_withheld_contacts_are_nowhere(records: Records, demo_site: Site) -> None:
    old = [
        entry.record
        for entry in records.centers.values()
        if freshness(entry.record.assured_date, TODAY) == "withheld"
    ]
    current = {
        fact
        for entry in records.centers.values()
        if freshness(entry.record.assured_date, TODAY) in {"fresh", "stale"}
        for fact in contact_facts(entry.record)
    }
    secrets = {fact for center in old for fact in contact_facts(center)} - current
    assert secrets, "the demonstration must hold contacts too old to be shown"
    for name, text in demo_site.texts().items():
        assert [secret for secret in secrets if secret in text] == [], name


def test_protected_centers_have_no_place(records: Records, demo_site: Site) -> None:
    protected = centers(records, "y")
    assert len(protected) >= 5
    for center in protected:
        page = demo_site.page(f"directory/centers/{center.id}/")
        assert page.tree.xpath("//address | //*[@itemprop]") == []
        assert called_from(page) <= HELPLINES
        for word in ("geo:", "maps", "wa.me", "mailto:", "streetAddress", "GeoCoordinates"):
            assert word not in page.source, (center.id, word)


def test_sources_of_protected_centers_are_not_linked(records: Records, demo_site: Site) -> None:
    links = {
        source.url for center in centers(records, "y") for source in center.sources if source.url
    }
    for name, text in demo_site.texts().items():
        assert [link for link in links if link in text] == [], name


def test_partly_protected_centers_have_no_point(records: Records, demo_site: Site) -> None:
    for center in centers(records, "p"):
        source = demo_site.page(f"directory/centers/{center.id}/").source
        assert "geo:" not in source
        assert "GeoCoordinates" not in source


def test_consent_blocks_are_not_published(demo_site: Site, records: Records) -> None:
    blocks = [
        phone.consent
        for entry in records.centers.values()
        for phone in entry.record.phones
        if phone.consent
    ]
    assert blocks
    for name, text in demo_site.texts().items():
        for consent in blocks:
            assert consent.scope not in text, name


def test_pages_about_violence_can_be_left_quickly(site: Site) -> None:
    for url in ("safety/", "directory/kinds/emf/", "directory/kinds/dar-atfal/"):
        page = site.page(url)
        exits = page.tree.xpath("//a[contains(@rel, 'noreferrer') and contains(@class, 'exit')]")
        assert exits, page.url
        assert exits[0].get("href").startswith("https://")


def digest(held: str) -> str:
    return f"'sha256-{b64encode(sha256(held.encode()).digest()).decode()}'"


def test_every_page_says_what_the_site_is(site: Site) -> None:
    policy = (
        "default-src 'none'; connect-src 'self'; img-src 'self' data:; font-src 'self'; "
        "base-uri 'none'; form-action 'self'"
    )
    for page in site.pages:
        assert "موقع تجريبي غير رسمي" in page.tree.text_content(), page.url
        found = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        (style,) = map(digest, page.tree.xpath("//style/text()"))
        scripts = " ".join(map(digest, page.tree.xpath("//script[not(@type or @src)]/text()")))
        manifest = "; manifest-src 'self'" if page.tree.xpath("//link[@rel='manifest']") else ""
        rest = f"{manifest}; script-src 'self' {scripts}; style-src {style}"
        assert found == [policy + rest], page.url
        assert page.tree.xpath("//meta[@name='referrer']/@content") == ["no-referrer"], page.url


def test_pages_tell_how_old_a_check_is(records: Records, demo_site: Site) -> None:
    words = {"stale": "معلومات قديمة", "withheld": "حجبنا وسائل الاتصال"}
    seen = set()
    for center in centers(records, "n"):
        band = freshness(center.assured_date, TODAY)
        if band in words:
            page = demo_site.page(f"directory/centers/{center.id}/")
            assert words[band] in page.tree.text_content(), (center.id, band)
            seen.add(band)
    assert seen == words.keys()


def test_pictures_that_no_page_shows_stay_at_home(demo_site: Site) -> None:
    shown = {
        link.split("images/")[1].split(" ")[0]
        for page in demo_site.pages
        for links in page.tree.xpath("//img/@src | //source/@srcset")
        for link in links.split(", ")
    }
    published = {name for name in demo_site.files if name.startswith("images/")}
    assert {f"images/{name}" for name in shown} == published


#: What only drafts and scheduled posts of the demonstration say: their titles, names and addresses.
WAITING = (
    "مسودة: خبر لم يكتمل بعد",
    "draft-example",
    "مجدول: دعوة تنشر في آخر الشهر",
    "scheduled-example",
    "مسودة: روض لم يكتمل سجله بعد",
    "rawd-draft",
)


def test_drafts_and_scheduled_posts_are_in_no_file(demo_site: Site) -> None:
    written = "".join(
        path.read_text("utf-8")
        for suffix in ("md", "yaml")
        for path in CONTENT.rglob(f"*.{suffix}")
    )
    assert [words for words in WAITING if words not in written] == []
    for name, text in {**demo_site.texts(), "names": "\n".join(demo_site.files)}.items():
        assert [words for words in WAITING if words in text] == [], name


def test_real_site_tells_no_contact_of_a_center(real_site: Site) -> None:
    """No telephone or address of a center in Larache is known: none may be there."""
    for page in real_site.pages:
        if page.url.startswith("directory/centers/"):
            assert called_from(page) <= HELPLINES
            assert page.tree.xpath("//address") == []


def test_fictional_records_cannot_reach_the_real_site(real_site: Site) -> None:
    assert Path(ROOT, "content").is_dir()
    for name, text in real_site.texts().items():
        assert "محتوى خيالي" not in text, name
