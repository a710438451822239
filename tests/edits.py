"""Random edits of a small fictional site: what editors, designers, settings and time do to it.

All that is known of the site is what is on the disk, and the same seed makes the same edits.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import yaml
from PIL import Image

from tests.small_site import TODAY, write_site
from tests.warm import ROOT

WORDS = "لقاء دورة تكوين حملة قافلة ورشة معرض زيارة مثال جديد محلي كبير مفتوح أول".split()
TOPICS = "women training children health".split()
#: Days that a build takes place on: checks grow old, meetings pass.
DAYS = [TODAY + timedelta(days) for days in (0, 0, 0, 1, 30, -20, 330, 400, 800)]
#: Settings given with the command, each with values to choose from.
OVERRIDES: dict[str, list[Any]] = {
    "SITENAME": ["موقع المثال", "مندوبية «المثال» & غيرها"],
    "OFFICIAL": [True],
    "DEMO": [True],
    "MENU": [[["الأخبار", "news/"], ["الدليل", "directory/"]]],
    "ARTICLE_URL": ["news/{date:%Y}/{slug}/", "posts/{slug}/"],
    "CENTER_URL": ["centers/{center}/"],
    "ASSOCIATION_URL": ["associations/profiles/{slug}/"],
    "PAGE_URL": ["pages/{slug}/"],
    "FEED_MAX_ITEMS": [2],
    "CONTENT_SECURITY_POLICY": [""],
    "BASE_URL": ["https://example.org/larache"],
    "ROOT_PATH": ["/larache"],
    "QUICK_EXIT_URL": ["https://example.org/"],
    "TIMEZONE": ["UTC"],
    "MARKDOWN": [{"extensions": ["markdown.extensions.meta"], "output_format": "html5"}],
}
#: Lines for the file of settings, each with lines to choose from.
LINES = {
    "JINJA_ENVIRONMENT": 'JINJA_ENVIRONMENT = {**JINJA_ENVIRONMENT, "trim_blocks": False}',
    "widont": 'JINJA_FILTERS = {"widont": lambda text: f"{text} "}',
    "FEED_DOMAIN": 'FEED_DOMAIN = "https://feeds.example.org"',
    "comment": "# one more line",
}
_SETTINGS = """\
import sys

sys.path.insert(0, {root!r})
from pelicanconf import *

