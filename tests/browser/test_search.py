"""The search of every page: what it finds, how it is worked, what it asks of the network."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from arabic.fold import fold
from arabic.stem import PLURALS, begun, is_said, readings, words
from building.scripts import bundled
from cache.store import Store
from tests.browser.kinds import KINDS
from tests.conftest import ROOT, Site
from tests.sitesearch import engine
from tests.sitesearch.samples import (
    BAD,
    aliases,
    document,
    form_pairs,
    indexed,
    pairs,
    parts_of,
    site_words,
    typed,
)

pytestmark = pytest.mark.browser

FIELD = "header [name=q]"
OPTION = "[role=option], #hits section a"
#: The functions of the search, for pages that test them.
ENTRY = """
import * as find from "./lib/find.js";
import { begun, isSaid, learn, readings, words } from "./lib/stem.js";
import { fold } from "./lib/fold.js";
const parts = [];
window.learn = learn;
async function take({ docs, plurals, index }) {
  if (docs) {
    learn(plurals);
    parts.push({ docs, short: await find.loadShort(index) });
  } else parts[parts.length - 1].full = await find.loadFull(index);
}
let taken = Promise.resolve();
window.sitesearch = data => { taken = taken.then(() => take(data)); };
window.empty = () => { parts.length = 0; };
const placeOf = ({ doc }) => {
  const part = parts.findIndex(({ docs }) => docs.includes(doc));
  return [part, parts[part].docs.indexOf(doc)];
};
window.found = async query => {
  await taken;
  return find.find(parts, query).hits.map(placeOf);
};
const told = word => [readings(word), isSaid(word), [...new Set(begun(word))].sort()];
window.told = text => [fold(text), words(text).map(told)];
"""


@pytest.fixture(scope="module")
def bench(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An empty page with the functions of the search."""
    folder = tmp_path_factory.mktemp("js")
    shutil.copytree(ROOT / "theme/static/js/lib", folder / "lib")
    (folder / "entry.js").write_text(ENTRY, "utf-8")
    page = browser.new_page()
    page.add_script_tag(content=bundled(folder, ROOT, Store())["entry.js"].decode())
    yield page
    page.close()


def load(page: Page, files: list[str]) -> None:
    page.evaluate("empty()")
    for text in files:
        page.add_script_tag(content=text[text.rindex("\nsitesearch(") + 1 :])


def test_words_have_the_keys_in_the_browser_that_they_have_in_the_index(
    bench: Page, real_site: Site, demo_site: Site
) -> None:
    known = {
        word
        for site in (real_site, demo_site)
        for page in site.pages
        for word in re.findall(r"\w+", page.tree.text_content())
    }
    chance = random.Random(0)
    letters = (
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإئؤةىپڤگڭکیۀـ\u064b\u064e\u0651\u0670\u200c٠٥۹09aéZ'-😀ﻣﷲ "
    )
    weighted = letters + "والبالتيهانكمفل" * 3
    made = ["".join(chance.choices(weighted, k=chance.randint(1, 12))) for _ in range(20_000)]
    texts = [*sorted(known), *made]
    bench.evaluate("learn", list(PLURALS))
    theirs = bench.evaluate("texts => texts.map(told)", texts)
    ours = [
        [
            fold(text),
            [[[*readings(word)], is_said(word), sorted(begun(word))] for word in words(text)],
        ]
        for text in texts
    ]
    assert len(known) > 4000
    assert [(t, a, b) for t, a, b in zip(texts, ours, theirs, strict=True) if a != b] == []


def test_all_pairs_are_found_in_the_browser(bench: Page) -> None:
    known = aliases()
    lost = []
    for pair in (*pairs(), *form_pairs()):
        pages = [document("صفحة", pair.words), document("صفحة أخرى")]
        load(bench, ["\n" + file.make().decode() for file in indexed(pages, known)])
        if [0, 0] not in bench.evaluate("query => found(query)", pair.query):
            lost.append(pair)
    assert lost == []


def test_the_browser_finds_what_the_measured_engine_finds(bench: Page, site: Site) -> None:
    parts = parts_of(site)
    first = (site.output / "search/index.js").read_text("utf-8")
    _, head = engine.data_of(first)
    load(
        bench,
        [
            first,
            *("\n" + (site.output / "search" / name).read_text("utf-8") for name in head["parts"]),
        ],
    )
    queries = [query for noun in site_words(site, parts).nouns for query in typed(noun)]
    queries += ["القسر", "مركز العرائش", "larache", "5 مراكز", "زيارة للمركز", "xyz", "المرك"]
    theirs = bench.evaluate("queries => Promise.all(queries.map(found))", queries)
    for query, found in zip(queries, theirs, strict=True):
        ours = engine.find(parts, query)
        # of guesses, as many are shown: which, their order tells
        if len(ours) != len(found) or len(ours) > engine.GUESSES + engine.ENOUGH:
            assert {*ours} == {(part, place) for part, place in found}, query


