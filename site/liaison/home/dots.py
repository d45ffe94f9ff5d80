"""The map on the home page is data: one dot for each province, sized by its services."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from search.request import SearchRequest

from liaison.reference import basemap
from liaison.reference.models import Region
from search import engine

SMALLEST, PER_SERVICE = 3.0, 1.6  # radius in units of the drawing


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    r: float
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class DotsMap:
    width: int
    height: int
    outline: list[dict[str, str]]
    dots: list[Dot]
    total: int


def dots_map() -> DotsMap:
    """Services found by the public, counted by province or territory from the search index."""
    found = engine.search(
        SearchRequest(exclude={"state": frozenset({"found"})}, count_facets=("province",), limit=0)
    )
    counts = found.counts.get("province", {})
    dots = [
        dot(region, counts.get(region.code, 0))
        for region in Region.objects.provinces()
        if counts.get(region.code)
    ]
    return DotsMap(
        width=basemap.WIDTH,
        height=basemap.HEIGHT,
        outline=[{"code": code, "path": path} for code, path in basemap.outline()],
        dots=dots,
        total=found.total,
    )


def dot(region: Region, count: int) -> Dot:
    x, y = basemap.project(region.latitude, region.longitude)
    radius = SMALLEST + PER_SERVICE * sqrt(count)
    return Dot(x=round(x, 1), y=round(y, 1), r=round(radius, 1), name=str(region.name), count=count)
