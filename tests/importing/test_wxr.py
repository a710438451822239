"""Reading an export, whole and broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from importing.wxr import ExportError, Term, read_export

SAMPLE = Path(__file__).parents[1] / "fixtures" / "wordpress" / "export.xml"
HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:wp="http://wordpress.org/export/{version}/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/{version}/excerpt/"><channel>
<wp:wxr_version>{version}</wp:wxr_version>
"""
ITEM = """\
<item><title>مثال &amp; آخر</title><content:encoded><![CDATA[نص <b>]]></content:encoded>
<excerpt:encoded>مقتطف</excerpt:encoded><wp:post_id>7</wp:post_id></item>
"""
END = "</channel></rss>"


def read(tmp_path: Path, text: str | bytes):
    path = tmp_path / "export.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_export(path, "export.xml")


def refused(tmp_path: Path, text: str | bytes) -> str:
    with pytest.raises(ExportError) as caught:
        read(tmp_path, text)
    return str(caught.value)


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_items_of_every_version_are_read(tmp_path, version):
    export = read(tmp_path, HEAD.format(version=version) + ITEM + END)

    (item,) = export.items
    assert (item.id, item.title) == ("7", "مثال & آخر")
    assert (item.html, item.excerpt) == ("نص <b>", "مقتطف")
    assert (item.password, item.terms, item.comments) == ("", (), 0)


def test_the_sample_is_read():
    export = read_export(SAMPLE, "export.xml")

    assert export.base == "http://www.old.example.org"
    assert export.authors == {"admin": "admin", "sara": "سارة الخيالية"}
    first = next(item for item in export.items if item.id == "101")
    assert first.kind == "post"
    assert first.comments == 2
    assert Term("category", "لقاءات تواصلية") in first.terms
    picture = next(item for item in export.items if item.id == "11")
    assert picture.url.endswith("/uploads/2015/09/carpet.png")
    assert picture.meta["_wp_attachment_image_alt"] == "زربية مزخرفة في ورشة خيالية"


def test_controls_that_xml_has_no_place_for_are_spaces(tmp_path):
    text = (HEAD.format(version="1.2") + ITEM + END).replace("نص", "نص\x0bآخر\x08")

    assert read(tmp_path, text).items[0].html == "نص آخر  <b>"


def test_a_broken_file_is_told_with_its_line(tmp_path):
    text = HEAD.format(version="1.2") + "<item><title>a</item>" + END
    message = refused(tmp_path, text)

    line = HEAD.count("\n") + 1
    assert message.startswith(f"export.xml:{line}:17: ملف التصدير غير سليم")


def test_half_a_file_is_no_export(tmp_path):
    whole = HEAD.format(version="1.2") + ITEM + END

    assert "غير سليم أو ناقص" in refused(tmp_path, whole[: len(whole) - 30])


BOMB = """<!DOCTYPE rss [<!ENTITY a "مثال"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""
OUTSIDE = """<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>"""


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE, '<!DOCTYPE rss SYSTEM "a.dtd">'])
def test_a_doctype_is_refused(tmp_path, doctype):
    head = HEAD.format(version="1.2").replace("<rss", f"{doctype}<rss", 1)

    assert "DOCTYPE" in refused(tmp_path, head + ITEM.replace("مثال", "&a;") + END)


@pytest.mark.parametrize(
    "text", ["<rss><channel><item/></channel></rss>", "<html><body>نص</body></html>"]
)
def test_another_kind_of_file_is_told(tmp_path, text):
    assert "ليس ملف تصدير من ووردبريس" in refused(tmp_path, text)


def test_an_empty_file_is_told(tmp_path):
    assert refused(tmp_path, "").startswith("export.xml:1:1: ")
