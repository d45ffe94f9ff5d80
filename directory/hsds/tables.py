"""The tabular form of HSDS: nested rows become rows of tables that point at each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.hsds.vocabulary import Row

WAYS = "organization_id service_id"
TABLES = {
    name: tuple(columns.split())
    for name, columns in {
        "organizations": "id name description email website",
        "services": "id organization_id name description url email status interpretation_services"
        " application_process fees_description wait_time eligibility_description minimum_age"
        " maximum_age assured_date alert last_modified",
        "locations": "id location_type name latitude longitude",
        "service_at_location": "id service_id location_id",
        "addresses": "id location_id address_1 city state_province postal_code country"
        " address_type",
        "accessibility": "id location_id description",
        "phones": f"id {WAYS} number extension type description",
        "contacts": f"id {WAYS} name department email",
        "url": f"id {WAYS} label url",
        "languages": "id service_id name code",
        "cost_options": "id service_id option",
        "schedules": "id service_id valid_from valid_to timezone freq byday description opens_at"
        " closes_at notes",
        "service_areas": "id service_id name extent extent_type uri",
        "taxonomies": "id name description uri",
        "taxonomy_terms": "id code name description parent_id taxonomy language taxonomy_id"
        " term_uri",
        "attributes": "id link_id taxonomy_term_id link_type link_entity value label",
        "metadata": "id resource_id resource_type last_action_date last_action_type field_name"
        " previous_value replacement_value updated_by",
    }.items()
}
NUMBERS = {"minimum_age", "maximum_age", "latitude", "longitude", "extension", "timezone"}
# Table of a nested list, where it is called otherwise there.
LISTS = {
    "additional_urls": "url",
    "additional_websites": "url",
    "service_at_locations": "service_at_location",
}
ENTITIES = {
    "organizations": "organization",
    "services": "service",
    "locations": "location",
    "addresses": "address",
    "phones": "phone",
    "contacts": "contact",
    "languages": "language",
    "cost_options": "cost_option",
    "schedules": "schedule",
    "service_areas": "service_area",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
POINTERS = {f"{entity}_id": table for table, entity in ENTITIES.items()}


def flat(table: str, row: Row, above: Row | None = None) -> Iterator[tuple[str, Row]]:
    """A row and all in it, each with the table it belongs to and what it points at."""
    entity = ENTITIES.get(table, table)
    cells: Row = dict(above or {})
    below: list[tuple[str, Row, Row]] = []
    for name, value in row.items():
        if isinstance(value, dict):
            cells[f"{name}_id"] = value["id"]
            if name == "location":
                below.append(("locations", value, {}))
        elif isinstance(value, list):
            pointers = pointing(name, entity, row["id"])
            below += [(LISTS.get(name, name), part, pointers) for part in value]
        else:
            cells[name] = value
    yield table, cells
    for name, part, pointers in below:
        yield from flat(name, part, pointers)


def pointing(name: str, entity: str, row_id: str) -> Row:
    if name == "attributes":
        return {"link_id": row_id, "link_entity": entity}
    if name == "metadata":
        return {"resource_id": row_id, "resource_type": entity}
    return {f"{entity}_id": row_id}


def resource(table: str) -> dict[str, Any]:
    """https://specs.frictionlessdata.io/tabular-data-resource/"""
    columns = TABLES[table]
    fields = [{"name": name, "type": "number" if name in NUMBERS else "string"} for name in columns]
    keys = [
        {"fields": name, "reference": {"resource": POINTERS[name], "fields": "id"}}
        for name in columns
        if name in POINTERS
    ]
    schema = {"fields": fields, "primaryKey": "id", "missingValues": [""], "foreignKeys": keys}
    return {
        "name": table,
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": schema,
    }
