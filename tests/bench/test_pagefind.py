"""What is read of an index of Pagefind."""

from __future__ import annotations

import gzip
import json

from tests.bench import pagefind


def test_a_fragment_tells_its_address(tmp_path):
    path = tmp_path / "ar_1.pf_fragment"
    path.write_bytes(gzip.compress(b"pagefind_dcd" + json.dumps({"url": "/about/"}).encode()))
    assert pagefind.address(path) == "about/"
