"""Every mistake an editor can make, and the one line that answers it."""

# ruff: noqa: E501 - one mistake a line reads better than a shorter line
from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from diagnostics import CODES
from editorial.check import check_site
from tests.small_site import FILES, TODAY, changed, write_site

CENTER = "directory/centers/one.yaml"
LOCATION = 'location: {commune: alpha, latitude: "35.16381", longitude: "-6.14442"}\n'
SECRET = "directory/centers/secret.yaml"
POST = "news/2026/second.md"
MEETING = "news/2026/first.md"
PROFILE = "associations/amal.md"
PAGE = "pages/about.md"
ALIASES = "directory/aliases.yaml"
MAP = "directory/boundaries/squares.geojson"
HOLIDAYS = "directory/holidays.yaml"


def post_with(header: str, text: str = "نص.") -> dict[str, str]:
    """The second post with one more line in its header, and another text."""
    old = "Category: news\n\n" + FILES[POST].split("\n\n", 1)[1]
    return changed(POST, old, f"Category: news\n{header}\n\n{text}\n")


def text_of(name: str, text: str) -> dict[str, str]:
    """A Markdown file of the small site with another text below its header."""
    return {name: FILES[name].split("\n\n", 1)[0] + f"\n\n{text}\n"}


def secret_with(line: str) -> dict[str, str]:
    return {SECRET: FILES[SECRET] + line + "\n"}


