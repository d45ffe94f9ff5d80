"""The official HSDS 3.1 schemas, made strict: a key that they don’t name is an error."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jsonschema_rs import Draft202012Validator

if TYPE_CHECKING:
    from pathlib import Path

# Which schema an address answers to. Our own table: the official OpenAPI file gives
# /service_at_locations/{id} the schema of a service.
LISTS = {
    "services": "compiled/service_list.json",
    "organizations": "compiled/organization_list.json",
    "taxonomies": "taxonomy.json",
    "taxonomy_terms": "taxonomy_term.json",
    "service_at_locations": "compiled/service_at_location_list.json",
}
RECORDS = {
    "services": "compiled/service.json",
    "organizations": "compiled/organization.json",
    "taxonomies": "taxonomy.json",
    "taxonomy_terms": "taxonomy_term.json",
    "service_at_locations": "compiled/service_at_location.json",
}
PAGE = {
    "total_items": "integer",
    "total_pages": "integer",
    "page_number": "integer",
    "size": "integer",
    "first_page": "boolean",
    "last_page": "boolean",
    "empty": "boolean",
    "contents": "array",
}


class Schemas:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept: dict[str, Draft202012Validator] = {}

    def validator(self, name: str) -> Draft202012Validator:
        if name not in self.kept:
            schema = json.loads((self.folder / name).read_text(encoding="utf-8"))
            whole = strict(self.whole(schema))
            self.kept[name] = Draft202012Validator(whole, validate_formats=True)
        return self.kept[name]

    def whole(self, schema: Any) -> Any:
        """With what it refers to in place of the reference."""
        if isinstance(schema, list):
            return [self.whole(part) for part in schema]
        if not isinstance(schema, dict):
            return schema
        if "$ref" in schema:
            other = (self.folder / schema["$ref"]).read_text(encoding="utf-8")
            return self.whole(json.loads(other))
        return {key: self.whole(part) for key, part in schema.items()}

    def wrong(self, name: str, row: Any) -> list[str]:
        errors = self.validator(name).iter_errors(row)
        return [f"{error.instance_path}: {error.message[:150]}" for error in errors]


def strict(schema: Any) -> Any:
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(part) for key, part in schema.items() if key != "example"}
    if isinstance(schema.get("properties"), dict):
        closed["additionalProperties"] = False
        closed["properties"] = {key: strict(part) for key, part in schema["properties"].items()}
    return closed
