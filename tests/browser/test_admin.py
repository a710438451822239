"""The form for editors, in Chromium: what it writes is read back, checked and built.

Its repository is a folder that only this browser has (the origin private file system): the form
takes it for the one that an editor would choose on a computer.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from admin.bundle import PACKAGE
from diagnostics import errors
from directory.model import CenterRecord
from editorial.check import check_site
from newsroom.model import PostHeader
from publishing.guard import inspect
from records import header, yaml
from records.library import Library
from records.validate import validate
from tests.browser.server import serve
from tests.conftest import ROOT, Site, run_pelican

pytestmark = pytest.mark.browser

DEMO = "tests/fixtures/demo/democonf.py"
BACKEND = {"name": "github", "repo": "example/site", "branch": "main"}
TODAY = date(2026, 11, 23)
#: How long the form may take to show something (ms), on a busy machine.
PATIENCE = 60_000
#: The address of a list, where the form returns to once it saved.
LIST = re.compile("#/collections/[a-z-]+$")
#: Before any script of the page: the folder is chosen and may be written to, breaches are kept.
PREPARED = """
window.showDirectoryPicker = () => navigator.storage.getDirectory();
FileSystemHandle.prototype.requestPermission = async () => "granted";
window.breaches = [];
document.addEventListener("securitypolicyviolation", event =>
  breaches.push(`${event.violatedDirective}: ${event.blockedURI}`));
"""
FILL = """async files => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", {create: true});
  for (const [path, data] of files) {
    const names = path.split("/");
    const name = names.pop();
    let folder = root;
    for (const each of names) folder = await folder.getDirectoryHandle(each, {create: true});
    const file = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await file.write(Uint8Array.from(atob(data), letter => letter.charCodeAt(0)));
    await file.close();
  }
}"""
#: A form that slides in cannot be typed into yet.
LISTENS = """() => {
  const box = document.querySelector("[data-key-path] :is(input, textarea)");
  box?.focus();
  return box && document.activeElement === box;
}"""
READ = """async () => {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else {
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        found[path + name] = btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ""));
      }
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return found;
}"""


@dataclass
class Form:
    """The form, opened by an editor, and the address it is served from."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def open(self, collection: str, title: str | None = None) -> None:
        """Open an entry from its list, or a new one, as an editor does."""
        self.page.goto(f"{self.address}/admin/#/collections/{collection}")
        if title:
            self.page.get_by_role("row", name=title, exact=True).get_by_text(title).click()
        else:
            self.button("إنشاء عنصر جديد").click()
        self.page.wait_for_function(LISTENS)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def field(self, path: str) -> Locator:
        return self.page.locator(f'[data-key-path="{path}"]')

    def fill(self, path: str, text: str) -> None:
        self.field(path).locator("input, textarea").first.fill(text)

    def choose(self, path: str, option: str) -> None:
        self.field(path).get_by_role("combobox").click()
        self.page.get_by_role("option", name=option).click()

    def add(self, path: str, *items: str) -> None:
        """Fill in a list of texts."""
        for index, item in enumerate(items):
            if index:
                self.field(path).get_by_role("button", name="إضافة").click()
            self.field(path).get_by_role("textbox").nth(index).fill(item)

    def save(self) -> None:
        """Save, and wait until the form is closed."""
        self.button("حفظ").click()
        expect(self.page).to_have_url(LIST, timeout=PATIENCE)

    def files(self) -> dict[str, bytes]:
        found: dict[str, str] = self.page.evaluate(READ)
        return {name: base64.b64decode(data) for name, data in found.items()}


