"""Which database a site runs on is one variable."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaison.settings import database

FILE = Path("var/liaison.sqlite3")


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch) -> None:
    for name in ("NAME", "HOST", "PORT", "USER", "PASSWORD"):
        monkeypatch.delenv(f"POSTGRES_{name}", raising=False)


def test_without_a_word_it_is_a_file() -> None:
    chosen = database.chosen(FILE)
    assert (chosen["ENGINE"], chosen["NAME"]) == ("django.db.backends.sqlite3", FILE)


def test_a_name_makes_it_postgresql_that_keeps_its_connections(monkeypatch) -> None:
    monkeypatch.setenv("POSTGRES_NAME", "liaison")
    monkeypatch.setenv("POSTGRES_HOST", "db.example.org")
    monkeypatch.setenv("POSTGRES_PASSWORD", "a secret")
    chosen = database.chosen(FILE)
    assert chosen["ENGINE"] == "liaison.core.postgresql"
    assert (chosen["NAME"], chosen["HOST"]) == ("liaison", "db.example.org")
    assert chosen["PASSWORD"] == "a secret"
    assert chosen["CONN_MAX_AGE"] is None
    assert chosen["CONN_HEALTH_CHECKS"]