PATH = {content!r}
THEME = {theme!r}
REPOSITORY = {folder!r}
PLUGIN_PATHS = [{plugins!r}]
"""
_TEMPLATES = "base.html article.html center.html partials/footer.html partials/post_card.html"
_TEMPLATES += " macros/text.html partials/center_card.html page.html meetings.html"


class Site:
    """The sources of a small site: content, theme and settings of its own below ``folder``."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = Random(seed)
        self.content = write_site(folder)
        self.theme = folder / "theme"
        shutil.copytree(ROOT / "theme", self.theme)
        self.settings = folder / "small.py"
        self.overrides: dict[str, Any] = {}
        self.day = TODAY
        self.lines: list[str] = []
        self.write_settings()
        for color in ("red", "blue"):
            self.write(f"images/{color}.png", _picture(color, self.random))

    @property
    def words(self) -> list[str]:
        """The settings given with the command."""
        return [f"{name}={json.dumps(value)}" for name, value in self.overrides.items()]

    @property
    def environment(self) -> dict[str, str]:
        """What tells builds the day."""
        noon = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)
        return {"SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}

    def edit(self) -> str:
        """Change something; say what."""
        weights = [weight for weight, _ in EDITS]
        while True:
            (chosen,) = self.random.choices([edit for _, edit in EDITS], weights)
            if (done := chosen(self)) is not None:
                return f"{chosen.__name__}: {done}"

    def state(self) -> tuple[Any, ...]:
        """All that an edit may change."""
        files = {
            path: path.read_bytes() if path.is_file() else None for path in self.folder.rglob("*")
        }
        kept = {path: data for path, data in files.items() if _is_source(path, self.folder)}
        return kept, dict(self.overrides), self.day, list(self.lines)

    def restore(self, state: tuple[Any, ...]) -> None:
        """Undo all edits since ``state``."""
        files, self.overrides, self.day, self.lines = (
            state[0],
            dict(state[1]),
            state[2],
            list(state[3]),
        )
        for path in sorted(self.folder.rglob("*"), reverse=True):
            if _is_source(path, self.folder) and path not in files:
                path.rmdir() if path.is_dir() else path.unlink()
        for path, data in sorted(files.items()):
            if data is None:
                path.mkdir(exist_ok=True)
            elif not path.is_file() or path.read_bytes() != data:
                path.write_bytes(data)

    # What edits are made of.

    def some(self, folder: str, suffix: str) -> str | None:
        """One of the files in a folder."""
        names = self.names(folder, suffix)
        return self.random.choice(names) if names else None

    def names(self, folder: str, suffix: str) -> list[str]:
        found = (self.content / folder).rglob(f"*{suffix}")
        return sorted(path.relative_to(self.content).as_posix() for path in found)

    def ids(self, folder: str, suffix: str) -> list[str]:
        return [Path(name).stem for name in self.names(folder, suffix)]

    def subset(self, items: list[str], most: int = 2) -> str | None:
        count = self.random.randint(0, min(most, len(items)))
        return ", ".join(self.random.sample(items, count)) or None

    def phrase(self, least: int = 2, most: int = 4) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randint(least, most)))

    def past(self) -> str:
        days = self.random.choice([1, 3, 20, 40, 100, 300, 400, 700, 760])
        return (TODAY - timedelta(days)).isoformat()

    def number(self) -> int:
        return self.random.randrange(10**4)

    def read(self, name: str) -> str:
        return (self.content / name).read_text("utf-8")

    def write(self, name: str, data: str | bytes) -> None:
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    def remove(self, name: str) -> None:
        (self.content / name).unlink()

    def write_settings(self) -> None:
        paths = {"root": str(ROOT), "content": str(self.content), "theme": str(self.theme)}
        paths |= {"folder": str(self.folder), "plugins": str(ROOT / "plugins")}
        lines = "".join(f"{LINES[name]}\n" for name in self.lines)
        self.settings.write_text(_SETTINGS.format(**paths) + lines, "utf-8")

    def set_line(self, name: str, key: str, value: str | None) -> None:
        """Write a line of a header, or take it away."""
        head, _, body = self.read(name).partition("\n\n")
        lines = [line for line in head.split("\n") if not line.startswith(f"{key}:")]
        if value is not None:
            lines.insert(min(len(lines), 2), f"{key}: {value}")
        self.write(name, "\n".join(lines) + f"\n\n{body}")

    def body(self) -> str:
        return "\n\n".join(self._paragraph() for _ in range(self.random.randint(1, 4))) + "\n"

    def _paragraph(self) -> str:
        target = self.random.choice([*self.names("", ".md"), *self.names("directory/centers", "")])
        picture = self.random.choice(self.names("images", ".png") or ["images/none.png"])
        return self.random.choice(
            [
                self.phrase(5, 20),
                f"نص عن [{self.phrase()}]({{filename}}/{target}).",
                f"![{self.phrase()}]({{static}}/{picture})",
                f"## {self.phrase()}\n\nنص[^1].\n\n[^1]: حاشية {self.number()}.",
                f"| أ | ب |\n|---|---|\n| {self.phrase()} | 12 |",
                f"- {self.phrase()}\n- {self.phrase()}",
            ]
        )

    def line_of_post(self) -> tuple[str, str | None]:
        """A line for the header of a post."""
        pictures = [name.removeprefix("images/") for name in self.names("images", ".png")]
        values: dict[str, Callable[[], str | None]] = {
            "Title": self.phrase,
            "Date": self.past,
            "Category": lambda: self.random.choice(["news", "meeting"]),
            "Tags": lambda: self.subset(TOPICS[:2]),
            "Status": lambda: self.random.choice(["published", "hidden", "draft", "published"]),
            "Summary": lambda: self.random.choice([None, self.phrase(3, 9)]),
            "Associations": lambda: self.subset(self.ids("associations", ".md")),
            "Centers": lambda: self.subset(
                [item for item in self.ids("directory/centers", ".yaml") if item != "secret"]
            ),
            "Commune": lambda: self.random.choice(["alpha", "beta", None]),
            "Event-Date": lambda: self.random.choice(
                [None, self.past(), (TODAY + timedelta(self.random.randint(0, 40))).isoformat()]
            ),
            "Venue": lambda: self.random.choice([None, self.phrase()]),
            "Author": lambda: self.random.choice([None, self.phrase()]),
            "Modified": lambda: self.random.choice([None, TODAY.isoformat()]),
            "Image": lambda: self.random.choice([*pictures, "none.png"]),
            "Quick-Exit": lambda: self.random.choice(["true", None]),
            "Attendance": lambda: str(self.number()),
        }
        key = self.random.choice(list(values))
        return key, values[key]()

    def change(self, name: str, key: str, value: str | None) -> str:
        self.set_line(name, key, value)
        if key == "Image":
            self.set_line(name, "Image-Alt", self.phrase())
        return f"{name} {key}={value}"