MISTAKES: list[tuple[str, dict[str, str | bytes | None], str]] = [
    # files
    ("encoding", {CENTER: "id: one\nname: مركز".encode("cp1256")}, f"{CENTER}:2:7: F001"),
    ("post encoding", {POST: "Title: خبر".encode("utf-16")}, f"{POST}:1:1: F001"),
    ("bom in record", {CENTER: "\ufeff" + FILES[CENTER]}, f"{CENTER}:1:1: F002"),
    ("bom in post", {POST: "\ufeff" + FILES[POST]}, f"{POST}:1:1: F002"),
    ("tab in record", changed(CENTER, "  - {number", "\t- {number"), f"{CENTER}:10:1: F003"),
    ("tab in post", changed(POST, "Slug: second", "Slug:\tsecond"), f"{POST}:3:6: F003"),
    ("empty record", {CENTER: ""}, f"{CENTER}:1:1: F004"),
    ("comments only", {CENTER: "# later\n"}, f"{CENTER}:1:1: F004"),
    ("empty post", {POST: " \n\n"}, f"{POST}:1:1: F004"),
    ("post without text", {POST: FILES[POST].split("\n\n")[0] + "\n"}, f"{POST}:5:1: F004"),
    ("missing list", {"directory/topics.yaml": None}, "directory/topics.yaml:1:1: F005"),
    ("wrong suffix", {"directory/centers/x.yml": "id: x"}, "directory/centers/x.yml:1:1: F007"),
    ("stray post", {"news/note.txt": "…"}, "news/note.txt:1:1: F007"),
    ("stray folder", {"blog/a.md": "Title: a"}, "blog:1:1: F007"),
    ("stray list", {"directory/extra.yaml": "- {}"}, "directory/extra.yaml:1:1: F007"),
    ("bidi control", changed(POST, "نص", "نص\u202e"), f"{POST}:6:3: F008"),
    ("UTF-16 without a mark", {POST: FILES[POST].encode("utf-16-le")}, f"{POST}:1:2: F001"),
    ("zero width space", changed(CENTER, "id: one", "id: one\u200b"), f"{CENTER}:1:8: F008"),
    ("bidi control as an escape", secret_with('alert: "a\\u202eb"'), f"{SECRET}:8:8: F008"),
    ("Arabic file name", {"news/2026/خبر.md": FILES[POST]}, "news/2026/خبر.md:1:1: F007"),
    ("document among pictures", {"images/a.pdf": "x"}, "images/a.pdf:1:1: F007"),
    ("no picture", {"images/a.png": "x"}, "images/a.png:1:1: F006"),
    # YAML
    ("broken quote", secret_with('alert: "مغلق'), f"{SECRET}:8:8: Y001"),
    ("colon in value", changed(CENTER, "مركز المثال", "مركز: المثال"), f"{CENTER}:2:11: Y001"),
    ("two documents", {CENTER: FILES[CENTER] + "---\nid: b\n"}, f"{CENTER}:20:1: Y001"),
    ("duplicate key", {CENTER: FILES[CENTER] + "kind: open\n"}, f"{CENTER}:20:1: Y002"),
    ("not a mapping", {CENTER: "- id: one\n"}, f"{CENTER}:1:1: Y003"),
    ("list is a mapping", {"directory/topics.yaml": "id: a\n"}, "directory/topics.yaml:1:1: Y003"),
    ("alias", changed(CENTER, "kind: open", "kind: &k open\nalert: *k"), f"{CENTER}:4:7: Y004"),
    ("alias to itself", changed(CENTER, "[ar, fr]", "&a [*a]"), f"{CENTER}:13:12: Y004"),
    ("anchor", changed(CENTER, "kind: open", "kind: &k open"), f"{CENTER}:4:7: Y004"),
    ("tag", secret_with("alert: !!python/name:os.system a"), f"{SECRET}:8:8: Y004"),
    ("bomb", secret_with("alert: " + "[" * 10_000), f"{SECRET}:8:20: Y003"),
    ("unclosed quote", changed(CENTER, "مركز المثال", '"مركز المثال'), f"{CENTER}:2:7: Y001"),
    ("unclosed bracket", changed(CENTER, "[ar, fr]", "[ar, fr"), f"{CENTER}:13:12: Y001"),
    ("text after a quote", secret_with('alert: "مغلق" مؤقتا'), f"{SECRET}:8:15: Y001"),
    ("star", secret_with("alert: *مهم*"), f"{SECRET}:8:9: Y001"),
    # headers
    ("blank first line", {POST: "\n" + FILES[POST]}, f"{POST}:1:1: H001"),
    ("no header", {POST: "نص بلا ترويسة\n"}, f"{POST}:1:1: H001"),
    ("Arabic key", changed(POST, "Date: ", "التاريخ: "), f"{POST}:2:1: H002"),
    ("list item", post_with("- أ"), f"{POST}:5:1: H002"),
    ("front matter", {POST: f"---\n{FILES[POST]}"}, f"{POST}:1:1: H003"),
    ("space before the colon", changed(POST, "Date:", "Date :"), f"{POST}:2:1: H002"),
    ("no blank line", {POST: FILES[POST].replace("\n\n", "\n")}, f"{POST}:5:1: H002"),
    ("repeated header key", post_with("Slug: other"), f"{POST}:5:1: H004"),
    # values
    ("unknown key", changed(CENTER, "email:", "emial:"), f"{CENTER}:11:1: V001"),
    ("unknown nested key", changed(CENTER, "city:", "town:"), f"{CENTER}:8:35: V001"),
    ("unknown header key", post_with("Sumary: a"), f"{POST}:5:1: V001"),
    ("missing field", changed(CENTER, "kind: open\n", ""), f"{CENTER}:1:1: V002"),
    ("missing title", changed(POST, "Title: خبر المثال\n", ""), f"{POST}:1:1: V002"),
    ("missing date", changed(POST, "Date: 2026-11-02\n", ""), f"{POST}:1:1: V002"),
    ("missing slug", changed(POST, "Slug: second\n", ""), f"{POST}:1:1: V002"),
    ("missing commune", changed(CENTER, "commune: alpha, ", ""), f"{CENTER}:7:11: V002"),
    ("no location at all", changed(CENTER, LOCATION, ""), f"{CENTER}:1:1: V002"),
    ("list for a text", changed(CENTER, "name: مركز المثال الأول", "name: [a]"), f"{CENTER}:2:7: V003"),
    ("text for a list", changed(CENTER, "languages: [ar, fr]", "languages: ar"), f"{CENTER}:13:12: V003"),
    ("text for a mapping", changed(CENTER, "{number: ", "{number: {a: b}}\n  - {number: "), f"{CENTER}:10:14: V003"),
    ("Arabic comma", changed(MEETING, "Tags: women", "Tags: women، training"), f"{MEETING}:5:7: V003"),
    ("tags on lines", post_with("Tags:\n    women\n    training"), f"{POST}:5:6: V003"),
    ("unknown status", changed(CENTER, "active", "actve"), f"{CENTER}:5:9: V004"),
    ("post status", post_with("Status: مسودة"), f"{POST}:5:9: V004"),
    ("family as kind", changed(CENTER, "kind: open", "kind: family"), f"{CENTER}:4:7: V004"),
    ("US date", changed(POST, "2026-11-02", "03/02/2026"), f"{POST}:2:7: V005"),
    ("no such day", changed(CENTER, "2026-09-15", "2026-13-01"), f"{CENTER}:16:15: V005"),
    ("checked in the future", changed(CENTER, "2026-09-15", "2026-12-15"), f"{CENTER}:16:15: V005"),
    ("bad time", changed(MEETING, "10:00", "25:00"), f"{MEETING}:7:13: V005"),
    ("event ends before", changed(MEETING, "Venue", "Event-End: 2026-09-01\nVenue"), f"{MEETING}:8:12: V005"),
    ("slug with spaces", changed(POST, "second", "my post"), f"{POST}:3:7: V006"),
    ("Arabic slug", changed(POST, "second", "خبر"), f"{POST}:3:7: V006"),
    ("short phone", changed(CENTER, "+212539000001", "0539 94 12"), f"{CENTER}:10:14: V007"),
    ("long title", changed(POST, "خبر المثال", "خبر " * 50), f"{POST}:1:8: V008"),
    ("bad e-mail", changed(CENTER, "one@example.org", "one@"), f"{CENTER}:11:8: V009"),
    ("bad address", changed(SECRET, '"https://example.org/where"', "example.org"), f"{SECRET}:7:36: V009"),
    ("bad hours", changed(CENTER, "08:30-16:30", "8h30"), f"{CENTER}:12:16: V010"),
    ("seasonal hours", changed(CENTER, "PH off", "Aug off"), f"{CENTER}:12:16: V010"),
    ("repeated tag", changed(MEETING, "Tags: women", "Tags: women, women"), f"{MEETING}:5:7: V011"),
    ("empty value", changed(CENTER, "one@example.org", ""), f"{CENTER}:11:7: V012"),
    ("no sources", changed(CENTER, "  - {publisher: مثال}", "  []"), f"{CENTER}:19:3: V012"),
    ("bad number", changed(CENTER, "35.16381", "35,16381"), f"{CENTER}:7:38: V013"),
    ("null", changed(CENTER, "مركز المثال الأول", "null"), f"{CENTER}:2:7: V012"),
    ("number for a name", changed(CENTER, "مركز المثال الأول", "123"), f"{CENTER}:2:7: V003"),
    ("boolean for a text", secret_with("alert: no"), f"{SECRET}:8:8: V003"),
    ("list for a word", changed(CENTER, "active", "[active]"), f"{CENTER}:5:9: V003"),
    ("publisher before address", changed(PROFILE, "https://example.org/amal صحيفة", "صحيفة https://example.org/amal"), f"{PROFILE}:7:10: V003"),
    ("year of the Hijra", changed(CENTER, "2026-09-15", "1448-03-05"), f"{CENTER}:16:15: V005"),
    ("post of tomorrow", changed(POST, "2026-11-02", "2026-11-24"), f"{POST}:2:7: V005"),
    ("consent to come", changed(CENTER, '001"}', '001", consent: {by: أ, date: 2027-01-01, scope: ب}}'), f"{CENTER}:10:54: V005"),
    ("founded to come", changed(PROFILE, "1999", "2027"), f"{PROFILE}:4:10: V005"),
    ("long slug", changed(POST, "second", "a" * 90), f"{POST}:3:7: V008"),
    ("source without https", post_with("Source: www.example.org/a"), f"{POST}:5:9: V009"),
    ("host without a dot", post_with("Tags: women", "[أ](https://example)"), f"{POST}:7:5: V009"),
    ("days without hours", changed(CENTER, "Mo-Fr 08:30-16:30; PH off", "Mo-Fr"), f"{CENTER}:12:16: V010"),
    ("repeated language", changed(CENTER, "[ar, fr]", "[ar, ar]"), f"{CENTER}:13:12: V011"),
    # holidays
    ("day that no month has", changed(HOLIDAYS, "07-30", "02-30"), f"{HOLIDAYS}:1:46: V005"),
    ("29 February", changed(HOLIDAYS, "07-30", "02-29"), f"{HOLIDAYS}:1:46: V005"),
    ("day first", changed(HOLIDAYS, "07-30", "30/07"), f"{HOLIDAYS}:1:46: V005"),
    ("day of no Hijri month", changed(HOLIDAYS, "10-01", "13-01"), f"{HOLIDAYS}:2:39: V005"),
    ("feast on no day", changed(HOLIDAYS, "2026-03-21", "2026-02-30"), f"{HOLIDAYS}:2:65: V005"),
    ("repeated day", changed(HOLIDAYS, "2026-03-21", "2026-03-20"), f"{HOLIDAYS}:2:52: V011"),
    ("day of another feast", {HOLIDAYS: FILES[HOLIDAYS] + "- {id: b, name: عيد, days: [2026-03-20], sources: [{publisher: مثال}]}\n"}, f"{HOLIDAYS}:6:29: V011"),
    ("day of another holiday", {HOLIDAYS: FILES[HOLIDAYS] + "- {id: b, name: عيد, every_year: 07-30, sources: [{publisher: مثال}]}\n"}, f"{HOLIDAYS}:6:34: V011"),
    ("Ramadan that ends before it begins", changed(HOLIDAYS, "valid_to: 2026-03-19", "valid_to: 2026-02-10"), f"{HOLIDAYS}:4:74: V005"),
    ("Ramadan of a week", changed(HOLIDAYS, "valid_to: 2026-03-19", "valid_to: 2026-02-25"), f"{HOLIDAYS}:4:74: V005"),
    ("overlapping Ramadans", {HOLIDAYS: FILES[HOLIDAYS] + "- {id: b, name: رمضان, valid_from: 2026-03-19, valid_to: 2026-04-16, sources: [{publisher: مثال}]}\n"}, f"{HOLIDAYS}:6:58: V005"),
    ("Ramadan without an end", changed(HOLIDAYS, ", valid_to: 2026-03-19", ""), f"{HOLIDAYS}:4:3: V002"),
    ("holiday on no day", changed(HOLIDAYS, "every_year: 07-30, ", ""), f"{HOLIDAYS}:1:3: V002"),
    ("holiday of two forms", changed(HOLIDAYS, "every_year: 07-30", "every_year: 07-30, hijri: 10-01"), f"{HOLIDAYS}:1:3: V002"),
    ("holiday without a source", changed(HOLIDAYS, ", sources: [{publisher: مثال}]", ""), f"{HOLIDAYS}:1:3: V002"),
    ("repeated phone", changed(CENTER, "phones:", 'phones:\n  - {number: "+212539000001"}'), f"{CENTER}:11:14: V011"),
    ("half a point", changed(CENTER, ', longitude: "-6.14442"', ""), f"{CENTER}:7:11: V002"),
    ("point turned round", changed(CENTER, '"35.16381", longitude: "-6.14442"', '"-6.14442", longitude: "35.16381"'), f"{CENTER}:7:38: V013"),
    ("ages turned round", changed(CENTER, "audience:", "minimum_age: 18, maximum_age: 12, audience:"), f"{CENTER}:15:63: V013"),
    ("caption without picture", post_with("Image-Caption: أ"), f"{POST}:5:1: V002"),
    ("alt without picture", post_with("Image-Alt: أ"), f"{POST}:5:1: V002"),
    ("picture outside", post_with("Image: ../a.png\nImage-Alt: أ"), f"{POST}:5:8: V003"),
    # references
    ("unknown commune", changed(CENTER, "alpha,", "alfa,"), f"{CENTER}:7:21: X001"),
    ("unknown association", changed(CENTER, "amal", "aml"), f"{CENTER}:6:15: X001"),
    ("unknown kind", changed(CENTER, "kind: open", "kind: opn"), f"{CENTER}:4:7: X001"),
    ("unknown center", changed(MEETING, "Centers: one", "Centers: one, tow"), f"{MEETING}:11:15: X001"),
    ("unknown tag", changed(MEETING, "Tags: women", "Tags: womn"), f"{MEETING}:5:7: X001"),
    ("unknown category", changed(POST, "news", "new"), f"{POST}:4:11: X001"),
    ("unknown audience", changed(CENTER, "audience: [women]", "audience: [men]"), f"{CENTER}:15:44: X001"),
    ("duplicate id", {"directory/centers/a/one.yaml": FILES[CENTER]}, f"{CENTER}:1:5: X002"),
    ("duplicate item", {"directory/topics.yaml": "- {id: women, name: أ}\n- {id: training, name: ت}\n- {id: women, name: ب}\n"},
     "directory/topics.yaml:3:8: X002"),
    ("one name, two things", {ALIASES: "- {id: may, name: ماي, alternate_names: [مايو]}\n- {id: mai, name: أيار, alternate_names: [أ, مَايُو]}\n"},
     f"{ALIASES}:2:46: X002"),
    ("name without others", {ALIASES: "- {id: may, name: ماي}\n"}, f"{ALIASES}:1:3: V002"),
    ("two posts, one address", changed(POST, "Slug: second", "Slug: first"), f"{POST}:3:7: X002"),
    ("page over a section", {"pages/news.md": FILES[PAGE].replace("about", "news")}, "pages/news.md:2:7: X002"),
    ("file misnamed", {CENTER: None, "directory/centers/uno.yaml": FILES[CENTER]}, "directory/centers/uno.yaml:1:5: X003"),
    ("broken link", changed(POST, "amal.md", "aml.md"), f"{POST}:6:23: X004"),
    ("broken relative link", post_with("Tags: women", "[أ]({filename}../x.md)"), f"{POST}:7:5: X004"),
    ("unknown link word", post_with("Tags: women", "[أ]({file}/a.md)"), f"{POST}:7:5: X004"),
    ("missing picture", post_with("Image: a.png\nImage-Alt: أ"), f"{POST}:5:8: X004"),
    ("link to a draft", {**post_with("Tags: women", "[أ]({filename}first.md)"), **changed(MEETING, "Slug", "Status: draft\nSlug")}, f"{POST}:7:5: X004"),
    ("link to no heading", post_with("Tags: women", "[أ]({filename}/pages/about.md#x)"), f"{POST}:7:5: X004"),
    ("link by address", post_with("Tags: women", "[أ](/directory/centers/nope/)"), f"{POST}:7:5: X004"),
    ("link in Pelican's old form", post_with("Tags: women", "[أ](|filename|/pages/about.md)"), f"{POST}:7:5: X004"),
    ("link that is not closed", post_with("Tags: women", "[أ]({filename}/pages/about.md"), f"{POST}:7:5: X004"),
    ("reference to nothing", post_with("Tags: women", "[أ][ب]"), f"{POST}:7:3: X004"),
    # boundaries
    ("map cut short", {MAP: FILES[MAP][:300]}, f"{MAP}:4:75: Y001"),
    ("map of another kind", {MAP: "[]"}, f"{MAP}:1:1: Y003"),
    ("map without areas", changed(MAP, '"features"', '"areas"'), f"{MAP}:1:1: V002"),
    ("area of another kind", changed(MAP, '"Polygon"', '"Point"'), f"{MAP}:2:75: V004"),
    ("open border", changed(MAP, ", [-6.2, 35.0]]]", "]]"), f"{MAP}:3:3: V003"),
    ("border with latitude first", changed(MAP, "[-6.05, 35.3]", "[35.3, -6.05]"), f"{MAP}:3:34: V013"),
    ("area of no commune", changed(MAP, "99.02", "99.03"), f"{MAP}:4:44: X001"),
    ("commune without an area", changed(MAP, "99.02", "99.03"), "directory/communes.yaml:4:20: X001"),
    ("two areas of a commune", changed(MAP, "99.02", "99.01"), f"{MAP}:4:44: X002"),
    ("stray file beside the map", {"directory/boundaries/map.json": "{}"}, "directory/boundaries/map.json:1:1: F007"),
    # safety
    ("shelter address", secret_with("address: {address_1: أ, city: ب}"), f"{SECRET}:8:1: S001"),
    ("shelter phone", secret_with('phones: [{number: "+212539000001"}]'), f"{SECRET}:8:1: S001"),
    ("shelter e-mail", secret_with("email: a@example.org"), f"{SECRET}:8:1: S001"),
    ("shelter point", changed(SECRET, "alpha}", 'alpha, latitude: "35.1"}'), f"{SECRET}:5:28: S001"),
    ("shelter street in text", secret_with("description: يوجد بشارع المثال"), f"{SECRET}:8:14: S001"),
    ("shelter phone in text", secret_with("alert: اتصلوا على 0539 00 00 01"), f"{SECRET}:8:8: S001"),
    ("meeting at a shelter", changed(MEETING, "Centers: one", "Centers: secret"), f"{MEETING}:8:1: S001"),
    ("shelter named in a meeting", changed(MEETING, "نص اللقاء", "زيارة مأوى المثال"), f"{MEETING}:8:1: S001"),
    ("shelter named with a prefix", changed(MEETING, "نص اللقاء", "قرب لمأوى المثال"), f"{MEETING}:8:1: S001"),
    ("street in a post on a shelter", post_with("Centers: secret", "زيارة بشارع المثال"), f"{POST}:7:1: S001"),
    ("street in a comment", secret_with("# بشارع المثال"), f"{SECRET}:8:1: S001"),
    ("map of a shelter", post_with("Centers: secret", "[أ](https://maps.app.goo.gl/x)"), f"{POST}:7:1: S001"),
    ("picture of a shelter", post_with("Centers: secret", "![أ]({static}/images/a.png)"), f"{POST}:7:1: S001"),
    ("shelter linked with its street", post_with("Tags: women", "[أ]({filename}/directory/centers/secret.yaml) بحي المثال"), f"{POST}:7:1: S001"),
    ("shelter in a profile", text_of(PROFILE, "تسير مأوى المثال بشارع المثال."), f"{PROFILE}:9:1: S001"),
    ("shelter in a page", text_of(PAGE, "مأوى المثال قرب المحطة."), f"{PAGE}:6:1: S001"),
    ("shelter beside another center", {CENTER: FILES[CENTER] + "description: بجوار مأوى المثال\n"}, f"{CENTER}:20:14: S001"),
    ("raised protection", {CENTER: FILES[CENTER] + "sensitivity: y\n"}, f"{CENTER}:8:1: S001"),
    ("link out of a post on a shelter", post_with("Centers: secret", "انظروا https://example.org/x"), f"{POST}:7:8: S001"),
    ("link in a recommendation on a shelter", post_with("Centers: secret\nRecommendations:\n    انظروا https://example.org/x"), f"{POST}:7:5: S001"),
    ("e-mail in a post on a shelter", post_with("Centers: secret", "راسلوا a@example.org"), f"{POST}:7:8: S001"),
    ("shelter place in its kind", changed("directory/kinds.yaml", "\n   description: مثال}", "\n   description: يوجد بحومة المثال}"), "directory/kinds.yaml:5:17: S001"),
    ("phone in a list", changed("directory/topics.yaml", "name: التكوين", "name: التكوين 0539-00-00-00"), "directory/topics.yaml:2:24: S008"),
    ("two pages of one order", {"pages/other.md": FILES[PAGE].replace("about", "other")}, "pages/other.md:4:8: X002"),
    ("girls' house map", changed(CENTER, "kind: open", "kind: partial\nalert: النقطة 35.16381"), f"{CENTER}:5:8: S002"),
    ("girls' house point", changed(CENTER, "kind: open", "kind: partial"), f"{CENTER}:7:28: S002"),
    ("girls' house address", changed(CENTER, "kind: open", "kind: partial"), f"{CENTER}:8:1: S003"),
    ("lowered protection", secret_with("sensitivity: p"), f"{SECRET}:8:14: S004"),
    ("contacts unchecked", changed(CENTER, "assured_date: 2026-09-15\n", ""), f"{CENTER}:8:1: S005"),
    ("mobile, no consent", changed(CENTER, "+212539", "+212661"), f"{CENTER}:10:14: S006"),
    ("name, no consent", {CENTER: FILES[CENTER] + "contacts: [{title: المدير, name: فلان}]\n"}, f"{CENTER}:20:34: S006"),
    ("profile phone, no consent", changed(PROFILE, "Commune", "Phone: +212539000001\nCommune"), f"{PROFILE}:6:1: S006"),
    ("identity number", changed(POST, "نص", "نص LB123456"), f"{POST}:6:4: S007"),
    ("bank account", changed(POST, "نص", "نص 011 810 0000012345678901 23 45"), f"{POST}:6:4: S007"),
    ("phone in a post", changed(POST, "نص", "نص 0539-00-00-01"), f"{POST}:6:4: S008"),
    ("phone in Arabic digits", changed(POST, "نص", "نص ٠٦ ١٢ ٣٤ ٥٦ ٧٨"), f"{POST}:6:4: S008"),
    ("phone in a summary", post_with("Summary: اتصلوا على 0539000001"), f"{POST}:5:21: S008"),
    ("phone in a description", {CENTER: FILES[CENTER] + "description: هاتف 0612345678\n"}, f"{CENTER}:20:14: S008"),
    ("stale contacts", changed(CENTER, "2026-09-15", "2025-09-15"), f"{CENTER}:16:15: S009"),
    # Markdown
    ("HTML", post_with("Tags: women", "<div style='x'>أ</div>"), f"{POST}:7:1: M001"),
    ("script", post_with("Tags: women", "أ <script>alert(1)</script>"), f"{POST}:7:3: M001"),
    ("picture without alt", post_with("Tags: women", "![]({static}/images/a.png)"), f"{POST}:7:1: M002"),
    ("HTML in a summary", post_with("Summary: <b>أ</b>"), f"{POST}:5:10: M001"),
    ("HTML without spaces", post_with("Tags: women", "<svg/onload=alert(1)>"), f"{POST}:7:1: M001"),
    ("picture from elsewhere", post_with("Tags: women", "![أ](https://example.org/a.png)"), f"{POST}:7:1: M003"),
    ("script in a definition", post_with("Tags: women", "[أ][ب]\n\n[ب]: javascript:x"), f"{POST}:9:6: M003"),
    ("script in brackets", post_with("Tags: women", "<javascript:x>"), f"{POST}:7:2: M003"),
    ("script in disguise", post_with("Tags: women", "[أ](java&#115;cript:x)"), f"{POST}:7:5: M003"),
    ("title in the text", post_with("Tags: women", "# عنوان"), f"{POST}:7:1: M004"),
    ("script link", post_with("Tags: women", "[أ](javascript:x)"), f"{POST}:7:5: M003"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "expected"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES]
)
def test_mistake_is_answered_at_its_place(
    tmp_path: Path, files: dict[str, str | bytes | None], expected: str
) -> None:
    findings = check_site(write_site(tmp_path, **files), tmp_path, TODAY)
    lines = [str(finding) for finding in findings]
    assert any(line.startswith(f"content/{expected} ") for line in lines), "\n".join(lines)


