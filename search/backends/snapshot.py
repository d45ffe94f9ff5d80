"""One state of the database for all the reads of a search, whoever writes meanwhile."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection

from search.backends.dialect import dialect

if TYPE_CHECKING:
    from collections.abc import Iterator


def _needed() -> bool:
    """Not inside a transaction, whose own writes the search must see."""
    outside = not connection.in_atomic_block and connection.get_autocommit()
    return outside and dialect().has_snapshots()


@contextmanager
def snapshot() -> Iterator[None]:
    if not _needed():
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(dialect().BEGIN_SNAPSHOT)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