def opened(page: Page, address: str, query: str) -> None:
    page.goto(address)
    page.fill(FIELD, query)
    expect(page.locator(OPTION).first).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_can_be_searched_from(phone: Page, url: Callable[[str], str], kind: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(urlsplit(request.url).path))
    phone.goto(url(kind))
    assert not any("/search/" in path and path.endswith(".js") for path in asked)
    phone.fill(FIELD, "جمعيه")
    expect(phone.locator(OPTION).first).to_be_visible()
    assert [path for path in asked if path.endswith("index.js")] == ["/search/index.js"]
    lists, links = phone.locator("header [role=listbox]"), phone.locator("#hits h2 + a")
    assert lists.count() == (kind != "search")
    assert (links.count() > 0) == (kind == "search")
    ids = phone.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
    href = phone.locator(OPTION).first.get_attribute("href")
    assert phone.request.get(href).ok
    root = "document.documentElement"
    assert phone.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0


def test_words_are_marked_as_they_are_written(phone: Page, demo_server: str) -> None:
    opened(phone, f"{demo_server}/about/", "جمعيه المثال للاسره")
    marks = phone.locator(OPTION).first.locator("mark").all_text_contents()
    assert marks[:3] == ["جمعية", "المثال", "للأسرة"]
    groups = phone.locator("[role=group]").all()
    assert [group.get_attribute("aria-label") for group in groups]
    for group in groups:
        assert group.locator(OPTION).count()


def test_it_is_worked_by_keys(phone: Page, demo_server: str) -> None:
    opened(phone, f"{demo_server}/about/", "جمعية")
    field = phone.locator(FIELD)
    expect(field).to_have_attribute("aria-expanded", "true")

    def chosen() -> list[str]:
        return phone.locator("[aria-selected=true]").evaluate_all("all => all.map(e => e.id)")

    assert chosen() == []
    for key, place in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", 7)]:
        field.press(key)
        assert chosen() == [f"result-{place}"]
        assert field.get_attribute("aria-activedescendant") == f"result-{place}"
    field.press("Escape")
    expect(phone.locator(OPTION).first).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("ArrowDown")
    field.press("ArrowDown")
    target = phone.locator(OPTION).first.get_attribute("href")
    field.press("Enter")
    phone.wait_for_url(lambda url: url != f"{demo_server}/about/")
    assert (
        urlsplit(phone.url).path
        == urlsplit(phone.evaluate("h => new URL(h, location).href", target)).path
    )


def test_enter_leads_to_the_page_of_results_that_keeps_the_query_to_itself(
    phone: Page, demo_server: str
) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(f"{demo_server}/about/")
    phone.fill(FIELD, "جمعية الأسرة")
    expect(phone.locator(OPTION).first).to_be_visible()
    phone.press(FIELD, "Enter")
    phone.wait_for_url("**/search/#q=*")
    expect(phone.locator(OPTION).first).to_be_visible()
    assert phone.input_value(FIELD) == "جمعية الأسرة"
    before = phone.evaluate("history.length")
    phone.fill(FIELD, "توقيع")
    phone.press(FIELD, "Enter")
    expect(phone).to_have_url(f"{demo_server}/search/#q={quote('توقيع')}")
    assert phone.evaluate("history.length") == before
    assert not any("?" in url for url in asked), "the query was sent"


def test_a_query_that_finds_a_page_to_hide_is_not_left_in_the_address(
    phone: Page, demo_server: str
) -> None:
    opened(phone, f"{demo_server}/search/", "العنف")
    phone.press(FIELD, "Enter")
    expect(phone).to_have_url(f"{demo_server}/search/")
    assert phone.evaluate("localStorage.length + sessionStorage.length") == 0
    assert phone.context.cookies() == []


def test_few_titles_have_the_texts_searched(phone: Page, demo_server: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(urlsplit(request.url).path))
    opened(phone, f"{demo_server}/about/", "جمعية")
    assert not [path for path in asked if "/parts/" in path]
    phone.fill(FIELD, "الإطعام")
    expect(phone.get_by_role("status")).to_contain_text("عدد النتائج")
    assert len([path for path in asked if "/parts/full." in path]) == 1