def test_right_site_has_no_findings(tmp_path: Path) -> None:
    assert check_site(write_site(tmp_path), tmp_path, TODAY) == []


RIGHT = {
    "words like numbers": "معيار ISO 9001 وRN 4 وBO 5480 وCOVID-19 والقانون 65.15 و2-05-916 وCP 92000.",
    "years": "سنوات 2015 2016 2017 2018 2019 2020، ويوم 05/06/2026 08:30.",
    "links": "[أ](https://ar.wikipedia.org/wiki/x_(y)) و<https://example.org/0612345678> و[ب](tel:8350).",
    "notes": "نص[^1].\n\n[^1]: حاشية.",
    "definition": "[أ][ب]\n\n[ب]: {filename}/pages/about.md",
    "heading": "## عنوان فرعي\n\n[أ](#عنوان-فرعي)",
    "comparison": "أقل من 5 < 6 و7 > 6، و`<b>`.",
}  # fmt: skip


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT.keys())
def test_right_text_has_no_findings(tmp_path: Path, text: str) -> None:
    content = write_site(tmp_path, **post_with("Tags: women", text))
    assert check_site(content, tmp_path, TODAY) == []


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_read(tmp_path: Path, end: str) -> None:
    content = write_site(
        tmp_path, **{name: text.replace("\n", end) for name, text in FILES.items()}
    )
    assert check_site(content, tmp_path, TODAY) == []


