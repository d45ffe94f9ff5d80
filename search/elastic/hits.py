"""What Elasticsearch found, as hits: the nearest point and how far, by the site's own geodesy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from search.backends import geo
from search.elastic.documents import value
from search.elastic.filters import NEAR
from search.elastic.ranking import LIFTED
from search.results import Hit

if TYPE_CHECKING:
    from search.elastic.ask import Body
    from search.request import Near, SearchRequest

Place = tuple[int, float]  # point id, kilometres


def fields(request: SearchRequest) -> list[str]:
    wanted = ["kind", "object_id"]
    if request.near is not None:
        wanted += ["areas", "places.point_id", "places.latitude", "places.longitude"]
    if any(request.facets.values()):
        wanted.append("values")
    return wanted


def hit(request: SearchRequest, found: Body) -> Hit:
    kept = found["_source"]
    near = NEAR in found.get("matched_queries", ())
    nearest = _nearest(request.near, kept.get("places", [])) if request.near else None
    codes = request.near.area_codes if request.near else ()
    return Hit(
        kind=kept["kind"],
        object_id=kept["object_id"],
        score=max(0.0, (found["_score"] or LIFTED) - LIFTED),
        distance_km=nearest[1] if nearest else None,
        near=near,
        matched_areas=tuple(code for code in codes if code in kept["areas"]),
        point_id=nearest[0] if nearest else None,
        held=_held(request, set(kept.get("values", ()))),
    )


def _nearest(near: Near, places: list[dict[str, Any]]) -> Place | None:
    if not places:
        return None
    lats = np.array([place["latitude"] for place in places])
    lons = np.array([place["longitude"] for place in places])
    with np.errstate(invalid="ignore"):
        away = geo.geodesic(near.latitude, near.longitude, lats, lons)
    first = int(np.argmin(away))
    return places[first]["point_id"], float(away[first])


def _held(request: SearchRequest, values: set[str]) -> tuple[str, ...]:
    return tuple(
        f"{facet}:{code}"
        for facet, codes in request.facets.items()
        for code in sorted(codes)
        if value(facet, code) in values
    )
