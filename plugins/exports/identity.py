"""Lasting ids of what is published as data: UUIDs of version 5 (RFC 9562, 5.5).

They are made of our own ids below one fixed name: editors keep none, every build makes the same,
and the site may move to another address.
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

#: Never to change, or else all ids would. It is no address, so that it cannot move.
NAME = "urn:entraide-nationale:larache:"


def uuid(path: str) -> str:
    """The id of what ``path`` names, such as ``centers/cef-souk-tolba``."""
    return str(uuid5(NAMESPACE_URL, NAME + path))


def center_uuid(center: str) -> str:
    """The id of a center in every output, by its id."""
    return uuid(f"centers/{center}")


def association_uuid(association: str) -> str:
    """The id of an association in every output, by its id."""
    return uuid(f"associations/{association}")
