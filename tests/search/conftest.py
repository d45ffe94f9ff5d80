from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING, Any

import pytest

from search import engine
from tests.plugins.skips import missing
from tests.search.making import only_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from search.documents import Document
    from tests.search.making import FakeSource


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine_kind(
    request: pytest.FixtureRequest, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Every test of the engine runs once on each."""
    if request.param == "embedded":
        yield request.param
        return
    from search.elastic import client, indices
    from tests.search.only_elastic import OnlyElastic

    url = os.environ.get("ELASTICSEARCH_URL")
    if not url:
        missing("an Elasticsearch node (make test-elasticsearch starts one)")
    settings.ELASTICSEARCH_URL = url
    settings.ELASTICSEARCH_PREFIX = f"test-{secrets.token_hex(6)}"
    monkeypatch.setattr(engine, "_backend", OnlyElastic())
    monkeypatch.setattr(client, "SECONDS_TO_ASK", 10)  # a busy machine is no failure here
    yield request.param
    for name in client.writing().indices.get_alias(index=f"{indices.prefix()}.*"):
        client.writing().indices.delete(index=name)


@pytest.fixture
def source(engine_kind: str) -> Iterator[FakeSource]:
    with only_source() as fake:
        yield fake


@pytest.fixture
def index(db: None, source: FakeSource) -> Callable[..., None]:
    """Hold these documents and index them, as a feature does after a change."""

    def hold(*documents: Document) -> None:
        source.hold(*documents)
        engine.index("service", [document.object_id for document in documents])

    return hold
