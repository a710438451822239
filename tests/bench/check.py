"""The check of a corpus, as a program: `python -m tests.bench.check FOLDER [FILE …]`.

It remembers what it found in ``FOLDER/check.sqlite``, and fails where there is anything to tell.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "plugins"))

from demo_maker.places import TODAY

from cache.store import Store
from cache.version import code_version
from editorial.command import Options, check, tell


def main(folder: Path, files: list[str]) -> int:
    """Check the site in ``folder``, or some of its files; return the exit status."""
    store = Store(folder / "check.sqlite", code_version(REPOSITORY))
    options = Options(tuple(files), strict=True)
    result = check(folder / "content", folder, TODAY, options, store)
    store.save()
    return tell(result, options)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
