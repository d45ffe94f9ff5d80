"""What the engine answers: references to records, never the records themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Hit(NamedTuple):
    """One found record. `near` is True when a public point lies within the radius; `held` names
    those of the asked values it has, as “facet:code”.
    """

    kind: str
    object_id: int
    score: float
    distance_km: float | None
    near: bool
    matched_areas: tuple[str, ...]
    point_id: int | None
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResults:
    """`relaxed`: no record held every word, so those that hold some of them are shown."""

    hits: tuple[Hit, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    did_you_mean: str = ""
    remote_total: int = 0
    relaxed: bool = False


class Point(NamedTuple):
    object_id: int
    point_id: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """`count` points around a centre; `bounds` (w, s, e, n) hold all of them."""

    latitude: float
    longitude: float
    count: int
    bounds: tuple[float, float, float, float]
    object_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MapData:
    """Either points or clusters. The two counts are of all matches, whatever the bounding box."""

    points: tuple[Point, ...]
    clusters: tuple[Cluster, ...]
    total_services: int
    unplaced: int