def test_links_out_of_the_repository_are_refused(tmp_path: Path) -> None:
    content = write_site(tmp_path / "site", **{POST: None})
    (tmp_path / "post.md").write_text(FILES[POST], "utf-8")
    (content / POST).symlink_to(tmp_path / "post.md")
    (content / "pages" / "loop").symlink_to(".")
    lines = [str(finding) for finding in check_site(content, tmp_path / "site", TODAY)]
    assert [line.split(" ")[:2] for line in lines] == [
        [f"content/{POST}:1:1:", "F005"],
        ["content/pages/loop:1:1:", "F005"],
    ]


@pytest.mark.parametrize("name", ["news", "directory", "directory/centers", "images"])
def test_file_where_a_folder_should_be(tmp_path: Path, name: str) -> None:
    content = write_site(tmp_path)
    shutil.rmtree(content / name)
    (content / name).write_text("x", "utf-8")
    lines = [str(finding) for finding in check_site(content, tmp_path, TODAY)]
    assert any(" F005 " in line for line in lines), lines


@pytest.mark.parametrize("text", ["", "id: women\n", "- women\n", "- [\n"])
def test_a_list_that_cannot_be_read_is_one_fault(tmp_path: Path, text: str) -> None:
    content = write_site(tmp_path, **{"directory/topics.yaml": text})
    findings = check_site(content, tmp_path, TODAY)
    assert {finding.path for finding in findings} == {"content/directory/topics.yaml"}
    assert len(findings) == 1


