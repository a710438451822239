"""The directory read and checked in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from cache.store import digest_of
from diagnostics import Finding
from directory.boundaries import read_boundaries
from directory.consistency import (
    center_consistency,
    center_place,
    center_post,
    check_lists,
    profile_consistency,
)
from directory.model import AssociationHeader, CenterRecord
from directory.named import with_ids
from directory.persons import center_persons
from directory.read import LISTS, Entry, R, Records, read_records
from directory.references import check_references
from directory.safety import center_safety, kind_safety, profile_safety
from records.library import Library


def read_directory(library: Library, today: date) -> tuple[Records, list[Finding]]:
    """Read all records of the directory, and check references, boundaries, consistency and safety.

    ``today`` dates the age of checks.
    """
    records, findings = read_records(library)
    findings += read_boundaries(library, records)
    return records, [*with_ids(findings, records), *check_records(records, library, today)]


def check_records(records: Records, library: Library, today: date) -> list[Finding]:
    """Check references, consistency and safety of records that were read."""

    def center(entry: Entry[CenterRecord]) -> Iterator[Finding]:
        yield from center_consistency(entry, today)
        yield from center_place(entry, records)
        yield from center_post(entry, records)
        yield from center_persons(entry)
        yield from center_safety(entry, records, today)

    def profile(entry: Entry[AssociationHeader]) -> Iterator[Finding]:
        yield from profile_consistency(entry, today)
        yield from profile_safety(entry, today)

    scope = list_scope(library, today)
    mapped = digest_of(scope, records.outlines.version if records.outlines else b"")
    return [
        *check_references(records),
        *check_lists(records, today),
        *kind_safety(records),
        *check_each("centers", center, records.centers.values(), library, mapped),
        *check_each("associations", profile, records.associations.values(), library, scope),
    ]


def list_scope(library: Library, today: date) -> bytes:
    """The digest of what a check of one record may ask: the lists, and the day."""
    lists = tuple(library.digest(f"directory/{name}.yaml") for name in LISTS)
    return digest_of(today.isoformat(), lists)


def check_each(
    kind: str,
    check: Callable[[Entry[R]], Iterable[Finding]],
    entries: Iterable[Entry[R]],
    library: Library,
    scope: bytes,
) -> list[Finding]:
    """The findings of ``check`` for every entry; for files that did not change, those known.

    ``scope`` is the digest of all that the check asks besides the entry's own file.
    """
    found = list(entries)
    keys = [digest_of(scope, entry.name, library.digest(entry.name)) for entry in found]
    results = library.store.map(f"check {kind}", lambda entry: [*check(entry)], found, keys)
    return [finding for findings in results for finding in findings]
