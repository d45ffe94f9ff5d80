"""Time zones, kept: the standard library keeps eight, and Canada has more names than that."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo


@cache
def zone(name: str) -> ZoneInfo:
    """The time zone of that name; ZoneInfoNotFoundError for one that isn't known."""
    return ZoneInfo(name)
