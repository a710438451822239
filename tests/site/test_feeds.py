"""What readers' programs subscribe to: valid by its standard, and true of the pages it leads to."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
from icalendar import Calendar
from lxml import etree

from arabic.bare import bare_runs
from tests.conftest import ROOT, Site

SCHEMAS = ROOT / "tests/feeds"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def named(site: Site, suffix: str) -> list[Path]:
    return [site.output / name for name in sorted(site.files) if name.endswith(suffix)]


def path_of(link: str) -> str:
    return urlsplit(link).path.removeprefix("/") + "index.html"


def test_atom_feeds_are_valid_and_lead_to_pages(site: Site) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
    feeds = named(site, ".atom.xml")
    assert site.output / "feeds/all.atom.xml" in feeds
    for path in feeds:
        feed = etree.parse(path)
        assert schema.validate(feed), (path, schema.error_log)
        ids = feed.xpath("//a:id/text()", namespaces=ATOM)
        assert len(ids) == len(set(ids))
        for link in feed.xpath("//a:entry/a:link/@href", namespaces=ATOM):
            assert path_of(link) in site.files


def test_json_feeds_are_valid_and_say_what_atom_says(site: Site) -> None:
    schema = json.loads((SCHEMAS / "json_feed.json").read_text("utf-8"))
    feeds = [
        path for path in named(site, ".json") if path.parts[-2] != "data" and "feeds" in path.parts
    ]
    assert [path.with_suffix("") for path in feeds] == [
        path.with_suffix("").with_suffix("") for path in named(site, ".atom.xml")
    ]
    for path in feeds:
        feed = json.loads(path.read_bytes())
        jsonschema.validate(feed, schema)
        twin = etree.parse(path.with_suffix(".atom.xml"))
        entries = twin.xpath("//a:entry", namespaces=ATOM)
        assert feed["title"] == twin.findtext("a:title", namespaces=ATOM)
        assert [(item["url"], item["title"], item["content_html"]) for item in feed["items"]] == [
            (
                entry.find("a:link", ATOM).get("href"),
                entry.findtext("a:title", namespaces=ATOM),
                entry.findtext("a:content", namespaces=ATOM),
            )
            for entry in entries
        ]
        for item in feed["items"]:
            assert not bare_runs(item["title"])
            assert not bare_runs(item["summary"])
            if image := item.get("image"):
                assert urlsplit(image).path.removeprefix("/") in site.files


def test_the_calendar_holds_the_meetings_of_its_page(site: Site) -> None:
    page = site.page("meetings/")
    links = page.tree.xpath("//ul[@class='entries']//h3/a/@href")
    calendar = Calendar.from_ical((site.output / "meetings.ics").read_bytes())
    entries = calendar.walk("VEVENT")
    assert entries
    assert len({entry["uid"] for entry in entries}) == len(entries)
    shown = sorted(link.removeprefix("../") for link in links)
    assert sorted(urlsplit(entry["url"]).path.removeprefix("/") for entry in entries) == shown
    assert page.tree.xpath("//a[starts-with(@href, 'webcal://')]/@href")[0].endswith(
        "/meetings.ics"
    )


def test_a_meeting_to_come_can_be_added_from_its_page(demo_site: Site) -> None:
    whole = Calendar.from_ical((demo_site.output / "meetings.ics").read_bytes())
    by_url = {entry["url"]: entry for entry in whole.walk("VEVENT")}
    single = named(demo_site, "meeting.ics")
    assert len(single) > 3
    statuses = set()
    for path in single:
        [entry] = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        assert entry == by_url[entry["url"]]
        statuses.add(entry["status"])
        page = demo_site.page(path.parent.relative_to(demo_site.output).as_posix() + "/")
        links = page.tree.xpath("//a[@type='text/calendar']/@href")
        assert bool(links) is (entry["status"] == "CONFIRMED"), page.url
    assert statuses == {"CONFIRMED", "TENTATIVE"}
    offered = {
        page.url for page in demo_site.pages if page.tree.xpath("//a[@type='text/calendar']")
    }
    assert offered < {path.parent.relative_to(demo_site.output).as_posix() + "/" for path in single}
