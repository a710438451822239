"""The theme's files."""

from pathlib import Path


class Assets:
    """What the theme's folder holds."""

    def __init__(self, folder: Path) -> None:
        """Read every file of ``folder``."""
        self.files = {
            f"theme/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }
        self.urls = {name.removeprefix("theme/"): name for name in self.files}
