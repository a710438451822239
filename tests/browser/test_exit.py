"""The quick exit: at once, by button or keyboard, and without a way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Site

pytestmark = pytest.mark.browser

ELSEWHERE = "https://www.marocmeteo.ma/"
#: A page, and a center, that can be left at once.
PAGES = ["safety/", "directory/centers/emf-madina/"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose clock stands still, and for which the other site is a title."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="ar-MA")
    context.clock.install(time=datetime.fromisoformat("2026-11-24T09:00:00+00:00"))
    page = context.new_page()
    page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<title>elsewhere</title>"))
    yield page
    context.close()


@pytest.fixture
def left(page: Page, demo_server: str) -> Callable[[], bool]:
    """Opens the home page, then one about violence; tells whether that one was left."""
    page.goto(f"{demo_server}/")
    page.goto(f"{demo_server}/safety/")

    def has_left() -> bool:
        page.wait_for_load_state()
        return page.url == ELSEWHERE

    return has_left


def status(page: Page) -> str:
    return page.locator(".exit-bar [role=status]").inner_text()


def press(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("address", PAGES)
def test_the_button_leads_elsewhere_and_back_does_not_return(
    page: Page, demo_server: str, address: str
) -> None:
    page.goto(f"{demo_server}/")
    page.goto(f"{demo_server}/{address}")
    page.click(".exit-bar .exit")
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    assert page.url == f"{demo_server}/"


def test_a_step_within_the_page_is_none_in_the_history(page: Page, demo_server: str) -> None:
    page.goto(f"{demo_server}/")
    page.goto(f"{demo_server}/directory/centers/emf-madina/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#main")
    page.click("main a[href='#helplines']")
    page.wait_for_url("**/#helplines")
    assert page.locator("#helplines").evaluate("it => it.getBoundingClientRect().top < innerHeight")
    page.click(".exit-bar .exit")
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    assert page.url == f"{demo_server}/"


def test_the_page_is_hidden_before_the_other_answers(page: Page, demo_server: str) -> None:
    page.goto(f"{demo_server}/safety/")
    before, after, again = page.evaluate("""() => {
      const shown = () => document.querySelector("main").checkVisibility();
      const before = shown();
      document.querySelector(".exit-bar .exit").click();
      const after = shown() || document.documentElement.innerText.trim();
      dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true})); // who comes back
      return [before, after, shown()];
    }""")
    assert (before, after, again) == (True, "", True)


def test_three_presses_of_shift_leave(page: Page, left: Callable[[], bool]) -> None:
    assert "ثلاث مرات" in status(page)
    press(page, 1)
    assert "مرتين" in status(page)
    press(page, 1)
    assert "مرة أخرى" in status(page)
    assert not left()
    press(page, 1)
    page.wait_for_url(ELSEWHERE)


def test_there_are_five_seconds_for_each(page: Page, left: Callable[[], bool]) -> None:
    press(page, 2)
    page.clock.run_for(5001)
    assert "لم يتم الخروج" in status(page)
    press(page, 2)
    assert not left()
    page.clock.run_for(4900)
    press(page, 1)
    page.wait_for_url(ELSEWHERE)


@pytest.mark.parametrize("keys", ["Shift+Tab", "Shift+A", "Control+Shift", "Alt+Shift"])
def test_shift_for_something_else_is_not_counted(
    page: Page, left: Callable[[], bool], keys: str
) -> None:
    for _ in range(4):
        page.keyboard.press(keys)
    assert "ثلاث مرات" in status(page)
    assert not left()


def test_shift_with_a_click_is_not_counted(page: Page, left: Callable[[], bool]) -> None:
    for _ in range(4):
        page.locator("h1").click(modifiers=["Shift"])
    assert not left()


def test_another_key_begins_the_count_anew(page: Page, left: Callable[[], bool]) -> None:
    press(page, 2)
    page.keyboard.press("a")
    press(page, 2)
    assert not left()


def test_two_shift_keys_held_together_are_two_presses(page: Page, left: Callable[[], bool]) -> None:
    page.keyboard.down("ShiftLeft")
    page.keyboard.down("ShiftRight")
    page.keyboard.up("ShiftRight")
    page.keyboard.up("ShiftLeft")
    assert "مرة أخرى" in status(page)
    press(page, 1)
    page.wait_for_url(ELSEWHERE)


def test_the_button_is_the_first_thing_after_the_way_to_the_text(
    page: Page, demo_server: str
) -> None:
    page.goto(f"{demo_server}/safety/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(ELSEWHERE)


def test_without_scripts_it_is_a_link(browser: Browser, demo_server: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="ar-MA")
    page = context.new_page()
    page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<title>elsewhere</title>"))
    page.goto(f"{demo_server}/safety/")
    assert status(page) == ""
    page.click(".exit-bar .exit")
    assert page.url == ELSEWHERE
    context.close()


def test_only_pages_that_can_be_left_have_the_script(demo_site: Site) -> None:
    for page in demo_site.pages:
        scripts = page.tree.xpath("//script[contains(., 'dataset.left')]")
        assert len(scripts) == len(page.tree.xpath("//*[@class='exit-bar']")), page.url
