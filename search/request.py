"""What a caller asks of the engine: one frozen value, the same for every backend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Near:
    """A place and how far from it; `area_codes` run from the widest to the narrowest."""

    latitude: float
    longitude: float
    radius_km: float
    area_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """Within a facet the values are OR, between facets AND. The counts of a facet leave its own
    choice apart, and those of the facets that `counted_without` names for it."""

    kinds: tuple[str, ...] = ("service",)
    text: str = ""
    typing: bool = False  # every word in the title, the last perhaps unfinished
    language: str = "en"
    near: Near | None = None
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    exclude: Mapping[str, frozenset[str]] = field(default_factory=dict)
    visibilities: frozenset[str] = frozenset({"public"})
    age: int | None = None
    open_at: datetime | None = None
    closed: frozenset[int] = frozenset()
    opened: frozenset[int] = frozenset()
    bbox: tuple[float, float, float, float] | None = None
    count_facets: tuple[str, ...] = ()
    counted_without: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sort: str = "best"
    offset: int = 0
    limit: int = 20
