"""Usual weeks written short: "mon-thu 09:00-20:00", "fri 09:00-16:00 appointment"."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directory.demo.reading import Row

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def week(lines: Iterable[str]) -> Iterator[Row]:
    """The columns of OpeningHours for each day of each line."""
    for line in lines:
        days, hours, *rest = line.split()
        first, _, last = days.partition("-")
        opens, closes = (time.fromisoformat(text) for text in hours.split("-"))
        for weekday in range(DAYS.index(first), DAYS.index(last or first) + 1):
            yield {
                "weekday": weekday,
                "opens": opens,
                "closes": closes,
                "by_appointment": rest == ["appointment"],
            }
