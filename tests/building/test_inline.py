from base64 import b64encode
from hashlib import sha256

import pytest

from building.inline import allowing, chosen, held, inline, policy_of_all

SCRIPT = inline("let a")
SHEETS = {"fonts.css": 'a{src:url("~/theme/a.woff2")}', "main.css": 'b{c:"~/d"}'}


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("root", [".", "../..", "", "/larache", "https://example.org"])
def test_a_style_names_files_by_the_way_from_its_page_and_the_policy_names_the_style(root):
    fonts, main = chosen(["fonts.css", "main.css"], SHEETS, root)

    assert fonts.text == f'a{{src:url("{root}/theme/a.woff2")}}'
    assert main.text == SHEETS["main.css"]
    assert allowing("default-src 'none'", [fonts, main], [SCRIPT]) == (
        f"default-src 'none'; script-src 'self' {digest('let a')}; "
        f"style-src {digest(fonts.text)} {digest(main.text)}"
    )


def test_an_unknown_sheet_is_refused():
    with pytest.raises(KeyError, match="mian"):
        chosen(["mian.css"], SHEETS, ".")


def test_a_page_holds_the_scripts_that_it_names_and_an_unknown_one_is_refused():
    scripts = {"one.js": SCRIPT, "two.js": inline("let b")}

    assert held(["two.js", "one.js"], scripts) == [scripts["two.js"], SCRIPT]
    with pytest.raises(KeyError, match="three.js"):
        held(["three.js"], scripts)


def test_the_policy_of_servers_allows_what_any_page_holds_and_nothing_twice():
    said = policy_of_all(
        "default-src 'none'", SHEETS, {"..", "."}, [SCRIPT, SCRIPT, inline("let b")]
    )

    wanted = [style.source for root in (".", "..") for style in chosen(SHEETS, SHEETS, root)]
    scripts = f"script-src 'self' {digest('let a')} {digest('let b')}; "
    assert scripts in said
    assert sorted(said.partition("; style-src ")[2].split()) == sorted(set(wanted))


def test_no_policy_stays_none():
    assert policy_of_all("", SHEETS, {"."}, [SCRIPT]) == ""


@pytest.mark.parametrize(("manifest", "told"), [(True, True), (False, False)])
def test_a_page_that_names_a_manifest_may_load_it(manifest, told):
    assert ("manifest-src 'self'" in allowing("default-src 'none'", [], [], manifest)) == told
