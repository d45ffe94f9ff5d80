"""`manage.py export_hsds`: the same as the feeds, in files."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from tests.directory.hsds.schemas import RECORDS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db


def exported(tmp_path: Path, kind: str) -> Path:
    call_command("export_hsds", tmp_path, format=kind, verbosity=0)
    return tmp_path


@pytest.mark.covers("R169", part=True)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_files_hold_what_the_feed_says(client, demo_site, schemas, tmp_path, language):
    folder = exported(tmp_path, "json") / language
    for name, schema in RECORDS.items():
        rows = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        assert [wrong for row in rows for wrong in schemas.wrong(schema, row)] == []
        address = f"/{language}/hsds/v3/{name}"
        assert client.get(address).json()["total_items"] == len(rows)
        assert client.get(f"{address}/{rows[0]['id']}").json() == rows[0]


def test_exporting_twice_gives_the_same_bytes(demo_site, tmp_path):
    for kind in ("json", "tabular"):
        first, second = (exported(tmp_path / f"{kind}{turn}", kind) for turn in (1, 2))
        names = [path.relative_to(first) for path in first.rglob("*.*")]
        assert names
        assert [it for it in names if (first / it).read_bytes() != (second / it).read_bytes()] == []


def tables(folder: Path) -> dict[str, list[dict[str, str]]]:
    found = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found


def test_the_tables_are_those_of_the_standard(demo_site, tmp_path, shared_data):
    """Their names and columns; only addresses (url.csv) point at their record as well."""
    found = tables(exported(tmp_path, "tabular") / "en")
    official = shared_data / "hsds-3.1" / "examples" / "csv"
    needed = {"service_at_location": "service_id location_id", "services": "organization_id"}
    for name, rows in found.items():
        header = (official / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
        own = set(rows[0] if rows else header)
        assert own - set(header) <= {"organization_id", "service_id"}, name
        assert len({row["id"] for row in rows}) == len(rows), name
        for column in ("id", *needed.get(name, "").split()):
            assert all(row[column] for row in rows), (name, column)


def test_every_pointer_of_the_data_package_leads_to_a_row(demo_site, tmp_path):
    folder = exported(tmp_path, "tabular") / "fr"
    found = tables(folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {it["path"] for it in package["resources"]} == {f"{name}.csv" for name in found}
    ids = {name: {row["id"] for row in rows} for name, rows in found.items()}
    for resource in package["resources"]:
        rows = found[resource["name"]]
        header = (folder / resource["path"]).read_text(encoding="utf-8").splitlines()[0]
        assert ",".join(it["name"] for it in resource["schema"]["fields"]) == header
        for key in resource["schema"]["foreignKeys"]:
            values = {row[key["fields"]] for row in rows} - {""}
            assert values <= ids[key["reference"]["resource"]], (resource["name"], key)
    everything = set().union(*ids.values())
    assert {row["link_id"] for row in found["attributes"]} <= everything
    assert {row["resource_id"] for row in found["metadata"]} <= everything
