from base64 import b64encode
from hashlib import sha256
from urllib.parse import unquote

import pytest

from building.inline import allowing, drawing, held, inline, style

SCRIPT = inline("let a")
SHEETS = {"fonts.css": 'a{src:url("~/theme/a.woff2")}', "main.css": 'b{c:"~/d"}'}


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("root", [".", "../..", "", "/larache", "https://example.org"])
def test_a_style_names_files_by_the_way_from_its_page_and_the_policy_names_the_style(root):
    made = style(["fonts.css", "main.css"], SHEETS, root)

    assert made.text == f'a{{src:url("{root}/theme/a.woff2")}}b{{c:"~/d"}}'
    assert allowing("default-src 'none'", made, [SCRIPT]) == (
        f"default-src 'none'; script-src 'self' {digest('let a')}; style-src {digest(made.text)}"
    )


def test_an_unknown_sheet_is_refused():
    with pytest.raises(KeyError, match="mian"):
        style(["mian.css"], SHEETS, ".")


def test_a_page_holds_the_scripts_that_it_names_and_an_unknown_one_is_refused():
    scripts = {"one.js": SCRIPT, "two.js": inline("let b")}

    assert held(["two.js", "one.js"], scripts) == [scripts["two.js"], SCRIPT]
    with pytest.raises(KeyError, match="three.js"):
        held(["three.js"], scripts)


def test_a_drawing_stands_in_an_attribute_as_an_address_of_url_characters():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><path fill="#0e4f6b" d="M0,0h1z"/></svg>\n'

    address = drawing(svg)
    assert not set(address) & set('"<> &#')
    kind, _, text = address.partition(",")
    assert kind == "data:image/svg+xml"
    assert unquote(text) == svg.strip().replace('"', "'")


@pytest.mark.parametrize(("manifest", "told"), [(True, True), (False, False)])
def test_a_page_that_names_a_manifest_may_load_it(manifest, told):
    policy = allowing("default-src 'none'", inline(""), [], manifest)
    assert ("manifest-src 'self'" in policy) == told
