"""One post of the old site as a file of ours: its header, its text, and what is doubtful in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from urllib.parse import unquote

from editorial.fix import mended
from importing.addresses import OldSite, old_address
from importing.clean import Cleaned, clean, plain
from importing.dates import Published
from importing.lines import letters, one_line
from importing.personal import redact
from importing.topics import Filing, Topics
from importing.uploads import Uploads, original
from importing.wxr import Item
from pictures.model import PictureError
from records import header

#: What stands for a description until somebody writes one; the post is a draft until then.
NO_ALT = "صورة دون وصف"
NO_TITLE = "خبر دون عنوان"
#: Instead of a date that is missing; the check asks for one even in a draft.
NO_DATE = datetime(2000, 1, 1)

_TITLE, _SUMMARY = 160, 200
_SLUG = re.compile(r"(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG = 80
_GALLERY = re.compile(r"\[gallery\b(?P<attributes>[^\]]*)\]")
_IDS = re.compile(r"ids=[\"'“”]?(?P<ids>[0-9, ]+)")
#: A description that is the name of a file, or of a camera's picture.
_FILE_NAME = re.compile(r"[\w() .-]*(?:[0-9]{3,}|\.(?:jpe?g|png|webp|gif))[\w() .-]*", re.ASCII)
_BRACKETS = str.maketrans("[]<>{}", "()()()")
_STATES = {
    "draft": "كان مسودة في الموقع القديم",
    "pending": "كان ينتظر المراجعة في الموقع القديم",
    "future": "كان مبرمجا للنشر في الموقع القديم",
}


@dataclass(frozen=True)
class OldPosts:
    """What all posts are made with.

    ``attachments`` are those of the old site by id, ``names`` the names of its authors by login,
    ``helplines`` the numbers that may stand in a text.
    """

    site: OldSite
    attachments: Mapping[str, Item]
    names: Mapping[str, str]
    topics: Topics
    uploads: Uploads
    helplines: set[str]
    today: date

    @cached_property
    def descriptions(self) -> dict[str, str]:
        """What the old site said of each picture, by its path among the uploads."""
        return {
            original(item.url): item.meta.get("_wp_attachment_image_alt", "")
            for item in self.attachments.values()
        }


@dataclass(slots=True)
class Candidate:
    """A post as it would be: its file below ``content``, and what that holds.

    ``doubts`` keep it from readers until an editor has seen to them; ``told`` is for the report
    alone. ``address`` is what it had on the old site where a page can answer there, ``pictures``
    are those that it shows.
    """

    id: str
    title: str
    name: str
    slug: str
    date: datetime
    text: str
    address: str | None
    doubts: list[str]
    told: list[str]
    pictures: set[str]

    @property
    def is_draft(self) -> bool:
        """Whether no reader will see it yet."""
        return bool(self.doubts)


def source_id(site: OldSite, item: Item) -> str:
    """What a post is known by for ever, whatever becomes of its file: ``example.org 123``."""
    return f"{site.host or 'wordpress'} {item.id}"


def make(
    item: Item, old: OldPosts, link: Callable[[str], str | None], slugs: set[str]
) -> Candidate | None:
    """The file of a post; None where it has no text.

    ``link`` tells the file here of a post by its old id, None where no reader finds it; ``slugs``
    are those that others have.
    """
    return _Maker(item, old, link).candidate(slugs)


@dataclass(slots=True)
class _Maker:
    """Collects, while a post is made, what is doubtful, what is told, which pictures it shows."""

    item: Item
    old: OldPosts
    link: Callable[[str], str | None]
    doubts: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    pictures: set[str] = field(default_factory=set)

    def candidate(self, slugs: set[str]) -> Candidate | None:
        item = self.item
        cleaned = clean(self.with_galleries(), self.target, self.image)
        if not cleaned.text:
            return None
        if item.status in _STATES:
            self.doubts.append(_STATES[item.status])
        moment = self.moment(cleaned.published)
        title, body = self.title(cleaned.text)
        filing = self.old.topics.sort(item.terms)
        self.enter(filing, cleaned)
        slug = self.slug(moment, slugs)
        data = self.data(title, moment, slug, filing, cleaned, body)
        data, body = self.redacted(data, body)
        self.doubts = [*dict.fromkeys(self.doubts)]
        if self.doubts:
            data["Status"] = "draft"
            notes = (redact(self.note(doubt), set())[0] for doubt in self.doubts)
            data["Notes"] = [*dict.fromkeys(notes)]
        name = f"news/{moment:%Y}/{slug}.md"
        return Candidate(
            id=item.id,
            title=title,
            name=name,
            slug=slug,
            date=moment,
            text=mended(f"{header.write(data)}\n\n{body}\n", name),
            address=old_address(item.link),
            doubts=self.doubts,
            told=[*dict.fromkeys(self.told)],
            pictures=self.pictures,
        )

    def data(
        self,
        title: str,
        moment: datetime,
        slug: str,
        filing: Filing,
        cleaned: Cleaned,
        body: str,
    ) -> dict[str, str | list[str]]:
        """The header, but for what is doubtful."""
        form = "%Y-%m-%d" if moment.time() == time() else "%Y-%m-%d %H:%M"
        image, alt = self.lead(body)
        data = {
            "Title": title,
            "Date": moment.strftime(form),
            "Slug": slug,
            "Category": filing.kind,
            "Tags": ", ".join(filing.topics),
            "Published-By": self.publisher(cleaned.published),
            "Summary": self.summary(),
            "Image": image,
            "Image-Alt": alt,
            "Imported-From": source_id(self.old.site, self.item),
        }
        return {key: value for key, value in data.items() if value}

    def enter(self, filing: Filing, cleaned: Cleaned) -> None:
        """Enter what filing and cleaning left open."""
        self.doubts += [*cleaned.doubts, *filing.doubts]
        if filing.dropped:
            self.told.append(f"وسوم لم تنقل: {'، '.join(filing.dropped)}")
        if self.item.comments:
            self.told.append(f"تعليقات القراء لم تنقل، عددها {self.item.comments}")

    # When, what it is called, where it stands.

    def moment(self, published: Published | None) -> datetime:
        """When it was published: as its own first line says, else as WordPress does."""
        found = _moment(self.item.date)
        if published and (not found or published.day != found.date()):
            self.told.append(
                f"تاريخه من سطر «نشرت في» في نصه، وتاريخه في ووردبريس {self.item.date}"
            )
            found = datetime.combine(published.day, time())
        if not found:
            self.doubts.append("لا تاريخ للخبر في الملف: اكتب تاريخه الصحيح (Date)")
            return NO_DATE
        if found.date() > self.old.today and self.item.status != "future":
            self.doubts.append("تاريخ الخبر بعد اليوم")
        return found

    def title(self, text: str) -> tuple[str, str]:
        """The title, and the text, which keeps the words of a title that is too long."""
        title = plain(self.item.title)
        if not any(letter.isalpha() for letter in title):
            self.doubts.append("لا عنوان للخبر: اكتب عنوانه (Title)")
            return NO_TITLE, text
        if len(title) <= _TITLE:
            return title, text
        self.doubts.append(f"العنوان أطول من {_TITLE} حرفا: اختصره، وهو كاملا في أول النص")
        short = title[: _TITLE - 1]
        return f"{short.rpartition(' ')[0] or short}…", f"{title}\n\n{text}"

    def slug(self, moment: datetime, slugs: set[str]) -> str:
        """The Latin name that it had, or its date with its id, which no other post has."""
        own = unquote(self.item.slug)
        if _SLUG.fullmatch(own) and len(own) <= _LONGEST_SLUG and own not in slugs:
            return own
        return f"{moment:%Y-%m-%d}-{self.item.id}"

    def publisher(self, published: Published | None) -> str:
        """Whose account posted it; a login is no name."""
        if published and letters(published.by):
            return one_line(published.by)
        name = self.old.names.get(self.item.creator, "")
        return one_line(name) if name.lower() not in {self.item.creator.lower(), "admin"} else ""

    def summary(self) -> str:
        """The excerpt; one that is too long is a note."""
        text = plain(self.item.excerpt)
        if len(text) > _SUMMARY:
            self.doubts.append(f"المقتطف أطول من {_SUMMARY} حرف: {text}")
            return ""
        return text if any(letter.isalpha() for letter in text) else ""

    def redacted(
        self, data: dict[str, str | list[str]], body: str
    ) -> tuple[dict[str, str | list[str]], str]:
        """Header and text without the numbers of people."""
        for key in ("Title", "Summary", "Published-By", "Image-Alt"):
            if isinstance(value := data.get(key), str):
                data[key], doubts = redact(value, self.old.helplines)
                self.doubts += doubts
        body, doubts = redact(body, self.old.helplines)
        self.doubts += doubts
        return data, body

    def note(self, doubt: str) -> str:
        """A doubt as a line of the header: no markup, and not without a word."""
        return one_line(doubt).translate(_BRACKETS)

    # Pictures and links.

    def with_galleries(self) -> str:
        """The source with the pictures of its galleries in place of their shortcodes."""

        def gallery(found: re.Match[str]) -> str:
            named = _IDS.search(found["attributes"])
            ids = re.findall("[0-9]+", named["ids"]) if named else self.own_pictures()
            shown = [self.old.attachments[key] for key in ids if key in self.old.attachments]
            if len(shown) < len(ids) or not ids:
                self.doubts.append(f"معرض صور ناقص: {one_line(found[0])}")
            return "\n\n".join(f'<img src="{item.url}">' for item in shown)

        return _GALLERY.sub(gallery, self.item.html)

    def own_pictures(self) -> list[str]:
        """The ids of the attachments that were put into this post."""
        return [key for key, item in self.old.attachments.items() if item.parent == self.item.id]

    def image(self, src: str, alt: str) -> tuple[str, str] | None:
        """The path and the description of a picture here, by its address there."""
        if not (name := self.picture(src)):
            return None
        return f"{{static}}/images/{name}", self.description(src, alt, name)

    def picture(self, src: str) -> str | None:
        if not src.strip():
            self.doubts.append("صورة ليس لها عنوان")
            return None
        if not self.old.site.is_own(src):
            self.doubts.append(f"صورة من موقع آخر لم تنقل: {src}")
            return None
        try:
            name = self.old.uploads.take(src)
        except PictureError as error:
            self.doubts.append(f"صورة لا تصلح: {src}: {error}")
            return None
        if name:
            self.pictures.add(name)
        else:
            self.doubts.append(f"صورة لم توجد في نسخة الموقع القديم: {unquote(src)}")
        return name

    def description(self, src: str, alt: str, name: str) -> str:
        """What is said of a picture: in the text, else of the attachment; else what to write."""
        for words in (alt, self.old.descriptions.get(original(src), "")):
            said = one_line(words)
            if any(letter.isalpha() for letter in said) and not _FILE_NAME.fullmatch(said):
                return said
        self.doubts.append(f"صورة دون وصف، اكتبه في مكان «{NO_ALT}»: images/{name}")
        return NO_ALT

    def lead(self, body: str) -> tuple[str, str]:
        """The picture that stood above the post, and its description, unless its text shows it."""
        item = self.old.attachments.get(self.item.meta.get("_thumbnail_id", ""))
        name = self.picture(item.url) if item else None
        if not item or not name or f"/images/{name}" in body:
            return "", ""
        return name, self.description(item.url, "", name)

    def target(self, href: str) -> str | None:
        """Where a link leads here."""
        if href.startswith("#"):
            return None
        if not self.old.site.is_own(href):
            return href
        if (post := self.old.site.post(href)) and (name := self.link(post)):
            return f"{{filename}}/{name}"
        if "/uploads/" in href:
            self.doubts.append(f"رابط إلى ملف من الموقع القديم لم ينقل: {unquote(href)}")
        else:
            self.told.append(f"رابط إلى صفحة لم تنقل أو لم تنشر صار نصا: {unquote(href)}")
        return None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(second=0)
    except ValueError:  # WordPress writes 0000-00-00 for a draft that never had one
        return None
