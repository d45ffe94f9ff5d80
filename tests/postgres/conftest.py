"""Tests of the connection itself: collected only where there is one."""

from __future__ import annotations

import os

collect_ignore = [] if os.environ.get("POSTGRES_NAME") else ["test_connection.py"]
