"""Whether the open data of a built site keeps to the schemas of HSDS, which are not in here.

They are those of the specification, in a folder with ``schema/*.json`` and ``datapackage.json``.
As in the specification's own checks, no property is allowed that the schemas do not name.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from frictionless import Package, system
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

#: By the name of a list: the schema of its records.
RECORDS = {
    "organizations": "organization.json",
    "services": "service.json",
    "taxonomies": "taxonomy.json",
    "taxonomy_terms": "taxonomy_term.json",
}
#: Tables whose columns the data package of 3.1 does not name all, as it must.
INCOMPLETE = {"service_capacity": "service_capacity.json", "unit": "unit.json"}

#: File, JSON pointer (of a table: line and column), what is wrong.
Fault = tuple[str, str, str]


def check(output: Path, schemas: Path) -> tuple[Counter[str], list[Fault]]:
    """Count what was checked below ``output``, by kind, and find what is wrong with it."""
    folder = output / "data" / "hsds"
    validators = _validators(schemas)
    counts: Counter[str] = Counter()
    faults: list[Fault] = []
    for path in sorted(folder.rglob("*.json")):
        name = path.relative_to(folder).as_posix().removesuffix(".json").split("/")
        if name == ["index"]:
            continue
        kind = name[0] if len(name) == 2 else "pages"
        validator = validators[name[0]]
        document = json.loads(path.read_bytes())
        counts[kind] += 1
        faults += _faults(path, validators["pages"] if kind == "pages" else validator, document)
        for number, record in enumerate(document["contents"] if kind == "pages" else ()):
            faults += _faults(path, validator, record, f"/contents/{number}")
    with TemporaryDirectory() as tables, ZipFile(folder / "hsds-tabular.zip") as archive:
        archive.extractall(tables)
        for package in (None, _package(schemas)):
            faults += _table_faults(Path(tables), package, counts)
    return counts, faults


def _validators(schemas: Path) -> dict[str, Draft202012Validator]:
    """By the name of a list that of its records, by «pages» that of a list."""
    documents = {
        path.name: _closed(json.loads(path.read_bytes()))
        for path in (schemas / "schema").glob("*.json")
    }
    page = documents.pop("openapi.json")["components"]["schemas"]["Page"]
    page["properties"]["contents"] = {"type": "array"}
    page["required"] = list(page["properties"])
    registry: Registry[Any] = Registry().with_resources(
        (name, DRAFT202012.create_resource(document))
        for name, document in {**documents, "page": page}.items()
    )
    return {
        key: Draft202012Validator({"$ref": name}, registry=registry, format_checker=FormatChecker())
        for key, name in {**RECORDS, "pages": "page"}.items()
    }


def _closed(schema: Any) -> Any:
    """The schema, no longer open to properties that it does not name."""
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(part) for key, part in schema.items()}
    if closed.get("type") == "object" and "properties" in closed:
        closed["additionalProperties"] = False
    return closed


def _faults(
    path: Path, validator: Draft202012Validator, document: Any, below: str = ""
) -> Iterator[Fault]:
    for error in validator.iter_errors(document):
        pointer = "".join(f"/{part}" for part in error.absolute_path)
        yield path.as_posix(), below + pointer, error.message


def _package(schemas: Path) -> dict[str, Any]:
    """The data package of the specification, its gaps filled from the specification's schemas."""
    package: dict[str, Any] = json.loads((schemas / "datapackage.json").read_bytes())
    for resource in package["resources"]:
        if resource["name"] in INCOMPLETE:
            schema = json.loads((schemas / "schema" / INCOMPLETE[resource["name"]]).read_bytes())
            resource["schema"]["fields"] = [
                {"name": name, "type": "string"}
                for name, told in schema["properties"].items()
                if told.get("type") in {"string", "number"}
            ]
    return package


def _table_faults(
    folder: Path, package: dict[str, Any] | None, counts: Counter[str]
) -> Iterator[Fault]:
    """Check the tables by their own data package, or by another."""
    name = "datapackage.json"
    if package:
        name = "specification.json"
        (folder / name).write_text(json.dumps(package), "utf-8")
    with system.use_context(trusted=True):
        report = Package(str(folder / name)).validate()
    for task in report.tasks:
        counts["tables"] += 1
        counts["rows"] += task.stats.get("rows") or 0
        for error in task.errors:
            told = error.to_dict()
            place = f"{told.get('rowNumber', '')}:{told.get('fieldName', '')}"
            yield f"{task.place} ({name})", place, error.message
    for error in report.errors:
        yield name, "", error.message
