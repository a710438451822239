"""HSDS 3.1 as JSON files: one for each record, and lists in pages, at fixed addresses.

A host of files answers no queries, so this is HSDS data and no HSDS API. The first page of a list
is ``services.json``, the others ``services/page/2.json`` and so on; a record is
``services/<id>.json``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from directory.public import Association, Center
from exports import hsds
from exports.hsds import Node
from exports.identity import uuid
from exports.model import Export, File, Item, Site, file

FOLDER = "data/hsds/"
ADDRESS = f"{FOLDER}index.json"
#: Records on a page.
SIZE = 100


class Record(NamedTuple):
    """A record that is made when it is written: its id, and a function with its arguments."""

    id: str
    describe: Callable[..., Node]
    given: tuple[Any, ...]

    @property
    def node(self) -> Node:
        """The record itself."""
        return self.describe(*self.given)


def files(site: Site) -> Iterator[File]:
    """The root, then the files of each list."""
    found = lists(site)
    yield file(ADDRESS, render_root, site.base_url, tuple(found))
    for name, records in found.items():
        yield from _list(name, records)


def lists(site: Site) -> dict[str, tuple[Record, ...]]:
    """All records, by the name of their list; what others refer to comes first."""
    return {
        "taxonomies": tuple(map(_made, hsds.taxonomies())),
        "taxonomy_terms": tuple(map(_made, hsds.terms(site.catalog))),
        "organizations": tuple(_organizations(site)),
        "services": tuple(_services(site)),
    }


def _organizations(site: Site) -> Iterator[Record]:
    """The institution and all associations."""
    yield _made(hsds.institution(site.name))
    for key, item in site.associations.items():
        yield Record(uuid(f"associations/{key}"), _organization, (item, site.base_url))


def _services(site: Site) -> Iterator[Record]:
    """All services of all centers."""
    for item in site.centers:
        center = item.view
        runner = site.associations[center.organization.id] if center.organization else None
        for number, offer in enumerate(hsds.services(center)):
            given = (item, number, runner, site.name, site.base_url)
            yield Record(uuid(hsds.service_path(center, offer)), _service, given)


def _organization(item: Item[Association], base_url: str) -> Node:
    return hsds.organization(item.view, base_url)


def _service(
    item: Item[Center],
    number: int,
    runner: Item[Association] | None,
    institution: str,
    base_url: str,
) -> Node:
    named = hsds.organization_name(runner.view) if runner else hsds.institution(institution)
    return hsds.service(item.view, hsds.services(item.view)[number], named, base_url)


def _made(node: Node) -> Record:
    """A record that costs nothing to make."""
    return Record(node["id"], dict, (node,))


def _list(name: str, records: Sequence[Record]) -> Iterator[File]:
    for record in records:
        yield file(f"{FOLDER}{name}/{record.id}.json", render, record)
    total = len(records)
    for start in range(0, max(total, 1), SIZE):
        number = start // SIZE + 1
        path = f"{name}/page/{number}.json" if start else f"{name}.json"
        part = tuple(records[start : start + SIZE])
        yield file(f"{FOLDER}{path}", render_page, part, number, total)


def render(record: Record) -> bytes:
    """The file of a record."""
    return _json(record.node)


def render_page(records: tuple[Record, ...], number: int, total: int) -> bytes:
    """A page of a list, with whole records (HSDS ``Page``)."""
    pages = max(-(-total // SIZE), 1)
    return _json(
        {
            "total_items": total,
            "total_pages": pages,
            "page_number": number,
            "size": len(records),
            "first_page": number == 1,
            "last_page": number == pages,
            "empty": not records,
            "contents": [record.node for record in records],
        }
    )


def render_root(base_url: str, names: tuple[str, ...]) -> bytes:
    """What the data is, and where its lists begin."""
    found = {name: f"{base_url}/{FOLDER}{name}.json" for name in names}
    return _json({"version": hsds.VERSION, "profile": f"{base_url}/data/", "lists": found})


def _json(node: Node) -> bytes:
    return (json.dumps(node, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


EXPORT = Export(
    address=ADDRESS,
    name="المراكز والجمعيات وخدماتها",
    format="HSDS 3.1 (JSON)",
    about="كل المراكز والجمعيات وفق مواصفة HSDS التي تتبادل بها أدلة الخدمات معطياتها. هي معطيات "
    "سليمة وفق مخططات المواصفة، وليست واجهة برمجية تجيب عن الأسئلة.",
    fields=(
        ("services.json", "الخدمات، وفي كل منها الجهة التي تقدمها والمكان وأوقات العمل"),
        ("organizations.json", "الجمعيات، والمؤسسة التي تنسب إليها باقي المراكز"),
        ("taxonomies.json, taxonomy_terms.json", "أنواع المراكز والفئات والمجالات والجماعات"),
        ("services/page/2.json", "الصفحة الثانية من كل لائحة تتجاوز مائة سجل، وهكذا"),
        ("services/<id>.json", "سجل واحد بمعرفه الثابت"),
        ("external_identifier", "رمز الجماعة لدى المندوبية السامية للتخطيط"),
        ("state_province", "رمز الإقليم لدى المندوبية السامية للتخطيط"),
        ("opens_at, closes_at", "الساعة كما يراها الناس، دون فارق زمني"),
    ),
    files=files,
)
