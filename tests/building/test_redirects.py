from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pydantic import ValidationError

from building.redirects import page, rules
from diagnostics import Finding
from editorial.redirects import Redirect, check, read_redirects, vanished

PAGES = {"", "news/", "news/2026/11/open-days/", "directory/", "about/"}
FILES = {"robots.txt"}


def moved(old: str, new: str) -> Redirect:
    return Redirect.model_validate({"from": old, "to": new})


def told(root: Path, text: str | bytes) -> list[Finding]:
    """All that is said about a redirects.yaml of this text."""
    content = root / "content"
    content.mkdir()
    (content / "redirects.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    entries, findings = read_redirects(content, root)
    return [*findings, *check(entries, PAGES, FILES)]


RIGHT = """\
# العناوين القديمة
- {from: /news/2026/10/open-day/, to: /news/2026/11/open-days/}
- from: /centers/   # قبل 2026
  to: /directory/
- {from: /home/, to: /}
- {from: /2015/09/لقاء-تواصلي،-أول/, to: /news/}
- {from: /index.php/2015/خبر.html, to: /news/}
"""


def test_redirects_are_read(tmp_path):
    (tmp_path / "redirects.yaml").write_text(RIGHT, "utf-8")

    entries, findings = read_redirects(tmp_path, tmp_path)

    assert findings == []
    assert [(entry.redirect.old, entry.redirect.new) for entry in entries] == [
        ("news/2026/10/open-day/", "news/2026/11/open-days/"),
        ("centers/", "directory/"),
        ("home/", ""),
        ("2015/09/لقاء-تواصلي،-أول/", "news/"),
        ("index.php/2015/خبر.html", "news/"),
    ]
    assert list(check(entries, PAGES)) == []


def test_a_site_without_the_file_has_no_redirects(tmp_path):
    assert read_redirects(tmp_path, tmp_path) == ([], [])


def test_a_broken_link_in_its_place_is_told(tmp_path):
    (tmp_path / "redirects.yaml").symlink_to("nowhere.yaml")

    assert [finding.code for finding in read_redirects(tmp_path, tmp_path)[1]] == ["F005"]


@pytest.mark.parametrize("text", ["", "# لا تحويلات بعد\n", "[]\n"])
def test_an_empty_file_is_no_fault(tmp_path, text):
    assert told(tmp_path, text) == []


MISTAKES = [
    ("encoding", "# تحويل".encode("cp1256"), "1:3: F001"),
    ("tab", "-\tfrom: /a/\n", "1:2: F003"),
    ("broken YAML", "- {from: /a/, to: /about/\n", "1:3: Y001"),
    ("repeated key", "- {from: /a/, from: /b/, to: /about/}", "1:15: Y002"),
    ("no list", "from: /a/\nto: /about/\n", "1:1: Y003"),
    ("no mapping", "- /a/\n", "1:3: Y003"),
    ("unknown key", "- {form: /a/, to: /about/}", "1:4: V001"),
    ("no target", "- {from: /a/}", "1:3: V002"),
    ("list for an address", "- {from: [/a/], to: /about/}", "1:10: V003"),
    ("empty address", "- {from: , to: /about/}", "1:10: V012"),
    ("no slash before", "- {from: a/, to: /about/}", "1:10: V009"),
    ("no slash after", "- {from: /a, to: /about/}", "1:10: V009"),
    ("with the site's name", "- {from: https://example.org/a/, to: /about/}", "1:10: V009"),
    ("another site", "- {from: /a/, to: //example.org/}", "1:19: V009"),
    ("climbing out", "- {from: /a/, to: /../}", "1:19: V009"),
    ("Arabic address of ours", "- {from: /a/, to: /خبر/}", "1:19: V009"),
    ("percent-encoded", "- {from: /%d8%ae%d8%a8%d8%b1/, to: /about/}", "1:10: V009"),
    ("with a query", "- {from: '/?p=12', to: /about/}", "1:10: V009"),
    ("climbing out of the old", "- {from: /خبر/../../, to: /about/}", "1:10: V009"),
    ("hidden folder", "- {from: /.git/, to: /about/}", "1:10: V009"),
    ("rules of hosts", "- {from: /_headers/, to: /about/}", "1:10: V009"),
    ("space", "- {from: /a b/, to: /about/}", "1:10: V009"),
    ("backslash", r"- {from: /..\a/, to: /about/}", "1:10: V009"),
    ("another kind of file", "- {from: /a.php, to: /about/}", "1:10: V009"),
    ("too long for a name", f"- {{from: /{'خ' * 121}/, to: /about/}}", "1:10: V009"),
    ("a file is there", "- {from: /robots.txt/, to: /about/}", "1:10: X002"),
    ("a file is below", "- {from: /robots.txt/a/, to: /about/}", "1:10: X002"),
    ("old page is there", "- {from: /news/, to: /about/}", "1:10: X002"),
    ("home page is there", "- {from: /, to: /about/}", "1:10: X002"),
    ("twice", "- {from: /a/, to: /about/}\n- {from: /a/, to: /news/}", "2:10: X002"),
    ("target is missing", "- {from: /a/, to: /abuot/}", "1:19: X004"),
    ("to itself", "- {from: /a/, to: /a/}", "1:19: X004"),
    ("chain", "- {from: /a/, to: /b/}\n- {from: /b/, to: /about/}", "1:19: X004"),
    ("loop", "- {from: /a/, to: /b/}\n- {from: /b/, to: /a/}", "2:19: X004"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES]
)
def test_a_mistake_is_answered_at_its_place(tmp_path, text, expected):
    lines = [str(finding) for finding in told(tmp_path, text)]

    assert any(line.startswith(f"content/redirects.yaml:{expected} ") for line in lines), lines


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("- {from: /a/, to: /abuot/}", "هل تقصد «/about/»؟"),
        (
            "- {from: /a/, to: /b/}\n- {from: /b/, to: /c/}\n- {from: /c/, to: /about/}",
            "اكتب «/about/»",
        ),
        ("- {form: /a/, to: /about/}", "هل تقصد «from»؟"),
    ],
)
def test_what_to_write_instead_is_said(tmp_path, text, advice):
    assert advice in [finding.suggestion for finding in told(tmp_path, text)]


