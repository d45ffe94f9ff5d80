"""One state of the database for all the reads of a search, whoever writes meanwhile."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterator


def _needed() -> bool:
    """Not inside a transaction, which is one already, nor in memory, where tests share one."""
    database: Any = connection
    return (
        database.vendor == "sqlite"
        and not database.in_atomic_block
        and database.get_autocommit()
        and not database.is_in_memory_db()
    )


@contextmanager
def snapshot() -> Iterator[None]:
    """A deferred transaction: it takes no lock. Django's own would take the writers' lock."""
    if not _needed():
        yield
        return
    connection.ensure_connection()
    connection.connection.execute("BEGIN DEFERRED")
    try:
        yield
    finally:
        connection.connection.execute("ROLLBACK")
