"""Processor time of this process, and of the process of PostgreSQL that works for it alone."""

from __future__ import annotations

import time
from pathlib import Path

NANOSECOND = 1e-9


class Clock:
    """Each connection to PostgreSQL has a process of its own there."""

    def __init__(self) -> None:
        self._connection: object = None
        self._told: Path | None = None

    def __call__(self) -> float:
        return time.process_time() + self._of_server()

    def _of_server(self) -> float:
        from django.db import connection

        if connection.vendor != "postgresql" or connection.connection is None:
            return 0.0
        if connection.connection is not self._connection:
            self._connection = connection.connection
            self._told = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
        if self._told is None or not self._told.exists():
            raise RuntimeError("PostgreSQL has to run on this machine, for its time to be read.")
        return int(self._told.read_text().split()[0]) * NANOSECOND


seconds = Clock()
