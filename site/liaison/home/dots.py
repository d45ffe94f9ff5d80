"""The map on the home page is data: a dot for each region, sized by its services."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from liaison.core.bilingual import current_language
from liaison.core.memo import Memo
from liaison.reference import basemap
from liaison.reference.models import Region
from search import engine
from search.request import SearchRequest

SMALLEST, PER_SERVICE = 3.0, 1.5  # radius in units of the drawing
SECONDS = 60 * 60


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Row:
    """The same numbers for people who read rather than look."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class DotsMap:
    width: int
    height: int
    outline: list[dict[str, str]]
    dots: list[Dot]
    rows: list[Row]
    total: int


_kept: Memo[DotsMap] = Memo(seconds=SECONDS, most=4)


def dots_map() -> DotsMap:
    """Public services from the search index: a dot for each health region, a row for each province.

    Kept until anything in the index changes.
    """
    return _kept.get((current_language(), engine.recent_stamp()), read_dots_map)


def read_dots_map() -> DotsMap:
    found = engine.search(
        SearchRequest(
            exclude={"state": frozenset({"found", "archived"})},
            count_facets=("province", "region"),
            limit=0,
        )
    )
    by_province, by_region = found.counts["province"], found.counts["region"]
    regions = list(Region.objects.all())
    return DotsMap(
        width=basemap.WIDTH,
        height=basemap.HEIGHT,
        outline=[{"code": code, "path": path} for code, path in basemap.outline()],
        dots=[
            dot(region, by_region[region.code]) for region in regions if by_region.get(region.code)
        ],
        rows=[
            Row(str(region.name), by_province[region.code])
            for region in regions
            if by_province.get(region.code)
        ],
        total=found.total,
    )


def dot(region: Region, count: int) -> Dot:
    x, y = basemap.project(region.latitude or 0, region.longitude or 0)
    return Dot(x=round(x, 1), y=round(y, 1), r=round(SMALLEST + PER_SERVICE * sqrt(count), 1))
