"""Scripts: each entry with all it imports in one small file, made by esbuild.

Entries are the modules right below ``theme/static/js``; what they share lies in ``lib/`` there.
They may import npm's packages and our tables by their names (``arabic/fold.json``). They become
classic scripts (``iife``): modules do not load from ``file:``.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from cache.store import Store, digest_of

#: The program that npm installs for the machine it runs on.
PROGRAM = "node_modules/@esbuild/*/bin/esbuild"
#: Names that get shorter ones: what libraries call «_name» is their own, and so is what MiniSearch
#: does to an index or a query. Not those that an index has in its file (``averageFieldLength``).
_OWN = "^_[a-z]|[vV]acuum|Query|JSON|Results|[a-z]Document|[a-z]Term$|Field$|(add|remove)Field"
#: Browsers of the last years; a phone that is older does without scripts.
_OPTIONS = (
    f"--bundle --minify --mangle-props={_OWN} --format=iife --target=es2019 --charset=utf8 "
    "--log-level=error"
)


class ScriptError(Exception):
    """What esbuild says of a script that it cannot take, with file and line."""


def bundled(folder: Path, root: Path, store: Store) -> dict[str, bytes]:
    """The published scripts by the name of their entry, from ``folder`` (``theme/static/js``).

    ``root`` is the repository, with ``node_modules`` and ``plugins``. Raises
    :class:`ScriptError` where a script is not right or esbuild is not there.
    """
    entries = sorted(folder.glob("*.js"))
    if not entries:
        return {}
    sources = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    key = digest_of("scripts", _OPTIONS, tuple((str(p), p.read_bytes()) for p in sources))
    made: dict[str, bytes] | None = store.get("scripts", key)
    if made is None:
        made = {path.name: _bundle(path, root) for path in entries}
        store.put("scripts", key, made)
    return made


def _bundle(entry: Path, root: Path) -> bytes:
    return esbuild(root, str(entry.resolve()), *_OPTIONS.split())


def esbuild(root: Path, *arguments: str) -> bytes:
    """Call esbuild in the repository ``root``; return what it writes to its standard output.

    Raises :class:`ScriptError` with what it says of a fault, or where it is not there.
    """
    program = next(root.glob(PROGRAM), None)
    if program is None:
        raise ScriptError(f"{PROGRAM} is not there: run «make», which installs it")
    named = os.pathsep.join(str(root.resolve() / name) for name in ("node_modules", "plugins"))
    call = subprocess.run(
        [str(program.resolve()), *arguments],
        cwd=root,
        env=os.environ | {"NODE_PATH": named},
        capture_output=True,
        check=False,
    )
    if call.returncode:
        raise ScriptError(call.stderr.decode("utf-8", "replace").strip())
    return call.stdout
