"""The command that takes feeds, into a site with its taxonomy."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils import translation

from directory.taxonomy import load_criteria, load_terms
from tests.factories import hsds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def taxonomy(regions: None) -> Iterator[None]:
    load_terms()
    load_criteria()
    with translation.override("en"):
        yield


@pytest.fixture
def take(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """The command's exit status and all that it says."""

    def run(*paths: Path, **options: Any) -> tuple[int, str]:
        options.setdefault("errors", tmp_path / "errors.csv")
        status, said = 0, ""
        try:
            call_command("import_hsds", *paths, **options)
        except CommandError as error:
            status, said = error.returncode, str(error)
        captured = capsys.readouterr()
        return status, captured.out + captured.err + said

    return run


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


@pytest.fixture
def feed(tmp_path: Path) -> Callable[..., Path]:
    """A file of one good service, and of others that may not be."""

    def write(*rows: Any) -> Path:
        return hsds.write_json(tmp_path / "feed.json", [hsds.another(9, name="Good"), *rows])

    return write


@pytest.fixture
def package(tmp_path: Path) -> Callable[..., Path]:
    """The package of 3.1 with some of its tables changed, or without them."""

    def write(**tables: Any) -> Path:
        changed = hsds.package_of_3_1() | {f"{name}.csv": rows for name, rows in tables.items()}
        return hsds.write_package(
            tmp_path / "feed", {file: rows for file, rows in changed.items() if rows is not None}
        )

    return write
