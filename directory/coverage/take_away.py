"""Coverage as a map that a person keeps: one HTML file that asks nobody for anything."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.coverage.areas import health_regions, provinces
from directory.coverage.counting import count
from directory.coverage.drawing import edges_of, is_dot, legend, shade_of, told
from directory.coverage.table import table
from directory.models import RegionShape
from directory.one_file import as_data, one_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directory.coverage.areas import Area
    from directory.coverage.counting import Allowed
    from directory.coverage.query import CoverageQuery

SMALLEST, PER_SERVICE = 4.0, 2.0  # radius in pixels


def map_html(query: CoverageQuery, allowed: Allowed) -> str:
    counts = count(query.facets, allowed)
    edges = edges_of(rate_of(area, counts) for area in provinces())
    drawn = areas_drawn(counts, edges)
    context = {
        "table": table(query, allowed),
        "legend": legend(edges),
        "drawn": drawn,
        "counted_at": timezone.now(),
    }
    return one_file(
        title=_("Coverage: services by province, territory and health region"),
        page=render_to_string("directory/coverage/take_away.html", context),
        data={"coverage": as_data(drawn)},
        drawer="coverage",
    )


def areas_drawn(counts: Mapping[str, int], edges: list[float]) -> dict[str, Any]:
    """Provinces with their shades; health regions as outlines where the site has loaded them, as
    circles elsewhere. `said` is what stands at each when it is pointed at."""
    shapes = dict(RegionShape.objects.values_list("region__code", "rings"))
    regions = health_regions()
    return {
        "provinces": {area.code: shaded(area, counts, edges) for area in provinces()},
        "outlines": [
            outline(area, counts, shapes[area.code]) for area in regions if area.code in shapes
        ],
        "circles": [circle(area, counts) for area in regions if is_dot(area, counts, shapes)],
    }


def shaded(area: Area, counts: Mapping[str, int], edges: list[float]) -> dict[str, Any]:
    shade = shade_of(rate_of(area, counts), edges)
    return {"shade": shade, "said": told(area, counts.get(area.code, 0))}


def outline(area: Area, counts: Mapping[str, int], rings: Sequence[Any]) -> dict[str, Any]:
    number = counts.get(area.code, 0)
    return {"rings": rings, "has": bool(number), "said": told(area, number)}


def circle(area: Area, counts: Mapping[str, int]) -> dict[str, Any]:
    number = counts[area.code]
    radius = round(SMALLEST + PER_SERVICE * sqrt(number), 1)
    return {"at": [area.latitude, area.longitude], "radius": radius, "said": told(area, number)}


def rate_of(area: Area, counts: Mapping[str, int]) -> float:
    return area.per_100k(counts.get(area.code, 0)) or 0.0
