"""Left-to-right runs, in HTML and in plain slots."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from arabic import runs
from arabic.bidi import bidi, isolate, ltr
from arabic.runs import split_runs

# Runs stand between square brackets.
CASES = [
    # What a browser gets wrong with bare text, seen in screenshots.
    ("الهاتف 0539 91 20 34", "الهاتف [0539 91 20 34]"),
    ("الهاتف +212 539 91 20 34", "الهاتف [+212 539 91 20 34]"),
    ("(PDF، 240 ك.ب)", "([PDF]، 240 ك.ب)"),
    ("من 09:00-16:30 ثم 2020-2026", "من [09:00-16:30] ثم [2020-2026]"),
    ("INDH، UNICEF، UNFPA", "[INDH]، [UNICEF]، [UNFPA]"),
    ("برنامج Tatwir 2 3000 مستفيد", "برنامج [Tatwir 2] 3000 مستفيد"),
    ("انظر www.x.ma/ar/ ، C++ ، -5 ، 10%", "انظر [www.x.ma/ar/] ، [C++] ، [-5] ، [10%]"),
    ("البريد info@entraide.ma هنا", "البريد [info@entraide.ma] هنا"),
    ("البطاقة LB 123456 صالحة", "البطاقة [LB 123456] صالحة"),
    ("الحساب MA64 0077 0000 1234 5678 هنا", "الحساب [MA64 0077 0000 1234 5678] هنا"),
    # Phones.
    ("05 39 91 20 34، 06.12.34.56.78", "[05 39 91 20 34]، [06.12.34.56.78]"),
    ("+212 (0)5 39 91 20 34 و+212539912034", "[+212 (0)5 39 91 20 34] و[+212539912034]"),
    ("00212539912034 و0539912034.", "[00212539912034] و[0539912034]."),
    ("رقم 0539 91 20 34 12 شخصا", "رقم [0539 91 20 34] 12 شخصا"),
    ("رقم +212 539 91 20 34 12 شخصا", "رقم [+212 539 91 20 34] 12 شخصا"),
    ("بباريس +33 1 23 45 67 89 هاتفا", "بباريس [+33 1 23 45 67 89] هاتفا"),
    ("اتصل Tel 05 39 91 20 34 غدا", "اتصل [Tel 05 39 91 20 34] غدا"),
    # Numbers that read right by themselves.
    ("سنة 2015 و3 مراكز والرقم 8350", "سنة 2015 و3 مراكز والرقم 8350"),
    ("510.211,5 درهم على 09:30", "510.211,5 درهم على 09:30"),
    ("حصيلة سنة 2015 - 3 مراكز", "حصيلة سنة 2015 - 3 مراكز"),
    ("كوفيد-19", "كوفيد-19"),
    # Numbers that do not.
    ("يوم 2026-11-23 و23/11/2026", "يوم [2026-11-23] و[23/11/2026]"),
    ("المرسوم 2-05-916 والحساب 12345678", "المرسوم [2-05-916] والحساب [12345678]"),
    ("12,5 % و+3% و-2% و10-20%.", "[12,5 %] و[+3%] و[-2%] و[10-20%]."),
    ("1 234 567 درهم و$5 و20°", "[1 234 567] درهم و[$5] و[20°]"),
    ("لمن عمره 18+ فقط", "لمن عمره [18+] فقط"),
    ("من 2020–2026", "من [2020–2026]"),
    # Latin words and phrases.
    (
        "مركز Centre d'éducation et de formation (CEF) هنا",
        "مركز [Centre d'éducation et de formation] ([CEF]) هنا",
    ),
    ("التعاون «Entraide Nationale»؟", "التعاون «[Entraide Nationale]»؟"),
    ("المبادرة (INDH)", "المبادرة ([INDH])"),
    ("شركة AT&T ثم B & B ثم S.A.R.L. هنا", "شركة [AT&T] ثم [B & B] ثم [S.A.R.L.] هنا"),
    ("بـTanger-Tétouan-Al Hoceima.", "بـ[Tanger-Tétouan-Al Hoceima]."),
    ("وسم #Larache وحساب @entraide!", "وسم [#Larache] وحساب [@entraide]!"),
    ("شبكة 4G وn° 2-05-916", "شبكة [4G] و[n° 2-05-916]"),
    ("عند 2026-11-23T09:00 تماما", "عند [2026-11-23T09:00] تماما"),
    ("الحروف ⴰⵎⴰⵡⴰⵙ ⴰⵏⴰⵎⵓⵔ هنا", "الحروف [ⴰⵎⴰⵡⴰⵙ ⴰⵏⴰⵎⵓⵔ] هنا"),
    # Addresses.
    ("(https://x.ma/a?b=1&c).", "([https://x.ma/a?b=1&c])."),
    ("على https://ar.x.org/العرائش_(مدينة)، ثم", "على [https://ar.x.org/العرائش_(مدينة)]، ثم"),
    ("انظر https://x.ma/a/, أو https://x.ma/a.", "انظر [https://x.ma/a/], أو [https://x.ma/a]."),
    ("موقع entraide.ma/fr/ هنا", "موقع [entraide.ma/fr/] هنا"),
    # Nothing Arabic in it: one run.
    ("Association Al Amal, Larache.", "[Association Al Amal, Larache.]"),
    ("Chefchaouen (Maroc)", "[Chefchaouen (Maroc)]"),
    ("(INDH)", "([INDH])"),
    ("", ""),
    ("نص عربي خالص.", "نص عربي خالص."),
]
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأإؤئ\u064b\u0651\u0640،؛؟«»"
LATIN = "abcXYZéà019+-–.,:/@#%&'\"<>()[]° \n\u00a0"
texts = st.text(alphabet=ARABIC + LATIN) | st.text()
free_texts = texts.filter(lambda text: not re.search("[\u2066-\u2069]", text))


@pytest.mark.parametrize(("text", "marked"), CASES)
def test_runs(text: str, marked: str) -> None:
    assert "".join(f"[{piece}]" if run else piece for piece, run in split_runs(text)) == marked


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_both_isolations_follow_the_runs(text: str) -> None:
    html, plain = bidi(text), isolate(text)
    assert re.findall("\u2066(.*?)\u2069", plain) == [
        run for run, is_run in split_runs(text) if is_run
    ]
    assert html == Markup(
        str(escape(plain)).replace("\u2066", '<bdi dir="ltr">').replace("\u2069", "</bdi>")
    )


def test_markup_and_escaping() -> None:
    assert bidi("المبادرة (INDH)") == Markup('المبادرة (<bdi dir="ltr">INDH</bdi>)')
    assert bidi("<ب> & «R&D»") == Markup('&lt;ب&gt; &amp; «<bdi dir="ltr">R&amp;D</bdi>»')
    assert ltr("<0539> 91") == Markup('<bdi dir="ltr">&lt;0539&gt; 91</bdi>')
    assert ltr(Markup("a<wbr>b")) == Markup('<bdi dir="ltr">a<wbr>b</bdi>')
    assert isinstance(bidi("ب"), Markup)
    assert type(isolate("ب")) is str


def test_given_markup_only_text_nodes_are_worked_on() -> None:
    given_ = Markup(
        '<a title="INDH 10%" href="/x/">عن INDH</a> و<code>C++ ب</code> &amp; R&amp;D ب'
    )
    assert bidi(given_) == Markup(
        '<a title="INDH 10%" href="/x/">عن <bdi dir="ltr">INDH</bdi></a> و<code>C++ ب</code>'
        ' &amp; <bdi dir="ltr">R&amp;D</bdi> ب'
    )
    assert isolate(Markup("<b>عن</b> R&amp;D")) == "عن \u2066R&D\u2069"


def test_other_than_text() -> None:
    assert bidi(8350) == "8350"
    for function in (bidi, ltr, isolate):
        with pytest.raises(TypeError):
            function(None)


@given(texts)
def test_no_character_is_lost(text: str) -> None:
    assert "".join(piece for piece, _ in split_runs(text)) == text
    assert all(piece for piece, _ in split_runs(text))
    without = bidi(text).replace('<bdi dir="ltr">', "").replace("</bdi>", "")
    assert without == escape(text)


@given(texts.filter(lambda text: re.search("[ا-ي]", text)))
def test_runs_keep_out_of_what_is_arabic(text: str) -> None:
    for run in (piece for piece, is_run in split_runs(text) if is_run):
        assert run == run.strip()
        assert run[-1] not in "،؛؟»"
        assert run[0] not in "«،؛؟"


@given(free_texts)
def test_isolates_are_balanced_and_never_nested(text: str) -> None:
    isolated = isolate(text)
    assert re.sub("\u2066[^\u2066\u2069]+\u2069", "", isolated).count("\u2066") == 0
    assert isolated.count("\u2066") == isolated.count("\u2069")
    assert isolated.translate({0x2066: None, 0x2069: None}) == text


@given(texts)
def test_twice_is_once(text: str) -> None:
    assert isolate(isolate(text)) == isolate(text)
    assert bidi(bidi(text)) == bidi(text)


@given(texts)
def test_nothing_a_reader_would_see_reversed_stays_bare(text: str) -> None:
    bare = re.sub("\u2066[^\u2069]*\u2069", "", isolate(text))
    assert not re.search(r"(?<![0-9.,:/-])0[5-8]( ?[0-9]{2}){4}(?![0-9])", bare)
    assert not re.search(r"\+[0-9]{8}", bare)
    assert not re.search("[A-Za-z]", bare)


SIGNS = "ابت ،.()«»-+#@/%&:' 0123456789aZéN\u0650\u2066\u2069\n€°"
RUNS = st.text(st.sampled_from(SIGNS), max_size=24)


@given(RUNS)
@example("الساعة 09:00-16:30، +212 539 00 00 00 (CNDP)")
@example("#شبكة #INDH و-5% و+5")
def test_runs_are_found_wherever_they_begin(text: str) -> None:
    """The search looks only near letters and digits; it must find what a search everywhere does."""
    everywhere = [found[0] for found in runs._FINDER.finditer(text) if found["run"] is not None]
    assert [found[0] for found in runs._runs(text)] == everywhere