def _is_source(path: Path, folder: Path) -> bool:
    return path.relative_to(folder).parts[0] in {"content", "theme", "small.py"}


def _picture(color: str | tuple[int, ...], random: Random) -> bytes:
    data = BytesIO()
    Image.new("RGB", (random.randint(2, 9), 4), color).save(data, "PNG")
    return data.getvalue()


# Edits: each changes a site and says what it did, or None where there is nothing to do it to.


def add_post(site: Site) -> str:
    slug = f"post-{site.number()}"
    head = f"Title: {site.phrase()}\nDate: {site.past()}\nSlug: {slug}\nCategory: news"
    name = f"news/2026/{slug}.md"
    site.write(name, f"{head}\n\n{site.body()}")
    for _ in range(site.random.randint(0, 5)):
        site.change(name, *site.line_of_post())
    return name


def edit_post_header(site: Site) -> str | None:
    if name := site.some("news", ".md"):
        return site.change(name, *site.line_of_post())
    return None


def edit_body(site: Site) -> str | None:
    name = site.some(site.random.choice(["news", "news", "associations", "pages"]), ".md")
    if not name:
        return None
    site.write(name, site.read(name).partition("\n\n")[0] + f"\n\n{site.body()}")
    return name


def append_to_body(site: Site) -> str | None:
    if name := site.some("news", ".md"):
        site.write(name, site.read(name) + f"\n{site.phrase(3, 9)}\n")
    return name


def rename_post(site: Site) -> str | None:
    if name := site.some("news", ".md"):
        new = f"news/{site.random.choice(['2025', '2026/more'])}/file-{site.number()}.md"
        site.write(new, site.read(name))
        site.remove(name)
        return f"{name} → {new}"
    return None


def change_slug(site: Site) -> str | None:
    if name := site.some("news", ".md"):
        return site.change(name, "Slug", f"slug-{site.number()}")
    return None


def delete_post(site: Site) -> str | None:
    if name := site.some("news", ".md"):
        site.remove(name)
    return name


def add_center(site: Site) -> str:
    name = f"center-{site.number()}"
    record = {
        "id": name,
        "name": f"مركز {site.phrase()}",
        "kind": site.random.choice(["open", "open", "partial"]),
        "status": "active",
        "location": {"commune": site.random.choice(["alpha", "beta"])},
        "sources": [{"publisher": "مثال"}],
    }
    site.write(f"directory/centers/{name}.yaml", _mapping(record))
    return name


def edit_center(site: Site) -> str | None:
    name = site.some("directory/centers", ".yaml")
    if not name:
        return None
    record = yaml.load(site.read(name), yaml.BaseLoader)
    values: dict[str, Callable[[], Any]] = {
        "name": lambda: f"مركز {site.phrase()}",
        "kind": lambda: site.random.choice(["open", "open", "partial", "shelter"]),
        "status": lambda: site.random.choice(["active", "inactive", "temporarily closed"]),
        "organization": lambda: site.random.choice([None, *site.ids("associations", ".md")]),
        "location": lambda: {"commune": site.random.choice(["alpha", "beta"])},
        "phones": lambda: [{"number": f"+21253900{site.number():04}"}],
        "assured_date": site.past,
        "description": lambda: site.random.choice([None, site.phrase(3, 9)]),
        "alert": lambda: site.random.choice([None, site.phrase()]),
        "address": lambda: None,
    }
    key = site.random.choice(list(values))
    record[key] = values[key]()
    if record[key] is None:
        del record[key]
    site.write(name, _mapping(record))
    return f"{name} {key}={record.get(key)}"


def rename_center(site: Site) -> str | None:
    name = site.some("directory/centers", ".yaml")
    if not name or name.endswith("/secret.yaml"):
        return None
    new = f"renamed-{site.number()}"
    record = yaml.load(site.read(name), yaml.BaseLoader)
    site.write(f"directory/centers/{new}.yaml", _mapping({**record, "id": new}))
    site.remove(name)
    for post in site.names("", ".md"):  # or else it would always be a mistake
        text = site.read(post)
        site.write(post, text.replace(name, f"directory/centers/{new}.yaml"))
        if f"Centers: {record['id']}" in text:
            site.set_line(post, "Centers", new)
    return f"{name} → {new}"


