"""Previews of links: who has one, what it weighs, that every title fits."""

from __future__ import annotations

import dataclasses
import struct
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image, ImageChops

from directory.model import NewsKind
from paper.cards import HEIGHT, WIDTH, Card, Cards, of_association, of_center, of_post
from paper.model import House
from paper.press import Press, PressError
from tests.conftest import ROOT
from tests.exports.sites import catalog

KIND = NewsKind(id="meeting", name="لقاء تواصلي", plural="لقاءات تواصلية")
HOUSE = House("مندوبية المثال", "https://example.org", None)
LONGEST = ("لقاء تواصلي مع جمعية Amal (ONG) حول برنامج 2026-2030 بنسبة 35% " * 3)[:160]
TITLES = ["مركز", "لقاء تواصلي مع جمعيات المجتمع المدني", LONGEST, "كلمة" * 40]


@pytest.fixture(scope="module")
def cards() -> Cards:
    return Cards(Press.of(ROOT / "theme"), HOUSE)


def post(**changes: Any) -> Any:
    values = {"title": "عنوان", "date": datetime(2026, 11, 3), "meets": None, "called_off": None}
    values |= {"picture": None, "quick_exit": False, "url": "news/1/"}
    return SimpleNamespace(**values | changes)


@pytest.mark.parametrize(
    ("changes", "card"),
    [
        ({}, Card("عنوان", "لقاء تواصلي · 3 نونبر 2026")),
        ({"meets": date(2026, 11, 1)}, Card("عنوان", "لقاء تواصلي · فاتح نونبر 2026")),
        ({"called_off": "لقاء ملغى"}, Card("عنوان", "لقاء ملغى · 3 نونبر 2026")),
        ({"picture": "images/a.jpg"}, None),
        ({"quick_exit": True}, None),
    ],
)
def test_a_post_has_a_card_unless_it_has_a_picture_or_a_quick_exit(changes, card) -> None:
    assert of_post(post(**changes), KIND) == card


def test_centers_and_associations(tmp_path: Path) -> None:
    found = catalog(tmp_path)
    one = found.centers_by_id["one"]
    assert of_center(one) == Card(one.name, "مركز مفتوح · جماعة ألفا المثال")
    assert of_center(dataclasses.replace(one, commune=None)) == Card(one.name, "مركز مفتوح")
    assert of_center(dataclasses.replace(one, protected=True)) is None
    violence = dataclasses.replace(one.kind, violence=True)
    assert of_center(dataclasses.replace(one, kind=violence)) is None
    association = found.associations[0]
    assert of_association(association).title == association.name


@pytest.mark.parametrize("title", TITLES)
def test_every_title_fits_in_few_bytes(cards: Cards, title: str) -> None:
    """Around the words the frame is as it was."""
    made = cards.draw(Card(title, KIND.name))
    assert len(made) <= 40_000
    with Image.open(BytesIO(made)) as image, cards._frame.copy() as frame:
        assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
        assert image.info == {}
        difference = ImageChops.difference(image.convert("RGB"), frame.convert("RGB")).getbbox()
    assert difference
    left, top, right, bottom = difference
    assert left >= 78
    assert right <= WIDTH - 64  # «ك» begins before its line: it was cut off at 78
    assert top >= 140
    assert bottom <= 580


@pytest.mark.parametrize(
    "title", [*TITLES[:3], "كيف نطلب الموافقة؟", "توقيع اتفاقية", "أثر", "أُسْرَةٌ"]
)
def test_no_letter_is_cut_off(cards: Cards, title: str) -> None:
    """Also one that begins or ends beyond its line."""
    words = cards._set({"part": "words", "title": title, "label": KIND.name}).convert("RGB")
    ground = Image.new("RGB", words.size, words.getpixel((0, 0)))
    inked = ImageChops.difference(words, ground).getbbox()
    assert inked
    left, top, right, bottom = inked
    assert left > 0
    assert top > 0
    assert right < words.width
    assert bottom < words.height


def test_a_long_title_is_set_in_smaller_letters(cards: Cards) -> None:
    words = ({"part": "words", "title": title, "label": ""} for title in TITLES[1:3])
    short, long = map(cards._set, words)
    assert long.height < 4 * short.height


def test_the_same_words_make_the_same_bytes_under_the_same_name(cards: Cards) -> None:
    other = Cards(Press.of(ROOT / "theme"), HOUSE)
    card = Card("عنوان", "خبر")
    assert cards.preview(card, "a") == other.preview(card, "b")
    assert cards.draw(card) == other.draw(card)
    assert cards.preview(Card("عنوان آخر", "خبر"), "a") != cards.preview(card, "a")
    named = Cards(Press.of(ROOT / "theme"), dataclasses.replace(HOUSE, name="اسم آخر"))
    assert named.preview(card, "a") != cards.preview(card, "a")


def test_a_card_is_drawn_once(tmp_path: Path, monkeypatch) -> None:
    drawn: list[Card] = []
    monkeypatch.setattr(Cards, "draw", lambda self, card: drawn.append(card) or b"png")
    for _ in range(2):
        cards = Cards(Press.of(ROOT / "theme"), HOUSE)
        cards.preview(Card("عنوان", "خبر"), "news/1/")
        assert [make() for _, _, make in cards.outputs(tmp_path / "cards")] == [b"png"]
    assert drawn == [Card("عنوان", "خبر")]


def test_a_card_that_fails_names_its_page(tmp_path: Path, monkeypatch) -> None:
    def fail(self, card):
        raise PressError("no ink")

    monkeypatch.setattr(Cards, "draw", fail)
    cards = Cards(Press.of(ROOT / "theme"), HOUSE)
    cards.preview(Card("عنوان", "خبر"), "news/2026/11/one/")
    [(_, _, make)] = cards.outputs(tmp_path / "cards")
    with pytest.raises(PressError, match="news/2026/11/one/: no ink"):
        make()


def test_sixteen_colors_take_four_bits(cards: Cards) -> None:
    made = cards.draw(Card("عنوان", "خبر"))
    depth, color = struct.unpack(">BB", made[24:26])
    assert (depth, color) == (4, 3)
