"""The same posts and pages for two other generators, each laid out as its own manual says.

Hugo gets a small theme (``hugo/``) that does what ours does, no more: header and menu,
description, canonical address, structured data, topics, lists by month, topic and kind, feeds.
Stock Pelican gets its defaults, the theme ``simple``, twenty posts to a list's page and one feed.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from demo_maker import pages, sentences
from demo_maker.files import write_text

from tests.bench import REPOSITORY
from tests.bench.posts import KIND_NAMES, Post

_TEMPLATES = Path(__file__).parent / "hugo"
_LINK = re.compile(r"\{filename\}/(?P<path>[^)]+)\.md")
#: What our theme shows beside a post about a meeting: the header's key, the label.
_FACTS = {
    "Event-Date": "التاريخ",
    "Event-Time": "الساعة",
    "Venue": "المكان",
    "Commune": "الجماعة",
    "Organizer": "التنظيم",
    "Partners": "الشركاء",
    "Chair": "الرئاسة",
    "Attendance": "عدد الحضور",
    "Recommendations": "التوصيات",
}
_PELICAN = """\
SITENAME = AUTHOR = "مندوبية المثال (محتوى خيالي)"
SITEURL = "http://localhost:8000"
PATH = "content"
THEME = "simple"
PLUGINS = []
DEFAULT_LANG = "ar"
TIMEZONE = "Africa/Casablanca"
DEFAULT_PAGINATION = 20
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""


def write_hugo(folder: Path, posts: Sequence[Post]) -> None:
    """Write a Hugo site of ``posts`` into ``folder``, in place of what is there."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(_TEMPLATES, folder)
    shutil.copytree(REPOSITORY / "theme" / "static", folder / "static" / "theme")
    with (folder / "hugo.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"\n[params.kinds]\n{_toml(KIND_NAMES)}\n")
    content = folder / "content"
    write_text(content / "news" / "_index.md", front_matter({"title": "الأخبار", "layout": "news"}))
    for month in sorted({f"{post.date:%Y/%m}" for post in posts}):
        write_text(content / "news" / month / "_index.md", front_matter(_list(f"أخبار {month}")))
    topics = {slug: name for slug, (name, *_) in sentences.TOPICS.items()}
    for taxonomy, terms in (("categories", KIND_NAMES), ("tags", topics)):
        for slug, name in terms.items():
            term = front_matter({**_list(name), "slug": slug})
            write_text(content / taxonomy / slug / "_index.md", term)
    addresses = {post.path.removesuffix(".md"): _address(post) for post in posts}
    addresses |= {f"pages/{page.slug}": f"/{page.slug}/" for page in pages.PAGES}
    for page in pages.PAGES:
        head = {"title": page.title, "slug": page.slug, "description": page.summary}
        body = linked(page.body, addresses)
        write_text(content / "pages" / f"{page.slug}.md", front_matter(head) + body)
    for post in posts:
        path = content / "news" / f"{post.date:%Y/%m}" / f"{post.slug}.md"
        write_text(path, hugo_post(post, addresses))


def write_pelican(folder: Path, posts: Iterable[Post]) -> None:
    """Write a site of stock Pelican into ``folder``, in place of what is there."""
    shutil.rmtree(folder, ignore_errors=True)
    write_text(folder / "pelicanconf.py", _PELICAN)
    for path, text in pages.files().items():
        write_text(folder / "content" / path, text)
    for post in posts:
        write_text(folder / "content" / post.path, post._replace(facts={}).file())


def hugo_post(post: Post, addresses: Mapping[str, str]) -> str:
    """A post as a content file of Hugo; ``addresses`` are those of pages by path below content."""
    head: dict[str, object] = {
        "title": post.title,
        "slug": post.slug,
        "description": post.summary,
        "summary": post.summary,
        "categories": [post.category],
        "tags": list(post.tags),
    }
    facts = [[label, _text(post.facts[key])] for key, label in _FACTS.items() if key in post.facts]
    # a local time of TOML is one of the site's time zone
    text = f"date = {post.date.isoformat()}\n{_toml(head)}"
    text += f"\n[params]\n{_toml({'facts': facts})}" if facts else ""
    return f"+++\n{text}\n+++\n\n{linked(post.body, addresses)}\n"


def front_matter(head: Mapping[str, object]) -> str:
    """A header of Hugo's in TOML; the values are texts and lists of them."""
    return f"+++\n{_toml(head)}\n+++\n\n"


def linked(body: str, addresses: Mapping[str, str]) -> str:
    """A text whose links to files are links to the addresses of their pages."""
    return _LINK.sub(lambda found: addresses[found["path"]], body)


def _toml(values: Mapping[str, object]) -> str:
    # texts and lists of them are written alike in JSON and in TOML
    return "\n".join(
        f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()
    )


def _list(title: str) -> dict[str, object]:
    return {"title": title, "description": title}


def _address(post: Post) -> str:
    return f"/news/{post.date:%Y/%m}/{post.slug}/"


def _text(value: object) -> str:
    return "، ".join(value) if isinstance(value, list) else str(value)
