"""What a feature hands to the engine for each record that may be found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HALF_HOURS = 336  # in a week; 0 is Monday 00:00


@dataclass(frozen=True, slots=True)
class Document:
    """`points` are public points only: what is not here can't be found by distance or drawn."""

    kind: str
    object_id: int
    title: Mapping[str, str]
    body: Mapping[str, str]
    facets: Mapping[str, frozenset[str]]
    visibility: str
    points: tuple[tuple[int, float, float], ...] = ()
    areas: frozenset[str] = frozenset()
    ages: tuple[int, int] = (0, 200)
    hours: frozenset[int] = frozenset()
    timezone: str = "America/Toronto"
    boost: float = 0.0
    stored: Mapping[str, str] = field(default_factory=dict)  # by language, given back as it came
