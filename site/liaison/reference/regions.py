"""Loads the provinces, territories and health regions from `data/regions.csv`."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent / "data"
FIELDS = ["parent", "name_en", "name_fr", "population", "population_year", "latitude", "longitude"]


@transaction.atomic
def load_regions(model: Any = None) -> int:
    """Create or update every region; returns how many there are. Safe to run again.

    A data migration passes its historical model.
    """
    if model is None:
        from liaison.reference.models import Region as model  # noqa: PLC0415
    rows = list(read_regions())
    ids: dict[str, int] = {}
    for tier in (
        [row for row in rows if not row["parent"]],
        [row for row in rows if row["parent"]],
    ):
        model.objects.bulk_create(
            [_instance(model, row, ids) for row in tier],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["parent", *FIELDS[1:]],
        )
        ids.update(model.objects.values_list("code", "pk"))
    return len(rows)


def read_regions() -> Iterator[dict[str, str]]:
    with (DATA / "regions.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _instance(model: Any, row: dict[str, str], ids: dict[str, int]) -> Any:
    return model(
        code=row["code"],
        parent_id=ids.get(row["parent"]),
        name_en=row["name_en"],
        name_fr=row["name_fr"],
        population=int(row["population_2023"]),
        population_year=2023,
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
    )
