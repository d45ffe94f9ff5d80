"""The same numbers as a map: provinces shaded by services per person, and health regions."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from directory.coverage.areas import areas, health_regions, provinces
from directory.coverage.counting import count
from directory.models import RegionShape
from liaison.core.memo import Memo
from liaison.reference import basemap
from liaison.reference.local_map import path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from directory.coverage.areas import Area
    from directory.coverage.counting import Allowed
    from directory.coverage.query import CoverageQuery

CLASSES = 4  # shades, besides the one for none
SMALLEST, PER_SERVICE = 2.5, 1.4  # radius in units of the drawing
# Where the number of a small province stands, beside its shape: it would hide it.
MOVED = {"PE": (14, -10), "NS": (24, 10), "NB": (-6, 4), "NL": (-18, 6), "QC": (-20, 30)}
_shapes: Memo[Mapping[str, str]] = Memo(seconds=60, most=1)
forget_shapes = _shapes.forget


@dataclass(frozen=True, slots=True)
class Land:
    """`shade` runs from 0, no service, to 4."""

    path: str
    shade: int
    title: str
    count: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A health region without a loaded outline."""

    x: float
    y: float
    r: float
    title: str


@dataclass(frozen=True, slots=True)
class Step:
    shade: int
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    lands: list[Land]
    shapes: list[Land]
    dots: list[Dot]
    legend: list[Step]


def drawing(query: CoverageQuery, allowed: Allowed) -> Drawing:
    counts = count(query.facets, allowed)
    rates = {area.code: area.per_100k(counts.get(area.code, 0)) or 0.0 for area in provinces()}
    edges = edges_of(rates.values())
    outlines = dict(basemap.outline())
    loaded = shapes()
    regions = health_regions()
    return Drawing(
        width=basemap.WIDTH,
        height=basemap.HEIGHT,
        lands=[
            land(area, outlines[area.code], counts, edges)
            for area in provinces()
            if area.code in outlines
        ],
        shapes=[
            land(one, loaded[one.code], counts, edges) for one in regions if one.code in loaded
        ],
        dots=[dot(one, counts[one.code]) for one in regions if is_dot(one, counts, loaded)],
        legend=legend(edges),
    )


def is_dot(area: Area, counts: Mapping[str, int], loaded: Mapping[str, Any]) -> bool:
    return bool(counts.get(area.code)) and area.code not in loaded and area.latitude is not None


def edges_of(rates: Iterable[float]) -> list[float]:
    """The upper edges of the shades, about as many provinces in each: a few small populations
    would leave all others in the lightest."""
    found = sorted(rate for rate in rates if rate)
    places = [-(-len(found) * n // CLASSES) - 1 for n in range(1, CLASSES + 1)]
    return sorted({found[place] for place in places}) if found else []


def shade_of(rate: float, edges: list[float]) -> int:
    """The last shade is the darkest, however few there are."""
    if not rate:
        return 0
    step = next((n for n, edge in enumerate(edges) if rate <= edge), len(edges) - 1)
    return CLASSES - len(edges) + 1 + step


def land(area: Area, outline: str, counts: Mapping[str, int], edges: list[float]) -> Land:
    number = counts.get(area.code, 0)
    x, y = basemap.project(area.latitude or 0, area.longitude or 0)
    right, down = MOVED.get(area.code, (0, 0))
    return Land(
        path=outline,
        shade=shade_of(area.per_100k(number) or 0.0, edges),
        title=told(area, number),
        count=number,
        x=round(x + right, 1),
        y=round(y + down, 1),
    )


def dot(area: Area, number: int) -> Dot:
    x, y = basemap.project(area.latitude or 0, area.longitude or 0)
    radius = round(SMALLEST + PER_SERVICE * sqrt(number), 1)
    return Dot(x=x, y=y, r=radius, title=told(area, number))


def told(area: Area, number: int) -> str:
    return _("%(area)s: %(count)s") % {"area": area.name, "count": number}


def legend(edges: list[float]) -> list[Step]:
    steps = [Step(0, _("none"))]
    lower = 0.0
    for edge in edges:
        pair = {"from": shown(lower), "to": shown(edge)}
        words = _("over %(from)s, to %(to)s") if lower else _("up to %(to)s")
        steps.append(Step(shade_of(edge, edges), words % pair))
        lower = edge
    return steps


def shown(rate: float) -> str:
    return number_format(round(rate, 2), 2)


def shapes() -> Mapping[str, str]:
    """The drawn outline of each health region that a site has loaded, by its code."""
    return _shapes.get("", read_shapes)


def read_shapes() -> Mapping[str, str]:
    return {
        code: "".join(
            path([basemap.project(lat, lon) for lon, lat in ring], close=True) for ring in rings
        )
        for code, rings in RegionShape.objects.values_list("region__code", "rings")
        if code in areas()
    }
