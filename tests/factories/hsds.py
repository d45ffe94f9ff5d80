"""Feeds of HSDS as other directories send them; every service in them is invented."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

ORGANISATION = "0b1f6a1e-6f6e-4b7e-9a51-0d4f0a6d0001"
SERVICE = "0b1f6a1e-6f6e-4b7e-9a51-0d4f0a6d0002"
LOCATION = "0b1f6a1e-6f6e-4b7e-9a51-0d4f0a6d0003"
Rows = list[dict[str, Any]]


def location(**fields: Any) -> dict[str, Any]:
    address = {
        "id": LOCATION[:-1] + "4",
        "address_1": "12 Canary Street",
        "city": "Laval",
        "state_province": "QC",
        "postal_code": "H7A 1A1",
        "country": "CA",
        "address_type": "physical",
    }
    return {
        "id": LOCATION,
        "location_type": "physical",
        "name": "The annex",
        "addresses": [address],
        **fields,
    }


def service(**fields: Any) -> dict[str, Any]:
    """A service as another directory’s API gives it."""
    return {
        "id": SERVICE,
        "name": "Anchor line",
        "status": "active",
        "description": "Somebody to talk to.",
        "organization": {"id": ORGANISATION, "name": "The harbour", "description": "Help."},
        "phones": [{"id": SERVICE[:-1] + "5", "number": "514-555-0100", "type": "voice"}],
        "service_at_locations": [{"id": SERVICE[:-1] + "6", "location": location()}],
        **fields,
    }


def another(number: int, **fields: Any) -> dict[str, Any]:
    return service(id=f"0b1f6a1e-6f6e-4b7e-9a51-{number:012d}", **fields)


def write_json(path: Path, content: Any) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def write_lines(path: Path, rows: Iterable[Any]) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def as_csv(rows: Rows) -> str:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def write_package(
    folder: Path, tables: Mapping[str, Rows], names: Mapping[str, str] | None = None
) -> Path:
    """A tabular data package; `names` are those of the tables where the file has another."""
    folder.mkdir(parents=True, exist_ok=True)
    for file, rows in tables.items():
        (folder / file).write_text(as_csv(rows), encoding="utf-8")
    resources = [
        {"name": (names or {}).get(file, file.removesuffix(".csv")), "path": file}
        for file in tables
    ]
    write_json(folder / "datapackage.json", {"name": "directory", "resources": resources})
    return folder


def zipped(folder: Path) -> Path:
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder))
    return path


def only(errors: list[dict[str, str]]) -> str:
    """What the only row of a file of errors says."""
    assert len(errors) == 1, errors
    return errors[0]["What to do"]


def package_of_1_1() -> dict[str, Rows]:
    """What a directory of 2017 would send: numbers for ids, schedules by weekday."""
    return deepcopy(OF_1_1)


def package_of_3_1() -> dict[str, Rows]:
    return deepcopy(OF_3_1)


OF_1_1: dict[str, Rows] = {
    "organizations.csv": [
        {"id": "1", "name": "The harbour", "description": "", "url": "https://example.org"}
    ],
    "services.csv": [
        {
            "id": "10",
            "organization_id": "1",
            "name": "Anchor line",
            "description": "Somebody to talk to.",
            "application_process": "Call us.",
            "status": "active",
            "email": "anchor@example.org",
        },
        {"id": "11", "organization_id": "1", "name": "Old line", "status": "defunct"},
    ],
    "services_at_location.csv": [{"id": "20", "service_id": "10", "location_id": "30"}],
    "locations.csv": [
        {
            "id": "30",
            "organization_id": "1",
            "name": "The annex",
            "latitude": "45.57",
            "longitude": "-73.69",
        }
    ],
    "physical_addresses.csv": [
        {
            "id": "40",
            "location_id": "30",
            "address_1": "12 Canary Street",
            "city": "Laval",
            "state_province": "Québec",
            "postal_code": "H7A 1A1",
            "country": "CA",
        }
    ],
    "phones.csv": [
        {
            "id": "50",
            "service_id": "10",
            "number": "514-555-0100",
            "extension": "12",
            "type": "voice",
        },
        {"id": "51", "service_id": "10", "number": "514-555-0101", "type": "fax"},
    ],
    "regular_schedules.csv": [
        {
            "id": "60",
            "service_id": "10",
            "weekday": "1",
            "opens_at": "09:00",
            "closes_at": "17:00",
        },
        {
            "id": "61",
            "service_id": "10",
            "weekday": "Tuesday",
            "opens_at": "13:00",
            "closes_at": "20:00",
        },
    ],
    "languages.csv": [
        {"id": "70", "service_id": "10", "language": "French"},
        {"id": "71", "service_id": "10", "language": "Klingon"},
    ],
    "service_areas.csv": [{"id": "80", "service_id": "10", "service_area": "Quebec"}],
    "eligibility.csv": [{"id": "90", "service_id": "10", "eligibility": "Anybody over 12."}],
    "taxonomy.csv": [{"id": "100", "name": "Counselling", "vocabulary": "ours"}],
    "services_taxonomy.csv": [{"id": "110", "service_id": "10", "taxonomy_id": "100"}],
}


OF_3_1: dict[str, Rows] = {
    "organizations.csv": [{"id": ORGANISATION, "name": "The harbour", "description": "Help."}],
    "services.csv": [
        {
            "id": SERVICE,
            "organization_id": ORGANISATION,
            "name": "Anchor line",
            "status": "active",
            "minimum_age": "12",
            "assured_date": "2026-01-31",
            "last_modified": "2026-02-01T10:00:00Z",
        }
    ],
    "locations.csv": [{"id": LOCATION, "location_type": "physical", "name": "The annex"}],
    "addresses.csv": [{**location()["addresses"][0], "location_id": LOCATION}],
    "service_at_location.csv": [
        {"id": SERVICE[:-1] + "6", "service_id": SERVICE, "location_id": LOCATION}
    ],
    "phones.csv": [{"id": SERVICE[:-1] + "5", "service_id": SERVICE, "number": "514-555-0100"}],
    "schedules.csv": [
        {
            "id": SERVICE[:-1] + "7",
            "service_id": SERVICE,
            "freq": "WEEKLY",
            "byday": "MO,TU",
            "opens_at": "09:00:00",
            "closes_at": "17:00:00",
        }
    ],
}
