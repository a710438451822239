"""The HTML of an old post as Markdown: what it says, and nothing of how Word made it look.

nh3 mends the HTML as browsers do and takes away what carries no meaning (spans, fonts, comments of
Word and of the block editor); markdownify converts what is left. Ours is what neither can know:
line breaks that were typed, pictures and links of the old site, and the Markdown of this one (lists
indented by four spaces, no title of the first degree, no HTML).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import nh3
from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from importing.dates import Published, published_line
from importing.lines import flow, letters, mend, one_line, without_repeats

#: Where a link leads here; None where there is nothing to lead to.
Link = Callable[[str], str | None]
#: The Markdown path and the description of a picture, by its address and its description there.
Image = Callable[[str, str], tuple[str, str] | None]

_TAGS = set(
    "a address article aside b blockquote br caption center dd div dl dt em embed figcaption figure"
    " footer h1 h2 h3 h4 h5 h6 header hr i iframe img li main ol p section strong table tbody td"
    " tfoot th thead tr ul".split()
)
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "iframe": {"src"},
    "embed": {"src"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_CLEANER = nh3.Cleaner(
    tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None, url_schemes={"http", "https", "mailto"}
)
#: WordPress shows an empty line of the source as the end of a paragraph (wpautop).
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
#: A line that ends twice, by its tag and in the source, ends once.
_BREAK = re.compile(r"<br\s*/?>[^\S\n]*\n?", re.IGNORECASE)
_CAPTION = re.compile(
    r"\[caption[^\]]*\]\s*(?P<image>(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)"
    r"(?P<text>.*?)\[/caption\]",
    re.DOTALL,
)
#: Of a plugin that is no more: with attributes, or closing another.
_SHORTCODE = re.compile(r"\[(?:[a-z][a-z0-9_-]*\s[^\[\]=]*=[^\[\]]*|/[a-z][a-z0-9_-]*)/?\]")
_CLOSING = re.compile(r"\[/([a-z][a-z0-9_-]*)\]")
_KNOWN = ("gallery", "embed", "audio", "video", "playlist", "caption")
_BOLD = re.compile(r"<(/?)b(?=[\s>])", re.IGNORECASE)
#: Two runs of bold that only Word's spans keep apart.
_SEAM = re.compile(r"</(strong|em)>(\s*)<\1>")
#: Marks a line that is Markdown already; in no text, since mend_input takes it away.
_MADE = "\ue000"
_LONGEST_HEADING = 160
#: What Python-Markdown, and the checks of links and HTML, would take for markup.
_ESCAPES = str.maketrans({**{sign: f"\\{sign}" for sign in "\\`*_[]"}, "<": "&lt;", "{": "&#123;"})
_ENTITY = re.compile(r"&(?=#?\w+;)")

NO_MARKUP = "تعذرت قراءة تنسيق النص، فنقل دون تنسيق"


@dataclass(slots=True)
class Cleaned:
    """A text as Markdown; what its first line said of its publication; what an editor must see."""

    text: str
    published: Published | None = None
    doubts: list[str] = field(default_factory=list)


def clean(html: str, link: Link, image: Image) -> Cleaned:
    """Convert the source of an old post, as its editor typed it.

    Every word of it is in the result, but for the line «نشرت في» at its beginning and for
    paragraphs that only repeat the one before. Never raises.
    """
    doubts: list[str] = []
    soup = _tree(_source(html, doubts))
    _unfold_layout(soup)
    try:
        blocks = _Converter(link, image, doubts).blocks(soup)
    except RecursionError:
        doubts.append(NO_MARKUP)
        blocks = [_escape(soup.get_text("\n"))]
    text, published = _without_published(blocks)
    paragraphs = without_repeats(block for part in text for block in _flowed(part))
    return Cleaned("\n\n".join(_joined(paragraphs)), published, [*dict.fromkeys(doubts)])


def plain(html: str) -> str:
    """The text of a title or an excerpt, on one line."""
    return one_line(_tree(html).get_text(" "))


def _tree(html: str) -> BeautifulSoup:
    # within a tag: a text that is an address alone would be taken for one by mistake
    return BeautifulSoup(f"<div>{_CLEANER.clean(html)}</div>", "html.parser")


def _source(html: str, doubts: list[str]) -> str:
    """HTML in place of what WordPress makes HTML of when a page is shown."""
    html = mend(html.replace(_MADE, "").replace("&nbsp;", " "))
    html = _CAPTION.sub(r"<figure>\g<image><figcaption>\g<text></figcaption></figure>", html)
    closed = "|".join({*_KNOWN, *_CLOSING.findall(html)})
    for pattern in (_SHORTCODE, re.compile(rf"\[(?:{closed})\]")):
        found = map(one_line, pattern.findall(html))
        doubts += [f"رمز من إضافة قديمة حذف من النص: {code}" for code in found]
        html = pattern.sub("\n\n", html)
    html = _BREAK.sub("<br>", _BOLD.sub(r"<\1strong", html))
    return _SEAM.sub(r"\2", _EMPTY_LINE.sub("\n<p>", html))


def _unfold_layout(soup: BeautifulSoup) -> None:
    """Make plain blocks of tables that only lay out: of one column, or around other tables."""
    for table in soup.find_all("table"):
        rows = [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]
        if table.find("table") or all(len(row) < 2 for row in rows):
            for inner in table.find_all(["tr", "td", "th", "caption"]):
                if inner.find_parent("table") is table:
                    inner.name = "div"
            for inner in table.find_all(["thead", "tbody", "tfoot"]):
                if inner.find_parent("table") is table:
                    inner.unwrap()
            table.name = "div"


def _without_published(blocks: list[str]) -> tuple[list[str], Published | None]:
    """The blocks without the line «نشرت في» at their top, and what it says."""
    if not blocks or blocks[0].startswith(_MADE):
        return blocks, None
    first, _, rest = blocks[0].partition("\n")
    published = published_line(first.replace("*", "").replace("\\", ""))
    return ([rest, *blocks[1:]] if published else blocks), published


def _flowed(block: str) -> Iterator[str]:
    return iter([_bare(block)]) if _MADE in block else flow(block)


def _bare(block: str) -> str:
    return block.replace(_MADE, "")


def _joined(blocks: list[str]) -> Iterator[str]:
    """The blocks, those that are items of one typed list in one."""
    group: list[str] = []
    for block in blocks:
        if group and not (block.startswith("- ") and group[-1].startswith("- ")):
            yield "\n".join(group)
            group = []
        group.append(block)
    if group:
        yield "\n".join(group)


def _split(text: str) -> list[str]:
    """The blocks of a text, each all typed or all made."""
    return [block.strip("\n") for block in re.split(r"\n\s*\n", text) if block.strip()]


def _made(lines: str, first: str = "", others: str = "") -> str:
    """A block of Markdown, marked as such; what its lines begin with."""
    starts = iter([first])
    marked = (
        f"{_MADE}{next(starts, others)}{line}" if line.strip() else ""
        for line in _bare(lines).split("\n")
    )
    return "\n\n" + "\n".join(marked) + "\n\n"


class _Converter(MarkdownConverter):
    """markdownify for this site's Markdown. What it makes is marked, what was typed is not."""

    def __init__(self, link: Link, image: Image, doubts: list[str]) -> None:
        super().__init__(table_infer_header=True)
        self.link, self.image, self.doubts = link, image, doubts

    def blocks(self, soup: BeautifulSoup) -> list[str]:
        """All blocks of a document."""
        return _split(self.convert_soup(soup))

    def escape(self, text: str, parent_tags: Any) -> str:
        """A text that holds no markup."""
        escaped = _escape(text)
        return escaped.replace("|", "\\|") if {"td", "th"} & set(parent_tags) else escaped

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """An end of a line, as typed."""
        return "\n"

    def _emphasis(self, text: str, parent_tags: set[str], sign: str) -> str:
        """Emphasis on each line by itself: no mark of Markdown's may stand at another's side."""
        name = "em" if sign == "*" else "strong"
        if name in parent_tags or {"h1", "h2", "h3", "h4", "h5", "h6"} & parent_tags:
            return text
        return "\n".join(
            f"{line[: len(line) - len(line.lstrip())]}{sign}{line.strip()}{sign}"
            f"{line[len(line.rstrip()) :]}"
            if letters(line) and _MADE not in line
            else line
            for line in text.split("\n")
        )

    def convert_strong(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Bold."""
        return self._emphasis(text, parent_tags, "**")

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Emphasis."""
        return self._emphasis(text, parent_tags, "*")

    convert_i = convert_em

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link that leads somewhere; else its text alone, and a picture without one."""
        href = str(el.get("href") or "").strip()
        words = " ".join(text.split())
        if not href or _MADE in text or not words:
            return text
        target = self.link(href)
        if not target:
            return text
        before = text[: len(text) - len(text.lstrip())]
        return f"{before}[{words}]({_address(target)}){text[len(text.rstrip()) :]}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A picture of ours, alone on its line, with what stands below it."""
        found = self.image(str(el.get("src") or ""), one_line(str(el.get("alt") or "")))
        if not found:
            return ""
        path, alt = found
        figure = el.find_parent("figure")
        caption = figure.find("figcaption") if figure else None
        below = one_line(caption.get_text(" ")).replace('"', "”") if caption else ""
        title = f' "{below}"' if below else ""
        return _made(f"![{alt.translate(str.maketrans('[]', '()'))}]({path}{title})")

    def convert_figcaption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Nothing where a picture shows it already."""
        figure = el.find_parent("figure")
        own = figure.find_all("img") if figure else []
        shown = (img for img in own if img.find_parent("figure") is figure)
        if any(self.image(str(img.get("src") or ""), "") for img in shown):
            return ""
        return f"\n\n{text.strip()}\n\n"

    def convert_iframe(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link to what was embedded: the site asks nothing of others."""
        src = str(el.get("src") or "")
        src = f"https:{src}" if src.startswith("//") else src
        self.doubts.append(f"محتوى مدمج من موقع آخر صار رابطا: {one_line(src)}")
        target = self.link(src)
        return f"\n\n<{_address(target)}>\n\n" if target else ""

    convert_embed = convert_iframe

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802
        """A heading below the page's own; what is no heading in truth is a paragraph."""
        words = " ".join(text.split())
        if _MADE in text or not letters(text) or len(words) > _LONGEST_HEADING:
            return f"\n\n{text}\n\n"
        return _made(f"{'#' * max(2, n)} {words}")

    def _block(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text}\n\n"

    convert_p = convert_div = convert_section = convert_article = convert_center = _block
    convert_address = convert_aside = convert_header = convert_footer = convert_main = _block
    convert_dl = convert_dt = convert_dd = convert_figure = convert_caption = _block

    def convert_hr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A rule."""
        return _made("---")

    def convert_blockquote(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A quotation: its blocks, each line marked."""
        inner = "\n\n".join(block for part in _split(text) for block in _flowed(part))
        return _made("\n".join(f"> {line}".rstrip() for line in inner.split("\n"))) if inner else ""

    def convert_list(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A list, tight unless one of its items is not."""
        return f"\n\n{text}\n\n"

    convert_ul = convert_ol = convert_list

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """An item: what belongs to it is indented by four spaces, as Python-Markdown wants it."""
        blocks = [block for part in _split(text) for block in _flowed(part)]
        if not blocks:
            return ""
        mark = "- "
        if el.parent is not None and el.parent.name == "ol":
            mark = f"{len(el.find_previous_siblings('li')) + 1}. "
        tight = len(blocks) > 1 and all(_is_list(block) for block in blocks[1:])
        return _made(("\n" if tight else "\n\n").join(blocks), mark, "    ").strip("\n") + "\n"

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A table; its first row is its head."""
        if el.find(lambda cell: cell.get("colspan") or cell.get("rowspan")):
            self.doubts.append("جدول فيه خلايا مدمجة: راجعه")
        rows = [line for line in text.split("\n") if line.startswith("|")]
        others = [line for line in text.split("\n") if line.strip() and not line.startswith("|")]
        above = "\n".join(others)
        return f"\n\n{above}\n\n{_made(chr(10).join(rows))}"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A cell: all its blocks in one line."""
        blocks = (block for part in _split(text) for block in _flowed(part))
        span = str(el.get("colspan") or "1")
        count = min(int(span), 50) if span.isdigit() and int(span) else 1
        return f" {' '.join(' '.join(blocks).split())} |" + " |" * (count - 1)

    convert_th = convert_td


def _escape(text: str) -> str:
    escaped = _ENTITY.sub("&amp;", text).translate(_ESCAPES)
    # the checks of links and notes read no escapes
    return escaped.replace("](", "]\\(").replace("[^", "[&#94;")


def _is_list(block: str) -> bool:
    return block.startswith(("- ", "1. ", "    "))


def _address(target: str) -> str:
    """An address that Markdown's brackets do not cut off."""
    return quote(target, safe="/:?#@!$&'*+,;=%~{}-._")
