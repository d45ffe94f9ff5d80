"""Where the benchmark's databases are: files of SQLite, or a PostgreSQL that STORE asks for.

A database on PostgreSQL has the name of an empty file that stands for it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from tests.postgres.cluster import reachable

if TYPE_CHECKING:
    from collections.abc import Iterator

STORE = os.environ.get("STORE") or "sqlite"
# As a site would run it, but that a little more of the database fits into memory.
SETTINGS = {"shared_buffers": "512MB", "max_wal_size": "4GB"}


class Sqlite:
    suffix = "sqlite3"

    def environment(self, path: Path) -> dict[str, str]:
        return {"BENCHMARK_DATABASE": str(path), "POSTGRES_NAME": ""}

    def copy(self, start: Path | None, path: Path) -> None:
        if start:
            shutil.copy(start, path)

    def rename(self, path: Path, new: Path) -> Path:
        return path.rename(new)

    def remove(self, path: Path) -> None:
        path.unlink()

    def settle(self, path: Path) -> None:
        """The log goes into the file."""
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")


class Postgres:
    suffix = "database"

    def environment(self, path: Path) -> dict[str, str]:
        return {"BENCHMARK_DATABASE": path.name, "POSTGRES_NAME": path.name}

    def _tell(self, sql: str, *names: str, database: str = "") -> None:
        import psycopg
        from psycopg.sql import SQL, Identifier

        known = {key: os.environ.get(f"POSTGRES_{key.upper()}") for key in ("host", "port", "user")}
        known["password"] = os.environ.get("POSTGRES_PASSWORD")
        known["dbname"] = database or "postgres"
        with psycopg.connect(**known, autocommit=True) as connection:
            connection.execute(SQL(sql).format(*map(Identifier, names)))

    def copy(self, start: Path | None, path: Path) -> None:
        self._tell("DROP DATABASE IF EXISTS {} WITH (FORCE)", path.name)
        self._tell(
            "CREATE DATABASE {} TEMPLATE {}", path.name, start.name if start else "template0"
        )
        path.touch()

    def rename(self, path: Path, new: Path) -> Path:
        self._tell("ALTER DATABASE {} RENAME TO {}", path.name, new.name)
        return path.rename(new)

    def remove(self, path: Path) -> None:
        self._tell("DROP DATABASE IF EXISTS {} WITH (FORCE)", path.name)
        path.unlink()

    def settle(self, path: Path) -> None:
        """What autovacuum would do in the next minutes."""
        self._tell("VACUUM ANALYZE", database=path.name)


store: Sqlite | Postgres = Postgres() if STORE == "postgresql" else Sqlite()


@contextlib.contextmanager
def running(folder: Path) -> Iterator[None]:
    """For PostgreSQL a server, whose data stay in the folder unless POSTGRES_HOST names another."""
    if STORE == "sqlite":
        yield
        return
    with reachable(folder / "cluster", SETTINGS):
        yield


@contextlib.contextmanager
def scratch(path: Path) -> Iterator[Path]:
    """A copy to write to."""
    new = path.with_name(f"scratch-{os.getpid()}.{store.suffix}")
    store.copy(path, new)
    try:
        yield new
    finally:
        store.remove(new)
