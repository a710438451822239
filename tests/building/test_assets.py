import re
from pathlib import Path

import pytest

from building import assets as room
from building.assets import AssetError, Assets

STATIC = Path(__file__).resolve().parents[2] / "theme" / "static"
STYLE = "/* letters */\n@font-face { src: url(../fonts/a.woff2) format('woff2') }\n"


def theme(root: Path, **changes: str | None) -> Path:
    """A small theme/static; `changes` replace or add files by path, None leaves one out."""
    files = {
        "css/main.css": STYLE,
        "fonts/a.woff2": "a font",
        "fonts/OFL.txt": "a license",
        "icons/icon.svg": "<svg/>",
    }
    for name, text in {**files, **changes}.items():
        if text is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return root


def collect(folder: Path, **scripts: bytes) -> Assets:
    return room.collect(folder, {f"{name}.js": data for name, data in scripts.items()})


def css(assets: Assets) -> str:
    return assets.sheets["main.css"]


def test_every_file_is_published_under_a_name_with_its_digest(tmp_path):
    assets = collect(theme(tmp_path))

    assert assets.files.keys() == set(assets.urls.values())
    assert {re.sub("[0-9a-f]{8}", "*", url) for url in assets.files} == {
        "theme/fonts/a.*.woff2",
        "theme/icons/icon.*.svg",
        "licenses/fonts/OFL.txt",
    }


def test_what_lies_below_theme_may_be_cached_for_ever():
    """hosting.py says so of the whole folder."""
    published = collect(STATIC).files
    kept = [name for name in published if name.startswith("theme/")]

    assert kept
    for name in kept:
        assert re.search(r"\.[0-9a-f]{8}\.\w+$", name), name


def test_the_same_content_has_the_same_name_wherever_it_lies(tmp_path):
    assert collect(theme(tmp_path / "one")) == collect(theme(tmp_path / "two"))


def test_a_changed_font_has_another_name_also_in_stylesheets(tmp_path):
    before = collect(theme(tmp_path / "one"))
    after = collect(theme(tmp_path / "two", **{"fonts/a.woff2": "another font"}))

    changed = {name for name in before.urls if before.urls[name] != after.urls[name]}
    assert changed == {"fonts/a.woff2"}
    assert css(before) != css(after)


def test_scripts_stand_in_the_place_of_their_modules(tmp_path):
    modules = {"js/one.js": "import './lib/two.js'", "js/lib/two.js": "alert(2)"}
    assets = collect(theme(tmp_path, **modules), one=b"alert(2)")

    assert [name for name in assets.urls if name.endswith(".js")] == ["js/one.js"]
    assert assets.files[assets.url("js/one.js")] == b"alert(2)"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("url(../fonts/a.woff2)", 'url("~/theme/fonts/{font}")'),
        ("url( '../fonts/a.woff2' )", 'url("~/theme/fonts/{font}")'),
        ('URL("../fonts/a.woff2?#iefix")', 'url("~/theme/fonts/{font}?#iefix")'),
        ("url(../css/../fonts/a.woff2)", 'url("~/theme/fonts/{font}")'),
        ("url(../fonts/a%2Ewoff2)", 'url("~/theme/fonts/{font}")'),
        ("url(#mask)", "url(#mask)"),
        ("url(data:,x)", "url(data:,x)"),
        ("url('data:image/svg+xml,<svg a=\"b\"/>')", "url('data:image/svg+xml,<svg a=\"b\"/>')"),
        ("'url(no.png) /* text'", "'url(no.png) /* text'"),
    ],
)
def test_references_name_the_published_file(tmp_path, written, published):
    assets = collect(theme(tmp_path, **{"css/main.css": f"a {{ b: {written} }}"}))

    font = assets.url("fonts/a.woff2").rpartition("/")[2]
    assert css(assets) == f"a{{b:{published.format(font=font)}}}"


@pytest.mark.parametrize(
    ("style", "complaint"),
    [
        ("/* 1\n2 */\na { b: url(../fonts/b.woff2) }", "main.css:3: .*'fonts/b.woff2'; .*a.woff2"),
        ("\na { b: url(//example.org/a.woff2) }", "main.css:2: .*example.org"),
        ("a { b: url('../fonts/c (1).woff2') }", r"main.css:1: .*c \(1\).woff2"),
        ("@import 'other.css';", "main.css:1: @import"),
        ("@import url(../fonts/a.woff2);", "main.css:1: @import"),
    ],
)
def test_a_reference_to_nothing_is_told_with_its_line(tmp_path, style, complaint):
    with pytest.raises(AssetError, match=complaint):
        collect(theme(tmp_path, **{"css/main.css": style}))


def test_a_reference_in_a_comment_is_none(tmp_path):
    assets = collect(theme(tmp_path, **{"css/main.css": "/* url(no.png) @import */ a { b: c }"}))

    assert css(assets) == "a{b:c}"


@pytest.mark.parametrize(
    ("style", "minified"),
    [
        (".a :not(.b) .c { d: e }", ".a :not(.b) .c{d:e}"),
        ("a { b: calc(1px + (2px * 3)) }", "a{b:calc(1px + (2px * 3))}"),
        ("@media not all and (hover) { a { b: c } }", "@media not all and (hover){a{b:c}}"),
        ('a::after { content: " /* ; } " }', 'a::after{content:" /* ; } "}'),
        (".x { & .y { a: b } }", ".x{& .y{a:b}}"),
    ],
)
def test_minifying_takes_only_what_says_nothing(tmp_path, style, minified):
    assert css(collect(theme(tmp_path, **{"css/main.css": style}))) == minified


def test_hidden_files_and_backups_stay_home(tmp_path):
    stray = dict.fromkeys((".DS_Store", "fonts/.a.woff2.part", "css/main.css~"), "x")

    assert collect(theme(tmp_path / "one", **stray)) == collect(theme(tmp_path / "two"))


def test_an_unknown_name_is_answered_with_the_nearest(tmp_path):
    with pytest.raises(AssetError, match=r"no 'icons/icno.svg'; did you mean 'icons/icon.svg'\?"):
        collect(theme(tmp_path)).url("icons/icno.svg")
