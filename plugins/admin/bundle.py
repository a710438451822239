"""The program of the form, of npm's package and of our modules in ``client/``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from building.scripts import esbuild
from cache.store import Store, digest_of

PACKAGE = "node_modules/@sveltia/cms"
_CLIENT = Path(__file__).parent / "client"
#: Besides English, which is part of the program.
_LANGUAGES = {"ar", "fr"}
# Sveltia's guide to bundling it; the assets that chunks name lie in a folder beside theirs. What
# is external is never loaded: colors for code, which no text of ours has, and other languages.
_OPTIONS = (
    "--bundle --minify --format=esm --splitting --target=es2022 --charset=utf8 --log-level=error "
    "--chunk-names=chunks/[name]-[hash] --external:@shikijs/* --external:@sveltia/ui/*"
)
_ENTRY = "admin.js"
#: The address of a font in the program's stylesheet: the package holds it as well.
_FONT = re.compile(
    rb"https://cdn\.[a-z.]+/fontsource/fonts/(?P<family>[a-z0-9-]+)(?::vf)?@[0-9.]+/"
    rb"(?P<face>[a-z0-9-]+)\.woff2"
)


class MissingError(LookupError):
    """The npm package is not installed."""


def bundled(root: Path, store: Store) -> dict[str, bytes]:
    """Return the files of the form by their path below its folder; ``admin.js`` is the first.

    ``root`` is the repository, with ``node_modules``. Raises :class:`MissingError` where the
    package is not there, :class:`building.scripts.ScriptError` where esbuild takes exception.
    """
    package = root / PACKAGE
    if not (package / "package.json").is_file():
        raise MissingError(PACKAGE)
    sources = [*sorted(_CLIENT.iterdir()), package / "package.json"]
    key = digest_of("admin", _OPTIONS, tuple((path.name, path.read_bytes()) for path in sources))
    made: dict[str, bytes] | None = store.get("admin", key)
    if made is None:
        made = _bundle(root, package)
        store.put("admin", key, made)
    return made


def _bundle(root: Path, package: Path) -> dict[str, bytes]:
    others = [path for path in (package / "locales").iterdir() if path.stem not in _LANGUAGES]
    left_out = [f"--external:../locales/{path.name}" for path in sorted(others)]
    with TemporaryDirectory() as folder:
        entry = str(_CLIENT / _ENTRY)
        esbuild(root, entry, *_OPTIONS.split(), *left_out, f"--outdir={folder}")
        made = _files(Path(folder))
    assets = {
        f"assets/{name}": data
        for name, data in _files(package / "npm" / "assets").items()
        if not name.endswith(".map")
    }
    made[_ENTRY] = _FONT.sub(lambda found: _asset(found, assets), made[_ENTRY])
    return made | assets


def _asset(font: re.Match[bytes], assets: Iterable[str]) -> bytes:
    """Where a font that the program would fetch from elsewhere lies among its own assets."""
    start = f"assets/{font['family'].decode()}-{font['face'].decode()}-"
    return next(name for name in assets if name.startswith(start)).encode()


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