@dataclass(frozen=True)
class Desk:
    """A copy of the demonstration, and the site that is built of it."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def files(self) -> dict[str, bytes]:
        paths = (path for path in (self.folder / "content").rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}

    def build(self) -> None:
        given = {"REPOSITORY": str(self.folder), "PATH": str(self.folder / "content")}
        values = (given | {"ADMIN": BACKEND, "BASE_URL": "https://example.org"}).items()
        extra = [f"{name}={json.dumps(value)}" for name, value in values]
        result = run_pelican(DEMO, self.output, "-e", *extra)
        assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    if not (ROOT / PACKAGE).is_dir():
        message = f"no {PACKAGE}: run `invoke packages`"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "tests/fixtures/demo/content", folder / "content")
    made = Desk(folder)
    made.build()
    return made


@pytest.fixture(scope="module")
def form(desk: Desk, browser: Browser) -> Iterator[Form]:
    # tall, as fields out of sight are not there yet; French, as is many a computer
    context = browser.new_context(viewport={"width": 1280, "height": 8000}, locale="fr-MA")
    context.set_default_timeout(PATIENCE)
    context.add_init_script(PREPARED)
    page = context.new_page()
    with serve(desk.output) as address:
        found = Form(page, address)
        page.on("request", lambda request: found.asked.append(request.url))
        page.on("console", lambda message: found.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: found.said.append(f"error: {error}"))
        page.goto(f"{address}/admin/")
        sent = [(name, base64.b64encode(data).decode()) for name, data in desk.files().items()]
        page.evaluate(FILL, sent)
        page.get_by_role("button", name="مستودع محلي").click()
        expect(page.get_by_text("المراكز المحمية")).to_be_visible(timeout=PATIENCE)
        yield found
    context.close()


@pytest.fixture(scope="module")
def written(form: Form, desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files that differ after an editor wrote a post and changed a center, among others."""
    write_post(form, tmp_path_factory.mktemp("camera") / "صورة اللقاء (1).jpg")
    form.open("centers-n", "مركز المثال للتربية والتكوين بعين المثال")
    form.fill("name", "مركز المثال: no")
    form.fill("opening_hours", "Mo-Fr 16:30-18:00; PH off")
    form.field("phones").get_by_role("button", name="توسيع", exact=True).press("Enter")
    form.fill("phones.0.number", "+212539000021")
    form.save()
    for collection, title, key in (
        ("news", "دعوة إلى لقاء تواصلي حول حماية الطفولة", "Title"),
        ("centers-y", "دار المثال للأطفال", "description"),
        ("associations", "جمعية المثال للأسرة", "Title"),
        ("pages", "من نحن", "Title"),
    ):
        form.open(collection, title)
        form.fill(key, "عنوان جديد")
        form.save()
    before = desk.files()
    return {name: data for name, data in form.files().items() if data != before.get(name)}


def write_post(form: Form, photograph: Path) -> None:
    Image.effect_noise((2600, 1950), 60).convert("RGB").save(photograph, quality=95)
    form.open("news")
    form.fill("Title", "لقاء جديد: أول خبر من المتصفح")
    form.fill("Date", "2026-11-20")
    form.fill("Slug", "awwal-khabar")
    form.choose("Category", "لقاء تواصلي")
    form.choose("Tags", "التمكين الاقتصادي للنساء")
    form.fill("Event-Date", "2026-11-19")
    form.fill("Event-Time", "16:30")
    form.choose("Commune", "عين المثال")
    form.fill("Attendance", "40")
    form.choose("Associations", "جمعية المثال للأسرة")
    form.choose("Centers", "مركز المثال للتربية والتكوين بعين المثال")
    form.add("Agreements", "اتفاقية أولى: مثال", "اتفاقية ثانية")
    form.add("Source", "https://example.org/khabar وكالة المثال")
    form.field("Image").locator("input[type=file]").first.set_input_files(photograph)
    expect(form.field("Image")).to_contain_text(".webp", timeout=PATIENCE)
    form.fill("Image-Alt", "قاعة فيها ناس جالسون")
    form.field("body").locator("[contenteditable=true]").click()
    form.page.keyboard.type("نص أول خبر، كتب في المتصفح.")
    form.save()


def test_it_speaks_arabic_from_right_to_left(form: Form) -> None:
    root = form.page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
    assert not [line for line in form.said if line.startswith(("error", "warning"))]


def test_mistakes_are_told_in_the_words_of_the_check(form: Form) -> None:
    form.open("news")
    form.fill("Slug", "Khabar Jadid")
    form.button("حفظ").click()
    expect(form.field("Slug")).to_contain_text("المعرف حروف لاتينية صغيرة وأرقام", timeout=PATIENCE)
    expect(form.field("Category")).to_contain_text("هذا الحقل مطلوب", timeout=PATIENCE)


def test_the_form_of_a_protected_center_asks_for_no_place(form: Form) -> None:
    form.open("centers-y", "فضاء المثال متعدد الوظائف للنساء")
    expect(form.field("description")).to_be_visible(timeout=PATIENCE)
    expect(form.field("sources")).to_be_visible(timeout=PATIENCE)
    for name in ("address", "phones", "email", "contacts", "location.latitude"):
        expect(form.field(name)).to_have_count(0)


