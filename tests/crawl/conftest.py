"""The demo, and what a crawl of it saw: once a file of tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.crawl.crawler import crawl

if TYPE_CHECKING:
    from tests.crawl.crawler import Crawl


@pytest.fixture(scope="module")
def seen(demo_site: None, django_db_blocker: Any) -> Crawl:
    with django_db_blocker.unblock():
        return crawl()
