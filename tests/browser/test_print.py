"""A center or a list, printed: one sheet, with what to call and where to go, without the menu."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.visit import visit
from tests.conftest import Site

pytestmark = pytest.mark.browser

#: A center of which everything is known, three services included, and a kind with six centers.
SHEETS = {"center": "directory/centers/cef-madina/", "list": "directory/kinds/cef/"}
VISIBLE = """selector => [...document.querySelectorAll(selector)]
  .filter(element => element.checkVisibility()).map(element => element.innerText)"""


def squeezed(text: str) -> str:
    """Without spaces, which a PDF does not keep."""
    return "".join(text.split())


@pytest.mark.parametrize("sheet", SHEETS)
def test_one_sheet_with_the_numbers(phone: Page, demo_server: str, sheet: str) -> None:
    visit(phone, f"{demo_server}/{SHEETS[sheet]}")
    numbers = phone.evaluate(VISIBLE, "main a[href^='tel:']:not(.sources a) bdi")
    sheets = PdfReader(BytesIO(phone.pdf(format="A4"))).pages
    text = squeezed("".join(page.extract_text() for page in sheets))
    assert len(sheets) == 1
    assert len(numbers) > 1
    assert [number for number in numbers if squeezed(number) not in text] == []


def test_the_sheet_of_a_center_tells_where_it_is_and_when_that_was_checked(
    phone: Page, demo_site: Site, demo_server: str
) -> None:
    """Asked of the page as it is printed: a PDF keeps Arabic in the order of its drawing."""
    phone.emulate_media(media="print")
    visit(phone, f"{demo_server}/{SHEETS['center']}")
    (address,) = phone.evaluate(VISIBLE, "address")
    (main,) = phone.evaluate(VISIBLE, "main")
    assert "شارع المثال" in address
    assert "آخر تحقق: 16 أكتوبر 2026" in main


@pytest.mark.parametrize("kind", ["center", "kind", "month", "post"])
def test_nothing_to_press_on_paper(phone: Page, url: Callable[[str], str], kind: str) -> None:
    phone.emulate_media(media="print")
    visit(phone, url(kind))
    assert phone.evaluate(VISIBLE, "nav, button, .skip, .exit-bar, [href^='geo:']") == []


def test_a_post_on_paper_tells_its_address_without_the_ways_to_share_it(
    phone: Page, url: Callable[[str], str]
) -> None:
    phone.emulate_media(media="print")
    visit(phone, url("post"))
    assert phone.locator("a[href*='wa.me']").count() == 1
    assert phone.evaluate(VISIBLE, "a[href*='wa.me']") == []
    assert len(phone.evaluate(VISIBLE, ".copied")) == 1


def test_no_quick_exit_on_paper(phone: Page, url: Callable[[str], str]) -> None:
    visit(phone, url("protected center"))
    assert len(phone.evaluate(VISIBLE, ".exit")) == 1
    phone.emulate_media(media="print")
    assert phone.evaluate(VISIBLE, ".exit") == []
