"""The tables of HSDS 3.1: what each column holds, as Frictionless data packages tell it.

Names and order are those of the specification, so that its own data package fits these files.
"""

from __future__ import annotations

from typing import Any

#: By table: the name of its file, and its columns; a star marks what no row may lack.
_TABLES = {
    "organization": (
        "organizations",
        "id* name* alternate_name description* email website tax_status tax_id year_incorporated "
        "legal_status logo uri parent_organization_id",
    ),
    "program": ("programs", "id* organization_id* name* alternate_name description*"),
    "service": (
        "services",
        "id* organization_id* program_id name* alternate_name description url email status* "
        "interpretation_services application_process fees_description wait_time fees "
        "accreditations eligibility_description minimum_age maximum_age assured_date "
        "assurer_email licenses alert last_modified",
    ),
    "attribute": (
        "attributes",
        "id* link_id* taxonomy_term_id* link_type link_entity* value label",
    ),
    "service_at_location": (
        "service_at_location",
        "id* service_id* location_id* description",
    ),
    "location": (
        "locations",
        "id* location_type* url organization_id name alternate_name description transportation "
        "latitude longitude external_identifier external_identifier_type",
    ),
    "phone": (
        "phones",
        "id* location_id service_id organization_id contact_id service_at_location_id number* "
        "extension type description",
    ),
    "contact": (
        "contacts",
        "id* organization_id service_id service_at_location_id location_id name title department "
        "email",
    ),
    "address": (
        "addresses",
        "id* location_id attention address_1* address_2 city* region state_province* postal_code* "
        "country* address_type*",
    ),
    "schedule": (
        "schedules",
        "id* service_id location_id service_at_location_id valid_from valid_to dtstart timezone "
        "until count wkst freq interval byday byweekno bymonthday byyearday description opens_at "
        "closes_at schedule_link attending_type notes",
    ),
    "funding": ("funding", "id* organization_id service_id source"),
    "service_area": (
        "service_areas",
        "id* service_id service_at_location_id name description extent extent_type uri",
    ),
    "required_document": ("required_documents", "id* service_id document uri"),
    "language": ("languages", "id* service_id location_id phone_id name code note"),
    "accessibility": ("accessibility", "id* location_id description details url"),
    "taxonomy_term": (
        "taxonomy_terms",
        "id* code name* description* parent_id taxonomy language taxonomy_id term_uri",
    ),
    "metadata": (
        "metadata",
        "id* resource_id* resource_type* last_action_date* last_action_type* field_name* "
        "previous_value* replacement_value* updated_by*",
    ),
    "meta_table_description": ("meta_table_descriptions", "id* name language character_set"),
    "cost_option": (
        "cost_options",
        "id* service_id* valid_from valid_to option currency amount amount_description",
    ),
    "organization_identifier": (
        "organization_identifiers",
        "id* organization_id* identifier_scheme identifier_type* identifier*",
    ),
    "taxonomy": ("taxonomies", "id* name* description* uri version"),
    "service_capacity": (
        "service_capacity",
        "id* service_id* unit_id* available* maximum description updated*",
    ),
    "unit": ("units", "id* name* scheme identifier uri"),
    "url": ("url", "id* label url* organization_id service_id"),
}
#: What columns hold, of all tables; the others hold text.
_TYPES = {
    "date": "assured_date valid_from valid_to dtstart until last_action_date",
    "datetime": "last_modified updated",
    "time": "opens_at closes_at",
    "number": "year_incorporated minimum_age maximum_age latitude longitude extension timezone "
    "count interval amount available maximum",
}
_TYPE = {name: kind for kind, names in _TYPES.items() for name in names.split()}
_NO_UUIDS = {"tax_id"}

FILES = {table: f"{name}.csv" for table, (name, _) in _TABLES.items()}
COLUMNS = {
    table: tuple(name.removesuffix("*") for name in columns.split())
    for table, (_, columns) in _TABLES.items()
}


def data_package(name: str, title: str, base_url: str) -> dict[str, Any]:
    """The description of all tables (Frictionless Data Package, version 1)."""
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "homepage": f"{base_url}/data/",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [_resource(table) for table in _TABLES],
    }


def _resource(table: str) -> dict[str, Any]:
    keys = [name for name in COLUMNS[table] if name.removesuffix("_id") in _TABLES]
    return {
        "profile": "tabular-data-resource",
        "name": table,
        "path": FILES[table],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(name) for name in _TABLES[table][1].split()],
            "primaryKey": "id",
            "foreignKeys": [
                {
                    "fields": name,
                    "reference": {"resource": name.removesuffix("_id"), "fields": "id"},
                }
                for name in keys
                if name.endswith("_id")
            ],
        },
    }


def _field(column: str) -> dict[str, Any]:
    name = column.removesuffix("*")
    field: dict[str, Any] = {"name": name, "type": _TYPE.get(name, "string")}
    if name == "id" or (name.endswith("_id") and name not in _NO_UUIDS):
        field["format"] = "uuid"
    if column.endswith("*"):
        field["constraints"] = {"required": True} | ({"unique": True} if name == "id" else {})
    return field
