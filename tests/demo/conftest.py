from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.factories.demo import loaded_site

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def demo_site(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with loaded_site(django_db_blocker):
        yield
