import gzip
import random
from itertools import pairwise

import brotli
import pytest

from building.compress import SMALLEST, TEXT, companions

PAGE = "<p>مركز التربية والتكوين بجماعة سوق الطلبة</p>\n".encode() * 200


@pytest.mark.parametrize("suffix", sorted(TEXT))
def test_every_text_file_has_twins_that_hold_the_same(suffix):
    twins = companions(f"news/2026/a{suffix}", PAGE)

    assert twins.keys() == {".gz", ".br"}
    assert gzip.decompress(twins[".gz"]) == PAGE
    assert brotli.decompress(twins[".br"]) == PAGE
    assert all(len(twin) < len(PAGE) for twin in twins.values())


@pytest.mark.parametrize("name", ["a.png", "a.woff2", "a.pdf", "a.html.gz", "_headers", "html"])
def test_what_is_compressed_already_or_no_page_has_none(name):
    assert companions(name, PAGE) == {}


def test_a_file_that_fits_one_packet_has_none():
    assert companions("a.txt", PAGE[: SMALLEST - 1]) == {}
    assert companions("a.txt", PAGE[:SMALLEST]) != {}


def test_a_twin_that_is_no_smaller_is_left_out():
    noise = random.Random(1).randbytes(2 * SMALLEST)

    assert companions("a.txt", noise) == {}


def test_twins_hold_no_time_and_no_name():
    """RFC 1952: flags in byte 3, the time in bytes 4 to 7."""
    header = companions("a.html", PAGE)[".gz"][:8]

    assert header == b"\x1f\x8b\x08\x00\x00\x00\x00\x00"


def test_the_same_data_gives_the_same_bytes():
    assert companions("a.html", PAGE) == companions("b/c.html", bytes(PAGE))


def test_what_every_reader_loads_is_packed_tighter_than_a_page():
    text = b"".join(b".c%d { inline-size: %drem }\n" % (n, n * 7 % 13) for n in range(900))

    assert len(companions("a.css", text)[".br"]) < len(companions("a.html", text)[".br"])


def test_a_page_is_packed_tighter_where_that_saves_a_round_trip():
    """Ten segments of 1,460 bytes are sent at once, the header fields among them."""
    words = [f"<p>{random.Random(n).getrandbits(40):x}" for n in range(6000)]

    def twins(count):
        return companions("a.html", "".join(words[:count]).encode())

    sizes = [(len(one[".br"]), len(one[".gz"])) for one in map(twins, range(1000, 6000, 50))]
    for size in zip(*sizes, strict=True):
        assert any(two < one for one, two in pairwise(size))  # though there is more of it
        assert sorted(size)[-1] > 16_000
