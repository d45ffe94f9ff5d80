"""Creates what is missing and touches nothing else, so that editors' changes stay."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.apps import apps

if TYPE_CHECKING:
    from django.db.models import Model

DATA = Path(__file__).parent / "data"


def read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def load_terms(model: type[Model] | None = None) -> int:
    """Create the terms that are missing; returns how many. `model` is what a migration has."""
    model = model or apps.get_model("directory", "Term")
    known = set(_manager(model).values_list("facet", "code"))
    missing = [
        model(**row, live=True, sort_order=order * 10)
        for order, row in enumerate(read("terms.csv"), start=1)
        if (row["facet"], row["code"]) not in known
    ]
    return len(_manager(model).bulk_create(missing))


def load_criteria(model: type[Model] | None = None) -> int:
    """Create the criteria that are missing; returns how many."""
    model = model or apps.get_model("directory", "InclusionCriterion")
    known = set(_manager(model).values_list("code", flat=True))
    missing = [
        model(**{**row, "is_exclusion": row["is_exclusion"] == "yes"}, sort_order=order * 10)
        for order, row in enumerate(read("criteria.csv"), start=1)
        if row["code"] not in known
    ]
    return len(_manager(model).bulk_create(missing))


def _manager(model: type[Model]) -> Any:
    return model._default_manager