def test_a_post_is_written_as_pelican_reads_it(written: dict[str, bytes]) -> None:
    text = written["content/news/2026/awwal-khabar.md"].decode()
    document, body, _, findings = header.parse(text, "awwal-khabar.md")
    assert findings == []
    assert document
    post, faults = validate(PostHeader, document)
    assert faults == []
    assert post
    assert post.title == "لقاء جديد: أول خبر من المتصفح"
    assert (post.date.date(), post.event_date) == (date(2026, 11, 20), date(2026, 11, 19))
    assert (post.event_time.isoformat("minutes"), post.attendance) == ("16:30", 40)
    assert (post.category, post.commune) == ("outreach-meeting", "ayn-mithal")
    assert (post.tags, post.associations, post.centers) == (("women",), ("usra",), ("cef-ayn",))
    assert post.agreements == ("اتفاقية أولى: مثال", "اتفاقية ثانية")
    assert [source.publisher for source in post.source] == ["وكالة المثال"]
    assert post.image == "swrt-allqae-1.webp"
    assert body.strip() == "نص أول خبر، كتب في المتصفح."
    assert "_header" not in text


def test_a_picture_is_renamed_and_shrunk_on_the_way_in(written: dict[str, bytes]) -> None:
    (name,) = [name for name in written if name.startswith("content/images/")]
    assert name == "content/images/swrt-allqae-1.webp"
    with Image.open(BytesIO(written[name])) as picture:
        assert (picture.format, picture.size) == ("WEBP", (2160, 1620))


def test_an_edited_center_differs_by_what_was_edited(written: dict[str, bytes], desk: Desk) -> None:
    name = "content/directory/centers/cef-ayn.yaml"
    before, after = (
        yaml.parse(data.decode(), name)[0].data for data in (desk.files()[name], written[name])
    )
    changed = {"name": "مركز المثال: no", "opening_hours": "Mo-Fr 16:30-18:00; PH off"}
    changed |= {"draft": "false"}  # the program writes a switch whatever it says
    assert after == before | changed | {"phones": [{"number": "+212539000021"}]}


def test_strings_of_yaml_are_quoted(written: dict[str, bytes]) -> None:
    text = written["content/directory/centers/cef-ayn.yaml"].decode()
    assert 'name: "مركز المثال: no"\n' in text
    assert 'opening_hours: "Mo-Fr 16:30-18:00; PH off"\n' in text
    assert 'assured_date: "2025-09-23"\n' in text


def test_an_edited_text_differs_by_one_line(written: dict[str, bytes], desk: Desk) -> None:
    before = desk.files()
    edited = [name for name in written if name.endswith(".md") and name in before]
    assert len(edited) == 3
    for name in edited:
        old, new = before[name].decode().splitlines(), written[name].decode().splitlines()
        assert new == ["Title: عنوان جديد", *old[1:]]


def test_a_protected_center_stays_without_a_place(written: dict[str, bytes]) -> None:
    name = "content/directory/centers/atfal.yaml"
    document, _ = yaml.parse(written[name].decode(), name)
    center, faults = validate(CenterRecord, document)
    assert faults == []
    assert center.location.commune is None


def test_what_was_written_passes_the_check_and_is_built(
    written: dict[str, bytes], desk: Desk
) -> None:
    assert len(written) == 7
    for name, data in written.items():
        (desk.folder / name).write_bytes(data)
    found = check_site(Library(desk.folder / "content", desk.folder), TODAY)
    assert errors(found) == []
    desk.build()
    site = Site(desk.output)
    page = site.page("news/2026/11/awwal-khabar/").tree.text_content()
    assert "نص أول خبر، كتب في المتصفح." in page
    assert "اتفاقية ثانية" in page
    assert "16:30" in site.page("directory/centers/cef-ayn/").tree.text_content()


def test_nobody_else_is_asked_and_no_policy_broken(form: Form, written: dict[str, bytes]) -> None:
    assert written
    own = (f"{form.address}/", "blob:", "data:")
    assert [url for url in form.asked if not url.startswith(own)] == []
    assert form.page.evaluate("breaches") == []
    assert not [line for line in form.said if "Content Security Policy" in line]


def test_the_guard_of_publishing_lets_it_pass(desk: Desk) -> None:
    files = inspect(desk.output, "https://example.org")
    own = {name: file for name, file in files.items() if name.startswith("admin/")}
    assert {"admin/index.html", "admin/config.json", "admin/admin.js"} <= own.keys()
    for name, file in own.items():
        assert not any((file.local, file.fictional, file.empty)), name
        assert file.bare == (), name


def test_no_page_leads_to_it_and_no_search_engine_lists_it(desk: Desk) -> None:
    site = Site(desk.output)
    assert b"admin/" not in (desk.output / "sitemap.xml").read_bytes()
    assert 'content="noindex"' in site.page("admin/").source
    for page in site.pages:
        links = page.tree.xpath("//a/@href")
        assert not [link for link in links if "admin/" in link], page.url