def move_center(site: Site) -> str | None:
    if name := site.some("directory/centers", ".yaml"):
        new = f"directory/centers/{site.random.choice(['', 'north/'])}{Path(name).name}"
        text = site.read(name)
        site.remove(name)
        site.write(new, text)
        for post in site.names("", ".md"):
            site.write(post, site.read(post).replace(name, new))
        return f"{name} → {new}"
    return None


def delete_center(site: Site) -> str | None:
    name = site.some("directory/centers", ".yaml")
    if name:
        site.remove(name)
    return name


def add_association(site: Site) -> str:
    slug = f"jam-{site.number()}"
    head = f"Title: جمعية {site.phrase()}\nSlug: {slug}\nSources: مثال"
    site.write(f"associations/{slug}.md", f"{head}\n\n{site.body()}")
    return slug


def edit_association(site: Site) -> str | None:
    name = site.some("associations", ".md")
    if not name:
        return None
    values: dict[str, Callable[[], str | None]] = {
        "Title": lambda: f"جمعية {site.phrase()}",
        "Domains": lambda: site.subset(TOPICS[:2]),
        "Commune": lambda: site.random.choice(["alpha", "beta", None]),
        "Status": lambda: site.random.choice(["published", "published", "draft", "hidden"]),
        "Summary": lambda: site.random.choice([None, site.phrase(3, 9)]),
        "Founded": lambda: str(site.random.randint(1960, 2020)),
        "Assured-Date": site.past,
    }
    key = site.random.choice(list(values))
    return site.change(name, key, values[key]())


def rename_association(site: Site) -> str | None:
    name = site.some("associations", ".md")
    if not name:
        return None
    old, new = Path(name).stem, f"jam-{site.number()}"
    site.write(f"associations/{new}.md", site.read(name))
    site.set_line(f"associations/{new}.md", "Slug", new)
    site.remove(name)
    for other in [*site.names("", ".md"), *site.names("directory/centers", ".yaml")]:
        text = site.read(other)
        site.write(
            other, text.replace(f"/{old}.md", f"/{new}.md").replace(f" {old}\n", f" {new}\n")
        )
    return f"{old} → {new}"


def delete_association(site: Site) -> str | None:
    name = site.some("associations", ".md")
    if name:
        site.remove(name)
    return name


def add_page(site: Site) -> str:
    slug = site.random.choice(["contact", "safety", f"page-{site.number()}"])
    order = site.random.randint(10, 99)
    head = f"Title: {site.phrase()}\nSlug: {slug}\nSummary: {site.phrase()}\nOrder: {order}"
    site.write(f"pages/{slug}.md", f"{head}\n\n{site.body()}")
    return slug


def edit_page(site: Site) -> str | None:
    name = site.some("pages", ".md")
    if not name:
        return None
    values = {
        "Title": site.phrase(),
        "Summary": site.phrase(),
        "Order": str(site.random.randint(10, 99)),
        "Status": site.random.choice(["published", "draft", "hidden"]),
        "Modified": site.past(),
        "Quick-Exit": "true",
    }
    key = site.random.choice(list(values))
    return site.change(name, key, values[key])


def delete_page(site: Site) -> str | None:
    if name := site.some("pages", ".md"):
        site.remove(name)
    return name


def edit_list(site: Site) -> str:
    name = site.random.choice(
        "topics communes helplines kinds news-kinds audiences cercles".split()
    )
    items = _items(site, name)
    if items:
        item = site.random.choice(items)
        item["name"] = site.phrase()
        if name == "helplines":
            item["number"] = str(8300 + site.number() % 100)
        site.write(f"directory/{name}.yaml", _sequence(items))
    return f"{name}: {[item['name'] for item in items]}"


def grow_list(site: Site) -> str:
    items = _items(site, "topics")
    fresh = [topic for topic in TOPICS if topic not in {item["id"] for item in items}]
    if fresh and site.random.random() < 0.6:
        items.append({"id": fresh[0], "name": site.phrase()})
    elif items:
        items.pop(site.random.randrange(len(items)))
    site.random.shuffle(items)
    site.write("directory/topics.yaml", _sequence(items))
    return f"topics: {[item['id'] for item in items]}"