def test_a_loop_is_called_a_loop(tmp_path):
    pairs = ("ab", "bc", "cd", "dc")
    text = "".join(f"- {{from: /{old}/, to: /{new}/}}\n" for old, new in pairs)

    messages = [finding.message for finding in told(tmp_path, text)]
    assert len(messages) == 4
    assert all("حلقة" in message for message in messages)


def test_all_faults_are_told_in_one_pass(tmp_path):
    text = "- {from: a, to: b}\n- {from: /news/, to: /nowhere/}\n- {from: /a/}"

    assert len(told(tmp_path, text)) == 5


# What readers get.

ADDRESSES = st.from_regex(r"/([a-z0-9]{1,3}/){0,4}", fullmatch=True)
OLD_ADDRESSES = st.from_regex(r"/([ا-ي0-9]{1,3}/){0,4}([a-zا-ي]\.html)?", fullmatch=True)


@given(OLD_ADDRESSES, ADDRESSES, st.sampled_from(["https://example.org", "https://example.org/a"]))
def test_the_page_leads_to_the_new_address_under_any_folder(old, new, base):
    tree = html.document_fromstring(page(moved(old, new), base).decode())
    target = base + new

    refresh = tree.xpath("//meta[@http-equiv='refresh']/@content")[0]
    assert refresh.startswith("0; url=")
    assert urljoin(base + old, refresh.removeprefix("0; url=")) == target
    assert urljoin(base + old, tree.xpath("//a/@href")[0]) == target
    assert tree.xpath("//link[@rel='canonical']/@href") == [target]


@given(st.text(st.sampled_from("/.\\_a خ\u202e\n%~"), max_size=12))
def test_no_page_is_written_outside_the_site(old):
    try:
        file = moved(old, "/").file
    except ValidationError:
        return
    assert normpath(f"/site/{file}") == f"/site/{file}"
    assert not PurePosixPath(file).is_absolute()
    assert not any(part.startswith((".", "_")) for part in file.split("/"))


def test_the_page_is_arabic_and_left_out_of_search_engines():
    tree = html.document_fromstring(page(moved("/a/", "/b/"), "https://example.org").decode())

    assert tree.xpath("/html/@lang | /html/@dir") == ["ar-MA", "rtl"]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert tree.xpath("string(//title)") == tree.xpath("string(//h1)") == "انتقلت هذه الصفحة"


def test_hosts_get_a_line_for_each_redirect_in_one_order():
    redirects = [moved("/b/", "/"), moved("/a/", "/news/")]

    files = rules(redirects, "/larache")

    assert files == rules(redirects[::-1], "/larache")
    assert files["_redirects"].decode().splitlines() == [
        "/larache/a/ /larache/news/ 301",
        "/larache/b/ /larache/ 301",
    ]


def test_addresses_in_arabic_stand_as_each_host_compares_them():
    files = rules([moved("/2015/خبر/", "/news/")])

    assert files["_redirects"].decode() == "/2015/%D8%AE%D8%A8%D8%B1/ /news/ 301\n"
    assert files["_nginx.map"].decode() == '"~^/2015/خبر/$" /news/;\n'


# What keeps addresses alive.


def test_a_page_that_is_gone_without_a_redirect_is_noticed():
    before = ["index.html", "about/index.html", "a/index.html", "b/index.html", "404.html"]
    now = ["index.html", "about/index.html", "news/index.html", "404.html"]

    assert vanished(before, now, [moved("/a/", "/news/")]) == ["b/"]


def test_addresses_and_paths_of_files_are_the_same_to_it():
    assert vanished(["", "news/"], {"index.html", "news/index.html"}, []) == []
