"""The demo, and what a crawl of it saw: once a file of tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.crawl.crawler import crawl
from tests.factories.demo import loaded_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.crawl.crawler import Crawl


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with loaded_site(django_db_blocker):
        yield


@pytest.fixture(scope="module")
def seen(site: None, django_db_blocker: Any) -> Crawl:
    with django_db_blocker.unblock():
        return crawl()
