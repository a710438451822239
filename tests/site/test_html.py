"""Every page of both sites: valid, linked, Arabic, readable."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest
from lxml import etree
from PIL import Image

from arabic.bare import bare_runs
from building.assets import collect
from publishing.slots import texts
from tests.conftest import ROOT, Site, run_pelican

#: Month names that Morocco does not use (CLDR's other Arabic locales).
FOREIGN_MONTHS = re.compile(
    r"(?<!\w)[وفبلك]?(?:أغسطس|سبتمبر|نوفمبر|ديسمبر|مايو|يوليو|حزيران|تموز|آب|أيلول|تشرين|شباط)"
    r"(?!\w)"
)
ARABIC_INDIC_DIGITS = re.compile("[٠-٩۰-۹]")


def test_valid_html5(site: Site) -> None:
    faults = {}
    for page in site.pages:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(page.source)
        if parser.errors:
            faults[page.url] = [(place, code) for place, code, _ in parser.errors]
    assert faults == {}


def test_ids_are_unique(site: Site) -> None:
    for page in site.pages:
        ids = page.tree.xpath("//@id")
        assert len(ids) == len(set(ids)), page.url


def test_no_broken_internal_link_or_anchor(site: Site) -> None:
    anchors = {page.url: set(page.tree.xpath("//@id")) for page in site.pages}
    broken = []
    for page in site.pages:
        if page.url == "404.html":
            continue  # its links are absolute, tested below
        for link in page.tree.xpath("//@href | //@src"):
            target = urlsplit(urljoin(f"http://site/{page.url}", link))
            if target.scheme not in {"http"} or target.netloc != "site":
                continue
            path = unquote(target.path).removeprefix("/")
            file = path + "index.html" if path.endswith("/") or not path else path
            missing = file not in site.files
            if missing or (target.fragment and unquote(target.fragment) not in anchors[path]):
                broken.append((page.url, link))
    assert broken == []


def test_404_is_right_at_any_depth(site: Site) -> None:
    for link in site.page("404.html").tree.xpath("//@href | //@src"):
        if urlsplit(link).scheme or link.startswith("#"):
            continue
        assert link.startswith("/"), link
        path = urlsplit(link).path.removeprefix("/")
        assert (path + "index.html" if path.endswith("/") or not path else path) in site.files


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    for page in site.pages:
        for link in page.tree.xpath("//link[not(@rel='canonical')]/@href | //@src | //@srcset"):
            assert not urlsplit(link).netloc or link.endswith(".atom.xml"), (page.url, link)
        held = page.tree.xpath("//script[not(@type)][not(@src)]")
        assert held, page.url
        assert all(script.text.strip() and not script.attrib for script in held), page.url
        linked = page.tree.xpath("//script[@src]")
        assert all(script.getparent().get("id") == "later" for script in linked), page.url
        assert not any(script.text for script in linked), page.url
        for script in page.tree.xpath("//script[@type]"):
            assert script.get("type") in {"application/ld+json", "application/json"}, page.url
        assert page.tree.xpath("//*[@style]") == [], page.url
        for css in page.tree.xpath("//style/text()"):
            assert not re.search(r"url\(['\"]?(?:https?:)?//", css)
            assert "@import" not in css
    assert not any(name.endswith(".css") for name in site.files)


def test_language_and_direction(site: Site) -> None:
    for page in site.pages:
        root = page.tree.getroottree().getroot()
        assert (root.get("lang"), root.get("dir")) == ("ar-MA", "rtl"), page.url


def test_one_title_one_heading_one_main(site: Site) -> None:
    titles = {}
    for page in site.pages:
        assert len(page.tree.xpath("//h1")) == 1, page.url
        assert len(page.tree.xpath("//main")) == 1, page.url
        assert page.tree.findtext(".//h1") is not None
        title = page.tree.findtext(".//title")
        assert title, page.url
        titles.setdefault(title, []).append(page.url)
        assert page.tree.xpath("//meta[@name='description']/@content")[0].strip(), page.url
        assert page.tree.xpath("//meta[@charset]"), page.url
        assert page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']"), page.url
    assert {title: urls for title, urls in titles.items() if len(urls) > 1} == {}


def test_headings_do_not_skip_a_level(site: Site) -> None:
    for page in site.pages:
        levels = [int(node.tag[1]) for node in page.tree.xpath("//h1|//h2|//h3|//h4|//h5")]
        for before, after in zip(levels, levels[1:], strict=False):
            assert after <= before + 1, (page.url, levels)


def test_moroccan_months_and_digits(site: Site) -> None:
    for page in site.pages:
        text = page.tree.text_content()
        assert FOREIGN_MONTHS.findall(text) == [], page.url
        assert ARABIC_INDIC_DIGITS.findall(text) == [], page.url


def test_no_bare_left_to_right_run(site: Site) -> None:
    bare = {}
    for name in site.files:
        told = texts(name, (site.output / name).read_bytes())
        if found := [(run, text[:80]) for text in told for run in bare_runs(text)]:
            bare[name] = found
    assert bare == {}


def test_no_empty_heading_or_list(site: Site) -> None:
    for page in site.pages:
        for node in page.tree.xpath("//h1|//h2|//h3|//h4|//dt|//dd|//li|//a|//ul|//ol|//dl"):
            named = node.text_content().strip() or node.xpath(".//img[@alt!='']|@aria-label")
            assert named, (page.url, etree.tostring(node))


def test_pictures_have_text_and_a_place_kept_free(site: Site) -> None:
    for page in site.pages:
        images = page.tree.xpath("//img")
        for image in images:
            assert image.get("alt"), (page.url, image.get("src"))
            with Image.open((page.path.parent / image.get("src")).resolve()) as file:
                assert (str(file.width), str(file.height)) == (
                    image.get("width"),
                    image.get("height"),
                )
            sources = image.xpath("ancestor::picture//source")
            assert [source.get("type") for source in sources] == ["image/avif", "image/webp"]
        # at most the first is wanted at once
        eager = [image for image in images if image.get("loading") != "lazy"]
        assert eager in ([], images[:1]), page.url


def test_what_phones_load_is_small(demo_site: Site) -> None:
    found = [name for name in demo_site.files if name.endswith(".avif")]
    phones = [name for name in found if int(name.split(".")[-3]) <= 720]
    assert phones
    for name in phones:
        assert (demo_site.output / name).stat().st_size <= 14_000, name


def test_previews_of_posts_show_the_picture_by_its_whole_address(demo_site: Site) -> None:
    seen = 0
    for page in demo_site.pages:
        lead = page.tree.xpath("//img[@fetchpriority='high']")
        found = {
            node.get("property"): node.get("content")
            for node in page.tree.xpath("//meta[starts-with(@property, 'og:image')]")
        }
        if lead:
            seen += 1
            path = found["og:image"].removeprefix("http://localhost:8000/")
            with Image.open(demo_site.output / path) as file:
                assert file.format == "JPEG"
                assert str(file.width) == found["og:image:width"]
                assert str(file.height) == found["og:image:height"]
    assert seen


def test_captions_and_credits_stand_below_pictures(demo_site: Site) -> None:
    page = demo_site.page("news/2022/03/women-fair/")
    (figure,) = page.tree.xpath("//figure[.//img[@fetchpriority='high']]")
    below = figure.xpath("figcaption")[0].text_content()
    assert below == "رسم خيالي لا يمثل مكانا ولا شخصا · الصورة: رسم آلي لعرض الموقع"
    page = demo_site.page("news/2024/12/reading-week/")
    (caption,) = page.tree.xpath("//figure/figcaption[not(preceding-sibling::*//@fetchpriority)]")
    assert caption.text_content() == "رسم خيالي بصيغة AVIF لتجربة الموقع"


def test_structured_data_is_json_with_absolute_addresses(site: Site) -> None:
    seen = set()
    for page in site.pages:
        for script in page.tree.xpath("//script[@type='application/ld+json']"):
            node = json.loads(script.text)
            assert node["@context"] == "https://schema.org"
            seen.add(node["@type"])
            assert node.get("url", "http").startswith("http"), page.url
    assert {"NewsArticle", "BreadcrumbList", "NGO", "GovernmentOffice"} <= seen


def test_a_trail_leads_to_the_page_above_and_structured_data_to_the_page(site: Site) -> None:
    trails = [page for page in site.pages if page.tree.xpath("//nav[@class='crumbs wrap']")]
    assert trails
    for page in trails:
        (data,) = [
            node
            for script in page.tree.xpath("//script[@type='application/ld+json']")
            if (node := json.loads(script.text))["@type"] == "BreadcrumbList"
        ]
        *above, itself = data["itemListElement"]
        links = page.tree.xpath("//nav[@class='crumbs wrap']//li/a/@href")
        assert [urljoin(f"/{page.url}", link) for link in links] == [
            urlsplit(item["item"]).path for item in above
        ]
        assert "item" not in itself, page.url


def test_a_topic_and_a_kind_of_news_name_their_feeds(demo_site: Site) -> None:
    for folder in ("topics", "kinds"):
        pages = [
            page for page in demo_site.pages if re.fullmatch(f"news/{folder}/[^/]+/", page.url)
        ]
        assert pages, folder
        for page in pages:
            named = page.tree.xpath("//link[@rel='alternate']/@href")
            own = f"feeds/{folder}/{page.url.split('/')[-2]}.atom.xml"
            assert own in demo_site.files
            assert f"/{own}" in [urljoin(f"/{page.url}", link) for link in named], page.url


def test_a_heading_counts_what_stands_below_it(demo_site: Site) -> None:
    seen = set()
    for page in demo_site.pages:
        for heading, item in (("المركز المعني", "المراكز المعنية"), ("الجمعية", "الجمعيات")):
            found = "//article//section[h2[starts-with(., $words)]]/ul[@class='rows']"
            for several, words in ((False, heading), (True, item)):
                for rows in page.tree.xpath(found, words=words):
                    assert (len(rows.xpath("li")) > 1) == several, page.url
                    seen.add(words)
    assert len(seen) == 4


def weight(*contents: bytes) -> int:
    return sum(len(gzip.compress(content, 9)) for content in contents)


def test_page_weight(site: Site) -> None:
    """HTML with styles; scripts count where pages are read. Fonts have tests of their own."""
    for page in site.pages:
        links = page.tree.xpath("//script/@src")
        files = [urlsplit(urljoin(f"http://site/{page.url}", link)).path for link in links]
        scripts = weight(*((site.output / name.removeprefix("/")).read_bytes() for name in files))
        held = weight(page.path.read_bytes())
        if re.fullmatch(r"news/\d{4}/\d\d/[^/]+/", page.url):
            assert held + scripts <= 8 * 1024, page.url
        assert held <= (24 if page.url == "directory/" else 14) * 1024, page.url
        assert scripts <= 6 * 1024, page.url


@pytest.mark.parametrize("url", ["", "news/", "meetings/", "directory/", "associations/"])
def test_main_pages_are_there(site: Site, url: str) -> None:
    assert f"{url}index.html" in site.files


SHEETS = collect(ROOT / "theme" / "static", {}).sheets
#: The classes that each stylesheet names.
STYLED = {
    name: set(re.findall(r"\.([a-z][a-z-]*)(?=[^{}]*\{)", text)) for name, text in SHEETS.items()
}
KNOWN = set().union(*STYLED.values())


def test_a_page_holds_the_styles_of_what_it_shows_and_no_more(site: Site) -> None:
    sheets = {name: text for name, text in SHEETS.items() if name != "fonts.css"}
    for page in site.pages:
        shown = {name for value in page.tree.xpath("//@class") for name in value.split()} & KNOWN
        (style,) = page.tree.xpath("//style/text()")
        held = {name for name, text in sheets.items() if text in style}
        assert style.startswith("@font-face"), page.url
        assert style.endswith("".join(sorted((sheets[name] for name in held), key=style.index)))
        assert shown <= set().union(*(STYLED[name] for name in held)), page.url
        if page.tree.xpath("//article[.//*[@id='share']]"):
            assert "lists.css" not in held, page.url
        assert ("exit.css" in held) == ("exit-bar" in shown), page.url


def test_styles_name_files_of_the_site(site: Site) -> None:
    for page in site.pages:
        root = page.tree.xpath("//link[@rel='preload']/@href")[0]
        for link in re.findall(r'url\("([^"]+)"\)', page.tree.xpath("//style/text()")[0]):
            assert link.partition("theme/")[0] == root.partition("theme/")[0], page.url
            path = urlsplit(urljoin(f"http://site/{page.url}", link)).path
            assert unquote(path).removeprefix("/") in site.files, page.url


def test_answers_are_no_places(site: Site) -> None:
    """Search engines list neither the page of a lost address nor that of a lost connection."""
    listed = (site.output / "sitemap.xml").read_text("utf-8")
    for url in ("404.html", "offline/"):
        page = site.page(url)
        assert page.tree.xpath("//meta[@name='robots']/@content") == ["noindex"], url
        assert not page.tree.xpath("//link[@rel='canonical']"), url
        assert f"/{url}<" not in listed
    assert "/search/<" in listed


def test_an_official_site_is_listed_but_for_its_answers(tmp_path: Path) -> None:
    result = run_pelican("pelicanconf.py", tmp_path / "output", "-e", "OFFICIAL=true")
    assert result.returncode == 0, result.stderr
    site = Site(tmp_path / "output")
    hidden = {page.url for page in site.pages if page.tree.xpath("//meta[@name='robots']")}
    assert hidden == {"404.html", "offline/"}


def test_the_index_leads_to_every_list(site: Site) -> None:
    page = site.page("search/")
    linked = {urljoin("search/", link) for link in page.tree.xpath("//main//a/@href")}
    lists = {
        found.url
        for found in site.pages
        if re.fullmatch(
            r"news/(kinds/|topics/)?([a-z-]+/)?|meetings/|associations/"
            r"|directory/(kinds/[^/]+/|communes/[^/]+/)?",
            found.url,
        )
    }
    assert len(lists) > 40
    assert lists <= linked
    read = {found.url for found in site.pages if found.tree.xpath("//body//article")}
    assert {url for url in read if re.fullmatch("[a-z]+/", url)} <= linked


def test_parts_of_the_theme_are_shown_in_the_demonstration_alone(
    real_site: Site, demo_site: Site
) -> None:
    name = "theme-preview/index.html"
    assert (name in demo_site.files, name in real_site.files) == (True, False)


def test_no_style_is_dead(real_site: Site, demo_site: Site) -> None:
    classes = {
        name
        for page in (*demo_site.pages, *real_site.pages)
        for value in page.tree.xpath("//@class")
        for name in value.split()
    }
    assert classes >= KNOWN
