"""HSDS 3.1 as tables: one zip of CSV files with the data package that describes them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from exports.hsds import Node
from exports.hsds_columns import COLUMNS, FILES, data_package
from exports.hsds_tree import FOLDER, Record, lists
from exports.model import Export, File, Site, file

ADDRESS = f"{FOLDER}hsds-tabular.zip"
#: The tables of lists and of what is nested, by their names.
_TABLES = {
    "accessibility": "accessibility",
    "additional_urls": "url",
    "additional_websites": "url",
    "addresses": "address",
    "attributes": "attribute",
    "contacts": "contact",
    "languages": "language",
    "location": "location",
    "locations": "location",
    "organization": "organization",
    "organizations": "organization",
    "phones": "phone",
    "required_documents": "required_document",
    "schedules": "schedule",
    "service_at_locations": "service_at_location",
    "services": "service",
    "taxonomies": "taxonomy",
    "taxonomy_term": "taxonomy_term",
    "taxonomy_terms": "taxonomy_term",
}
#: The first day that a zip can tell: all files bear it, whenever they are made.
_NO_DAY = (1980, 1, 1, 0, 0, 0)

#: Records by the name of their list.
Lists = tuple[tuple[str, tuple[Record, ...]], ...]
#: By table and id: the rows.
Tables = dict[str, dict[str, Node]]


def files(site: Site) -> Iterator[File]:
    """One zip of everything."""
    yield file(ADDRESS, render, tuple(lists(site).items()), site.name, site.base_url)


def render(records: Lists, title: str, base_url: str) -> bytes:
    """The zip, the same for the same data: without clock, names in order."""
    package = data_package("hsds", title, base_url)
    texts = {FILES[table]: _csv(table, rows) for table, rows in tables(records).items()}
    texts["datapackage.json"] = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in sorted(texts):
            archive.writestr(ZipInfo(name, _NO_DAY), texts[name].encode(), ZIP_DEFLATED)
    return buffer.getvalue()


def tables(records: Lists) -> Tables:
    """The rows of all tables; some are empty, for others refer to them."""
    found: Tables = {table: {} for table in COLUMNS}
    for name, members in records:
        for record in members:
            _add(_TABLES[name], record.node, found)
    return found


def _add(table: str, node: Node, found: Tables) -> None:
    """Enter an object, and what is nested in it with the keys that link the two.

    What was entered already stays: within another object less may be told of it.
    """
    if node["id"] in found[table]:
        return
    row = found[table][node["id"]] = {}
    own_key = f"{table}_id"
    for name, value in node.items():
        if name not in _TABLES:
            row[name] = value
            continue
        child = _TABLES[name]
        if isinstance(value, dict):
            row[f"{child}_id"] = value["id"]
        link = {own_key: node["id"]} if own_key in COLUMNS[child] else {}
        for part in [value] if isinstance(value, dict) else value:
            _add(child, part | link, found)


def _csv(table: str, rows: dict[str, Node]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS[table], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows.values())
    return text.getvalue()


EXPORT = Export(
    address=ADDRESS,
    name="المراكز والجمعيات وخدماتها في جداول",
    format="HSDS 3.1 (CSV, zip)",
    about="المعطيات نفسها في جداول CSV، مع وصفها في datapackage.json وفق Frictionless Data. "
    "الجداول الفارغة فيها لأن المواصفة تربط بينها.",
    fields=(
        ("services.csv", "الخدمات"),
        ("organizations.csv", "الجمعيات والمؤسسة"),
        ("locations.csv, addresses.csv", "الأماكن والعناوين، دون المراكز المحمية"),
        ("phones.csv, contacts.csv", "أرقام الهاتف ومن تسألون"),
        ("schedules.csv", "أوقات العمل: أيامها في byday"),
        ("taxonomy_terms.csv, attributes.csv", "الأنواع والفئات والمجالات، وما يرتبط بها"),
    ),
    files=files,
)
