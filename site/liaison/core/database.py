"""What a database has to be told, because it finds out too late."""

from __future__ import annotations

from django.db import connection


def many_rows_came() -> None:
    """PostgreSQL chooses how to read a table by what it held some minutes ago, and knows nothing
    of a transaction that goes on: after thousands of new rows it would read all of them for each.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
