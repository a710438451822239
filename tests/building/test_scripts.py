from pathlib import Path

import pytest

from building.scripts import ScriptError, bundled
from cache.store import Store
from tests.conftest import ROOT


def scripts(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = folder / name.replace("__", "/")
        path = path.with_name(f"{path.name}.js")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache", b"")


def test_an_entry_holds_what_it_imports_and_is_no_module(tmp_path: Path, store: Store) -> None:
    folder = scripts(
        tmp_path / "js",
        one='import {told} from "./lib/told.js";\ndocument.title = told(1);',
        lib__told='// a note\nexport const told = (x) => x + "مثال";\nexport const unused = 7;',
    )
    made = bundled(folder, ROOT, store)

    assert made.keys() == {"one.js"}
    text = made["one.js"].decode()
    assert "مثال" in text
    for word in ("import", "export", "note", "unused"):
        assert word not in text


def test_tables_of_plugins_and_packages_of_npm_are_imported_by_name(
    tmp_path: Path, store: Store
) -> None:
    (tmp_path / "plugins/arabic").mkdir(parents=True)
    (tmp_path / "plugins/arabic/fold.json").write_text('{"letters": "مثال"}', "utf-8")
    package = tmp_path / "node_modules/found"
    package.mkdir(parents=True)
    (package / "index.js").write_text("export default 'found';", "utf-8")
    (tmp_path / "node_modules/@esbuild").symlink_to(ROOT / "node_modules/@esbuild")
    text = 'import table from "arabic/fold.json"; import x from "found"; alert(table.letters, x);'
    folder = scripts(tmp_path / "elsewhere/js", one=text)

    made = bundled(folder, tmp_path, store)["one.js"].decode()
    assert "مثال" in made
    assert "found" in made


def test_what_is_shared_makes_all_entries_anew(tmp_path: Path, store: Store) -> None:
    one = scripts(
        tmp_path / "js", one='import x from "./lib/x.js"; alert(x);', lib__x="export default 1;"
    )
    before = bundled(one, ROOT, store)
    assert bundled(one, Path("/nowhere"), store) == before  # known, so nothing is asked

    scripts(one, lib__x="export default 2;")
    assert bundled(one, ROOT, store) != before


def test_a_mistake_is_told_with_its_place(tmp_path: Path, store: Store) -> None:
    folder = scripts(tmp_path / "js", one='import "./lib/none.js";\nlet = = 1;')
    with pytest.raises(ScriptError, match=r"one\.js:2:"):
        bundled(folder, ROOT, store)


def test_without_esbuild_it_is_told_what_to_do(tmp_path: Path, store: Store) -> None:
    with pytest.raises(ScriptError, match="make"):
        bundled(scripts(tmp_path / "js", one="alert(1)"), tmp_path, store)


def test_without_scripts_nothing_is_asked(tmp_path: Path, store: Store) -> None:
    assert bundled(tmp_path, tmp_path, store) == {}
