"""A connection is kept, looked at before each request, and opened again when it broke."""

from __future__ import annotations

import psycopg
import pytest
from django.core.signals import request_started
from django.db import connection
from django.db.backends.postgresql import base

pytestmark = pytest.mark.django_db(transaction=True)


def server_process() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def test_a_connection_that_the_server_ended_is_opened_again() -> None:
    before = server_process()
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 1000)", [before])
    request_started.send(sender=None)
    assert server_process() != before


def test_a_connection_that_works_is_kept_without_asking(monkeypatch) -> None:
    before = server_process()
    monkeypatch.setattr(base.DatabaseWrapper, "is_usable", lambda _self: pytest.fail("asked"))
    request_started.send(sender=None)
    assert server_process() == before
