from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.db import connection

from search import engine, synonyms
from search.backends.database import DatabaseBackend
from search.backends.dialect import make_tables
from tests.plugins.skips import missing
from tests.search.making import only_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

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


@pytest.fixture
def own_database(tmp_path, django_db_setup, django_db_blocker, monkeypatch) -> Iterator[None]:
    """A database that other threads see too, as on a real site: tests hide theirs in memory or in
    a transaction. It holds the tables of the engine only."""
    monkeypatch.setattr(synonyms, "_providers", [])
    monkeypatch.setattr(engine, "_backend", DatabaseBackend())
    with django_db_blocker.unblock():
        before = connection.settings_dict["NAME"]
        own = tmp_path / "search.sqlite3" if connection.vendor == "sqlite" else f"{before}_threads"
        with _server(own) as connected:
            connection.connection = None
            connection.settings_dict["NAME"] = own
            with connection.schema_editor() as editor:
                for model in apps.get_app_config("search").get_models():
                    editor.create_model(model)
            make_tables(connection)
            yield
            connection.close()
            connection.connection, connection.settings_dict["NAME"] = connected, before


@contextmanager
def _server(own: Path | str) -> Iterator[Any]:
    """The connection that there was; a server has to be asked for a database and to drop it."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute(f"CREATE DATABASE {own}")
    yield connection.connection
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute(f"DROP DATABASE {own} WITH (FORCE)")
