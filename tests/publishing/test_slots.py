"""What readers are told by a built file: nothing is passed over."""

from __future__ import annotations

import pytest

from publishing.slots import texts
from tests.conftest import Site

LRI, PDI = "\u2066", "\u2069"


def of_page(html: str) -> list[str]:
    return list(texts("index.html", html.encode()))


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>واحد <b>اثنان</b></p><p>ثلاثة", ["واحد اثنان", "ثلاثة"]),
        ("<p>نسبة 10<b>%</b>", ["نسبة 10%"]),
        ("<p>سطر<br>سطر", ["سطر", "سطر"]),
        ('<p>هاتف <bdi dir="ltr">05 39</bdi> ثم', [f"هاتف {LRI}05 39{PDI} ثم"]),
        ('<p>هاتف <a dir="ltr" href="x"><b>05</b> 39</a> ثم', [f"هاتف {LRI}05 39{PDI} ثم"]),
        ('<div dir="ltr"><p>a</p><p>b</p></div>ثم', [f"{LRI}\na\n\nb\n{PDI}", "ثم"]),
        ("<title>عنوان &amp; نص</title>", ["عنوان & نص"]),
        ('<meta name="description" content="وصف"><meta name="robots" content="noindex">', ["وصف"]),
        ('<meta property="og:title" content="نص"><meta property="og:url" content="x">', ["نص"]),
        ('<img alt="صورة" src="x"><a title="عن" aria-label="إلى" href="/">', ["صورة", "عن", "إلى"]),
        ("<select><optgroup label=مدن><option>طنجة<option>فاس</select>", ["مدن", "طنجة", "فاس"]),
        ('<input placeholder="اسم"><textarea>نص</textarea>', ["اسم", "نص"]),
        ("<svg><title>شعار</title><path d='M0 0'/></svg>", ["شعار"]),
        ("<script>let a = 1</script><style>p { color: red }</style><!-- INDH -->", []),
        (
            '<script type="application/ld+json">{"@type":"NGO","name":"جمعية",'
            '"url":"https://x.ma/عن","about":[{"name":"لقاء"}]}</script>',
            ["جمعية", "لقاء"],
        ),
    ],
)  # fmt: skip
def test_texts_of_a_page(html: str, told: list[str]) -> None:
    assert of_page(html) == told


def test_texts_of_a_feed() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>أخبار</title><id>x</id><entry><title>خبر</title>'
        "<author><name>كاتب</name></author><category term='نوع'/><link href='x'/>"
        "<summary type='html'>وصف</summary>"
        "<content type='html'>&lt;p&gt;نص &lt;bdi&gt;a&lt;/bdi&gt;&lt;/p&gt;</content>"
        "</entry></feed>"
    )
    told = ["أخبار", "خبر", "كاتب", "نوع", "وصف", f"نص {LRI}a{PDI}"]
    assert list(texts("feeds/all.atom.xml", feed.encode())) == told


def test_other_files_have_none() -> None:
    assert list(texts("robots.txt", b"User-agent: *")) == []


def test_every_text_of_both_sites_is_told(site: Site) -> None:
    for page in site.pages:
        told = _spaced(" ".join(of_page(page.source)))
        read = "//text()[not(parent::script or parent::style)]"
        seen = page.tree.xpath(f"{read} | //@alt | //@aria-label")
        assert [text for text in seen if _spaced(text) not in told] == [], page.url


def _spaced(text: str) -> str:
    return " ".join(text.replace(LRI, "").replace(PDI, "").split())
