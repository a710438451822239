"""Templates compiled by earlier builds, kept in the store."""

from __future__ import annotations

import jinja2
from jinja2.bccache import Bucket

from cache.store import Store, digest_of

_KIND = "templates"


class CompiledTemplates(jinja2.BytecodeCache):
    """Jinja's bytecode cache: a bucket's checksum is that of the template's source."""

    def __init__(self, store: Store, version: bytes) -> None:
        """``version`` is the digest of what else code depends on: Jinja's options, and filters.

        Filters of constants are applied when a template is compiled.
        """
        self._store = store
        self._version = version

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what is known."""
        code = self._store.get(_KIND, self._key(bucket))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bucket's code."""
        self._store.put(_KIND, self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> bytes:
        return digest_of(self._version, bucket.key, bucket.checksum)
