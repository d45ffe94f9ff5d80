"""A database for tests in which several threads read and write at once."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection

from search import engine, synonyms
from search.backends.database import DatabaseBackend
from search.backends.dialect import make_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


@contextmanager
def own_database(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A database that other threads see too, as on a real site: tests hide theirs in memory or in
    a transaction. It holds the tables of the engine only."""
    monkeypatch.setattr(synonyms, "_providers", [])
    monkeypatch.setattr(engine, "_backend", DatabaseBackend())
    before = connection.settings_dict["NAME"]
    own = folder / "search.sqlite3" if connection.vendor == "sqlite" else f"{before}_threads"
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
    if connection.vendor == "sqlite":
        yield connection.connection
        return
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {own}")
    yield connection.connection
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {own} WITH (FORCE)")
