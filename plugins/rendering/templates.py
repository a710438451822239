"""Templates compiled by earlier builds, kept in the store."""

from __future__ import annotations

import jinja2
from jinja2.bccache import Bucket

from cache.store import Store, digest_of

_KIND = "templates"


class CompiledTemplates(jinja2.BytecodeCache):
    """Jinja's bytecode cache: a bucket's checksum is that of the template's source."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what is known."""
        code = self._store.get(_KIND, digest_of(bucket.key, bucket.checksum))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the bucket's code."""
        key = digest_of(bucket.key, bucket.checksum)
        self._store.put(_KIND, key, bucket.bytecode_to_string())