@pytest.mark.parametrize("typed", ["جمعيا", "مراك", "الجمعيا"])
def test_a_word_that_is_not_typed_to_its_end_is_no_mistake(
    phone: Page, demo_server: str, typed: str
) -> None:
    opened(phone, f"{demo_server}/search/", typed)
    expect(phone.get_by_text("هل تقصدون")).to_have_count(0)


def test_a_near_spelling_is_proposed(phone: Page, real_server: str) -> None:
    opened(phone, f"{real_server}/search/", "القسر الكبير")
    proposed = phone.get_by_text("هل تقصدون")
    expect(proposed).to_contain_text("القصر الكبير")
    proposed.locator("a").click()
    expect(phone.locator(OPTION).first).to_contain_text("القصر الكبير")
    expect(proposed).to_have_count(0)


def test_where_nothing_is_found_the_way_on_is_shown(phone: Page, demo_server: str) -> None:
    phone.goto(f"{demo_server}/about/")
    phone.fill(FIELD, "ضصثقظغ")
    expect(phone.get_by_role("status")).to_have_text("لا نتائج لهذا البحث.")
    expect(phone.get_by_role("link", name="أقسام الموقع كلها")).to_be_visible()


@pytest.mark.parametrize("query", BAD, ids=range(len(BAD)))
def test_bad_input_does_no_harm(phone: Page, demo_server: str, query: str) -> None:
    faults: list[str] = []
    phone.on("pageerror", lambda error: faults.append(str(error)))
    phone.on("console", lambda message: faults.append(message.text))
    phone.on("dialog", lambda dialog: faults.append(dialog.message))
    phone.goto(f"{demo_server}/search/?q={quote(query[:1500])}")
    expect(phone.get_by_role("status")).not_to_be_empty()
    phone.fill(FIELD, query)
    phone.press(FIELD, "Enter")
    phone.wait_for_timeout(0)
    assert faults == []
    assert phone.locator("#hits img, #hits script").count() == 0


def test_an_address_with_a_query_is_answered(phone: Page, demo_server: str) -> None:
    for address in ("?q=", "#q="):
        phone.goto(f"{demo_server}/search/{address}{quote('جمعية')}")
        expect(phone.locator(OPTION).first).to_be_visible()
    phone.evaluate("query => { location.hash = `q=${query}` }", "توقيع")
    expect(phone.locator(FIELD)).to_have_value("توقيع")


def test_the_way_to_the_text_leaves_the_results(phone: Page, demo_server: str) -> None:
    phone.goto(f"{demo_server}/search/#q={quote('جمعية')}")
    expect(phone.locator(OPTION).first).to_be_visible()
    phone.evaluate("window.same = true")
    phone.locator(".skip").press("Enter")
    expect(phone).to_have_url(f"{demo_server}/search/#main")
    assert phone.evaluate("window.same")
    expect(phone.locator(OPTION).first).to_be_visible()


def test_what_did_not_come_is_asked_for_again(phone: Page, demo_server: str) -> None:
    phone.goto(f"{demo_server}/about/")
    phone.route("**/search/**", lambda route: route.abort())
    with phone.expect_event("requestfailed"):
        phone.locator(FIELD).focus()
    phone.unroute("**/search/**")
    phone.fill(FIELD, "جمعية")
    expect(phone.locator(OPTION).first).to_be_visible()
    phone.route("**/search/**", lambda route: route.abort())
    phone.fill(FIELD, "الإطعا")
    expect(phone.get_by_role("status")).to_contain_text("تعذر تحميل البحث")
    phone.unroute("**/search/**")
    phone.fill(FIELD, "الإطعام")
    expect(phone.get_by_role("status")).to_contain_text("عدد النتائج")


def test_without_network_it_says_so(phone: Page, demo_server: str) -> None:
    opened(phone, f"{demo_server}/about/", "جمعية")
    phone.route("**/search/parts/*", lambda route: route.abort())
    phone.fill(FIELD, "ضصثقظغ")
    expect(phone.get_by_role("status")).to_contain_text("تعذر تحميل البحث")


def test_without_script_the_form_leads_to_all_sections(browser: Browser, demo_server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{demo_server}/about/")
    page.fill(FIELD, "جمعية")
    page.press(FIELD, "Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.get_by_role("heading", name="المراكز حسب النوع").is_visible()
    context.close()


def test_it_works_from_a_folder(browser: Browser, demo_site: Site) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((demo_site.output / "about/index.html").as_uri())
    page.fill(FIELD, "الإطعام")
    expect(page.locator(OPTION).first).to_be_visible()
    assert faults == []
    page.close()