def test_all_files_are_told_in_one_pass(tmp_path: Path) -> None:
    broken = {
        **changed(CENTER, "email:", "emial:"),
        **changed(POST, "2026-11-02", "2 نونبر 2026"),
        **changed(PROFILE, "Founded", "Funded"),
        **changed(PAGE, "Order: 10", "Order: ten"),
        "directory/topics.yaml": "- {id: women}\n- {id: training, name: ت}\n",
    }
    findings = check_site(write_site(tmp_path, **broken), tmp_path, TODAY)
    assert {Path(finding.path).name for finding in findings} == {
        "one.yaml", "second.md", "amal.md", "about.md", "topics.yaml",
    }  # fmt: skip


@pytest.mark.parametrize("name", [CENTER, POST, PROFILE, PAGE, "directory/kinds.yaml"])
def test_folder_where_a_file_should_be(tmp_path: Path, name: str) -> None:
    content = write_site(tmp_path, **{name: None})
    (content / name).mkdir(parents=True)
    lines = [str(finding) for finding in check_site(content, tmp_path, TODAY)]
    assert any(line.startswith(f"content/{name}:1:1: F005 ") for line in lines), lines


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("emial: a@example.org", "email"),
        ("opening_hour: x", "opening_hours"),
        ("phone: x", "phones"),
    ],
)
def test_near_word_is_suggested(tmp_path: Path, wrong: str, right: str) -> None:
    content = write_site(tmp_path, **{CENTER: FILES[CENTER] + wrong + "\n"})
    unknown = [f for f in check_site(content, tmp_path, TODAY) if f.code == "V001"]
    assert [finding.suggestion for finding in unknown] == [f"هل تقصد «{right}»؟"]


def test_fault_in_a_record_is_not_a_fault_in_those_that_name_it(tmp_path: Path) -> None:
    content = write_site(tmp_path, **changed(PROFILE, "Title: جمعية أمل المثال\n", ""))
    findings = check_site(content, tmp_path, TODAY)
    assert {Path(finding.path).name for finding in findings} == {"amal.md"}


def test_every_code_is_documented_and_met(tmp_path: Path) -> None:
    met = {expected.rsplit(" ", 1)[1] for _, _, expected in MISTAKES}
    assert CODES.keys() == met, "a code without an example of its mistake"
    guide = Path("CONTRIBUTING.md").read_text("utf-8")
    assert [code for code in CODES if code not in guide] == []
