"""SQLite in a file, or PostgreSQL where POSTGRES_NAME names a database (docs/database.md)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                "PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728;"
            ),
        },
    }


def postgresql(name: str) -> dict[str, Any]:
    """What is not said here, TLS above all, the client library takes from its own PG* variables."""
    return {
        "ENGINE": "liaison.core.postgresql",
        "NAME": name,
        "HOST": os.environ.get("POSTGRES_HOST", ""),  # none: the socket of this machine
        "PORT": os.environ.get("POSTGRES_PORT", ""),
        "USER": os.environ.get("POSTGRES_USER", ""),
        "PASSWORD": os.environ.get("POSTGRES_PASSWORD", ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,  # a server that was started again is found again
        "OPTIONS": {"connect_timeout": 5, "application_name": "liaison"},
    }


def chosen(file: Path) -> dict[str, Any]:
    name = os.environ.get("POSTGRES_NAME", "")
    return postgresql(name) if name else sqlite(file)
