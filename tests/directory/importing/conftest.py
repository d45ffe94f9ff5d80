"""Lists as people send them, and the command that takes them."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from tests.factories.commands import runner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

from directory.taxonomy import load_terms


@pytest.fixture(autouse=True)
def taxonomy(regions: None) -> Iterator[None]:
    load_terms()
    with translation.override("en"):
        yield


@pytest.fixture
def write_list(tmp_path: Path) -> Callable[..., Path]:
    """A CSV file of these rows; columns are those that any row has."""

    def write(*rows: Mapping[str, str], name: str = "list.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write


@pytest.fixture
def run_import(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """The command's exit status and all that it says."""
    return runner("import_directory", tmp_path, capsys)