def picture(site: Site) -> str:
    name = site.some("images", ".png")
    if name and site.random.random() < 0.3:
        site.remove(name)
        for post in site.names("", ".md"):
            text = (
                site.read(post)
                .replace("![", "[")
                .replace(f"{{static}}/{name}", "https://example.org/")
            )
            site.write(post, text)
            if f"Image: {Path(name).name}" in text:
                site.set_line(post, "Image", None)
                site.set_line(post, "Image-Alt", None)
        return f"-{name}"
    name = name if name and site.random.random() < 0.6 else f"images/new-{site.number()}.png"
    color = tuple(site.random.randrange(256) for _ in range(3))
    site.write(name, _picture(color, site.random))
    return f"{name} {color}"


def redirect(site: Site) -> str:
    lines = []
    for _ in range(site.random.randint(0, 2)):
        new = site.random.choice(["/", "/news/", "/about/", "/directory/centers/one/", "/nowhere/"])
        lines.append(f"- {{from: /old-{site.number()}/, to: {new}}}\n")
    site.write("redirects.yaml", "".join(lines) or "\n")
    return " ".join(lines)


def template(site: Site) -> str:
    name = site.random.choice(_TEMPLATES.split())
    path = site.theme / "templates" / name
    text = path.read_text("utf-8")
    what = site.random.choice(["<!--{}-->", "{{# {} #}}", "<!--{}-->"]).format(site.number())
    what = site.random.choice([what] * 9 + ["{{ nothing }}"])
    mark = "</body>" if name == "base.html" else "<p>" if "<p>" in text else "{% endmacro %}"
    mark = mark if mark in text else "<"
    path.write_text(text.replace(mark, f"{what}{mark}", 1), "utf-8")
    return f"{name} {what}"


def style(site: Site) -> str:
    path = site.theme / "static/css/main.css"
    rule = f".x{site.number()} {{ color: red }}\n"
    path.write_text(path.read_text("utf-8") + rule, "utf-8")
    return rule


def override(site: Site) -> str:
    if site.overrides and site.random.random() < 0.5:
        name = site.random.choice(sorted(site.overrides))
        del site.overrides[name]
        return f"-{name}"
    name = site.random.choice(list(OVERRIDES))
    site.overrides[name] = site.random.choice(OVERRIDES[name])
    return f"{name}={site.overrides[name]}"


def settings(site: Site) -> str:
    name = site.random.choice(list(LINES))
    if name in site.lines:
        site.lines.remove(name)
    else:
        site.lines.append(name)
    site.write_settings()
    return " ".join(site.lines)


def day(site: Site) -> str:
    site.day = site.random.choice(DAYS)
    return site.day.isoformat()


def touch(site: Site) -> str:
    """Nothing changes but times and inodes."""
    name = site.random.choice(site.names("", "."[:0]) or ["pages"])
    path = site.content / name
    if path.is_file():
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
    return name


def nothing(_: Site) -> str:
    return ""


def stray(site: Site) -> str:
    """What may not be there."""
    what = site.random.choice(["folder", "file", "link"])
    path = site.content / f"stray-{site.number()}"
    if what == "folder":
        path.mkdir()
    elif what == "file":
        path.write_text("x")
    else:
        path = site.content / "images" / "broken.png"
        path.unlink(missing_ok=True)
        path.symlink_to("none")
    return f"{what} {path.name}"


EDITS: list[tuple[int, Callable[[Site], str | None]]] = [
    (10, add_post),
    (14, edit_post_header),
    (6, edit_body),
    (4, append_to_body),
    (3, rename_post),
    (3, change_slug),
    (6, delete_post),
    (5, add_center),
    (7, edit_center),
    (2, rename_center),
    (1, move_center),
    (3, delete_center),
    (3, add_association),
    (4, edit_association),
    (2, rename_association),
    (2, delete_association),
    (2, add_page),
    (3, edit_page),
    (1, delete_page),
    (4, edit_list),
    (2, grow_list),
    (4, picture),
    (2, redirect),
    (4, template),
    (2, style),
    (5, override),
    (2, settings),
    (5, day),
    (2, touch),
    (2, nothing),
    (2, stray),
]


def _mapping(record: dict[str, Any]) -> str:
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in record.items()
    )


def _items(site: Site, name: str) -> list[dict[str, Any]]:
    return yaml.load(site.read(f"directory/{name}.yaml"), yaml.BaseLoader) or []


def _sequence(items: list[dict[str, Any]]) -> str:
    return "".join(f"- {json.dumps(item, ensure_ascii=False)}\n" for item in items)
