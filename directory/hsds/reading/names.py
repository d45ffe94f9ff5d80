"""What tables and fields are called in HSDS 1.1, 2.0 and 3.x, brought to the names of 3.1."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

KINDS = {
    "organization": "organizations",
    "program": "programs",
    "service": "services",
    "service_at_location": "services_at_location service_at_locations",
    "location": "locations",
    "address": "addresses physical_address physical_addresses postal_address postal_addresses",
    "phone": "phones",
    "contact": "contacts",
    "schedule": "schedules regular_schedule regular_schedules",
    "service_area": "service_areas",
    "language": "languages",
    "accessibility": "accessibility_for_disabilities",
    "cost_option": "cost_options",
    "eligibility": "eligibilities",
    "url": "urls",
    "taxonomy": "taxonomies",
    "taxonomy_term": "taxonomy_terms",
    "attribute": (
        "attributes service_taxonomy services_taxonomy service_attribute service_attributes"
        " other_attribute other_attributes"
    ),
    "metadata": "",
}
KIND_OF = {name: kind for kind, others in KINDS.items() for name in (kind, *others.split())}
FIELDS = {  # older name: the one of 3.1
    "organization": {"url": "website"},
    "service": {"accrediations": "accreditations"},
    "service_area": {"service_area": "name"},
    "language": {"language": "name"},
    "accessibility": {"accessibility": "description"},
    "taxonomy_term": {"term": "name", "vocabulary": "taxonomy"},
}
OLD_ATTRIBUTES = (
    "service_taxonomy",
    "services_taxonomy",
    "service_attribute",
    "service_attributes",
)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def stem(name: str) -> str:
    return PurePosixPath(name).stem.casefold().replace("-", "_").replace(" ", "_")


def kind_of(name: str) -> str:
    """`regular_schedules.csv` holds schedules; nothing for a table that is not read."""
    return KIND_OF.get(stem(name), "")


def kind_by_columns(kind: str, columns: list[str]) -> str:
    """In 1.1 the table `taxonomy` holds what 3.x calls terms."""
    old = kind == "taxonomy" and {"parent_id", "vocabulary", "parent_name"} & set(columns)
    return "taxonomy_term" if old else kind


def in_new_names(kind: str, table: str, row: dict[str, str]) -> dict[str, str]:
    new = FIELDS.get(kind, {})
    row = {new.get(name, name): value for name, value in row.items()}
    if kind == "attribute" and stem(table) in OLD_ATTRIBUTES:
        term = row.pop("taxonomy_id", "") or row.get("taxonomy_term_id", "")
        row |= {"link_id": row.pop("service_id", ""), "link_entity": "service"}
        row["taxonomy_term_id"] = term
    if kind == "address" and not row.get("address_type"):
        row["address_type"] = "postal" if "postal" in stem(table) else "physical"
    if kind == "schedule" and row.get("weekday"):
        row |= {"freq": "WEEKLY", "byday": weekday(row["weekday"])}
    return row


def weekday(text: str) -> str:
    """1.1 counts from Monday, or names the day in English."""
    if re.fullmatch(r"[1-7]", text):
        return WEEKDAYS[int(text) - 1]
    return text[:2].upper()
