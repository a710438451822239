"""From a model to the fields of a form, as Sveltia CMS describes them.

What a field is comes from the JSON Schema that pydantic makes of the model, what it is called from
``words``, what may be chosen from ``choices``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from admin.words import Word

#: A field, or what a field is chosen from, as Sveltia's configuration has it.
Field = dict[str, Any]
_Schema = Mapping[str, Any]

_DAY = {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
#: By JSON Schema's type, or «format» where there is one.
_WIDGETS: dict[str, Field] = {
    "boolean": {"widget": "boolean", "default": False},
    "date": _DAY,
    "date-time": _DAY,
    "time": {"widget": "datetime", "type": "time", "format": "HH:mm"},
    "integer": {"widget": "number", "value_type": "int"},
    "number": {"widget": "number", "value_type": "float"},
    "string": {"widget": "string"},
}
#: What a form checks, by JSON Schema's word for it.
_LIMITS = {"maxLength": "maxlength", "minimum": "min", "maximum": "max", "minItems": "min"}


@dataclass(frozen=True, slots=True)
class Form:
    """A model with its words and choices, by dotted name."""

    model: type[BaseModel]
    words: Mapping[str, Word]
    choices: Mapping[str, Field]

    def fields(self, without: Collection[str] = ()) -> list[Field]:
        """All fields but those ``without``, in the model's order."""
        return [*_fields(self, self.schema, "", without)]

    @property
    def schema(self) -> dict[str, Any]:
        """What a file may hold, as JSON Schema."""
        return _schema(self.model)


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def names(form: Form) -> set[str]:
    """The dotted names of all fields of a model."""
    return {path for path, _ in _walk(form.schema, form.schema, "")}


def header_keys(form: Form) -> dict[str, list[str]]:
    """What ``client/pelican.js`` must know of the keys of a header: see «format» there."""
    kinds: dict[str, list[str]] = {
        "order": [],
        "commas": [],
        "lines": [],
        "numbers": [],
        "switches": [],
        "pictures": [],
    }
    by_type = {"commas": "commas", "array": "lines", "integer": "numbers", "boolean": "switches"}
    for key, schema in _properties(form.schema, form.schema):
        kinds["order"].append(key)
        if form.choices.get(key, {}).get("widget") == "image":
            kinds["pictures"].append(key)
        elif kind := by_type.get(_type(schema)):
            kinds[kind].append(key)
    return kinds


def _walk(root: _Schema, schema: _Schema, prefix: str) -> Iterator[tuple[str, _Schema]]:
    for name, found in _properties(root, schema):
        yield prefix + name, found
        inner = _resolved(root, found.get("items", found))
        yield from _walk(root, inner, f"{prefix}{name}.")


def _fields(form: Form, schema: _Schema, prefix: str, without: Collection[str]) -> Iterator[Field]:
    root = form.schema
    required = schema.get("required", ())
    for name, found in _properties(root, schema):
        path = prefix + name
        if path in without:
            continue
        word = form.words[path]
        field = {"name": name, "label": word.label, "required": name in required}
        field |= {"hint": word.hint} if word.hint else {}
        field |= {"label_singular": word.one} if word.one else {}
        field |= {"summary": f"{{{{fields.{word.shown}}}}}"} if word.shown else {}
        yield field | _widget(form, path, found, without)


def _widget(form: Form, path: str, schema: _Schema, without: Collection[str]) -> Field:
    items = _resolved(form.schema, schema.get("items", {}))
    if path in form.choices:
        return form.choices[path] | ({"multiple": True} if items else {})
    if "enum" in schema or "enum" in items:
        raise KeyError(f"{path} has no words for its values")
    for record, widget in ((items, "list"), (schema, "object")):
        if "properties" in record:
            inner = [*_fields(form, record, f"{path}.", without)]
            found = {"widget": widget, "collapsed": "auto", "fields": inner}
            return found | _limits(schema)
    if items:
        return {"widget": "list"} | _limits(schema)
    own = {"widget": "text"} if form.words[path].long else _WIDGETS[_type(schema)]
    return own | _limits(schema)


def _limits(schema: _Schema) -> Field:
    limits: Field = {ours: schema[name] for name, ours in _LIMITS.items() if name in schema}
    if "pattern" in schema:
        limits["pattern"] = [schema["pattern"], schema["errorMessage"]]
    return limits


def _type(schema: _Schema) -> str:
    return str(schema.get("format") or schema["type"])


def _properties(root: _Schema, schema: _Schema) -> Iterator[tuple[str, _Schema]]:
    for name, found in schema.get("properties", {}).items():
        yield name, _resolved(root, found)


def _resolved(root: _Schema, schema: _Schema) -> _Schema:
    """A schema without «or null» and references."""
    for option in schema.get("anyOf", ()):
        if option.get("type") != "null":
            return _resolved(root, {**schema, "anyOf": (), **option})
    if "$ref" in schema:
        found: _Schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
        return found
    return schema
