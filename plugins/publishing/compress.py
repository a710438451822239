"""Compressed companions of text files."""

SUFFIXES = (".gz", ".br")


def companions(_name: str, _data: bytes) -> dict[str, bytes]:
    """None yet."""
    return {}
