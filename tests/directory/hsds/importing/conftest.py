"""The command that takes feeds, into a site with its taxonomy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.utils import translation

from directory.taxonomy import load_criteria, load_terms
from tests.factories import hsds
from tests.factories.commands import runner

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
    return runner("import_hsds", tmp_path, capsys)


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
