"""Both feeds as files: one folder a language, a few records in memory at a time."""

from __future__ import annotations

import csv
import json
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import override

from directory.hsds.conf import HSDS_VERSION, LICENCE, PROFILE
from directory.hsds.http import dumps
from directory.hsds.pages import rows
from directory.hsds.records import RECORDS
from directory.hsds.tables import TABLES, flat, resource
from liaison.core.bilingual import LANGUAGES, current_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from directory.hsds.vocabulary import Row

PARTS = ("taxonomies", "taxonomy_terms", "organizations", "services")  # the whole of it

ELSEWHERE = ("locations", "services", "service_at_locations")


def export(folder: Path, *, tabular: bool) -> dict[str, int]:
    """Write both languages; how many records of each kind there are."""
    counts = {}
    for language in LANGUAGES:
        with override(language):
            into = folder / language
            into.mkdir(parents=True, exist_ok=True)
            counts = write_tables(into) if tabular else write_json(into)
    return counts


def everything(name: str) -> Iterator[Row]:
    records = RECORDS[name]
    in_full = "full=true" if "full" in records.parameters.base_fields else ""
    asked = records.parameters(QueryDict(in_full))
    asked.full_clean()
    return rows(records, asked)


def write_json(folder: Path) -> dict[str, int]:
    """Arrays with one record a line, so that two exports can be compared."""
    base = {"version": HSDS_VERSION, "profile": PROFILE}
    (folder / "base.json").write_text(json.dumps(base, indent=2), encoding="utf-8")
    counts = dict.fromkeys(RECORDS, 0)
    for name in RECORDS:
        with (folder / f"{name}.json").open("w", encoding="utf-8") as file:
            for row in everything(name):
                file.write(",\n" if counts[name] else "[\n")
                file.write(dumps(row))
                counts[name] += 1
            file.write("\n]\n" if counts[name] else "[]\n")
    return counts


def write_tables(folder: Path) -> dict[str, int]:
    counts = dict.fromkeys(TABLES, 0)
    located: set[str] = set()
    with ExitStack() as files:
        writers = {table: open_table(folder, table, files) for table in TABLES}
        for name in PARTS:
            for record in everything(name):
                for table, row in once(name, record, located):
                    writers[table].writerow(row)
                    counts[table] += 1
    text = json.dumps(package(), ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    return counts


def open_table(folder: Path, table: str, files: ExitStack) -> csv.DictWriter[str]:
    file = files.enter_context((folder / f"{table}.csv").open("w", encoding="utf-8", newline=""))
    writer = csv.DictWriter(file, TABLES[table])
    writer.writeheader()
    return writer


def once(name: str, record: Row, located: set[str]) -> Iterator[tuple[str, Row]]:
    """The rows of a record; those of a place, which services share, only the first time."""
    own = {key: part for key, part in record.items() if key not in ELSEWHERE}
    for part in record.get("service_at_locations", []):
        place = part["location"]
        known = place["id"] in located
        located.add(place["id"])
        shared = part | {"location": {"id": place["id"]}} if known else part
        for table, row in flat("service_at_location", shared, {"service_id": record["id"]}):
            if not (known and table == "locations"):
                yield table, row
    yield from flat(name, own)


def package() -> dict[str, Any]:
    """https://specs.frictionlessdata.io/tabular-data-package/"""
    return {
        "profile": "tabular-data-package",
        "name": f"liaison-hsds-{current_language()}",
        "title": _("Liaison: open data (HSDS)"),
        "version": HSDS_VERSION,
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE}],
        "resources": [resource(table) for table in TABLES],
    }
