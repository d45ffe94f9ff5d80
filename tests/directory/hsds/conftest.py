from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.directory.hsds.schemas import Schemas

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def schemas(shared_data: Path) -> Schemas:
    return Schemas(shared_data / "hsds-3.1" / "schema")
