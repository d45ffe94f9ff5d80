"""What tests of the imports share."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from django.apps import apps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def errors(tmp_path: Path) -> Callable[[], list[dict[str, str]]]:
    """The rows of the file of errors."""

    def read() -> list[dict[str, str]]:
        with (tmp_path / "errors.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    return read


@pytest.fixture
def row_counts(db: None) -> Callable[[], dict[str, int]]:
    """How many rows each table holds."""

    def count() -> dict[str, int]:
        return {
            model._meta.label: model._base_manager.count()
            for model in apps.get_models(include_auto_created=True)
            if model._meta.managed and not model._meta.proxy
        }

    return count
