"""The editors’ room of the directory: forms, lists, review and the facts of the day."""

from __future__ import annotations
