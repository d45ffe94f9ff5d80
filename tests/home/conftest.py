"""The part of the site that most tests of pages stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.factories.articles import make_article

if TYPE_CHECKING:
    from liaison.home.models import StandardPage


@pytest.fixture
def learn(site_root: dict[str, Any]) -> StandardPage:
    return make_article(site_root["en"], title="Learn", slug="learn")
