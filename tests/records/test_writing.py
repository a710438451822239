"""Several files are written, or none is."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.writing import write_all

NEW = {"a.yaml": b"new a", "folder/b.md": b"new b", "c.md": b"new c"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.yaml").write_bytes(b"old a")
    (tmp_path / "c.md").write_bytes(b"old c")
    return tmp_path


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def write(folder: Path) -> None:
    write_all({folder / name: data for name, data in NEW.items()})


def test_all_are_written_and_nothing_else_is_left(folder: Path) -> None:
    write(folder)
    assert tree(folder) == NEW


@pytest.mark.parametrize("fault", [OSError, KeyboardInterrupt])
@pytest.mark.parametrize("last", ["a.yaml", "b.md", "c.md"])
@pytest.mark.parametrize("moved", [False, True])
def test_where_one_cannot_take_its_place_all_are_as_they_were(
    folder: Path, monkeypatch, fault: type[BaseException], last: str, moved: bool
) -> None:
    before, replace = tree(folder), Path.replace

    def failing(part: Path, path: Path) -> Path:
        monkeypatch.setattr(Path, "replace", replace if path.name == last else failing)
        if path.name != last or moved:
            replace(part, path)
        if path.name == last:
            raise fault
        return path

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(fault):
        write(folder)
    assert tree(folder) == before


def test_modes_are_kept(folder: Path) -> None:
    (folder / "a.yaml").chmod(0o664)
    write(folder)
    assert (folder / "a.yaml").stat().st_mode & 0o777 == 0o664


def test_hidden_files_of_others_are_left_alone(folder: Path) -> None:
    (folder / ".a.yaml.part").write_bytes(b"mine")
    write(folder)
    assert tree(folder) == NEW | {".a.yaml.part": b"mine"}
