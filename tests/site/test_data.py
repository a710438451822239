"""The page of the open data, and that all of it can be had from there."""

from __future__ import annotations

import json
from urllib.parse import urljoin

from exports.outputs import OUTPUTS
from tests.conftest import Site


def linked(site: Site) -> set[str]:
    return {urljoin("data/", link) for link in site.page("data/").tree.xpath("//main//a/@href")}


def test_the_page_leads_to_every_output(demo_site: Site) -> None:
    assert {export.address for export in OUTPUTS} <= linked(demo_site) & demo_site.files


def test_the_page_tells_of_no_file_that_is_not_there(real_site: Site) -> None:
    """No telephone of the real centers is known yet: there are no cards, and no word of them."""
    assert "data/contacts.vcf" not in real_site.files
    text = real_site.page("data/").tree.text_content()
    assert "contacts.vcf" not in text
    assert "centers.geojson" in text


def test_programs_find_the_map_by_the_head_of_the_page(site: Site) -> None:
    [link] = site.page("data/").tree.xpath("//link[@type='application/geo+json']")
    assert link.get("rel") == "alternate"
    name = urljoin("data/", link.get("href"))
    assert json.loads((site.output / name).read_bytes())["type"] == "FeatureCollection"


def test_the_date_is_that_of_the_data(demo_site: Site) -> None:
    [day] = demo_site.page("data/").tree.xpath("//main//time/@datetime")
    newest = max(
        record["assured_date"]
        for name in ("services.json", "services/page/2.json")
        for record in json.loads((demo_site.output / "data/hsds" / name).read_bytes())["contents"]
        if "assured_date" in record
    )
    assert day >= newest
    assert f"/data/</loc><lastmod>{day}<" in (demo_site.output / "sitemap.xml").read_text("utf-8")


def test_each_page_of_a_center_with_contacts_has_its_card(demo_site: Site) -> None:
    cards = {name for name in demo_site.files if name.endswith("/contact.vcf")}
    assert cards
    offered = {
        urljoin(page.url, link)
        for page in demo_site.pages
        if page.url.startswith("directory/centers/")
        for link in page.tree.xpath("//a[contains(@href, '.vcf')]/@href")
    }
    assert offered == cards


def test_every_record_of_the_lists_is_a_file(site: Site) -> None:
    folder = site.output / "data/hsds"
    root = json.loads((folder / "index.json").read_bytes())
    for name in root["lists"]:
        first = json.loads((folder / f"{name}.json").read_bytes())
        more = range(2, first["total_pages"] + 1)
        pages = [
            first,
            *(json.loads((folder / f"{name}/page/{n}.json").read_bytes()) for n in more),
        ]
        records = [record for page in pages for record in page["contents"]]
        assert len(records) == first["total_items"]
        for record in records:
            assert json.loads((folder / name / f"{record['id']}.json").read_bytes()) == record
