"""The rule of the house: imports run one way, and only the edges know Pelican."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parent.parent / "plugins"
#: Each room may use those before it; nothing may use the last.
ORDER = (
    "diagnostics",
    "writing",
    "arabic",
    "cache",
    "records",
    "pictures",
    "rendering",
    "directory",
    "newsroom",
    "schemaorg",
    "sitesearch",
    "editorial",
    "spreadsheets",
    "drafting",
    "importing",
    "exports",
    "paper",
    "feeds",
    "building",
    "admin",
    "publishing",
)
#: Rooms that may use nothing of ours.
ALONE = {"diagnostics", "arabic", "cache"}
#: Modules that know Pelican: those of these names, and a whole room.
EDGES = {"__init__.py", "build.py", "generator.py", "spare.py", "writer.py"}
EDGE = "rendering"

MODULES = sorted(PLUGINS.rglob("*.py"))


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides where a name comes from"
            names.add(str(node.module).split(".")[0])
    return names


def room(path: Path) -> str:
    return path.relative_to(PLUGINS).parts[0].removesuffix(".py")


def test_every_room_is_in_the_order() -> None:
    assert {room(path) for path in MODULES} == set(ORDER)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PLUGINS).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    own = room(path)
    allowed = {own} if own in ALONE else {own, *ORDER[: ORDER.index(own)]}
    assert imported(path) & set(ORDER) <= allowed


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PLUGINS).as_posix())
def test_only_the_edges_know_pelican(path: Path) -> None:
    if path.name not in EDGES and room(path) != EDGE:
        assert "pelican" not in imported(path)
