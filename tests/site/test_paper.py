"""What is printed, and the previews of links, as they are in the built sites."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from shutil import copytree
from subprocess import CompletedProcess
from urllib.parse import urlsplit

import pytest
from PIL import Image
from pypdf import PdfReader

from arabic.dates import arabic_date
from directory.catalog import Catalog, build_catalog
from directory.check import read_directory
from records.library import Library
from tests import pdf
from tests.conftest import ROOT, Page, Site, run_pelican
from tests.small_site import TODAY, write_site

BOOKLETS = {"directory/dalil.pdf": (420, 595), "directory/dalil-a4.pdf": (595, 842)}
booklets = pytest.mark.parametrize("name", BOOKLETS)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    library = Library(ROOT / "tests/fixtures/demo/content", ROOT)
    return build_catalog(read_directory(library, TODAY)[0], TODAY)


@cache
def texts(path: Path) -> list[str]:
    """The text of each page."""
    return ["".join(pdf.pieces(page)) for page in PdfReader(path).pages]


def sheets(site: Site) -> list[str]:
    return sorted(name for name in site.files if name.endswith("/sheet.pdf"))


def test_every_document_is_accessible_arabic_and_bound_at_the_right(site: Site) -> None:
    names = [name for name in site.files if name.endswith(".pdf")]
    assert set(BOOKLETS) < set(names)
    for name in names:
        data = (site.output / name).read_bytes()
        root = PdfReader(site.output / name).trailer["/Root"]
        assert b"<pdfuaid:part>1</pdfuaid:part>" in data, name
        assert root["/Lang"].startswith("ar"), name
        assert root["/ViewerPreferences"]["/Direction"] == "/R2L", name
        assert root["/ViewerPreferences"]["/DisplayDocTitle"], name
        assert root["/MarkInfo"]["/Marked"], name


def test_every_font_is_embedded(demo_site: Site) -> None:
    for name in (*BOOKLETS, *sheets(demo_site)):
        for page in PdfReader(demo_site.output / name).pages:
            for font in page["/Resources"]["/Font"].values():
                [inner] = font.get_object()["/DescendantFonts"]
                descriptor = inner.get_object()["/FontDescriptor"].get_object()
                assert {"/FontFile2", "/FontFile3"} & descriptor.keys(), name


@booklets
def test_the_booklet_is_light_and_fills_whole_sheets(demo_site: Site, name: str) -> None:
    path = demo_site.output / name
    reader = PdfReader(path)
    assert path.stat().st_size <= 400_000
    assert len(reader.pages) % 4 == 0
    sizes = {tuple(round(float(side)) for side in page.mediabox[2:]) for page in reader.pages}
    assert sizes == {BOOKLETS[name]}


def test_both_sizes_are_the_same_page_by_page(demo_site: Site) -> None:
    small, large = (texts(demo_site.output / name) for name in BOOKLETS)
    assert ["".join(text.split()) for text in small] == ["".join(text.split()) for text in large]


def test_contents_lead_to_the_pages_they_name(demo_site: Site) -> None:
    reader = PdfReader(demo_site.output / "directory/dalil.pdf")
    numbers = {page.indirect_reference.idnum: place for place, page in enumerate(reader.pages, 1)}
    told = 0
    for page in reader.pages[2:4]:
        for annotation in page["/Annots"]:
            found = annotation.get_object()
            place = found["/Dest"]  # a name, where the heading has a label
            own = reader.named_destinations[place].page if isinstance(place, str) else place[0]
            page_of = numbers[own.idnum]
            assert re.search(r"\d+$", found["/Contents"])[0] == str(page_of)
            told += 1
    assert told >= 40


def test_the_booklet_holds_every_center_and_the_day_of_its_check(
    demo_site: Site, catalog: Catalog
) -> None:
    whole = "".join(texts(demo_site.output / "directory/dalil.pdf"))
    words = " ".join(whole.split())
    for center in catalog.centers:
        assert center.name.replace(" ", "") in whole.replace(" ", ""), center.id
        if center.assured_date:
            assert f"آخر تحقق: {arabic_date(center.assured_date)}" in words, center.id


def test_protected_centers_stand_apart_without_the_way_to_them(
    demo_site: Site, catalog: Catalog
) -> None:
    pages = texts(demo_site.output / "directory/dalil.pdf")
    first = next(n for n, text in enumerate(pages[5:], 5) if "مراكز لا تنشر عناوينها" in text)
    data = pdf.texts((demo_site.output / "directory/dalil.pdf").read_bytes())
    for center in (view for view in catalog.centers if view.protected):
        assert center.name not in "".join(pages[:first]), center.id
        assert center.url not in data, center.id
        for name in sheets(demo_site):
            assert center.name not in "".join(texts(demo_site.output / name)), (name, center.id)


def test_the_index_names_centers_kinds_and_communes_in_french_with_their_pages(
    demo_site: Site, catalog: Catalog
) -> None:
    reader = PdfReader(demo_site.output / "directory/dalil.pdf")
    read = [[piece.replace(" ", "") for piece in pdf.pieces(page)] for page in reader.pages]
    pages = ["".join(pieces) for pieces in read]
    first = next(n for n, text in enumerate(pages[4:], 4) if "فهرسالأسماءالفرنسية" in text)
    index = "".join(piece for pieces in read[first:-1] for piece in pieces[:-2])  # no foot
    centers = catalog.centers
    shown = [view.commune for view in centers if view.commune and not view.protected]
    named = [
        *((view.alternate_name, view.name) for view in centers),
        *((view.kind.alternate_name, view.kind.plural) for view in centers),
        *((place.alternate_name, place.name) for place in [*shown, *catalog.communes]),
    ]
    places = {}
    for french, arabic in {(str(name), arabic) for name, arabic in named if name}:
        found = re.search(re.escape(french.replace(" ", "")) + r"(\d+(?:,\d+)*)", index)
        assert found, french
        places[french] = found.start()
        for number in found[1].split(","):
            assert arabic.replace(" ", "") in pages[int(number) - 1], (french, number)
    assert len(places) >= 50
    ordered = sorted(places, key=places.__getitem__)
    assert ordered.index("Club exemple des retraités") < ordered.index("Complexe social exemple")
    assert ordered.index("Établissement de protection sociale pour personnes âgées") < (
        ordered.index("Foyer exemple")
    )


def test_helplines_are_on_the_back(site: Site) -> None:
    back = texts(site.output / "directory/dalil.pdf")[-1]
    for number in ("19", "177", "15", "8350", "2511"):
        assert number in back


def test_a_sheet_is_one_page_that_its_commune_leads_to(demo_site: Site) -> None:
    names = sheets(demo_site)
    assert len(names) >= 10
    for name in names:
        assert len(PdfReader(demo_site.output / name).pages) == 1, name
        page = demo_site.page(name.removesuffix("sheet.pdf"))
        assert page.tree.xpath("//a[@type='application/pdf']/@href") == [f"../../../{name}"]


def test_the_directory_tells_of_the_booklet_its_size_and_pages(demo_site: Site) -> None:
    page = demo_site.page("directory/")
    told = page.tree.xpath("//section[h2='الدليل للطباعة']//li")
    assert [item.xpath("a/@href")[0] for item in told] == [f"../{name}" for name in BOOKLETS]
    for item, name in zip(told, BOOKLETS, strict=True):
        count = len(PdfReader(demo_site.output / name).pages)
        size = round((demo_site.output / name).stat().st_size / 1000)
        assert f"PDF، {size} كيلوبايت، {count} صفحة" in item.text_content()


# Previews of links.


def preview(page: Page, name: str) -> list[str]:
    return page.tree.xpath(f"//meta[@property='{name}' or @name='{name}']/@content")


def test_every_page_tells_what_is_shown_where_it_is_passed_on(site: Site) -> None:
    shown = set()
    for page in site.pages:
        if page.tree.xpath("//meta[@http-equiv='refresh']"):
            continue
        [image] = preview(page, "og:image")
        name = urlsplit(image).path.removeprefix("/")
        with Image.open(site.output / name) as file:
            size = [str(side) for side in file.size]
        assert [*preview(page, "og:image:width"), *preview(page, "og:image:height")] == size
        for slot in ("og:title", "og:type", "og:site_name", "og:image:alt", "og:description"):
            assert len(preview(page, slot)) == 1, (page.url, slot)
        assert preview(page, "twitter:card") == ["summary_large_image"]
        shown.add(name)
    assert {name for name in shown if name.startswith("cards/")} == {
        name for name in site.files if name.startswith("cards/")
    }


def test_what_must_be_quick_to_leave_has_no_card_of_its_own(
    demo_site: Site, catalog: Catalog
) -> None:
    general = preview(demo_site.page(""), "og:image")
    for center in catalog.centers:
        image = preview(demo_site.page(center.url), "og:image")
        assert (image == general) is center.quick_exit, center.id


def test_cards_are_light(site: Site) -> None:
    cards = [site.output / name for name in site.files if name.startswith("cards/")]
    assert cards
    assert max(path.stat().st_size for path in cards) <= 40_000


# Builds.


def build(root: Path, content: Path, theme: Path = ROOT / "theme") -> CompletedProcess[str]:
    values = {"PATH": content, "REPOSITORY": root, "THEME": theme}
    words = [f'{name}="{value}"' for name, value in values.items()]
    return run_pelican("pelicanconf.py", root / "output", "-e", *words)


def cards(root: Path) -> dict[str, int]:
    """The cards of a site, with what tells whether a file is the same as before."""
    return {path.name: path.stat().st_ino for path in (root / "output/cards").iterdir()}


def test_an_edited_post_has_one_card_made(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    assert build(tmp_path, content).returncode == 0
    before = cards(tmp_path)
    post = next((content / "news").rglob("first.md"))
    text = post.read_text("utf-8")
    title = text.split("\n", 1)[0]
    post.write_text(text.replace(title, f"{title} الجديد"), "utf-8")
    assert build(tmp_path, content).returncode == 0
    after = cards(tmp_path)
    assert len(before.keys() - after.keys()) == len(after.keys() - before.keys()) == 1
    assert all(before[name] == after[name] for name in before.keys() & after.keys())


def test_a_leaflet_that_fails_is_named_and_the_site_stays_whole(tmp_path: Path) -> None:
    content = write_site(tmp_path)
    theme = copytree(ROOT / "theme", tmp_path / "theme")
    assert build(tmp_path, content, theme).returncode == 0
    before = {path: path.read_bytes() for path in (tmp_path / "output").rglob("*.*")}
    (theme / "paper/sheet.typ").write_text('#panic("no ink")')
    result = build(tmp_path, content, theme)
    assert result.returncode != 0
    said = result.stdout + result.stderr
    assert "directory/communes/alpha/sheet.pdf: one: panicked with: " in said
    assert "no ink" in said
    assert {path: path.read_bytes() for path in (tmp_path / "output").rglob("*.*")} == before
