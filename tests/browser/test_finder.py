"""The finder as readers use it: by keyboard, by voice, on a phone, without a script, by address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from arabic.numbers import counted
from tests.browser.kinds import SIZES
from tests.browser.test_accessibility import AXE, RULES
from tests.browser.visit import visit
from tests.conftest import Site

pytestmark = pytest.mark.browser

#: What cards of a document are found by, and their names.
CARDS = """[...page.querySelectorAll("#found .center")]
  .filter(card => !seen || card.checkVisibility())
  .map(card => ({...card.dataset,
    name: card.querySelector("a").textContent.replace(/\u00a0/g, " ")}))"""
#: Of those on the page that are shown now; of all that the page came with.
SHOWN = f"() => {{ const page = document, seen = true; return {CARDS} }}"
SENT = f"""async () => {{
  const html = await (await fetch(location.pathname)).text(), seen = false;
  const page = new DOMParser().parseFromString(html, "text/html");
  return {CARDS};
}}"""
ZERO = "directory/?kind=cef&commune=marj-mithal"


@pytest.fixture
def directory(phone: Page, demo_server: str) -> Page:
    visit(phone, f"{demo_server}/directory/")
    return phone


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[data-part={name}]")


def shown(page: Page) -> list[str]:
    return [card["name"] for card in shown_cards(page)]


def shown_cards(page: Page) -> list[dict[str, str]]:
    expect(page.locator("#found")).not_to_have_attribute("aria-busy", "true")
    cards: list[dict[str, str]] = page.evaluate(SHOWN)
    return cards


def told(page: Page) -> str:
    """What a screen reader was told of the results."""
    return part(page, "count").inner_text()


def filters(page: Page, facet: str) -> Locator:
    """The options of a facet, opened."""
    page.locator(".ask > .finder > details").first.evaluate("it => it.open = true")
    found = page.locator(f"[data-facet={facet}]")
    found.evaluate("it => it.open = true")
    return found.locator("label")


def choose(page: Page, facet: str, value: str) -> None:
    filters(page, facet).locator(f"input[value={value}]").click()


#: Done when all that was asked for in the last frame is.
SETTLED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"


def address(page: Page) -> str:
    """The address of a page, which follows a choice when the frame is on the screen."""
    page.evaluate(SETTLED)
    return page.url


def query(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address(page)).query)


def having(page: Page, **wanted: str) -> list[str]:
    """The names of the cards that carry all of some ids."""
    return [
        card["name"]
        for card in page.evaluate(SENT)
        if all(value in card.get(facet, "").split() for facet, value in wanted.items())
    ]


def test_filters_combine_and_are_counted(directory: Page) -> None:
    choose(directory, "kind", "cef")
    only = having(directory, kind="cef")
    assert 1 < len(only) < 11
    assert (shown(directory), told(directory)) == (only, counted(len(only), "center"))
    choose(directory, "kind", "jisr")  # one or the other
    both = len(only) + len(having(directory, kind="jisr"))
    assert (len(shown(directory)), told(directory)) == (both, counted(both, "center"))
    choose(directory, "commune", "hadirat-mithal")  # and there
    there = [
        name
        for name in having(directory, commune="hadirat-mithal")
        if name in having(directory, kind="cef") + having(directory, kind="jisr")
    ]
    assert shown(directory) == there
    assert query(directory) == [
        ("kind", "cef"),
        ("kind", "jisr"),
        ("commune", "hadirat-mithal"),
    ]


def test_the_links_beside_the_list_choose_in_it(directory: Page) -> None:
    directory.locator("#communes a[href$='/hadirat-mithal/']").first.click()
    assert shown(directory) == having(directory, commune="hadirat-mithal")
    directory.locator("#kinds a[href$='/kinds/cas/']").click()
    there = having(directory, commune="hadirat-mithal")
    both = [name for name in having(directory, kind="cas") if name in there]
    assert (shown(directory), told(directory)) == (both, counted(len(both), "center"))
    assert query(directory) == [("kind", "cas"), ("commune", "hadirat-mithal")]
    directory.go_back()
    assert shown(directory) == there
    directory.go_forward()
    pages = part(directory, "pages").locator("a")
    assert [link.get_attribute("href") for link in pages.all()] == [
        "../directory/kinds/cas/",
        "../directory/communes/hadirat-mithal/",
    ]
    pages.first.click()
    directory.wait_for_url("**/directory/kinds/cas/")


def test_who_needs_two_things_at_the_entrance_needs_both(directory: Page) -> None:
    choose(directory, "access", "ramp")
    choose(directory, "access", "sign-language")
    one, other = having(directory, access="ramp"), having(directory, access="sign-language")
    assert shown(directory) == [name for name in one if name in other]
    assert 0 < len(shown(directory)) < len({*one, *other})


@pytest.mark.parametrize("facet", ["kind", "commune", "audience", "service", "language", "access"])
def test_each_option_tells_how_many_it_leaves(directory: Page, facet: str) -> None:
    choose(directory, "language", "fr")
    for option in filters(directory, facet).all():
        box = option.locator("input")
        if box.is_checked():
            continue
        before = shown(directory)
        promised = int(option.locator(".soft").inner_text())
        box.click()
        now = shown(directory)
        # of languages any one will do, so another one adds to those of the first
        added = [name for name in now if name not in before]
        assert len(added if facet == "language" else now) <= promised
        value = box.get_attribute("value")
        assert (
            len([name for name in now if name in having(directory, **{facet: value})]) == promised
        )
        box.click()
        assert shown(directory) == before


def test_a_screen_reader_hears_each_plural(directory: Page) -> None:
    status = part(directory, "count")
    assert status.get_attribute("role") == "status"  # polite
    heard = {told(directory)}
    for facet in ("kind", "commune", "service"):
        for option in filters(directory, facet).all():
            option.locator("input").click()
            heard.add(told(directory))
            assert told(directory) == counted(len(shown(directory)), "center")
            option.locator("input").click()
    directory.locator("main [name=q]").fill("لا يوجد")
    heard.add(told(directory))
    assert {"لا مراكز", "مركز واحد", "مركزان", "3 مراكز", "60 مركزا"} <= heard


@pytest.fixture
def long_list(phone: Page, demo_site: Site, demo_server: str) -> Page:
    """A directory of which more cards change than one frame takes."""
    page = (demo_site.output / "directory/index.html").read_text("utf-8")
    parts = "\n".join(re.findall(r'<ul class="entries".*?</ul>', page, re.DOTALL))
    assert parts in page
    long = page.replace(parts, parts * 6)
    body = {"body": long, "content_type": "text/html"}
    phone.route(re.compile("/directory/$"), lambda route: route.fulfill(**body))
    visit(phone, f"{demo_server}/directory/")
    return phone


def test_a_list_that_is_shown_part_by_part_is_shown_whole(long_list: Page) -> None:
    """The last of two choices holds, all of it."""
    visible = long_list.locator("#found .center:visible")
    expect(visible).to_have_count(360)
    choose(long_list, "kind", "cef")
    expect(visible).to_have_count(len(having(long_list, kind="cef")))
    part(long_list, "clear").click()
    choose(long_list, "kind", "dar-taliba")
    expect(visible).to_have_count(len(having(long_list, kind="dar-taliba")))
    part(long_list, "clear").click()
    expect(visible).to_have_count(360)


#: The cards on a screen, by something that they tell.
ON_SCREEN = """name => {
  const cards = [...document.querySelectorAll("#found .center")];
  const there = ({ top, bottom }) => top < innerHeight && bottom > 0;
  return cards.filter(card => there(card.getBoundingClientRect())).map(card => card.dataset[name]);
}"""

#: These right in the frame after kinds are chosen, and once all is done.
FRAMES = f"""async kinds => {{
  const frame = () => new Promise(requestAnimationFrame);
  const shown = () => ({ON_SCREEN})("kind");
  for (const kind of kinds) document.querySelector(`#finder [name=kind][value=${{kind}}]`).click();
  const first = await frame().then(shown);
  for (let frames = 0; frames < 30; frames++) await frame();
  return [first, shown()];
}}"""


@pytest.mark.parametrize("scrolled", [0, 300])
def test_what_a_screen_shows_is_right_at_once(long_list: Page, scrolled: int) -> None:
    long_list.evaluate("y => scrollTo(0, y)", scrolled)
    for kinds in (["dar-taliba"], ["dar-taliba", "cef"], ["cef"], ["upe"]):
        first, at_last = long_list.evaluate(FRAMES, kinds)
        assert first == at_last != [], kinds


#: These right in the frame after a kind is chosen and the list put in another order, and once all
#: is done.
NEAREST = f"""async ([kind, place]) => {{
  const frame = () => new Promise(requestAnimationFrame);
  const shown = () => ({ON_SCREEN})("commune");
  const form = document.getElementById("finder");
  if (kind) form.querySelector(`[name=kind][value=${{kind}}]`).click();
  form.elements.near.value = place;
  form.elements.near.dispatchEvent(new Event("change", {{bubbles: true}}));
  const first = await frame().then(shown);
  for (let frames = 0; frames < 30; frames++) await frame();
  return [first, shown()];
}}"""


@pytest.mark.parametrize("kind", ["", "cef"])
def test_the_nearest_are_on_the_screen_at_once(long_list: Page, kind: str) -> None:
    first, at_last = long_list.evaluate(NEAREST, [kind, "ayn-mithal"])
    assert first == at_last
    assert first[0] == "ayn-mithal" or kind
    order = [commune for commune in communes(long_list) if commune]
    together = [one for one, before in zip(order, [None, *order], strict=False) if one != before]
    assert len(together) == len(set(order))  # through all parts, each commune in one place


def test_what_stays_is_not_touched(directory: Page) -> None:
    """A reader who comes back to the page is where it was left."""
    choose(directory, "kind", "cef")
    link = directory.locator("#found .center:visible a").nth(2)
    link.focus()
    directory.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    directory.evaluate(SETTLED)
    expect(link).to_be_focused()


def test_what_is_beyond_the_screen_takes_the_room_of_what_it_shows(long_list: Page) -> None:
    """The end of a list is where it will be when all of it was seen."""
    choose(long_list, "kind", "cef")
    found = long_list.locator("#found")
    assert len(shown(long_list)) > 20
    expected = found.bounding_box()["height"]
    for item in long_list.locator("#found .center:visible").all():
        item.scroll_into_view_if_needed()
    assert found.bounding_box()["height"] == pytest.approx(expected, rel=0.25)


def test_a_screen_reader_hears_one_list(long_list: Page) -> None:
    heard = long_list.locator("#found").aria_snapshot()
    assert heard.count("- list:") == 1
    assert heard.count("- listitem:") == 360


def test_who_comes_back_to_the_tab_is_where_he_was(directory: Page) -> None:
    directory.locator("[name=kind]").first.evaluate("box => box.click()")
    tag = part(directory, "tags").locator("button")
    tag.focus()
    directory.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert tag.evaluate("button => button === document.activeElement")


def test_a_choice_is_no_step_on_a_page_that_can_be_left_at_once(
    phone: Page, demo_server: str
) -> None:
    def with_exit(route: Route) -> None:
        page = route.fetch()
        text = page.text().replace("<header", '<div class="exit-bar"></div><header', 1)
        route.fulfill(response=page, body=text)

    phone.route("**/directory/", with_exit)
    visit(phone, f"{demo_server}/directory/")
    before = phone.evaluate("history.length")
    phone.locator("[name=kind]").first.evaluate("box => box.click()")
    phone.wait_for_url("**/directory/?kind=*")
    assert phone.evaluate("history.length") == before


def test_by_keyboard_alone(directory: Page) -> None:
    keys = directory.keyboard
    directory.locator("main [name=q]").focus()
    for press in ("Tab", "Enter", "Tab", "Enter", "Tab", "Space"):
        keys.press(press)
    value = directory.evaluate("document.activeElement.value")
    assert query(directory) == [("kind", value)]
    assert shown(directory) == having(directory, kind=value)
    assert directory.locator(".find summary").first.inner_text().split() == ["تصفية", "(1)"]
    tag = part(directory, "tags").locator("button")
    assert tag.get_attribute("aria-label").startswith("أزيلوا ")
    tag.focus()
    keys.press("Enter")
    assert query(directory) == []
    assert len(shown(directory)) == 60
    assert directory.evaluate("document.activeElement.dataset.part") == "count"


def test_the_focus_stays_among_the_tags(directory: Page) -> None:
    for value in ("cef", "jisr", "jardin"):
        choose(directory, "kind", value)
    tags = part(directory, "tags").locator("button")
    first = tags.nth(0)
    next_name = tags.nth(1).inner_text()
    first.focus()
    directory.keyboard.press("Enter")
    expect(tags).to_have_count(2)
    assert directory.evaluate("document.activeElement.textContent") == next_name


def test_all_is_cleared_at_once(directory: Page) -> None:
    choose(directory, "kind", "cef")
    directory.locator("main [name=q]").fill("مركز")
    part(directory, "clear").click()
    assert (query(directory), len(shown(directory))) == ([], 60)
    assert directory.locator("main [name=q]").input_value() == ""
    expect(part(directory, "clear")).to_be_hidden()


def test_back_and_forward_and_reload_keep_what_was_chosen(directory: Page) -> None:
    choose(directory, "kind", "cef")
    one = shown(directory)
    choose(directory, "commune", "hadirat-mithal")
    two = shown(directory)
    assert one != two
    directory.go_back()
    assert (query(directory), shown(directory)) == ([("kind", "cef")], one)
    directory.go_back()
    assert (query(directory), len(shown(directory))) == ([], 60)
    directory.go_forward()
    directory.go_forward()
    assert shown(directory) == two
    directory.reload()
    assert shown(directory) == two
    directory.locator("#found .center:visible a").first.click()
    directory.go_back()
    assert shown(directory) == two


def test_what_is_typed_is_in_the_address_but_no_step(directory: Page) -> None:
    steps = directory.evaluate("history.length")
    directory.locator("main [name=q]").press_sequentially("عين")
    directory.wait_for_url(f"**/directory/?q={quote('عين')}")
    assert directory.evaluate("history.length") == steps
    found = shown(directory)
    directory.reload()
    assert shown(directory) == found
    assert 0 < len(found) < 60


def test_an_address_is_shared(phone: Page, desktop: Page, demo_server: str) -> None:
    visit(phone, f"{demo_server}/directory/")
    choose(phone, "audience", "women")
    choose(phone, "service", "sewing")
    visit(desktop, address(phone))
    assert shown(desktop) == shown(phone)
    assert part(desktop, "tags").locator("button").count() == 2


def test_what_is_unknown_in_an_address_is_ignored(phone: Page, demo_server: str) -> None:
    unknown = "kind=none&commune=%22%5D&nothing=1&near=here&near=nowhere&open=yes"
    visit(phone, f"{demo_server}/directory/?{unknown}")
    assert len(shown(phone)) == 60
    visit(phone, f"{demo_server}/directory/?{unknown}&kind=cef")
    assert shown(phone) == having(phone, kind="cef")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("اسعاف", "إسعاف المثال الاجتماعي المتنقل"),  # without its hamza
        ("الادماج الاقتصادى", "مركز المثال للتربية والتكوين والإدماج الاقتصادي"),
        ("تَرْبِيَـة حاضره", "مركز المثال للتربية والتكوين بحاضرة المثال"),
        ("CENTRE education ville", "مركز المثال للتربية والتكوين بحاضرة المثال"),
        ("Éducation", "مركز المثال للتربية والتكوين بحاضرة المثال"),
        ("التكوين", "مركز المثال للتربية والتكوين بحاضرة المثال"),  # «والتكوين» there
        ("الخياطه", "مركز المثال للتربية والتكوين بحاضرة المثال"),  # a service of it
        ("جماعة حاضرة", "مركز المثال للتربية والتكوين بحاضرة المثال"),  # as its card says
        ("ⴰⵎⵎⴰⵙ", "مركز المثال للتربية والتكوين بحاضرة المثال"),
    ],
)
def test_spellings_and_languages(directory: Page, typed: str, name: str) -> None:
    directory.locator("main [name=q]").fill(typed)
    found = shown(directory)
    assert any(each.startswith(name[:30]) for each in found), found
    assert len(found) < 40


def test_every_word_begins_a_word(directory: Page) -> None:
    directory.locator("main [name=q]").fill("مركز ربية")
    assert shown(directory) == []
    directory.locator("main [name=q]").fill("مركز ترب")
    assert shown(directory)


def test_where_nothing_is_left_it_is_told_what_to_drop(phone: Page, demo_server: str) -> None:
    visit(phone, f"{demo_server}/{ZERO}")
    assert told(phone) == "لا مراكز"
    assert part(phone, "advice").get_attribute("role") == "status"
    ways = part(phone, "advice").locator("button").all_inner_texts()
    assert len(ways) == 2
    for index, way in enumerate(ways):
        visit(phone, f"{demo_server}/{ZERO}")
        part(phone, "advice").locator("button").nth(index).click()
        promised = way.rpartition(": ")[2]
        assert told(phone) == promised == counted(len(shown(phone)), "center")
        assert part(phone, "advice").inner_text() == ""
        assert phone.evaluate("document.activeElement.dataset.part") == "count"
    visit(phone, f"{demo_server}/{ZERO}&service=sewing&q=xyz")
    assert part(phone, "advice").locator("button").count() == 0
    assert "امسحوا كل شيء" in part(phone, "advice").inner_text()


@pytest.mark.parametrize("url", ["directory/", "directory/?kind=cef", "associations/"])
def test_the_first_result_is_on_the_first_screen(phone: Page, demo_server: str, url: str) -> None:
    visit(phone, f"{demo_server}/{url}")
    box = phone.locator("#found .center:visible .name").first.bounding_box()
    assert box["y"] + box["height"] <= SIZES["phone"][1]


def test_nothing_moves_when_the_script_comes(phone: Page, demo_server: str) -> None:
    top = "document.querySelector('#found').getBoundingClientRect().top"
    phone.route("**/finder.*.js", lambda route: route.abort())
    phone.goto(f"{demo_server}/directory/")
    assert not phone.locator("#finder").is_visible()
    before = phone.evaluate(top)
    phone.unroute_all()
    visit(phone, phone.url)
    assert phone.locator("#finder").is_visible()
    assert phone.evaluate(top) == before


def test_numbers_are_right_when_the_filters_are_opened(directory: Page) -> None:
    """While they are closed nothing is counted."""
    directory.locator("main [name=q]").fill("سوق المثال")
    found = [card["kind"].split() for card in shown_cards(directory)]
    cef = filters(directory, "kind").filter(has=directory.locator("[value=cef]"))
    expect(cef.locator(".soft")).to_have_text(str(sum("cef" in kinds for kinds in found)))


def test_a_page_is_there_before_its_finder(phone: Page, demo_server: str) -> None:
    phone.route("**/finder.*.js", lambda route: None)  # never answered
    with phone.expect_request("**/finder.*.js"):
        phone.goto(f"{demo_server}/directory/")  # until it is loaded
    assert phone.locator("#found .center:visible").count() == 60


def test_what_the_address_asks_for_does_not_wait(phone: Page, demo_server: str) -> None:
    phone.goto(f"{demo_server}/directory/?kind=cef")  # until it is loaded
    cards = phone.evaluate(SHOWN)
    assert cards
    assert all("cef" in card["kind"].split() for card in cards)


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}, locale="ar-MA"
    )
    yield context.new_page()
    context.close()


def test_without_a_script_links_lead_to_every_list(
    without_scripts: Page, demo_site: Site, demo_server: str
) -> None:
    page = without_scripts
    page.goto(f"{demo_server}/directory/?kind=cef")
    assert page.locator("#finder").bounding_box() is None
    assert page.locator("#found .center:visible").count() == 60
    assert page.locator("main :is(button, input, select):visible").count() == 0
    page.click("#kinds a[href*='kinds/cef/']")
    names = page.locator(".center .name").count()
    page.click(".group h3 a >> nth=0")
    assert 0 < page.locator(".center .name").count() < names


def test_open_now_follows_the_clock_of_morocco(phone: Page, demo_server: str) -> None:
    def open_at(moment: str) -> list[str]:
        phone.clock.set_fixed_time(datetime.fromisoformat(moment))
        visit(phone, f"{demo_server}/directory/?open=now")
        return shown(phone)

    name = "مركز المثال للتربية والتكوين بحاضرة المثال"  # Monday to Friday, 8:30 to 16:30
    assert name in open_at("2026-11-23T10:00:00+01:00")  # a Monday
    night = open_at("2026-11-24T03:00:00+01:00")
    assert 0 < len(night) < 10
    assert name not in night
    assert told(phone) == counted(len(night), "center")
    assert name not in open_at("2026-11-06T10:00:00+01:00")  # a Friday, and a holiday


PLACE = {"latitude": 35.14, "longitude": -5.77}  # by «عين المثال»


@pytest.fixture
def somewhere(browser: Browser) -> Iterator[Callable[..., Page]]:
    contexts = []

    def page(**options: Any) -> Page:
        contexts.append(browser.new_context(viewport={"width": 360, "height": 740}, **options))
        return contexts[-1].new_page()

    yield page
    for context in contexts:
        context.close()


def communes(page: Page) -> list[str | None]:
    return [card.get("commune") for card in shown_cards(page)]


def test_the_nearest_come_first_when_asked(
    somewhere: Callable[..., Page], demo_server: str
) -> None:
    page = somewhere(geolocation=PLACE, permissions=["geolocation"])
    asked: list[str] = []
    visit(page, f"{demo_server}/directory/")
    page.on("request", lambda request: asked.append(request.url))
    alphabetical = communes(page)
    page.click("summary:has-text('الأقرب إليكم')")
    # Safari offers what is hidden
    assert page.locator("[name=near] option[hidden]:not([disabled])").count() == 0
    part(page, "here").click()
    expect(part(page, "near")).to_contain_text("أقرب جماعة إليكم: عين المثال")
    expect(part(page, "near")).to_contain_text("المسافة إلى الجماعة، لا إلى المركز نفسه")
    assert communes(page)[0] == "ayn-mithal"
    assert page.locator("[name=near] option:checked:enabled").inner_text() == "مكانكم"
    assert communes(page)[-1] is None  # of whom no commune is told comes last
    # nothing goes anywhere, nothing is kept
    assert asked == []
    assert query(page) == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.click("a[href='#helplines']")  # a step within the page changes no order
    page.wait_for_url("**/#helplines")
    assert communes(page)[0] == "ayn-mithal"
    page.reload()
    assert communes(page) == alphabetical
    page.click("summary:has-text('الأقرب إليكم')")
    page.select_option("[name=near]", "ayn-mithal")
    part(page, "here").click()
    expect(part(page, "near")).to_contain_text("أقرب جماعة إليكم")
    assert query(page) == []  # nor does the commune stay that was chosen before


@pytest.mark.parametrize(("code", "words"), [(1, "لم يسمح"), (2, "لم يعرف"), (3, "لم يعرف")])
def test_why_a_place_is_not_known_is_told(directory: Page, code: int, words: str) -> None:
    directory.evaluate(
        """code => navigator.geolocation.getCurrentPosition = (_, failed) =>
          failed({code, PERMISSION_DENIED: 1})""",
        code,
    )
    directory.click("summary:has-text('الأقرب إليكم')")
    part(directory, "here").click()
    expect(part(directory, "near")).to_contain_text(words)
    expect(part(directory, "near")).to_contain_text("اختاروا جماعتكم")


def test_a_commune_may_be_chosen_instead(directory: Page) -> None:
    before = communes(directory)
    directory.click("summary:has-text('الأقرب إليكم')")
    directory.select_option("[name=near]", "ayn-mithal")
    assert query(directory) == [("near", "ayn-mithal")]
    assert communes(directory)[0] == "ayn-mithal"
    assert part(directory, "near").inner_text().startswith("الأقرب إلى عين المثال أولا")
    directory.go_back()
    assert communes(directory) == before
    assert part(directory, "near").inner_text() == ""


def test_associations_are_found_the_same_way(phone: Page, demo_server: str) -> None:
    visit(phone, f"{demo_server}/associations/")
    choose(phone, "domain", "women")
    names = having(phone, domain="women")
    assert shown(phone) == names
    assert told(phone) == counted(len(names), "association")
    seats = {card["commune"] for card in shown_cards(phone)}
    headings = phone.locator("#found h2:visible")
    assert headings.count() == len(seats) < phone.locator("#found h2").count()
    phone.locator("main [name=q]").fill("xyz")
    assert headings.count() == 0
    assert "لا يعني اعتمادا" in phone.locator(".lead").inner_text()


def test_groups_without_a_result_are_hidden(phone: Page, demo_server: str) -> None:
    visit(phone, f"{demo_server}/directory/communes/hadirat-mithal/")
    groups = phone.locator(".group:visible")
    assert groups.count() > 5
    choose(phone, "kind", "cef")
    assert groups.count() == 1
    phone.locator("main [name=q]").fill("xyz")
    assert groups.count() == 0


def test_axe_finds_nothing_in_open_filters(page: Page, demo_server: str) -> None:
    visit(page, f"{demo_server}/{ZERO}&near=ayn-mithal")
    page.evaluate("document.querySelectorAll('.find details').forEach(each => each.open = true)")
    page.evaluate(AXE)
    for scheme, rules in RULES.items():
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("async rules => (await axe.run(document, rules)).violations", rules)
        told = [(item["id"], [node["html"][:120] for node in item["nodes"]]) for item in found]
        assert told == [], scheme
