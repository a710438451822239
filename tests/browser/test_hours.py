"""A center's page on other days and in other places than those it was built on and for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import Site

pytestmark = pytest.mark.browser

#: Opens the page of a center at a moment, in UTC as Morocco is, on a phone set to some zone.
Visit = Callable[..., Page]

#: What makes of a browser an older one.
WITHOUT_TEMPORAL = "delete globalThis.Temporal;"
UNHEARD_BY_TEMPORAL = """
  const { toZonedDateTimeISO } = Temporal.Instant.prototype;
  Temporal.Instant.prototype.toZonedDateTimeISO = function (zone) {
    return toZonedDateTimeISO.call(this, zone === "Africa/Casablanca" ? "Etc/GMT-1" : zone);
  };
"""
UNHEARD_BY_INTL = """
  const Format = Intl.DateTimeFormat;
  Intl.DateTimeFormat = function (locale, options) {
    const old = options.timeZone === "Africa/Casablanca" ? "Etc/GMT-1" : options.timeZone;
    return new Format(locale, {...options, timeZone: old});
  };
"""

#: Centers of the demonstration: 08:30-16:30 and 09:00-15:00 in Ramadan; hours with a break;
#: every day, holidays not told; at night; always.
OFFICE, BREAK, DAILY = "cef-madina", "handicap-tarwid", "nadi-madina"
NIGHT, ALWAYS = "samu-madina", "shubbak"

CASES = [
    # ordinary days
    (OFFICE, "2026-11-24T10:00", "مفتوح الآن، يغلق على الساعة 16:30"),
    (OFFICE, "2026-11-24T16:29", "مفتوح الآن، يغلق على الساعة 16:30"),
    (OFFICE, "2026-11-24T16:30", "مغلق الآن، يفتح يوم الأربعاء على الساعة 8:30"),
    (OFFICE, "2026-11-24T06:00", "مغلق الآن، يفتح على الساعة 8:30"),
    (BREAK, "2026-11-24T13:00", "مغلق الآن، يفتح على الساعة 14:00"),
    (OFFICE, "2026-11-27T18:00", "مغلق الآن، يفتح يوم الاثنين على الساعة 8:30"),
    # past midnight, and always
    (NIGHT, "2026-11-24T02:00", "مفتوح الآن، يغلق على الساعة 6:00"),
    (NIGHT, "2026-11-24T21:00", "مفتوح الآن، يغلق يوم الأربعاء على الساعة 6:00"),
    (ALWAYS, "2026-11-24T02:00", "مفتوح الآن"),
    # Ramadan
    (OFFICE, "2027-02-09T14:00", "مفتوح الآن بتوقيت رمضان، يغلق على الساعة 15:00"),
    (OFFICE, "2027-02-09T16:00", "مغلق الآن بتوقيت رمضان، يفتح يوم الأربعاء على الساعة 9:00"),
    (BREAK, "2027-02-09T10:00", "أوقات رمضان غير مؤكدة: اسألوا المركز قبل التنقل."),
    (ALWAYS, "2027-02-09T10:00", "مفتوح الآن"),
    # a Ramadan and a feast that the calendar does not have
    (OFFICE, "2026-02-20T10:00", "أوقات رمضان غير مؤكدة: اسألوا المركز قبل التنقل."),
    (OFFICE, "2027-05-17T10:00", "أوقات أيام العيد غير مؤكدة: اسألوا المركز قبل التنقل."),
    # holidays
    (OFFICE, "2026-11-18T10:00", "مغلق اليوم: عيد الاستقلال، يفتح يوم الخميس على الساعة 8:30"),
    (OFFICE, "2026-11-17T18:00", "مغلق الآن، يفتح يوم الخميس على الساعة 8:30"),
    (
        OFFICE,
        "2027-03-10T10:00",
        "مغلق اليوم: عيد الفطر (مثال)، يفتح يوم الجمعة على الساعة 8:30",
    ),
    (DAILY, "2026-11-18T10:00", "اليوم عطلة (عيد الاستقلال): اسألوا المركز قبل التنقل."),
]


@pytest.fixture
def visit(browser: Browser, demo_server: str) -> Iterator[Visit]:
    opened: list[BrowserContext] = []

    def open_page(
        path: str, moment: str, zone: str = "Africa/Casablanca", script: str = "", **options: bool
    ) -> Page:
        context = browser.new_context(
            viewport={"width": 360, "height": 740}, timezone_id=zone, locale="ar-MA", **options
        )
        opened.append(context)
        context.clock.install(time=datetime.fromisoformat(f"{moment}+00:00"))
        context.add_init_script(script)
        page = context.new_page()
        page.goto(f"{demo_server}/{path if '/' in path else f'directory/centers/{path}/'}")
        return page

    yield open_page
    for context in opened:
        context.close()


def told(page: Page) -> str:
    return " ".join(page.locator(".now").inner_text().split())


@pytest.mark.parametrize(
    ("zone", "script"),
    [("America/New_York", ""), ("Asia/Tokyo", WITHOUT_TEMPORAL)],
    ids=["Temporal", "Intl"],
)
@pytest.mark.parametrize(("center", "moment", "words"), CASES)
def test_it_is_told_whether_a_center_is_open_by_the_clock_of_morocco(
    visit: Visit, center: str, moment: str, words: str, zone: str, script: str
) -> None:
    page = visit(center, moment, zone, script)
    assert told(page) == words
    # the room was kept free: nothing moved
    room = page.locator(".now")
    kept = float(room.evaluate("element => parseFloat(getComputedStyle(element).minHeight)"))
    assert room.evaluate("element => element.getBoundingClientRect().height") <= kept + 1


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Asia/Tokyo"])
def test_the_row_of_today_is_marked(visit: Visit, zone: str) -> None:
    page = visit(OFFICE, "2026-11-24T00:30", zone)
    assert page.locator("tr[aria-current='date'] th").all_inner_texts() == ["الثلاثاء"]


@pytest.mark.parametrize(
    "script",
    [UNHEARD_BY_TEMPORAL, WITHOUT_TEMPORAL + UNHEARD_BY_INTL],
    ids=["Temporal", "Intl"],
)
def test_a_browser_that_has_not_heard_of_the_change_of_clocks_is_not_an_hour_wrong(
    visit: Visit, script: str
) -> None:
    page = visit(OFFICE, "2026-11-24T08:00", script=script)
    assert told(page) == "مغلق الآن، يفتح على الساعة 8:30"


def test_a_page_left_open_follows_the_clock(visit: Visit) -> None:
    page = visit(OFFICE, "2026-11-24T16:29:30")
    assert told(page).startswith("مفتوح الآن")
    page.clock.run_for(31_000)
    assert told(page).startswith("مغلق الآن")
    page.clock.run_for(9 * 3600 * 1000)
    assert page.locator("tr[aria-current='date'] th").all_inner_texts() == ["الأربعاء"]


def test_a_phone_that_wakes_tells_what_is_true_now(visit: Visit) -> None:
    page = visit(OFFICE, "2026-11-24T15:00")
    assert told(page).startswith("مفتوح الآن")
    page.clock.set_system_time(datetime.fromisoformat("2026-11-24T17:00:00+00:00"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert told(page).startswith("مغلق الآن")


def test_nothing_is_told_of_hours_that_cannot_be_relied_on(visit: Visit) -> None:
    for center in ("cef-ayn", "cef-souk"):  # checked too long ago; closed for works
        page = visit(center, "2026-11-24T09:00")
        assert page.locator(".now, tr[aria-current]").count() == 0
    first = page.locator("article > :not(header)").first
    assert first.inner_text().strip().startswith("مغلق مؤقتا")


def test_a_page_built_long_ago_warns(visit: Visit) -> None:
    """Checked on 16 October 2026."""
    warning = "معلومات قديمة"
    assert not visit(OFFICE, "2027-10-16T23:30").get_by_text(warning).is_visible()
    page = visit(OFFICE, "2027-10-17T00:00")
    assert page.get_by_text(warning).is_visible()
    assert not page.locator(".now").is_visible()
    assert page.locator(".side a[href^='tel:']").count() == 2


def test_a_page_built_two_years_ago_tells_no_contact(visit: Visit) -> None:
    page = visit(OFFICE, "2028-10-17T00:00")
    assert page.get_by_text("حجبنا وسائل الاتصال").is_visible()
    assert not page.get_by_text("معلومات قديمة").is_visible()
    assert page.locator("main").inner_text().count("05 39") == 0
    gone = ".side :is([href^='tel:'], address, [href^='geo:'], [href$='.vcf'], table)"
    assert page.locator(gone).count() == 0
    editors = "tel:+212800000000"  # by whom mistakes are reported
    assert "+212" not in page.content().replace(editors, "")
    # a page that warned already when it was built
    page = visit("cef-ayn", "2027-09-24T09:00")
    assert page.get_by_text("حجبنا وسائل الاتصال").is_visible()
    assert not page.get_by_text("معلومات قديمة").is_visible()


def test_the_contacts_of_an_association_grow_old_too(visit: Visit, demo_site: Site) -> None:
    address = next(
        page.url
        for page in demo_site.pages
        if page.url.startswith("associations/")
        and page.tree.xpath("//template[starts-with(@data-from, '2027')]")
        and page.tree.xpath("//aside//*[@data-fact]//a[starts-with(@href, 'tel:')]")
    )
    page = visit(address, "2026-11-24T09:00")
    assert page.locator("aside a[href^='tel:']").count() == 1
    page = visit(address, "2029-01-01T09:00")
    assert page.get_by_text("حجبنا وسائل الاتصال").is_visible()
    assert page.locator("aside a[href^='tel:']").count() == 0


def test_without_scripts_there_is_the_table_and_no_empty_room(visit: Visit) -> None:
    page = visit(OFFICE, "2026-11-24T09:00", java_script_enabled=False)
    assert page.locator("#hours table").is_visible()
    assert not page.locator(".now").is_visible()
    assert not page.locator("main button").is_visible()


def test_the_page_is_printed_from_the_keyboard(visit: Visit) -> None:
    page = visit(OFFICE, "2026-11-24T09:00")
    page.evaluate("window.print = () => { window.printed = true }")
    button = page.get_by_role("button", name="طباعة هذه الصفحة")
    page.get_by_role("link", name="أبلغوا عنه برسالة إلكترونية").focus()
    for _ in range(3):  # past the contact page and the telephone
        page.keyboard.press("Tab")
    assert button.evaluate("element => element === document.activeElement")
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed")
