"""The editors’ room as a whole: its menu by job, what waits, reports over every kind of content."""

from __future__ import annotations
